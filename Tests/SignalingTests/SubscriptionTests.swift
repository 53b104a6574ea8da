import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// Who hears whom: wishes, permissions and blocks come out as subscriptions that are there or not.
struct SubscriptionTests {
    @Test func `who does not subscribe by itself hears what it asks for`() throws {
        let stage = try Stage()
        let bob = stage.join("bob", query: [("auto_subscribe", "0")])
        let sid = stage.join("alice").publish()
        #expect(stage.subscriptions.isEmpty && bob.updates.last?.tracks.map(\.sid) == [sid])
        bob.subscribe([sid])
        #expect(stage.subscriptions.count == 1)
        bob.subscribe([sid])
        #expect(stage.subscriptions.count == 1)
        bob.subscribe([sid], false)
        #expect(stage.unsubscriptions == stage.subscriptions)
    }

    @Test func `who gave a track up is not given it again, until it asks`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice")
        let sid = alice.publish()
        bob.subscribe([sid], false)
        stage.join("carol").publish("c")
        #expect(stage.subscriptions.count == 4)
        var update = LiveKit.UpdateSubscription()
        update.subscribe = true
        update.participantTracks = [.init()]
        update.participantTracks[0].participantSid = alice.sid
        update.participantTracks[0].trackSids = [sid]
        bob.send(.subscription(update))
        #expect(stage.subscriptions.count == 5)
        #expect(bob.offers.last?.midToTrackId.values.contains(sid) == true)
    }

    @Test func `a track that is not there cannot be had`() throws {
        let (stage, alice) = try Stage.lone()
        alice.subscribe(["TR_nothing"])
        guard case .subscriptionResponse(let response)? = alice.inbox.last else {
            Issue.record("it is not told")
            return
        }
        #expect(response.trackSid == "TR_nothing" && response.err == .trackNotfound)
        #expect(stage.session(of: alice)?.wishes.isEmpty == true)
    }

    @Test func `a disabled track is paused, and enabled again`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let sid = stage.join("alice").publish()
        var settings = LiveKit.UpdateTrackSettings()
        settings.trackSids = [sid]
        for isDisabled in [true, true, false] {
            settings.disabled = isDisabled
            bob.send(.trackSetting(settings))
        }
        let pauses: [Bool] = stage.commands.compactMap {
            if case .setPaused(_, let isPaused) = $0 { isPaused } else { nil }
        }
        #expect(pauses == [true, false])
    }

    @Test func `a pause that is lifted while nothing is heard does not come back`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let sid = stage.join("alice").publish()
        var settings = LiveKit.UpdateTrackSettings()
        settings.trackSids = [sid]
        settings.disabled = true
        bob.send(.trackSetting(settings))
        bob.subscribe([sid], false)
        settings.disabled = false
        bob.send(.trackSetting(settings))
        bob.subscribe([sid], true)
        let paused: [Bool] = stage.commands.compactMap {
            if case .subscribe(_, to: _, on: _, let parameters) = $0 { parameters.isPaused } else { nil }
        }
        #expect(paused == [false, false])
    }

    @Test func `a publisher decides who hears it, and who is kept out knows`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        let carol = stage.join("carol")
        let tape = stage.join("tape") { $0.grants.recorder = true }
        let alice = stage.join("alice")
        let sid = alice.publish()
        #expect(stage.subscriptions.count == 3)
        stage.forgetLog()
        var permission = LiveKit.SubscriptionPermission()
        permission.trackPermissions = [.init()]
        permission.trackPermissions[0].participantIdentity = "bob"
        permission.trackPermissions[0].allTracks = true
        alice.send(.subscriptionPermission(permission))
        #expect(stage.unsubscriptions.count == 1)
        #expect(Self.permissions(carol) == [false] && Self.permissions(bob).isEmpty && Self.permissions(tape).isEmpty)
        carol.subscribe([sid])
        #expect(stage.subscriptions.isEmpty)

        permission.allParticipants = true
        alice.send(.subscriptionPermission(permission))
        #expect(Self.permissions(carol) == [false, true])
        #expect(stage.subscriptions.count == 1)
    }

    private static func permissions(_ client: Client) -> [Bool] {
        client.inbox.compactMap {
            if case .subscriptionPermissionUpdate(let update) = $0 { update.allowed } else { nil }
        }
    }

    @Test func `a block parts two and leaves the third alone; lifted, they hear each other again`() throws {
        let stage = try Stage()
        let clients = ["a", "b", "c"].map { stage.join($0) }
        for client in clients { client.publish(client.sid) }
        #expect(stage.subscriptions.count == 6)
        stage.forgetLog()
        try stage.block("a", "b")
        #expect(stage.unsubscriptions.count == 2)
        #expect(clients[2].inbox.isEmpty)
        // Neither republishing nor asking helps.
        let again = clients[1].publish("again")
        clients[0].subscribe([again])
        #expect(stage.subscriptions.count == 1)
        #expect(Self.permissions(clients[0]).isEmpty)
        stage.forgetLog()
        try stage.block("a", "b", false)
        #expect(stage.subscriptions.count == 3)
    }

    @Test func `where the operator wants it, a block removes the later comer`() throws {
        let stage = try Stage { $0.onBlock = .remove }
        let alice = stage.join("a")
        let bob = stage.join("b")
        try stage.block("a", "b")
        #expect(bob.leave?.reason == .participantRemoved && bob.leave?.action == .disconnect)
        #expect(alice.closeCode == nil && alice.updates.last?.state == .disconnected)
        #expect(stage.join("b").status == 403)
    }

    @Test func `a permission to hear that is taken away ends everything heard`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        stage.join("alice").publish()
        stage.forgetLog()
        try stage.moderate(bob) { room, id in
            var permissions = Permissions()
            permissions.canSubscribe = false
            return try room.permit(id, permissions)
        }
        #expect(stage.unsubscriptions.count == 1)
        #expect(bob.offers.count == 1)
    }

    @Test func `a track that a client refuses in its answer is not pressed on it`() throws {
        let stage = try Stage()
        let bob = stage.join("bob")
        bob.answersOffers = false
        let sid = stage.join("alice").publish()
        bob.answer(try #require(bob.offers.last), refusing: [sid])
        #expect(stage.subscriptions.isEmpty)
        guard
            case .subscriptionResponse(let response)? = bob.inbox.first(where: {
                Client.kind($0) == "subscriptionResponse"
            })
        else {
            Issue.record("it is not told")
            return
        }
        #expect(response.err == .codecUnsupported && response.trackSid == sid)
        bob.answersOffers = true
        bob.answerOffer()
        stage.forgetLog()
        stage.join("carol") { $0.grants.canSubscribe = false }
        #expect(bob.offers.isEmpty)
        bob.subscribe([sid])
        #expect(stage.subscriptions.count == 1)
    }

    @Test func `no SSRC is used twice towards one listener`() throws {
        let stage = try Stage()
        stage.join("bob")
        let alice = stage.join("alice")
        for index in 0..<10 {
            alice.publish("t\(index)")
            alice.unpublish("t\(index)")
        }
        let sources: [UInt32] = stage.commands.compactMap {
            if case .subscribe(_, to: _, on: _, let parameters) = $0 { parameters.ssrc } else { nil }
        }
        #expect(sources.count == 10 && Set(sources).count == 10)
    }
}

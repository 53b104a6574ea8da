import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// A mute is in force before anyone is told of it.
struct MutingTests {
    static func trio() throws -> (stage: Stage, alice: Client, bob: Client, sid: String) {
        let stage = try Stage()
        let bob = stage.join("bob", isConnected: true)
        let alice = stage.join("alice", isConnected: true)
        let sid = alice.publish()
        stage.forgetLog()
        return (stage, alice, bob, sid)
    }

    @Test func `a mute is told to everyone once the worker has applied it`() throws {
        let (stage, alice, bob, sid) = try Self.trio()
        stage.confirms = false
        alice.mute(sid)
        #expect(stage.commands.contains { if case .setMuted(_, true) = $0 { true } else { false } })
        #expect(alice.inbox.isEmpty && bob.inbox.isEmpty)
        stage.confirm()
        for client in [alice, bob] { #expect(client.updates.map { $0.tracks.map(\.muted) } == [[true]]) }
        #expect(stage.subscriptions.isEmpty && stage.unsubscriptions.isEmpty)
    }

    @Test func `a mute is not told beside something else before it is in force`() throws {
        let (stage, alice, bob, sid) = try Self.trio()
        stage.confirms = false
        alice.mute(sid)
        // Alice is told about again, and to somebody new.
        alice.publish("second")
        let carol = stage.join("carol")
        func isMuted(_ participants: [LiveKit.ParticipantInfo]) -> [Bool] {
            participants.flatMap(\.tracks).filter { $0.sid == sid }.map(\.muted)
        }
        #expect(isMuted(bob.updates) == [false])
        #expect(isMuted(carol.joined?.otherParticipants ?? []) == [false])
        stage.confirm()
        #expect(isMuted(bob.updates).last == true)
        #expect(isMuted(carol.updates).last == true)
    }

    @Test func `a mute that follows an unmute is not told before it is in force itself`() throws {
        let (stage, alice, bob, sid) = try Self.trio()
        alice.mute(sid)
        stage.forgetLog()
        stage.confirms = false
        alice.mute(sid, false)
        alice.mute(sid, true)
        let tickets = stage.tickets
        #expect(tickets.count == 2)
        stage.apply(.applied(tickets[0]))
        #expect(bob.inbox.isEmpty)
        stage.apply(.applied(tickets[1]))
        #expect(bob.updates.map { $0.tracks.map(\.muted) } == [[true]])
    }

    @Test func `a track that one does not publish is not found`() throws {
        let (_, alice, bob, sid) = try Self.trio()
        bob.mute(sid)
        alice.mute("TR_nothing")
        #expect(bob.outcomes.map(\.reason) == [.notFound])
        #expect(alice.outcomes.map(\.reason) == [.notFound])
        #expect(alice.updates.isEmpty)
    }

    @Test func `what is so already is told to nobody`() throws {
        let (stage, alice, bob, sid) = try Self.trio()
        alice.mute(sid, false)
        #expect(bob.inbox.isEmpty && stage.commands.isEmpty && alice.outcomes.isEmpty)
    }

    @Test func `a moderator's mute reaches its owner, who cannot lift it`() throws {
        let (stage, alice, bob, sid) = try Self.trio()
        try stage.moderate(alice) { room, id in
            try room.setMuted(TrackID(sid), true, by: .moderator, of: id).map { [$0] } ?? []
        }
        #expect(alice.kinds == ["mute", "update"])
        #expect(bob.updates.last?.tracks.first?.muted == true)
        stage.forgetLog()
        alice.mute(sid, false)
        #expect(alice.outcomes.map(\.reason) == [.notAllowed])
        guard case .mute(let order)? = alice.inbox.last else {
            Issue.record("the owner is not told again")
            return
        }
        #expect(order.muted && order.sid == sid)
        #expect(bob.inbox.isEmpty && stage.commands.isEmpty)
    }

    @Test func `a moderator's mute holds for the next track and for the next stay`() throws {
        let (stage, alice, _, sid) = try Self.trio()
        try stage.moderate(alice) { room, id in
            try room.setMuted(TrackID(sid), true, by: .moderator, of: id).map { [$0] } ?? []
        }
        let again = stage.join("alice")
        stage.forgetLog()
        again.publish("other")
        #expect(stage.publications.map(\.isMuted) == [true])
        #expect(again.kinds.contains("mute"))
        #expect(again.updates.last?.tracks.map(\.muted) == [true])
    }
}

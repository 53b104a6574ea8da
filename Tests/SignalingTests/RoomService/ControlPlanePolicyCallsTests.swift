import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

@Suite struct ControlPlanePolicyCallsTests {
    static func block(_ blocker: String, _ blocked: String) -> QuartetAPI.BlockRequest {
        .with {
            $0.blocker = blocker
            $0.blocked = blocked
        }
    }

    static func unblock(_ blocker: String, _ blocked: String) -> QuartetAPI.UnblockRequest {
        .with {
            $0.blocker = blocker
            $0.blocked = blocked
        }
    }

    // MARK: Blocks

    @Test func `a block between two who are present is in force when the call answers, and the third hears both`()
        throws
    {
        let stage = try Stage()
        for name in ["alice", "bob", "carol"] { stage.join(name, isConnected: true).publish() }
        #expect(stage.subscriptions.count == 6)
        stage.confirms = false
        stage.forgetLog()
        let call = stage.call(.block, Self.block("alice", "bob"), as: .backend)
        #expect(stage.unsubscriptions.count == 2)
        #expect(call.response == nil)
        // Repeated, it is not answered before the first is in force.
        let again = stage.call(.block, Self.block("alice", "bob"), as: .backend)
        #expect(again.response == nil)
        stage.confirm()
        #expect(call.status == 200 && again.status == 200)
        #expect(stage.room()?.participants.count == 3)
        // Lifted, both are subscribed again without anyone's re-joining.
        stage.confirms = true
        stage.forgetLog()
        #expect(stage.call(.unblock, Self.unblock("alice", "bob"), as: .backend).status == 200)
        #expect(stage.subscriptions.count == 2)
    }

    @Test func `what waits to be delivered between two does not pass a block`() throws {
        let stage = try Stage()
        let alice = DataPeer(stage, stage.join("alice"))
        #expect(alice.run { alice.isReady })
        let client = stage.join("bob")
        for text in ["before", "after"] {
            alice.send(.with { $0.value = .user(.with { $0.payload = Array(text.utf8) }) })
            _ = alice.run(.milliseconds(300)) { false }
            guard text == "before" else { continue }
            #expect(stage.call(.block, Self.block("bob", "alice"), as: .backend).status == 200)
        }
        #expect(stage.call(.sendData, ControlPlaneDataCallsTests.send("api")).status == 200)
        let bob = DataPeer(stage, client)
        #expect(bob.run(with: [alice]) { !bob.received.isEmpty })
        #expect(ControlPlaneDataCallsTests.texts(bob) == ["api"])
    }

    @Test func `a block keeps out, or removes the later comer where the room says so`() throws {
        let stage = try Stage()
        stage.join("alice", isConnected: true)
        #expect(stage.call(.block, Self.block("bob", "alice"), as: .backend).status == 200)
        #expect(stage.join("bob").text == "cannot join this room")
        let policy = #"{"room":"lounge","on_block":"ON_BLOCK_REMOVE"}"#
        #expect(stage.callJSON(.setRoomPolicy, policy, as: .backend).status == 200)
        let carol = stage.join("carol", isConnected: true)
        #expect(stage.call(.block, Self.block("alice", "carol"), as: .backend).status == 200)
        #expect(carol.leave?.reason == .participantRemoved)
        #expect(stage.room()?.participants.map(\.identity.rawValue) == ["alice"])
    }

    @Test func `blocks are listed by whoever stands in them`() throws {
        let stage = try Stage()
        for (one, other) in [("b", "a"), ("a", "c"), ("a", "b")] {
            #expect(stage.call(.block, Self.block(one, other), as: .backend).status == 200)
        }
        func list(_ identity: String) throws -> [String] {
            let response: QuartetAPI.ListBlocksResponse = try stage.result(
                .listBlocks, QuartetAPI.ListBlocksRequest.with { $0.identity = identity }, as: .backend)
            return response.blocks.map { "\($0.blocker)>\($0.blocked)" }
        }
        #expect(try list("") == ["a>b", "a>c", "b>a"])
        #expect(try list("a") == ["a>b", "a>c", "b>a"])
        #expect(try list("c") == ["a>c"])
        #expect(try list("d") == [])
        #expect(stage.call(.unblock, Self.unblock("a", "b"), as: .backend).status == 200)
        #expect(stage.call(.unblock, Self.unblock("a", "b"), as: .backend).status == 200)
        #expect(try list("b") == ["b>a"])
    }

    @Test(arguments: [("", "bob"), ("bob", ""), ("bob", "bob"), ("bob", "a\u{202E}"), ("x\n", "bob")])
    func `a block needs two people`(_ one: String, _ other: String) throws {
        let answer = try Stage().call(.block, Self.block(one, other), as: .backend)
        #expect(answer.status == 400)
        #expect(answer.text.contains("invalid_argument"))
    }

    // MARK: Bans

    static func ban(
        _ identity: String, room: String = "lounge", until: Int64 = 0, reason: String = ""
    ) -> QuartetAPI.BanRequest {
        .with {
            $0.identity = identity
            $0.room = room
            $0.until = until
            $0.reason = reason
        }
    }

    @Test func `who is banned is out when the call answers, and stays out until the time`() throws {
        let stage = try Stage()
        stage.join("bob", isConnected: true)
        let alice = stage.join("alice", isConnected: true)
        stage.confirms = false
        let until = stage.now.unix.seconds + 60
        let call = stage.call(.ban, Self.ban("alice", until: until), as: .backend)
        #expect(call.response == nil)
        stage.confirm()
        #expect(call.status == 200)
        stage.confirms = true
        #expect(alice.leave?.reason == .participantRemoved)
        let refused = stage.join("alice")
        #expect((refused.status, refused.text) == (403, "banned from this room until 2027-01-15T08:01:00Z"))
        #expect(stage.join("alice", room: "attic").isUpgraded)
        stage.advance(.seconds(60))
        #expect(stage.join("alice").isUpgraded)
    }

    @Test func `a ban from every room holds in every room, and is lifted as such`() throws {
        let stage = try Stage()
        #expect(stage.call(.ban, Self.ban("alice", room: ""), as: .backend).status == 200)
        #expect(stage.join("alice", room: "attic").text == "banned from all rooms")
        let elsewhere = QuartetAPI.UnbanRequest.with {
            $0.identity = "alice"
            $0.room = "attic"
        }
        #expect(stage.call(.unban, elsewhere, as: .backend).status == 200)
        #expect(stage.join("alice", room: "attic").status == 403)
        #expect(stage.call(.unban, QuartetAPI.UnbanRequest.with { $0.identity = "alice" }, as: .backend).status == 200)
        #expect(stage.join("alice", room: "attic").isUpgraded)
    }

    @Test func `bans are listed by room and identity, with their reasons`() throws {
        let stage = try Stage()
        for request in [
            Self.ban("bob", until: stage.now.unix.seconds + 10), Self.ban("alice", room: "", reason: "spam"),
            Self.ban("carol", room: "attic"),
        ] {
            #expect(stage.call(.ban, request, as: .backend).status == 200)
        }
        func list(room: String = "", _ identity: String = "") throws -> [String] {
            let request = QuartetAPI.ListBansRequest.with {
                $0.room = room
                $0.identity = identity
            }
            let response: QuartetAPI.ListBansResponse = try stage.result(.listBans, request, as: .backend)
            return response.bans.map { "\($0.identity)@\($0.room) \($0.until - stage.now.unix.seconds) \($0.reason)" }
        }
        let now = stage.now.unix.seconds
        #expect(try list() == ["alice@ \(-now) spam", "bob@lounge 10 ", "carol@attic \(-now) "])
        #expect(try list(room: "lounge") == ["alice@ \(-now) spam", "bob@lounge 10 "])
        #expect(try list("carol") == ["carol@attic \(-now) "])
        stage.advance(.seconds(10))
        #expect(try list("bob") == [])
    }

    @Test func `a ban that could not hold is refused`() throws {
        let stage = try Stage()
        for request in [
            Self.ban(""), Self.ban("alice", until: stage.now.unix.seconds), Self.ban("alice", until: -1),
            Self.ban("alice", until: .max), Self.ban("alice", room: " a"),
            Self.ban("alice", reason: String(repeating: "x", count: 1_025)),
        ] {
            #expect(stage.call(.ban, request, as: .backend).status == 400)
        }
        #expect(stage.join("alice").isUpgraded)
    }

    // MARK: Rules

    @Test func `a room's rules are shown and changed, what is absent stays`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        func set(_ fill: (inout QuartetAPI.SetRoomPolicyRequest) -> Void) throws -> QuartetAPI.RoomPolicy {
            try stage.result(
                .setRoomPolicy,
                QuartetAPI.SetRoomPolicyRequest.with {
                    $0.room = "lounge"
                    fill(&$0)
                }, as: .backend)
        }
        let request = QuartetAPI.GetRoomPolicyRequest.with { $0.room = "lounge" }
        let first: QuartetAPI.RoomPolicy = try stage.result(.getRoomPolicy, request, as: .backend)
        #expect((first.capacity, first.locked, first.onBlock, first.stickyMute) == (4, false, .separate, true))
        let changed = try set {
            $0.capacity = 2
            $0.locked = true
            $0.onBlock = .remove
            $0.stickyMute = false
        }
        #expect((changed.capacity, changed.locked, changed.onBlock, changed.stickyMute) == (2, true, .remove, false))
        #expect(RoomUpdatesTests.rooms(of: alice).map(\.maxParticipants) == [2])
        #expect(stage.join("bob").text == "room is locked")
        let back = try set {
            $0.capacity = 0
            $0.onBlock = .default
        }
        #expect((back.capacity, back.locked, back.onBlock, back.stickyMute) == (4, true, .separate, false))
        #expect(try set { _ in } == back)
    }

    @Test func `rules that cannot be are refused, and change nothing`() throws {
        let stage = try Stage()
        #expect(stage.callJSON(.getRoomPolicy, #"{"room":"lounge"}"#, as: .backend).status == 404)
        #expect(stage.callJSON(.setRoomPolicy, #"{"room":"lounge","locked":true}"#, as: .backend).status == 404)
        stage.join("alice")
        let before = stage.room()
        for field in [#""capacity":65"#, #""on_block":7"#, #""capacity":-1"#] {
            let body = #"{"room":"lounge","locked":true,\#(field)}"#
            #expect(stage.callJSON(.setRoomPolicy, body, as: .backend).status == 400)
        }
        #expect(stage.room()?.isLocked == before?.isLocked)
        #expect(stage.room()?.rules == before?.rules)
    }

    @Test func `where mutes do not stick any longer, the owner opens what a moderator closed`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let sid = alice.publish()
        #expect(
            stage.call(.mutePublishedTrack, ControlPlaneParticipantCallsTests.mute("alice", sid)).status == 200)
        #expect(stage.callJSON(.setRoomPolicy, #"{"room":"lounge","sticky_mute":false}"#, as: .backend).status == 200)
        alice.mute(sid, false)
        #expect(alice.outcomes.isEmpty)
        #expect(stage.room()?.participants[0].tracks[0].isMuted == false)
    }
}

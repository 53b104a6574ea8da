import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

@Suite struct ControlPlaneParticipantCallsTests {
    static func who(_ identity: String, revoke: Int64 = 0, room: String = "lounge") -> LiveKit.RoomParticipantIdentity {
        .with {
            $0.room = room
            $0.identity = identity
            $0.revokeTokenTs = revoke
        }
    }

    static func mute(_ identity: String, _ sid: String, _ muted: Bool = true) -> LiveKit.MuteRoomTrackRequest {
        .with {
            $0.room = "lounge"
            $0.identity = identity
            $0.trackSid = sid
            $0.muted = muted
        }
    }

    static func update(
        _ identity: String, _ fill: (inout LiveKit.UpdateParticipantRequest) -> Void
    ) -> LiveKit.UpdateParticipantRequest {
        .with {
            $0.room = "lounge"
            $0.identity = identity
            fill(&$0)
        }
    }

    // MARK: Looking

    @Test func `a participant shows up as soon as it has joined, hidden ones too`() throws {
        let stage = try Stage()
        let alice = stage.join("alice") { $0.name = "Alice" }
        stage.join("ghost") { $0.grants.hidden = true }
        let sid = alice.publish()
        let list: LiveKit.ListParticipantsResponse = try stage.result(
            .listParticipants, LiveKit.ListParticipantsRequest.with { $0.room = "lounge" })
        #expect(list.participants.map(\.identity) == ["alice", "ghost"])
        let one: LiveKit.ParticipantInfo = try stage.result(.getParticipant, Self.who("alice"))
        #expect((one.sid, one.name, one.state, one.tracks.map(\.sid)) == (alice.sid, "Alice", .joined, [sid]))
        #expect(one == list.participants[0])
    }

    @Test(arguments: [APIMethod.getParticipant, .removeParticipant, .mutePublishedTrack, .updateParticipant])
    func `nobody by that name is not found, nor is anybody in no room`(_ method: APIMethod) throws {
        let stage = try Stage()
        let empty = stage.callJSON(method, #"{"room":"lounge","identity":"bob"}"#, as: .admin)
        #expect(empty.text == #"{"code":"not_found","msg":"requested room does not exist"}"#)
        stage.join("alice")
        let absent = stage.callJSON(method, #"{"room":"lounge","identity":"bob"}"#, as: .admin)
        #expect(absent.text == #"{"code":"not_found","msg":"participant does not exist"}"#)
        for name in ["", "\\u0000", String(repeating: "x", count: 257)] {
            let impossible = stage.callJSON(method, #"{"room":"lounge","identity":"\#(name)"}"#, as: .admin)
            #expect(impossible.status == 400)
        }
    }

    // MARK: Removing

    @Test func `who is removed is gone from everything when the call answers`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        alice.publish()
        stage.confirms = false
        let removal = stage.call(.removeParticipant, Self.who("alice"))
        #expect(removal.response == nil)
        stage.confirm()
        #expect(removal.status == 200)
        #expect(alice.leave?.reason == .participantRemoved)
        #expect(alice.closeCode == 1000)
        #expect(bob.seen(alice.sid) == nil)
        #expect(stage.call(.getParticipant, Self.who("alice")).status == 404)
        // Without a revocation the door stays open.
        #expect(stage.join("alice").isUpgraded)
    }

    @Test func `a revocation refuses old tokens and what was made of them, not newer ones`() throws {
        let stage = try Stage()
        let old = stage.token("alice")
        let alice = stage.open(Stage.request(token: old, query: [(name: "protocol", value: "17")]))
        stage.advance(.seconds(9))
        // Refreshed after 300 s: later than the revocation below would reach, were it as new as it looks.
        stage.connect(alice)
        stage.advance(.seconds(300))
        let refreshed = alice.inbox.compactMap { if case .refreshToken(let token) = $0 { token } else { nil } }
        #expect(refreshed.count == 2)
        let revocation = Self.who("alice", revoke: stage.now.unix.seconds - 100)
        #expect(stage.call(.removeParticipant, revocation).status == 200)
        for token in [old] + refreshed {
            let refused = stage.open(Stage.request(token: token))
            #expect(refused.status == 403 && refused.text == "token has been revoked")
        }
        #expect(stage.open(Stage.request(token: stage.token("alice"))).isUpgraded)
        #expect(stage.open(Stage.request(token: stage.token("bob"))).isUpgraded)
    }

    @Test func `tokens of somebody who left in time are revoked as well`() throws {
        let stage = try Stage()
        let token = stage.token("alice")
        let answer = stage.call(.removeParticipant, Self.who("alice", revoke: stage.now.unix.seconds + 1))
        #expect(answer.status == 200)
        #expect(stage.open(Stage.request(token: token)).status == 403)
        #expect(stage.call(.removeParticipant, Self.who("alice", revoke: -1)).status == 400)
        #expect(stage.call(.removeParticipant, Self.who("alice", revoke: .max)).status == 400)
    }

    // MARK: Muting

    @Test func `a mute is answered, and told, once no packet passes`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        let sid = alice.publish()
        stage.confirms = false
        stage.forgetLog()
        let call = stage.call(.mutePublishedTrack, Self.mute("alice", sid))
        let muted = stage.commands.contains { if case .setMuted(_, true) = $0 { true } else { false } }
        #expect(muted)
        #expect(call.response == nil && bob.updates.isEmpty)
        // Its owner is asked to close the microphone meanwhile.
        #expect(alice.kinds == ["mute"])
        // Asked for again, it is not answered earlier.
        let again = stage.call(.mutePublishedTrack, Self.mute("alice", sid))
        #expect(again.response == nil)
        stage.confirm()
        #expect(try LiveKit.MuteRoomTrackResponse(wire: call.response?.body ?? []).track?.muted == true)
        #expect(again.status == 200)
        #expect(bob.updates.last?.tracks.first?.muted == true)
    }

    @Test func `what a moderator muted its owner cannot open, whatever it tries`() throws {
        let stage = try Stage()
        var alice = stage.join("alice", isConnected: true)
        var sid = alice.publish()
        #expect(stage.call(.mutePublishedTrack, Self.mute("alice", sid)).status == 200)
        stage.forgetLog()
        alice.mute(sid, false)
        #expect(alice.outcomes.map(\.reason) == [.notAllowed])
        #expect(alice.kinds.contains("mute"))
        // A new connection and a new track begin muted.
        alice = stage.join("alice", isConnected: true)
        sid = alice.publish()
        #expect(stage.publications.last?.isMuted == true)
        let opened = stage.commands.contains { if case .setMuted(_, false) = $0 { true } else { false } }
        #expect(!opened)
        // Lifted, the track stays closed until its owner opens it.
        let lifted: LiveKit.MuteRoomTrackResponse = try stage.result(
            .mutePublishedTrack, Self.mute("alice", sid, false))
        #expect(lifted.track?.muted == true)
        alice.mute(sid, false)
        let info: LiveKit.ParticipantInfo = try stage.result(.getParticipant, Self.who("alice"))
        #expect(info.tracks.map(\.muted) == [false])
    }

    @Test func `nobody switches on somebody else's microphone, unless the operator lets them`() throws {
        for allows in [false, true] {
            let stage = try Stage { $0.enableRemoteUnmute = allows }
            let alice = stage.join("alice", isConnected: true)
            let sid = alice.publish()
            alice.mute(sid)
            let answer = stage.call(.mutePublishedTrack, Self.mute("alice", sid, false))
            #expect(answer.status == (allows ? 200 : 412))
            if !allows {
                #expect(answer.text == #"{"code":"failed_precondition","msg":"remote unmute not enabled"}"#)
            }
        }
    }

    @Test func `a track that is not there cannot be muted`() throws {
        let stage = try Stage()
        stage.join("alice").publish()
        let sid = stage.join("bob").publish()
        let answer = stage.call(.mutePublishedTrack, Self.mute("alice", sid))
        #expect(answer.text == #"{"code":"not_found","msg":"track does not exist"}"#)
    }

    // MARK: Changing

    @Test func `name, metadata and attributes change, what is empty stays, attributes are merged`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true) {
            $0.name = "Alice"
            $0.attributes = [.init(key: "a", value: "1"), .init(key: "b", value: "2")]
        }
        let bob = stage.join("bob", isConnected: true)
        let info: LiveKit.ParticipantInfo = try stage.result(
            .updateParticipant,
            Self.update("alice") {
                $0.metadata = "m"
                $0.attributes = ["b": "", "c": "3"]
            })
        #expect((info.name, info.metadata, info.attributes) == ("Alice", "m", ["a": "1", "c": "3"]))
        #expect(bob.seen(alice.sid)?.metadata == "m")
        let renamed: LiveKit.ParticipantInfo = try stage.result(
            .updateParticipant, Self.update("alice") { $0.name = "Al" })
        #expect((renamed.name, renamed.metadata) == ("Al", "m"))
    }

    @Test(arguments: [
        #""name":"\#(String(repeating: "x", count: 257))""#,
        #""metadata":"\#(String(repeating: "x", count: 524_289))""#,
        #""attributes":{"a":"\#(String(repeating: "x", count: 65_536))"}"#,
        #""attributes":{"quartet.blocks":"[]"}"#,
    ])
    func `a change that is refused changes nothing, not even the half that is allowed`(_ field: String) throws {
        let stage = try Stage()
        stage.join("alice").publish()
        let before = stage.room()?.participants
        let body = #"{"room":"lounge","identity":"alice","permission":{"can_subscribe":false},\#(field)}"#
        let answer = stage.callJSON(.updateParticipant, body, as: .admin)
        #expect(answer.status == 400)
        #expect(answer.text.contains("invalid_argument"))
        #expect(stage.room()?.participants == before)
    }

    @Test func `a permission replaces the whole set`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true) { $0.grants.canUpdateOwnMetadata = true }
        stage.forgetLog()
        let info: LiveKit.ParticipantInfo = try stage.result(
            .updateParticipant,
            Self.update("alice") {
                $0.permission = .with {
                    $0.canSubscribe = true
                    $0.canPublish = true
                    $0.canPublishSources = [.microphone, .microphone, .unknown]
                }
            })
        #expect(info.permission?.canPublishData == false && info.permission?.canUpdateMetadata == false)
        #expect(info.permission?.canPublishSources == [.microphone])
        #expect(alice.kinds.contains("refreshToken"))
        #expect(alice.updates.last?.permission == info.permission)
    }

    @Test func `who may publish no longer, is silent when the call answers, and told which track ended`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        let sid = alice.publish()
        stage.confirms = false
        let call = stage.call(
            .updateParticipant, Self.update("alice") { $0.permission = .with { $0.canSubscribe = true } })
        let ended = stage.commands.contains { if case .unpublish = $0 { true } else { false } }
        #expect(ended && call.response == nil)
        stage.confirm()
        #expect(call.status == 200)
        let told = alice.inbox.compactMap { if case .trackUnpublished(let track) = $0 { track.trackSid } else { nil } }
        #expect(told == [sid])
        #expect(bob.seen(alice.sid)?.tracks.isEmpty == true)
        alice.addTrack("again")
        #expect(alice.outcomes.last?.reason == .notAllowed)
    }

    @Test func `who may listen no longer, hears nothing when the call answers, and again once it may`() throws {
        let stage = try Stage()
        stage.join("alice", isConnected: true).publish()
        stage.join("bob", isConnected: true)
        #expect(stage.subscriptions.count == 1)
        stage.confirms = false
        let deaf = stage.call(
            .updateParticipant, Self.update("bob") { $0.permission = .with { $0.canPublish = true } })
        #expect(stage.unsubscriptions == stage.subscriptions)
        #expect(deaf.response == nil)
        stage.confirm()
        #expect(deaf.status == 200)
        stage.confirms = true
        let hearing = Self.update("bob") { $0.permission = .with { $0.canSubscribe = true } }
        #expect(stage.call(.updateParticipant, hearing).status == 200)
        #expect(stage.subscriptions.count == 2)
    }

    @Test func `who is hidden from now on is gone for the others`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        let hidden: LiveKit.ParticipantInfo = try stage.result(
            .updateParticipant,
            Self.update("alice") {
                $0.permission = .with {
                    $0.hidden = true
                    $0.canSubscribe = true
                }
            })
        #expect(hidden.permission?.hidden == true)
        #expect(bob.seen(alice.sid) == nil)
    }

    // MARK: Subscriptions

    @Test func `subscriptions of somebody else are ended and begun`() throws {
        let stage = try Stage()
        let sid = stage.join("alice", isConnected: true).publish()
        stage.join("bob", isConnected: true)
        func ask(_ sid: String, _ subscribe: Bool) -> LiveKit.UpdateSubscriptionsRequest {
            .with {
                $0.room = "lounge"
                $0.identity = "bob"
                $0.participantTracks = [.with { $0.trackSids = [sid] }]
                $0.subscribe = subscribe
            }
        }
        #expect(stage.call(.updateSubscriptions, ask(sid, false)).status == 200)
        #expect(stage.unsubscriptions.count == 1)
        #expect(stage.call(.updateSubscriptions, ask(sid, true)).status == 200)
        #expect(stage.subscriptions.count == 2)
        #expect(stage.call(.updateSubscriptions, ask("TR_none", true)).status == 404)
        let many = LiveKit.UpdateSubscriptionsRequest.with {
            $0.room = "lounge"
            $0.identity = "bob"
            $0.trackSids = [String](repeating: sid, count: 513)
        }
        #expect(stage.call(.updateSubscriptions, many).status == 400)
    }
}

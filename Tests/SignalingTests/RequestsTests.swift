import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

/// Small requests: metadata, pings, text frames.
struct RequestsTests {
    static func writer(protocolVersion: Int = 17) throws -> (stage: Stage, alice: Client, bob: Client) {
        let stage = try Stage()
        let bob = stage.join("bob")
        let alice = stage.join("alice", protocolVersion: protocolVersion) { $0.grants.canUpdateOwnMetadata = true }
        stage.forgetLog()
        return (stage, alice, bob)
    }

    static func update(
        _ client: Client, id: UInt32 = 7, name: String = "", metadata: String = "", attributes: [String: String] = [:]
    ) {
        var update = LiveKit.UpdateParticipantMetadata()
        update.requestId = id
        update.name = name
        update.metadata = metadata
        update.attributes = attributes
        client.send(.updateMetadata(update))
    }

    @Test func `new metadata is told to all, its author included, with an outcome and a token`() throws {
        let (_, alice, bob) = try Self.writer()
        Self.update(alice, name: "Alice", metadata: "m", attributes: ["mood": "good", "x": "y"])
        #expect(alice.kinds == ["update", "refreshToken", "requestResponse"])
        #expect(alice.outcomes.first?.requestId == 7 && alice.outcomes.first?.reason == .ok)
        let info = try #require(bob.updates.last)
        #expect(info.name == "Alice" && info.metadata == "m" && info.attributes == ["mood": "good", "x": "y"])
        Self.update(alice, id: 8, attributes: ["x": ""])
        let next = try #require(bob.updates.last)
        #expect(next.name == "Alice" && next.attributes == ["mood": "good"])
        #expect(next.version > info.version)
    }

    @Test func `clients up to protocol 14 are told of failures only`() throws {
        let (_, alice, _) = try Self.writer(protocolVersion: 14)
        Self.update(alice, metadata: "m")
        #expect(alice.outcomes.isEmpty)
        Self.update(alice, id: 9, name: String(repeating: "x", count: 257))
        #expect(alice.outcomes.map(\.requestId) == [9])
    }

    @Test func `what may not be written is refused, with the id of the request`() throws {
        let (stage, alice, bob) = try Self.writer()
        Self.update(bob, id: 1, metadata: "m")
        #expect(bob.outcomes.map(\.reason) == [.notAllowed] && bob.outcomes.map(\.requestId) == [1])
        Self.update(alice, id: 2, name: String(repeating: "x", count: 257))
        Self.update(alice, id: 3, metadata: String(repeating: "x", count: 512 * 1_024 + 1))
        Self.update(alice, id: 4, attributes: ["k": String(repeating: "x", count: 64 * 1_024)])
        Self.update(alice, id: 5, attributes: ["quartet.blocks": "[]"])
        #expect(alice.outcomes.map(\.requestId) == [2, 3, 4, 5])
        #expect(alice.outcomes.map(\.reason) == [.limitExceeded, .limitExceeded, .limitExceeded, .notAllowed])
        #expect(stage.room()?.participants.allSatisfy { $0.metadata.isEmpty } == true)
        #expect(bob.updates.isEmpty)
    }

    @Test func `both kinds of ping are answered`() throws {
        let (stage, alice) = try Stage.lone()
        stage.forgetLog()
        var ping = LiveKit.Ping()
        ping.timestamp = 123
        alice.send(.pingReq(ping))
        alice.send(.ping(5))
        guard case .pongResp(let response)? = alice.inbox.first, case .pong(let time)? = alice.inbox.last else {
            Issue.record("no answers")
            return
        }
        #expect(response.lastPingTimestamp == 123 && response.timestamp == stage.now.unix.milliseconds)
        #expect(time == stage.now.unix.milliseconds)
    }

    @Test func `who writes text is answered in text, and in binary again once it writes binary`() throws {
        let lone = try Stage.lone()
        let alice = lone.client
        #expect(alice.frames.allSatisfy { if case .binary = $0 { true } else { false } })
        alice.sendText(.ping(1))
        guard case .text? = alice.frames.last else {
            Issue.record("not in text")
            return
        }
        alice.send(.ping(1))
        guard case .binary? = alice.frames.last else {
            Issue.record("not in binary")
            return
        }
    }

    @Test func `data tracks are not offered, and asking for one says so`() throws {
        let lone = try Stage.lone()
        let alice = lone.client
        alice.send(.publishDataTrackRequest(.init()))
        #expect(alice.outcomes.map(\.reason) == [.unsupportedType])
    }

    @Test func `old native clients are sent no message that stops them`() throws {
        let stage = try Stage()
        let alice = stage.open(
            Stage.request(token: stage.token("alice"), query: [("sdk", "rust"), ("protocol", "9")]))
        stage.join("bob")
        alice.publish()
        alice.mute("TR_nothing")
        #expect(alice.outcomes.isEmpty && !alice.kinds.contains("trackSubscribed"))
    }

    @Test(arguments: [
        LiveKit.SignalRequest.Message.trickle(.init()), .syncState(.init()), .simulate(.init()), .updateLayers(.init()),
        .updateVideoTrack(.init()), .subscription(.init()), .trackSetting(.init()), .mute(.init()),
        .subscriptionPermission(.init()), .updateAudioTrack(.init()), .answer(.init()),
    ])
    func `an empty request of any kind ends nothing`(message: LiveKit.SignalRequest.Message) throws {
        let lone = try Stage.lone()
        let alice = lone.client
        alice.send(message)
        #expect(alice.closeCode == nil)
    }
}

import Caller
import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct MumbleClientTests {
    private static let key = [UInt8](repeating: 1, count: 16)
    private static let nonces = ([UInt8](repeating: 2, count: 16), [UInt8](repeating: 3, count: 16))
    private static let keys = ControlMessage(.cryptSetup).with(1, key).with(2, nonces.0).with(3, nonces.1)
    private static let sync = ControlMessage(.serverSync).with(1, 5)
    private static let entered = ControlMessage(.userState).with(1, 5).with(5, 7)

    /// A client and what the server has of it.
    private final class Scene {
        var client: MumbleClient
        var server: VoiceCipher
        var random = SeededGenerator(1)

        init(speaks: Bool = true) throws {
            client = MumbleClient(name: "ann", channel: 7, source: speaks ? SyntheticVoice(tag: 9) : nil)
            let (ours, theirs) = MumbleClientTests.nonces
            let cipher = VoiceCipher(key: MumbleClientTests.key, clientNonce: theirs, serverNonce: ours)
            server = try #require(cipher)
        }

        func receive(_ message: ControlMessage, at now: UInt64 = 0) -> String? {
            client.receive(message, at: now, phase: &random)
        }

        /// The datagram that is due, opened by the server.
        func sent(at now: UInt64) -> (bytes: [UInt8], isVoice: Bool)? {
            var room = [UInt8](repeating: 0, count: Limits.datagramBytes)
            var span = room.mutableSpan
            let (count, isVoice) = client.advance(to: now, into: &span)
            guard count > 0, server.open(&span, count: count) else { return nil }
            return (Array(room[VoiceCipher.headerBytes..<count]), isVoice)
        }

        func hear(_ contents: [UInt8], at now: UInt64) -> MumblePacket.Arrival? {
            var packet = [0, 0, 0, 0] + contents
            var span = packet.mutableSpan
            let count = server.seal(&span, count: contents.count)
            return client.receive(&span, count: count, at: now)
        }

        /// As far as the server's word that it is in its channel.
        func enter() throws {
            try #require(receive(MumbleClientTests.keys) == nil)
            try #require(receive(MumbleClientTests.sync) == nil)
            let ping = try #require(sent(at: 0))
            try #require(hear(ping.bytes, at: 1) == .pong)
            try #require(receive(MumbleClientTests.entered, at: 2) == nil)
            client.output = []
        }
    }

    @Test func `it logs in with Opus, and without a password`() throws {
        let scene = try Scene()
        #expect(scene.client.output.map(\.kind) == [.version, .authenticate])
        #expect(scene.client.output[1].text(1) == "ann" && scene.client.output[1].number(5) == 1)
        #expect(scene.client.output[1].bytes(2) == nil)
        #expect(scene.client.due == .max)
    }

    @Test func `it pings until a datagram comes back, and only then enters its channel`() throws {
        let scene = try Scene()
        scene.client.output = []
        #expect(scene.receive(Self.keys) == nil && scene.receive(Self.sync, at: 10) == nil)
        #expect(scene.client.stage == .reaching && scene.client.due == 10)
        #expect(try #require(scene.sent(at: 10)).isVoice == false)
        let retry = scene.client.due
        #expect(retry > 10 && scene.sent(at: retry - 1) == nil)
        let ping = try #require(scene.sent(at: retry))
        #expect(scene.client.output.isEmpty)
        #expect(scene.hear(ping.bytes, at: retry + 5) == .pong)
        #expect(scene.client.output == [ControlMessage(.userState).with(1, 5).with(5, 7)])
        #expect(scene.client.stage == .entering)
        // Somebody else's coming, and its own that is told before.
        _ = scene.receive(ControlMessage(.userState).with(1, 6).with(5, 7))
        _ = scene.receive(ControlMessage(.userState).with(1, 5).with(5, 0))
        #expect(scene.client.stage == .entering)
        #expect(scene.receive(Self.entered) == nil)
        #expect(scene.client.stage == .present)
    }

    @Test func `it speaks every twenty milliseconds, and is understood`() throws {
        let scene = try Scene()
        try scene.enter()
        let first = scene.client.due
        #expect(first < 2 + Limits.frame)
        let (bytes, isVoice) = try #require(scene.sent(at: first))
        #expect(isVoice && scene.client.due == first + Limits.frame)
        // Type, sequence, size, and 80 bytes of payload.
        #expect(bytes[..<3] == [0x80, 2, 80] && bytes.count == 3 + 80)
        let second = try #require(scene.sent(at: first + Limits.frame))
        #expect(second.bytes[1] == 4)
        guard case .voice(let mark?) = scene.hear([0x80, 6] + bytes[1...], at: first) else {
            Issue.record("no voice came back")
            return
        }
        #expect(mark.tag == 9 && mark.time == first)
    }

    @Test func `a listener only pings, on both ways`() throws {
        let scene = try Scene(speaks: false)
        try scene.enter()
        let due = scene.client.due
        #expect(due > 1_000_000_000 && due < 15_000_000_000)
        let ping = try #require(scene.sent(at: due))
        #expect(!ping.isVoice && ping.bytes[0] == 0x20)
        #expect(scene.client.output.map(\.kind) == [.ping])
    }

    @Test func `either side that lost count is told`() throws {
        let scene = try Scene()
        try scene.enter()
        #expect(scene.receive(ControlMessage(.cryptSetup)) == nil)
        #expect(scene.client.output.first?.bytes(2)?.count == 16)
        scene.client.output = []
        // So many are lost that what follows cannot be opened.
        for _ in 0..<200 {
            var lost = [UInt8](repeating: 0, count: 10)
            var span = lost.mutableSpan
            _ = scene.server.seal(&span, count: 6)
        }
        for now in 5...9 as ClosedRange<UInt64> { #expect(scene.hear([0x20, 1], at: now) == nil) }
        #expect(scene.client.output == [ControlMessage(.cryptSetup)])
        #expect(scene.receive(ControlMessage(.cryptSetup).with(3, scene.server.clientNonce)) == nil)
        #expect(scene.hear([0x20, 1], at: 10) == .pong)
    }

    @Test func `what comes twice, or before its time, changes nothing`() throws {
        let scene = try Scene()
        #expect(scene.receive(ControlMessage(.userRemove).with(3, "nobody")) == nil)
        #expect(scene.receive(Self.entered) == nil && scene.client.stage == .joining)
        try scene.enter()
        let due = scene.client.due
        #expect(scene.receive(Self.sync, at: 9) == nil && scene.receive(Self.entered, at: 9) == nil)
        #expect(scene.client.stage == .present && scene.client.due == due)
        #expect(try Scene().receive(ControlMessage(.serverSync))?.contains("keys") == true)
    }

    @Test func `a server that does not want it is believed`() throws {
        let scene = try Scene()
        #expect(scene.receive(ControlMessage(.reject).with(2, "Server is full"))?.contains("is full") == true)
        #expect(scene.receive(Self.sync)?.contains("no keys") == true)
        #expect(scene.receive(ControlMessage(.cryptSetup).with(1, [1]))?.contains("size") == true)
        try scene.enter()
        #expect(scene.receive(ControlMessage(.userRemove).with(1, 6)) == nil)
        #expect(scene.receive(ControlMessage(.userRemove).with(1, 5).with(3, "go"))?.contains("go") == true)
        #expect(scene.receive(ControlMessage(.permissionDenied).with(5, 2))?.contains("type 2") == true)
    }
}

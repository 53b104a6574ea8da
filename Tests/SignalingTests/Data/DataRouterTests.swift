import LiveKitProtocol
import SeededRandom
import Testing

@testable import Signaling

struct DataRouterTests {
    static let sender = DataSender(id: "PA_1", identity: "alice", isHidden: false, isAgent: false)
    static let hidden = DataSender(id: "PA_2", identity: "ghost", isHidden: true, isAgent: false)

    static func user(_ adjust: (inout LiveKit.UserPacket) -> Void = { _ in }) -> LiveKit.DataPacket {
        var user = LiveKit.UserPacket()
        user.payload = [1, 2, 3]
        user.topic = "chat"
        user.participantIdentity = "someone else"
        user.participantSid = "PA_9"
        adjust(&user)
        var packet = LiveKit.DataPacket()
        packet.participantIdentity = "someone else"
        packet.participantSid = "PA_9"
        packet.value = .user(user)
        return packet
    }

    static func route(
        _ packet: LiveKit.DataPacket, isReliable: Bool = true, from sender: DataSender = sender
    ) throws -> (RoutedPacket, LiveKit.DataPacket) {
        let routed = try #require(DataRouter.route(packet.wire(), isReliable: isReliable, from: sender))
        return (routed, try LiveKit.DataPacket(wire: routed.bytes))
    }

    @Test func `who it is from is put right in both places, what it carries is kept`() throws {
        let (routed, packet) = try Self.route(Self.user())
        #expect(packet.participantIdentity == "alice" && packet.participantSid == "PA_1")
        guard case .user(let user)? = packet.value else {
            Issue.record("another packet")
            return
        }
        #expect(user.participantIdentity == "alice" && user.participantSid == "PA_1")
        #expect(user.payload == [1, 2, 3] && user.topic == "chat")
        #expect(routed.destination == .others)
    }

    @Test func `of a hidden sender nobody learns the name`() throws {
        let (_, packet) = try Self.route(Self.user(), from: Self.hidden)
        #expect(packet.participantIdentity.isEmpty && packet.participantSid.isEmpty)
        guard case .user(let user)? = packet.value else {
            Issue.record("another packet")
            return
        }
        #expect(user.participantIdentity.isEmpty && user.participantSid.isEmpty)
    }

    @Test func `the channel says whether it is reliable, and only reliable packets are counted`() throws {
        var packet = Self.user()
        packet.kind = .lossy
        packet.sequence = 9
        let (reliable, first) = try Self.route(packet)
        #expect(reliable.isReliable && reliable.sequence == 9 && first.kind == .reliable)
        let (lossy, second) = try Self.route(packet, isReliable: false)
        #expect(!lossy.isReliable && lossy.sequence == 0 && second.kind == .lossy)
    }

    @Test func `destinations of the packet and of the user packet count together`() throws {
        var packet = Self.user {
            $0.destinationIdentities = ["bob"]
            $0.destinationSids = ["PA_7"]
        }
        packet.destinationIdentities = ["carol"]
        let (routed, _) = try Self.route(packet)
        #expect(routed.destination == .named(identities: ["carol", "bob"], ids: ["PA_7"]))
        packet = Self.user { $0.destinationIdentities = (0..<129).map { "x\($0)" } }
        #expect(DataRouter.route(packet.wire(), isReliable: true, from: Self.sender) == nil)
    }

    @Test func `what only a server or an agent may say is refused`() throws {
        var packet = LiveKit.DataPacket()
        packet.value = .speaker(.init())
        #expect(DataRouter.route(packet.wire(), isReliable: true, from: Self.sender) == nil)
        packet.value = .transcription(.init())
        #expect(DataRouter.route(packet.wire(), isReliable: true, from: Self.sender) == nil)
        var agent = Self.sender
        agent.isAgent = true
        #expect(DataRouter.route(packet.wire(), isReliable: true, from: agent) != nil)
    }

    @Test func `what cannot be read, carries nothing or is too long is refused`() {
        let tooLong = Self.user { $0.payload = [UInt8](repeating: 0, count: 65_536) }.wire()
        for bytes in [[], [0xFF], LiveKit.DataPacket().wire(), tooLong] {
            #expect(DataRouter.route(bytes, isReliable: true, from: Self.sender) == nil)
        }
    }

    @Test func `what other packets carry stays as it was`() throws {
        var chat = LiveKit.ChatMessage()
        chat.message = "hello"
        var chunk = LiveKit.DataStream.Chunk()
        chunk.content = [7]
        for value in [LiveKit.DataPacket.Value.chatMessage(chat), .streamChunk(chunk), .rpcAck(.init())] {
            var packet = LiveKit.DataPacket()
            packet.value = value
            #expect(try Self.route(packet).1.value == value)
        }
    }

    @Test func `raw bytes become a user packet`() throws {
        let routed = try #require(DataRouter.wrap([4, 2], isReliable: true, from: Self.sender))
        guard case .user(let user)? = try LiveKit.DataPacket(wire: routed.bytes).value else {
            Issue.record("another packet")
            return
        }
        #expect(user.payload == [4, 2] && user.participantIdentity == "alice")
    }

    @Test func `no spoilt packet traps or keeps a false name`() throws {
        var random = SeededGenerator(5)
        let valid = Self.user { $0.destinationSids = ["PA_7"] }.wire()
        for _ in 0..<20_000 {
            var bytes = valid
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let routed = DataRouter.route(bytes, isReliable: true, from: Self.sender) else { continue }
            let packet = try LiveKit.DataPacket(wire: routed.bytes)
            #expect(packet.participantIdentity == "alice" && packet.participantSid == "PA_1")
        }
    }
}

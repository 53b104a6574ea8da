import LiveKitProtocol
import RoomPolicy
import Testing

@testable import Signaling

@Suite struct ControlPlaneDataCallsTests {
    static func send(
        _ data: String = "hi", _ fill: (inout LiveKit.SendDataRequest) -> Void = { _ in }
    ) -> LiveKit.SendDataRequest {
        .with {
            $0.room = "lounge"
            $0.data = Array(data.utf8)
            fill(&$0)
        }
    }

    static func pair() throws -> (Stage, DataPeer, DataPeer) {
        let stage = try Stage()
        let alice = DataPeer(stage, stage.join("alice"))
        let bob = DataPeer(stage, stage.join("bob"))
        #expect(alice.run(with: [bob]) { alice.isReady && bob.isReady })
        return (stage, alice, bob)
    }

    static func texts(_ peer: DataPeer) -> [String] {
        peer.received.compactMap { entry in
            if case .user(let user) = entry.packet.value { String(decoding: user.payload, as: UTF8.self) } else { nil }
        }
    }

    @Test func `data reaches everyone, or those named, from nobody in the room`() throws {
        let (stage, alice, bob) = try Self.pair()
        #expect(stage.call(.sendData, Self.send("all") { $0.topic = "t" }).status == 200)
        #expect(stage.call(.sendData, Self.send("bob") { $0.destinationIdentities = ["bob", "none"] }).status == 200)
        #expect(stage.call(.sendData, Self.send("lossy") { $0.kind = .lossy }).status == 200)
        #expect(alice.run(with: [bob]) { alice.received.count == 2 && bob.received.count == 3 })
        #expect(Self.texts(alice).sorted() == ["all", "lossy"])
        #expect(Self.texts(bob).sorted() == ["all", "bob", "lossy"])
        let packet = try #require(alice.received.first { $0.label == "_reliable" }).packet
        #expect(packet.participantIdentity.isEmpty && packet.participantSid.isEmpty)
        guard case .user(let user) = packet.value else { throw Stage.Failure(sentence: "no user packet") }
        #expect(user.topic == "t")
        #expect(alice.received.filter { $0.label == "_lossy" }.map(\.packet.kind) == [.lossy])
    }

    @Test func `a nonce that comes again is answered, and not sent again`() throws {
        let (stage, alice, bob) = try Self.pair()
        let once = Self.send("once") { $0.nonce = [UInt8](repeating: 7, count: 16) }
        #expect(stage.call(.sendData, once).status == 200)
        #expect(stage.call(.sendData, once).status == 200)
        #expect(stage.call(.sendData, Self.send("end")).status == 200)
        #expect(alice.run(with: [bob]) { Self.texts(alice).contains("end") })
        #expect(Self.texts(alice) == ["once", "end"])
    }

    @Test func `data for nobody, for too many, or too much of it is refused`() throws {
        let stage = try Stage()
        #expect(stage.call(.sendData, Self.send()).status == 404)
        stage.join("alice")
        #expect(stage.call(.sendData, Self.send()).status == 200)
        #expect(stage.call(.sendData, Self.send { $0.destinationIdentities = ["bob"] }).status == 404)
        #expect(stage.call(.sendData, Self.send { $0.destinationSids = ["PA_none"] }).status == 404)
        #expect(stage.call(.sendData, Self.send { $0.nonce = [1, 2, 3] }).status == 400)
        let many = (0..<129).map { "u\($0)" }
        #expect(stage.call(.sendData, Self.send { $0.destinationIdentities = many }).status == 400)
        #expect(stage.call(.sendData, Self.send(String(repeating: "x", count: 65_535))).status == 400)
        #expect(stage.callJSON(.sendData, #"{"room":"lounge","data":"%%%"}"#, as: .admin).status == 400)
    }

    @Test func `nothing is remembered of a room that is gone`() throws {
        let stage = try Stage()
        stage.join("alice")
        #expect(stage.call(.sendData, Self.send { $0.nonce = [UInt8](repeating: 7, count: 16) }).status == 200)
        #expect(stage.plane.nonces.count == 1)
        #expect(stage.callJSON(.deleteRoom, #"{"room":"lounge"}"#, as: .backend).status == 200)
        #expect(stage.plane.nonces.isEmpty)
    }
}

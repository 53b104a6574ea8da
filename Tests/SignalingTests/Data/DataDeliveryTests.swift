import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

/// Data packets from one client's channels to another's, over real associations.
struct DataDeliveryTests {
    static func text(_ text: String, to identities: [String] = [], sequence: UInt32 = 0) -> LiveKit.DataPacket {
        var packet = DataRouterTests.user { $0.payload = Array(text.utf8) }
        packet.destinationIdentities = identities
        packet.sequence = sequence
        return packet
    }

    static func texts(_ peer: DataPeer) -> [String] {
        peer.received.compactMap {
            guard case .user(let user)? = $0.packet.value else { return nil }
            return user.participantIdentity + ": " + String(decoding: user.payload, as: UTF8.self)
        }
    }

    /// Three members with open channels; bob has adjusted grants.
    static func trio(
        _ adjust: (Stage) throws -> Void = { _ in }
    ) throws -> (stage: Stage, alice: DataPeer, bob: DataPeer, carol: DataPeer) {
        let stage = try Stage()
        let peers = ["alice", "bob", "carol"].map { DataPeer(stage, stage.join($0)) }
        #expect(peers[0].run(with: [peers[1], peers[2]]) { peers.allSatisfy(\.isReady) })
        try adjust(stage)
        return (stage, peers[0], peers[1], peers[2])
    }

    @Test func `what an association sends first is looked after from the start`() throws {
        let stage = try Stage()
        stage.join("alice", isConnected: true)
        let deadline = try #require(stage.deadline)
        #expect(deadline <= stage.now.elapsed + .milliseconds(100))
    }

    @Test func `only a connection whose descriptions agree on data channels gets an association`() throws {
        let stage = try Stage()
        let alice = stage.join("alice")
        alice.addTrack("mic")
        alice.sections = [.audio("0", cid: "mic", ssrc: 1_000)]
        alice.offer()
        stage.connect(alice)
        let session = try #require(stage.session(of: alice))
        func hasSent(on transport: TransportID) -> Bool {
            stage.commands.contains { if case .send(transport, _) = $0 { true } else { false } }
        }
        #expect(hasSent(on: session.subscriberTransport))
        #expect(!hasSent(on: session.publisherTransport))
        alice.sections.append(.data("1"))
        alice.offer(id: 2)
        #expect(hasSent(on: session.publisherTransport))
    }

    @Test func `who has joined and whose channels are not open yet misses nothing`() throws {
        let stage = try Stage()
        let alice = DataPeer(stage, stage.join("alice"))
        #expect(alice.run(with: []) { alice.isReady })
        let bob = DataPeer(stage, stage.join("bob"))
        alice.send(Self.text("one"))
        alice.send(Self.text("two"))
        #expect(alice.run(with: [bob]) { bob.received.count == 2 })
        #expect(Self.texts(bob) == ["alice: one", "alice: two"])
    }

    @Test func `what one says the others hear, on the same channel, and it does not`() throws {
        let (_, alice, bob, carol) = try Self.trio()
        alice.send(Self.text("one"))
        alice.send(Self.text("two"), label: "_lossy")
        #expect(alice.run(with: [bob, carol]) { bob.received.count == 2 && carol.received.count == 2 })
        #expect(Set(Self.texts(bob)) == ["alice: one", "alice: two"])
        #expect(Set(bob.received.map(\.label)) == ["_reliable", "_lossy"])
        #expect(alice.received.isEmpty)
    }

    @Test func `what is meant for one reaches one`() throws {
        let (_, alice, bob, carol) = try Self.trio()
        alice.send(Self.text("psst", to: ["carol", "nobody", "alice"]))
        alice.send(Self.text("all"))
        #expect(alice.run(with: [bob, carol]) { carol.received.count == 2 && bob.received.count == 1 })
        #expect(Self.texts(bob) == ["alice: all"])
        #expect(alice.received.isEmpty)
    }

    @Test func `a reliable packet that is sent again is delivered once`() throws {
        let (_, alice, bob, carol) = try Self.trio()
        for sequence in [1, 2, 2, 1, 3] as [UInt32] { alice.send(Self.text("\(sequence)", sequence: sequence)) }
        #expect(alice.run(with: [bob, carol]) { bob.received.count >= 3 })
        #expect(Self.texts(bob) == ["alice: 1", "alice: 2", "alice: 3"])
    }

    @Test func `a block parts two, both ways, and nobody else`() throws {
        let (_, alice, bob, carol) = try Self.trio { try $0.block("bob", "alice") }
        alice.send(Self.text("from alice"))
        bob.send(Self.text("from bob", to: ["alice", "carol"]))
        #expect(alice.run(with: [bob, carol]) { carol.received.count == 2 })
        #expect(alice.received.isEmpty && bob.received.isEmpty)
    }

    @Test func `who may not send data sends none`() throws {
        let stage = try Stage()
        let bob = DataPeer(stage, stage.join("bob"))
        let mute = DataPeer(stage, stage.join("mute") { $0.grants.canPublishData = false })
        #expect(bob.run(with: [mute]) { bob.isReady && mute.isReady })
        mute.send(Self.text("nothing"))
        #expect(!bob.run(.seconds(1), with: [mute]) { !bob.received.isEmpty })
    }

    @Test func `who reads too slowly is cut off, and the others are not held up`() throws {
        let (stage, alice, bob, carol) = try Self.trio()
        let packet = DataRouterTests.user { $0.payload = [UInt8](repeating: 7, count: 60_000) }
        for _ in 0..<45 {
            alice.send(packet)
            let count = carol.received.count
            #expect(alice.run(with: [carol]) { carol.received.count > count })
        }
        #expect(bob.client.leave?.reason == .stateMismatch && bob.client.leave?.action == .reconnect)
        #expect(alice.client.closeCode == nil && carol.client.closeCode == nil)
        #expect(stage.room()?.participants.count == 2)
    }

    @Test func `who hears no tracks is sent data on its own connection`() throws {
        let stage = try Stage()
        let bob = DataPeer(stage, stage.join("bob"))
        let deaf = stage.join("deaf") { $0.grants.canSubscribe = false }
        let peer = DataPeer(stage, deaf)
        #expect(bob.run(with: [peer]) { bob.isReady })
        bob.send(Self.text("hello"))
        #expect(bob.run(with: [peer]) { peer.received.count == 1 })
        #expect(Self.texts(peer) == ["bob: hello"])
    }
}

import SeededRandom
import Testing

@testable import SFU

/// From a speaker's packet to its listeners' copies.
@Suite struct RouterMediaTests {
    @Test func `one speaks, three hear, and not the speaker`() {
        let rig = Rig()
        let speaker = rig.join()
        let listeners = (0..<3).map { _ in rig.join(routerRole: .server) }
        rig.publish(1, by: speaker)
        for (index, listener) in listeners.enumerated() { rig.subscribe(UInt32(index + 1), to: 1, for: listener) }
        var source = Source(10, sequence: 65_530, mid: "0")
        rig.talk(&source, from: speaker, count: 20)
        for (index, listener) in listeners.enumerated() {
            #expect(listener.payloads(of: UInt32(index + 1)) == (0..<20).map { source.payload($0) })
            #expect(listener.heard.count == 20 && listener.refused == 0)
            listener.expectContinuous()
        }
        #expect(speaker.heard.isEmpty)
        #expect(rig.takeEvents().started == [PublicationID(1)])
        #expect(rig.counters.received == 20 && rig.counters.forwarded == 60)
        #expect(rig.counters.isBalanced)
    }

    @Test func `who has no subscription hears nothing`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.publish(2, by: bob)
        // Alice and Bob have blocked each other; Carol hears both.
        rig.subscribe(1, to: 1, for: carol)
        rig.subscribe(2, to: 2, for: carol)
        var (a, b) = (Source(10), Source(20))
        for _ in 0..<10 {
            rig.send(&a, from: alice)
            rig.send(&b, from: bob)
        }
        #expect(alice.heard.isEmpty && bob.heard.isEmpty)
        #expect(carol.payloads(of: 1).count == 10 && carol.payloads(of: 2).count == 10)
    }

    // MARK: Hostile or unlucky packets

    @Test func `forged and replayed packets are never forwarded`() {
        var (rig, alice, bob, source) = Rig.stage()
        var random = SeededGenerator(5)
        let genuine = (0..<50).map { _ in alice.protect(source.next()) }
        for packet in genuine { rig.receive(packet, from: alice.address) }
        for packet in genuine { rig.receive(packet, from: alice.address) }
        #expect(rig.counters.dropped(.srtpReplay) == 50)
        for packet in genuine {
            var forged = packet
            forged[3] &+= 100
            forged[Int.random(in: 12..<forged.count, using: &random)] ^= 1
            rig.receive(forged, from: alice.address)
        }
        #expect(rig.counters.dropped(.srtpAuthentication) == 50)
        #expect(bob.heard.count == 50)
        // The call goes on.
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 51)
        #expect(rig.counters.isBalanced)
    }

    @Test func `payload types that were not agreed on are dropped`() {
        var (rig, alice, bob, source) = Rig.stage()
        rig.send(&source, from: alice)
        for type in [UInt8(0), 8, 96, 110, 112, 127] { rig.send(&source, from: alice) { $0.payloadType = type } }
        #expect(rig.counters.dropped(.unknownPayloadType) == 6)
        #expect(bob.heard.count == 1)
    }

    @Test func `an outbox without room costs copies, not the count of them`() {
        let rig = Rig(RouterSettings(), outbox: Outbox(byteCapacity: 8192, datagramCapacity: 2))
        let alice = rig.join()
        rig.publish(1, by: alice)
        for id in UInt32(1)...3 { rig.subscribe(id, to: 1, for: rig.join()) }
        var source = Source(10)
        rig.send(&source, from: alice)
        #expect(rig.counters.forwarded == 2 && rig.counters.withheld(.outboxFull) == 1)
        #expect(rig.counters.isBalanced)
    }

    @Test func `loss at the source's wrap deafens nobody`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var random = SeededGenerator(3)
        var source = Source(10, sequence: 0)
        var sent: UInt64 = 0
        // Past a wrap of the source, with losses and swaps.
        var held: [UInt8]?
        for number in 0..<70_000 {
            if number % 150 == 0 { rig.advance(by: .seconds(1)) }
            if Int.random(in: 0..<10, using: &random) == 0 {
                source.skip()
                continue
            }
            let packet = alice.protect(source.next())
            sent += 1
            if held == nil, Int.random(in: 0..<20, using: &random) == 0 {
                held = packet
                continue
            }
            rig.receive(packet, from: alice.address)
            if let late = held {
                rig.receive(late, from: alice.address)
                held = nil
            }
            if bob.heard.count > 1000 { bob.heard.removeAll(keepingCapacity: true) }
        }
        #expect(bob.refused == 0)
        #expect(rig.counters.dropped(.srtpAuthentication) == 0 && rig.counters.dropped(.srtpReplay) == 0)
        #expect(rig.counters.forwarded >= sent - 1)
        #expect(rig.counters.isBalanced)
    }
}

extension Peer {
    /// Sequence numbers without a hole, timestamps that rise by at least a frame.
    func expectContinuous(sourceLocation: SourceLocation = #_sourceLocation) {
        for (before, after) in zip(heard, heard.dropFirst()) {
            #expect(
                after.header.sequenceNumber == before.header.sequenceNumber &+ 1, sourceLocation: sourceLocation)
            let step = after.header.timestamp &- before.header.timestamp
            #expect((960...48_000 * 60).contains(step), sourceLocation: sourceLocation)
        }
    }
}

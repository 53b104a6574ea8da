import SeededRandom
import Testing

@testable import SFU

/// Whatever arrives, nothing traps and everything is counted.
@Suite struct RouterMutationTests {
    /// A datagram of every kind, as a peer would send it just now.
    private func genuine(_ kind: Int, _ peer: Peer, _ source: inout Source) -> [UInt8] {
        switch kind {
        case 0: return peer.check(nominates: kind % 2 == 0)
        case 1: return peer.send([1, 2, 3]).first ?? [22]
        case 2:
            return peer.protectControl {
                $0.receiverReport(ssrc: 5, blocks: [ReportBlock(ssrc: Rig.ssrc(1))], into: &$1)
                $0.nack(sender: 5, media: Rig.ssrc(1), entries: [NackEntry(first: 9, following: 0xFFFF)], into: &$1)
            }
        case 3:
            let payload = source.redundant(2)
            return peer.protect(
                source.next {
                    $0.payloadType = 63
                    $0.payload = payload
                })
        default: return peer.protect(source.next())
        }
    }

    @Test(arguments: 1...8) func `mutated datagrams of every kind are counted once each`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.usesNack = true }
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        var source = Source(10)
        var before: [UInt8] = [0]
        for _ in 0..<1500 {
            let peer = Bool.random(using: &random) ? alice : bob
            var datagram = genuine(Int.random(in: 0..<6, using: &random), peer, &source)
            mutate(&datagram, before, &random)
            before = datagram
            let count = rig.counters.datagrams
            rig.receive(datagram, from: Bool.random(using: &random) ? peer.address : alice.address)
            #expect(rig.counters.datagrams > count)
            if Int.random(in: 0..<10, using: &random) == 0 { rig.advance(by: .milliseconds(5)) }
        }
        #expect(rig.counters.isBalanced)
        // Both are still there, and what is genuine still passes.
        let forwarded = rig.counters.forwarded
        rig.advance(by: .seconds(2))
        rig.send(&source, from: alice)
        #expect(rig.counters.forwarded == forwarded + 1)
        #expect(alice.refused == 0 && bob.refused == 0)
    }

    private func mutate(_ datagram: inout [UInt8], _ other: [UInt8], _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return
        case 1: datagram.removeLast(Int.random(in: 0...datagram.count, using: &random))
        case 2: datagram += random.bytes(Int.random(in: 1...40, using: &random))
        case 3:
            let cut = Int.random(in: 0...datagram.count, using: &random)
            datagram = Array(datagram[..<cut]) + other.suffix(Int.random(in: 0...other.count, using: &random))
        default:
            for _ in 0..<Int.random(in: 1...4, using: &random) where !datagram.isEmpty {
                let index = Int.random(in: 0..<datagram.count, using: &random)
                datagram[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
    }

    /// The same behind the keys: a peer that is who it says, and says anything.
    @Test(arguments: 1...8) func `mutated packets under good keys are counted once each`(seed: UInt64) {
        var random = SeededGenerator(seed &+ 100)
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice) {
            $0.ssrc = 10
            $0.usesNack = true
        }
        rig.publish(2, by: alice, mid: "1")
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        rig.subscribe(2, to: 1, for: carol) {
            $0.redPayloadType = 40
            $0.opusPayloadType = 41
            $0.midExtension = 15
        }
        rig.subscribe(3, to: 2, for: bob)
        var source = Source(10, mid: "0")
        var before: [UInt8] = []
        for _ in 0..<1500 {
            let payload = Bool.random(using: &random) ? source.redundant(2) : source.payload(source.count)
            var packet = source.next {
                $0.payloadType = payload.first == 0xEF ? 63 : 111
                $0.payload = payload
            }
            let (number, tail) = (packet[2...3], Array(packet[4...]))
            mutate(&packet, before, &random)
            // A sender whose numbers jump about only deafens its own listeners; once in a while it may.
            if packet.count > 3, Int.random(in: 0..<300, using: &random) > 0 {
                packet.replaceSubrange(2...3, with: number)
            }
            before = tail
            rig.receive(alice.protect(packet), from: alice.address)
            let words = UInt8.random(in: 1...40, using: &random)
            var control = random.bytes(4 + 4 * Int(words))
            control[0] = 0x80 | UInt8.random(in: 0...3, using: &random)
            control[1] = UInt8.random(in: 200...206, using: &random)
            control[2] = 0
            control[3] = words &+ (Int.random(in: 0..<10, using: &random) == 0 ? 1 : 0)
            let ssrcs = [10, Rig.ssrc(1), Rig.ssrc(3)]
            for offset in [4, 8] where control.count >= offset + 4 {
                let ssrc = ssrcs[Int.random(in: 0..<3, using: &random)]
                control.replaceSubrange(offset..<offset + 4, with: STUNWriter.octets(ssrc))
            }
            let peer = Bool.random(using: &random) ? alice : bob
            rig.receive(peer.protectRaw(control), from: peer.address)
            rig.advance(by: .milliseconds(10))
            let commands: [MediaCommand] = [
                .setMuted(PublicationID(1), Bool.random(using: &random)),
                .setPaused(SubscriptionID(2), Bool.random(using: &random)),
            ]
            if Int.random(in: 0..<50, using: &random) == 0 {
                rig.apply(commands[Int.random(in: 0..<2, using: &random)])
            }
        }
        #expect(rig.counters.isBalanced)
        #expect(bob.refused == 0 && carol.refused == 0)
        #expect(rig.counters.forwarded > 100)
    }

    /// Commands in any order, about anything, while people talk: whatever is left works, and nothing is left over.
    @Test(arguments: 1...8) func `commands in any order leave nothing behind`(seed: UInt64) {
        var random = SeededGenerator(seed &+ 200)
        let rig = Rig()
        let peers = (0..<4).map { _ in rig.join(routerRole: Bool.random(using: &random) ? .client : .server) }
        var sources = (0..<4).map { Source(UInt32($0) + 10, mid: "0") }
        for step in 0..<600 {
            let (one, other) = (peers.randomElement(using: &random), peers.randomElement(using: &random))
            guard let one, let other else { return }
            let (publication, subscription) = (random.next32() % 5, random.next32() % 9)
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1, 2: rig.publish(publication, by: one) { $0.usesNack = step % 2 == 0 }
            case 3, 4, 5, 6:
                rig.subscribe(subscription, to: publication, for: other) {
                    $0.ssrc = UInt32(step) + 1_000_000
                    $0.usesNack = step % 3 == 0
                    $0.redPayloadType = step % 5 == 0 ? 63 : nil
                }
            case 7: rig.apply(.unsubscribe(SubscriptionID(subscription)))
            case 8: rig.apply(.unpublish(PublicationID(publication)))
            case 9: rig.apply(.setMuted(PublicationID(publication), step % 2 == 0))
            case 10: rig.apply(.setPaused(SubscriptionID(subscription), step % 2 == 0))
            default: if step % 10 == 0 { rig.apply(.close(one.transport)) }
            }
            for (index, peer) in peers.enumerated() {
                if step % 7 == index { sources[index].skip() }
                rig.send(&sources[index], from: peer)
            }
            rig.advance(by: .milliseconds(20))
        }
        #expect(rig.counters.isBalanced)
        #expect(peers.allSatisfy { $0.refused == 0 })
        for peer in peers { rig.apply(.close(peer.transport)) }
        #expect(rig.deadline == nil)
        #expect(rig.isEmpty)
    }
}

extension SeededGenerator {
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes.append(UInt8(truncatingIfNeeded: next())) }
        return bytes
    }
}

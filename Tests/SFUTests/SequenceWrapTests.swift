import Foundation
import SeededRandom
import Testing

@testable import SFU

/// Sequence numbers that wrap around again and again, with loss and reordering where they do, upstream and downstream
/// through SRTP. `make wraps` runs a thousand wraps; `WRAPS` says how many.
@Suite struct SequenceWrapTests {
    private static let wraps = ProcessInfo.processInfo.environment["WRAPS"].flatMap { Int($0) } ?? 60

    @Test func `no stream is stuck, however often its numbers wrap, with a tenth lost and some out of order`() throws {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.usesNack = true }
        rig.subscribe(1, to: 1, for: bob) { $0.redPayloadType = 63 }
        rig.subscribe(2, to: 1, for: carol) { $0.usesNack = true }
        var random = SeededGenerator(11)
        var source = Source(10, sequence: 60_000)
        var wraps: [ObjectIdentifier: Int] = [:]
        var last: [ObjectIdentifier: UInt16] = [:]
        rig.send(&source, from: alice)
        for wrap in 0..<Self.wraps {
            // Up to the wrap in leaps that are still loss, not a new start.
            var left = Int(65_456 &- source.sequence)
            while left > 0 {
                let step = min(2_900, left - 1)
                source.leap(step)
                rig.send(&source, from: alice)
                rig.advance(by: .milliseconds(20))
                left -= step + 1
            }
            let first = source.count
            cross(&source, from: alice, to: [bob, carol], in: rig, &random)
            for peer in [bob, carol] {
                let id = ObjectIdentifier(peer)
                peer.loses = nil
                // What it was sent at the end, it hears: nothing is stuck.
                rig.send(&source, from: alice)
                let payload = try #require(peer.heard.last?.payload)
                #expect(payload.suffix(49) == source.payload(source.count - 1)[...], "wrap \(wrap)")
                let here = peer.heard.filter { $0.header.marker == false }.count
                #expect(here > (source.count - first) * 6 / 10)
                for heard in peer.heard {
                    let number = heard.header.sequenceNumber
                    if let before = last[id], before > 0xC000, number < 0x4000 { wraps[id, default: 0] += 1 }
                    if let before = last[id], Int16(truncatingIfNeeded: Int(number) - Int(before)) < 0 { continue }
                    last[id] = number
                }
                peer.heard = []
                peer.control = []
            }
            alice.control = []
        }
        #expect(alice.refused == 0 && bob.refused == 0 && carol.refused == 0)
        #expect(rig.counters.isBalanced)
        for peer in [bob, carol] { #expect(abs((wraps[ObjectIdentifier(peer)] ?? 0) - Self.wraps) <= 1) }
        #expect(rig.counters.dropped(.srtpAuthentication) == 0 && rig.counters.dropped(.srtpReplay) == 0)
    }

    /// 160 packets over the wrap, some lost before us, some behind us, some late.
    private func cross(
        _ source: inout Source, from alice: Peer, to listeners: [Peer], in rig: Rig, _ random: inout SeededGenerator
    ) {
        let dice = Dice(random.next())
        for peer in listeners { peer.loses = { dice.isOneInTen } }
        var held: [UInt8]?
        for _ in 0..<160 {
            let packet = alice.protect(source.next())
            if !dice.isOneInTen {
                if held == nil, dice.isOneInTen { held = packet } else { rig.receive(packet, from: alice.address) }
            }
            rig.advance(by: .milliseconds(20))
            if let late = held, dice.isOneInTen || dice.isOneInTen || dice.isOneInTen {
                rig.receive(late, from: alice.address)
                held = nil
            }
        }
    }
}

/// Chance that several may draw from.
private final class Dice {
    private var random: SeededGenerator
    init(_ seed: UInt64) { random = SeededGenerator(seed) }
    var isOneInTen: Bool { random.next() % 10 == 0 }
}

extension Source {
    /// As if so many packets were lost.
    mutating func leap(_ packets: Int) {
        sequence &+= UInt16(packets)
        timestamp &+= UInt32(packets) * 960
    }
}

import SeededRandom
import Testing

@testable import DataChannels

/// An SCTP peer that does what it likes: inside DTLS only a member of the room can be one.
@Suite(.serialized) struct HostilePeerTests {
    private let both: [(String, Reliability)] = [("_reliable", .reliable), ("_lossy", .lossy)]

    @Test func `no length of garbage gets an answer or does harm`() {
        let pair = Pair(left: both)
        #expect(pair.run { pair.opened[Pair.right]?.count == 2 })
        pair.run(for: .seconds(1))
        let before = pair.packetCount
        var random = SeededGenerator(5)
        for length in 0...1_600 {
            pair.inject((0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }, to: Pair.left)
        }
        #expect(pair.packetCount == before)
        #expect(pair.send([1], label: "_reliable", from: Pair.left) == .sent)
        pair.deliver()
        #expect(pair.received[Pair.right]?.count == 1)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `packets changed on their way never trap`(seed: UInt64) {
        var random = SeededGenerator(seed)
        let pair = Pair(seed: seed, left: both, right: both)
        pair.onTheWay = { packet in
            guard Int.random(in: 0..<3, using: &random) == 0 else { return packet }
            return Self.mutated(packet, using: &random)
        }
        for round in 0..<100 {
            for id in [Pair.left, Pair.right] {
                _ = pair.send([UInt8](repeating: UInt8(round), count: round * 40), label: "_reliable", from: id)
                _ = pair.send([UInt8](repeating: UInt8(round), count: round), label: "_lossy", from: id)
            }
            pair.run(for: .milliseconds(200))
        }
        #expect(pair.longestPacket <= DataChannels.packetBytesMax)
        for message in pair.received.values.joined() { #expect(message.bytes.count <= 65_535) }
    }

    /// Flips, cuts, splices and lies about lengths, with a checksum that is right, since a member can compute one.
    private static func mutated(_ packet: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
        var bytes = packet
        guard bytes.count > 16 else { return bytes }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.removeLast(Int.random(in: 1...(bytes.count - 12), using: &random))
        case 1: bytes += bytes[12...].prefix(1_200 - min(1_200, bytes.count))
        case 2:
            // The length of the first chunk.
            bytes[14] = UInt8.random(in: 0...255, using: &random)
            bytes[15] = UInt8.random(in: 0...255, using: &random)
        case 3: bytes[12] = UInt8.random(in: 0...255, using: &random)
        default:
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bytes[Int.random(in: 12..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return withChecksum(bytes)
    }

    /// CRC32c over the packet with a checksum of nought (RFC 9260 appendix A), stored least significant byte first.
    private static func withChecksum(_ packet: [UInt8]) -> [UInt8] {
        var bytes = packet
        for index in 8..<12 { bytes[index] = 0 }
        var remainder = UInt32.max
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0x82F6_3B78 : remainder >> 1 }
        }
        remainder = ~remainder
        for index in 0..<4 { bytes[8 + index] = UInt8(truncatingIfNeeded: remainder >> (8 * UInt32(index))) }
        return bytes
    }

    @Test func `the checksum that the mutations carry is the real one`() {
        let pair = Pair(left: both)
        #expect(pair.run { pair.opened[Pair.right]?.count == 2 })
        #expect(!pair.lastPacket.isEmpty)
        #expect(Self.withChecksum(pair.lastPacket) == pair.lastPacket)
    }

    @Test func `a channel too many is not opened`() {
        let many = (0..<30).map { ("channel \($0)", Reliability.reliable) }
        let pair = Pair(left: many)
        #expect(pair.run { pair.opened[Pair.left]?.count == 4 && pair.opened[Pair.right]?.count == 4 })
        #expect(pair.send([1], label: "channel 3", from: Pair.left) == .sent)
        #expect(pair.send([1], label: "channel 4", from: Pair.left) == .noChannel)
    }

    @Test func `a channel on a stream that is ours to open is refused`() {
        // Both take the same half: the second OPEN on each stream finds it taken, or wrong.
        let pair = Pair(left: both, parities: (.even, .even))
        #expect(!pair.run(.seconds(5)) { pair.opened[Pair.right] != nil })
        #expect(pair.send([1], label: "_reliable", from: Pair.right) == .noChannel)
    }

    @Test func `a label that is too long opens no channel`() {
        let pair = Pair(left: [(String(repeating: "x", count: 65), .reliable), ("good", .reliable)])
        #expect(pair.run { pair.opened[Pair.right] == ["good"] })
        #expect(pair.opened[Pair.left] == ["good"])
    }
}

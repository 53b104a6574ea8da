import SeededRandom

/// Packets and numbers out of a seed, so that a failing test fails again.
struct PacketGenerator: RandomNumberGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed) }

    mutating func next() -> UInt64 { random.next() }

    /// A number below `bound`.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// The bytes with one to four bits flipped, and now and then cut or lengthened.
    mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
        var mutated = bytes
        for _ in 0...below(4) where !mutated.isEmpty { mutated[below(mutated.count)] ^= 1 << UInt8(below(8)) }
        switch below(6) {
        case 0: mutated.removeLast(below(mutated.count + 1))
        case 1: mutated += self.bytes(below(24))
        default: break
        }
        return mutated
    }
}

/// Bytes from hexadecimal digits; blanks are for the reader.
func hex(_ digits: String) -> [UInt8] {
    let nibbles = digits.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
}

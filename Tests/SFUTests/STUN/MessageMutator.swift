import SeededRandom

/// Turns valid messages into hostile ones, the same way for the same seed.
struct MessageMutator: RandomNumberGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed) }

    mutating func next() -> UInt64 { random.next() }

    /// One to four changes: a bit flipped, a byte replaced by an extreme, a cut, a piece copied elsewhere, bytes added.
    mutating func mutate(_ original: [UInt8]) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &self)
            switch Int.random(in: 0..<6, using: &self) {
            case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: bytes[index] = [0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF].randomElement(using: &self) ?? 0
            case 2: bytes.removeLast(bytes.count - index)
            case 3: bytes.removeSubrange(index..<min(bytes.count, index + 4))
            case 4:
                let piece = Array(bytes[index..<min(bytes.count, index + 16)])
                bytes.insert(contentsOf: piece, at: Int.random(in: bytes.indices, using: &self))
            default: bytes += (0..<8).map { _ in UInt8.random(in: 0...255, using: &self) }
            }
        }
        return bytes
    }

    mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
    }
}

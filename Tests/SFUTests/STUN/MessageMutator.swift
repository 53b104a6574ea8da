/// Turns valid messages into hostile ones, the same way for the same seed (SplitMix64).
struct MessageMutator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

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

import SFU

/// Sixteen bytes as OCB2 counts with them: the first byte is the most significant.
struct CipherBlock: Equatable, Sendable {
    var high: UInt64
    var low: UInt64

    static let byteCount = 16
    static let zero = CipherBlock(high: 0, low: 0)

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The nonce that a counter stands for, whose bytes are the least significant first.
    init(counter: UInt128) {
        high = UInt64(truncatingIfNeeded: counter).byteSwapped
        low = UInt64(truncatingIfNeeded: counter >> 64).byteSwapped
    }

    /// A whole block, which lies inside.
    init(_ bytes: Span<UInt8>, at offset: Int) {
        high = bytes.networkUInt64(at: offset)
        low = bytes.networkUInt64(at: offset + 8)
    }

    /// A block that ends early, with zeros behind.
    init(_ bytes: Span<UInt8>, at offset: Int, count: Int) {
        self = .zero
        for index in 0..<count { self ^= CipherBlock(byte: bytes[offset + index], at: index) }
    }

    private init(byte: UInt8, at index: Int) {
        high = index < 8 ? UInt64(byte) << UInt64(56 - 8 * index) : 0
        low = index < 8 ? 0 : UInt64(byte) << UInt64(120 - 8 * index)
    }

    subscript(index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: index < 8 ? high >> UInt64(56 - 8 * index) : low >> UInt64(120 - 8 * index))
    }

    /// Writes the first `count` bytes.
    func write(into bytes: inout MutableSpan<UInt8>, at offset: Int, count: Int = byteCount) {
        guard count < Self.byteCount else {
            bytes.setNetworkUInt64(high, at: offset)
            bytes.setNetworkUInt64(low, at: offset + 8)
            return
        }
        for index in 0..<count { bytes[offset + index] = self[index] }
    }

    /// Without its first `count` bytes, which become zeros.
    func dropping(_ count: Int) -> CipherBlock {
        count < 8
            ? CipherBlock(high: high & (.max >> UInt64(8 * count)), low: low)
            : CipherBlock(high: 0, low: count < 16 ? low & (.max >> UInt64(8 * count - 64)) : 0)
    }

    /// Times two in the field of 2¹²⁸ elements whose polynomial is x¹²⁸ + x⁷ + x² + x + 1.
    var doubled: CipherBlock {
        CipherBlock(high: high << 1 | low >> 63, low: low << 1 ^ (high >> 63) &* 0x87)
    }

    static func ^ (one: CipherBlock, other: CipherBlock) -> CipherBlock {
        CipherBlock(high: one.high ^ other.high, low: one.low ^ other.low)
    }

    static func ^= (one: inout CipherBlock, other: CipherBlock) { one = one ^ other }
}

/// The checksum of ISO-HDLC and V.42, as FINGERPRINT uses it (RFC 8489 §14.7), a byte at a time.
struct CRC32: Sendable {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    private var state: UInt32 = 0xFFFF_FFFF

    /// Takes one more byte in.
    mutating func append(_ byte: UInt8) {
        state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8
    }

    /// The checksum of all bytes so far.
    var value: UInt32 { ~state }
}

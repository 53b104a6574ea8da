/// A leaky bucket over packets and bytes: lets a steady rate pass, and a second's worth at once.
///
/// Kept as the two instants at which the allowances would be used up (the "virtual scheduling" form), so that a
/// packet costs two additions.
struct RateLimit {
    private var packetsUntil: Int64 = 0
    private var bitsUntil: Int64 = 0
    private let nanosecondsPerPacket: Int64
    private let bitsPerSecond: Int64

    private static let burst: Int64 = 1_000_000_000

    init(packetsPerSecond: UInt32, bitsPerSecond: UInt32) {
        nanosecondsPerPacket = 1_000_000_000 / Int64(max(1, packetsPerSecond))
        self.bitsPerSecond = Int64(max(1, bitsPerSecond))
    }

    /// Whether one more packet is within the rate; only then is it counted against it.
    ///
    /// - Parameters:
    ///   - byteCount: at most a datagram's.
    ///   - now: nanoseconds on any steady clock, not negative.
    mutating func allow(byteCount: Int, at now: Int64) -> Bool {
        let packets = max(packetsUntil, now) + nanosecondsPerPacket
        let bits = max(bitsUntil, now) + Int64(byteCount) * 8_000_000_000 / bitsPerSecond
        guard packets - now <= Self.burst, bits - now <= Self.burst else { return false }
        packetsUntil = packets
        bitsUntil = bits
        return true
    }
}

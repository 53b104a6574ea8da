/// An IP address and port. IPv4 is kept as its IPv4-mapped IPv6 form (RFC 4291 §2.5.5.2), so that one layout of
/// 18 bytes serves both and comparison is two integer compares.
public struct TransportAddress: Hashable, Sendable {
    /// The 16 address bytes in network order: the first eight in `high`, the rest in `low`.
    public var high: UInt64
    public var low: UInt64
    /// In host order.
    public var port: UInt16

    public init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// An IPv4 address; `address` holds its four bytes in network order, `192.0.2.1` being `0xC0000201`.
    public init(ipv4 address: UInt32, port: UInt16) {
        self.init(high: 0, low: 0x0000_FFFF_0000_0000 | UInt64(address), port: port)
    }

    /// The IPv4 address, if it is one.
    public var ipv4: UInt32? {
        high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil
    }
}

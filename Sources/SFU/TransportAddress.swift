/// Where datagrams come from and go to: an IP address and port, and over what. IPv4 is kept as its IPv4-mapped IPv6
/// form (RFC 4291 §2.5.5.2), so that one layout serves both and comparison is a few integer compares.
public struct TransportAddress: Hashable, Sendable {
    /// What carries the datagrams.
    public enum Network: UInt8, Sendable {
        case udp
        /// Datagrams framed by RFC 4571 (ICE-TCP, RFC 6544).
        case tcp
    }

    /// The 16 address bytes in network order: the first eight in `high`, the rest in `low`.
    public var high: UInt64
    public var low: UInt64
    /// Which TCP connection it is at the shell that holds it, never 0; 0 for UDP, and for a TCP port to connect to. Two
    /// connections differ though a client uses its port again: what one has proven the next has not.
    public var connection: UInt32
    /// In host order.
    public var port: UInt16
    public var network: Network

    public init(high: UInt64, low: UInt64, port: UInt16, network: Network = .udp, connection: UInt32 = 0) {
        self.high = high
        self.low = low
        self.connection = connection
        self.port = port
        self.network = network
    }

    /// An IPv4 address; `address` holds its four bytes in network order, `192.0.2.1` being `0xC0000201`.
    public init(ipv4 address: UInt32, port: UInt16, network: Network = .udp, connection: UInt32 = 0) {
        self.init(
            high: 0, low: 0x0000_FFFF_0000_0000 | UInt64(address), port: port, network: network, connection: connection)
    }

    /// The IPv4 address, if it is one.
    public var ipv4: UInt32? {
        high == 0 && low >> 32 == 0xFFFF ? UInt32(truncatingIfNeeded: low) : nil
    }
}

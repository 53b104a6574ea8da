import CLinux
import SFU

/// An IP address of either family as people write it.
struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// IPv4 in its mapped form, as in ``TransportAddress``.
    var high: UInt64
    var low: UInt64

    /// All of IPv4, and all of IPv6.
    static let anyIPv4 = IPAddress(high: 0, low: 0x0000_FFFF_0000_0000)
    static let anyIPv6 = IPAddress(high: 0, low: 0)
    static let loopbackIPv4 = IPAddress(high: 0, low: 0x0000_FFFF_7F00_0001)
    static let loopbackIPv6 = IPAddress(high: 0, low: 1)

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init(_ address: linux_address) {
        self.init(high: address.high, low: address.low)
    }

    /// `192.0.2.1` or `2001:db8::1`; nil for anything else.
    init?(_ text: String) {
        var address = linux_address()
        guard unsafe linux_address_parse(text, &address) == 1 else { return nil }
        self.init(address)
    }

    /// Whether it is IPv4.
    var isIPv4: Bool { high == 0 && low >> 32 == 0xFFFF }
    /// Whether it stands for every address of its family.
    var isAny: Bool { self == .anyIPv4 || self == .anyIPv6 }
    /// Whether it never leaves the machine.
    var isLoopback: Bool { isIPv4 ? low >> 24 & 0xFF == 127 : self == .loopbackIPv6 }

    /// Whether it can be reached from anywhere: none of the ranges that are kept for private networks, carriers' NAT or
    /// one link (RFC 6890).
    var isPublic: Bool {
        guard !isAny && !isLoopback else { return false }
        guard isIPv4 else { return high >> 57 != 0xFC >> 1 && high >> 54 != 0xFE80 >> 6 }
        switch (low >> 24 & 0xFF, low >> 16 & 0xFF) {
        case (0, _), (10, _), (100, 64...127), (169, 254), (172, 16...31), (192, 168): return false
        default: return true
        }
    }

    /// The addresses behind a host's name, or of an address as text. Waits for the system's resolver.
    static func resolve(_ host: String) -> [IPAddress] {
        unsafe withUnsafeTemporaryAllocation(of: linux_address.self, capacity: 8) { room in
            let count = Int(unsafe linux_resolve(host, 0, room.baseAddress, 8))
            return (0..<count).map { IPAddress(unsafe room[$0]) }
        }
    }

    /// With a port, for the media engines.
    func transport(port: UInt16, network: TransportAddress.Network = .udp) -> TransportAddress {
        TransportAddress(high: high, low: low, port: port, network: network)
    }

    /// The way it is written.
    var description: String {
        var address = linux_address(high: high, low: low, port: 0)
        return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 46) { room in
            unsafe linux_address_format(&address, room.baseAddress)
            return unsafe String(cString: room.baseAddress!)
        }
    }

    /// With a port, as in a URL: IPv6 in brackets.
    func description(port: UInt16) -> String {
        isIPv4 ? "\(self):\(port)" : "[\(self)]:\(port)"
    }
}

extension TransportAddress {
    /// `192.0.2.1:7882/udp` or `[2001:db8::1]:7881/tcp`.
    var text: String { "\(IPAddress(high: high, low: low).description(port: port))/\(network)" }
}

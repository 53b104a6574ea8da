import CLinux
import Datagrams
import Glibc

/// A bound UDP port, before a thread takes it over.
struct UDPEndpoint: Sendable {
    var descriptor: Int32
    /// Whether addresses are written as IPv6 on this socket, IPv4 in its mapped form.
    var isIPv6: Bool
    var port: UInt16

    /// Binds a port on every address, of both families where the kernel has both.
    ///
    /// - Parameter port: 0 lets the kernel choose.
    static func bind(port: UInt16) throws(StartupError) -> UDPEndpoint {
        let isIPv6 = linux_has_ipv6() == 1
        let any = isIPv6 ? IPAddress.anyIPv6 : .anyIPv4
        var address = linux_address(high: any.high, low: any.low, port: port)
        let descriptor = unsafe linux_bind(&address, 0, 1)
        guard descriptor >= 0 else {
            throw .bind(address: "UDP port \(port)", cause: SystemError.text(-descriptor))
        }
        // A voice packet is smaller than what any path carries; so nobody can make us fragment by a forged report of a
        // narrow one, and the kernel need not number them for reassembly, which is a thirtieth of what sending costs.
        linux_keep_whole(descriptor)
        linux_buffer_sizes(descriptor, Limits.socketBytes, Limits.socketBytes)
        return UDPEndpoint(descriptor: descriptor, isIPv6: isIPv6, port: address.port)
    }
}

extension UDPSocket {
    /// Takes the endpoint over.
    init(_ endpoint: UDPEndpoint) {
        self.init(descriptor: endpoint.descriptor, isIPv6: endpoint.isIPv6)
    }
}

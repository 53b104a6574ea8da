import CLinux

/// A listening TCP socket.
struct Listener: Sendable {
    var descriptor: Int32
    var address: IPAddress
    var port: UInt16
    /// Whether it is for those who read the metrics, and for nothing else.
    var isForMetrics = false

    /// Listens on one address; the unspecified IPv6 address stands for both families.
    ///
    /// - Parameter port: 0 lets the kernel choose.
    static func bind(_ address: IPAddress, port: UInt16) throws(StartupError) -> Listener {
        var bound = linux_address(high: address.high, low: address.low, port: port)
        let descriptor = unsafe linux_bind(&bound, 1, address == .anyIPv6 ? 1 : 0)
        guard descriptor >= 0 else {
            throw .bind(address: address.description(port: port), cause: SystemError.text(-descriptor))
        }
        return Listener(descriptor: descriptor, address: address, port: bound.port)
    }
}

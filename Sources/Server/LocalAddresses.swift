import CLinux

/// Which addresses clients are told to send their media to.
enum LocalAddresses {
    /// One address of one interface.
    struct Interface: Sendable, Equatable {
        var name: String
        var address: IPAddress
        var isLoopback: Bool
    }

    /// The addresses of interfaces that are up, IPv6 link-local ones left out.
    static func interfaces() -> [Interface] {
        unsafe withUnsafeTemporaryAllocation(of: linux_interface.self, capacity: 256) { room in
            let count = max(0, Int(unsafe linux_interfaces(room.baseAddress, 256)))
            return (0..<count).map { index in
                var raw = unsafe room[index]
                let name = unsafe withUnsafeBytes(of: &raw.name) { bytes in
                    unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                return Interface(name: name, address: IPAddress(raw.address), isLoopback: raw.is_loopback != 0)
            }
        }
    }

    /// The addresses to tell, most preferred first; empty when there is none.
    ///
    /// The configured node address stands alone. Otherwise the addresses that HTTP was told to listen on, if they can
    /// be reached from elsewhere; otherwise those of the chosen interfaces. Loopback is told when it is asked for, or
    /// when there is nothing else. IPv4 goes before IPv6: where both work it is the one that works more often.
    static func candidates(for configuration: Configuration, interfaces: [Interface]) -> [IPAddress] {
        if let address = configuration.nodeIP.flatMap({ IPAddress($0) }) { return [address] }
        let chosen = interfaces.filter { interface in
            let included = configuration.interfacesIncluded
            return (included.isEmpty || included.contains(interface.name))
                && !configuration.interfacesExcluded.contains(interface.name)
        }
        let bound = configuration.bindAddresses.compactMap { IPAddress($0) }.filter { !$0.isAny && !$0.isLoopback }
        let outward = bound.isEmpty ? chosen.filter { !$0.isLoopback }.map(\.address) : bound
        let inward = chosen.filter(\.isLoopback).map(\.address)
        let wantsLoopback = configuration.enableLoopbackCandidate || outward.isEmpty
        let all = ordered(outward) + (wantsLoopback ? ordered(inward) : [])
        return all.enumerated().filter { index, address in all.firstIndex(of: address) == index }.map(\.element)
    }

    private static func ordered(_ addresses: [IPAddress]) -> [IPAddress] {
        addresses.filter(\.isIPv4) + addresses.filter { !$0.isIPv4 }
    }

    /// Where HTTP listens. In development that is this machine alone unless told otherwise: everyone knows its key.
    static func listening(for configuration: Configuration, hasIPv6: Bool) -> [IPAddress] {
        let configured = configuration.bindAddresses.compactMap { IPAddress($0) }
        if !configured.isEmpty {
            // The unspecified IPv6 address takes both families, so the other beside it would find its port taken.
            return configured.contains(.anyIPv6) ? configured.filter { $0 != .anyIPv4 } : configured
        }
        if configuration.isDevelopment { return hasIPv6 ? [.loopbackIPv4, .loopbackIPv6] : [.loopbackIPv4] }
        return [hasIPv6 ? .anyIPv6 : .anyIPv4]
    }
}

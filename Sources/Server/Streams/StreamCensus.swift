import Synchronization

/// Who has how many TCP media connections: a few for each address, and no more in all than we have descriptors for.
final class StreamCensus: Sendable {
    /// Connections at a time, whoever has them.
    let capacity: Int
    private let counts = Mutex<[IPAddress: Int]>([:])
    private let total = Atomic<Int>(0)

    /// - Parameter descriptors: what the process may open; media takes its share.
    init(descriptors: Int) {
        capacity = min(Limits.streams, max(16, descriptors / 100 * Limits.streamDescriptorPercent))
    }

    /// How many there are.
    var count: Int { total.load(ordering: .relaxed) }

    /// Takes a place, if there is one.
    func admit(_ address: IPAddress) -> Bool {
        let network = Self.network(of: address)
        return counts.withLock { counts in
            let count = counts[network, default: 0]
            guard count < Limits.streamsPerAddress, total.load(ordering: .relaxed) < capacity else { return false }
            counts[network] = count + 1
            total.add(1, ordering: .relaxed)
            return true
        }
    }

    /// Gives a place back.
    func release(_ address: IPAddress) {
        let network = Self.network(of: address)
        counts.withLock { counts in
            guard let count = counts[network] else { preconditionFailure("a place is given back that nobody had") }
            counts[network] = count > 1 ? count - 1 : nil
            total.subtract(1, ordering: .relaxed)
        }
    }

    /// Whoever has one IPv6 address has 2⁶⁴ of them (RFC 7934).
    private static func network(of address: IPAddress) -> IPAddress {
        address.isIPv4 ? address : IPAddress(high: address.high, low: 0)
    }
}

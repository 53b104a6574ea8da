/// Which transport owns a remote address: open addressing with linear probing, since every datagram asks.
///
/// The hash has no secret. It needs none: only addresses from which a peer proved that it knows a transport's password
/// get in, a few for each transport, so nobody can crowd the table.
package struct AddressTable {
    private var addresses: [TransportAddress]
    /// The owner's slot beside each address; `vacant` where there is none.
    private var owners: [Int32]
    package private(set) var count = 0

    private static let vacant: Int32 = -1

    /// - Parameter minimumCapacity: rounded up to a power of two; the table doubles when half full.
    package init(minimumCapacity: Int = Limits.addressTableSlots) {
        var capacity = 8
        while capacity < minimumCapacity { capacity *= 2 }
        addresses = Array(repeating: TransportAddress(high: 0, low: 0, port: 0), count: capacity)
        owners = Array(repeating: Self.vacant, count: capacity)
    }

    /// The slot of the transport that owns an address.
    package func owner(of address: TransportAddress) -> Int? {
        let position = position(of: address)
        return owners[position] == Self.vacant ? nil : Int(owners[position])
    }

    /// Gives an address to a transport.
    ///
    /// - Returns: the slot of the transport that owned it until now, if another did.
    package mutating func assign(_ address: TransportAddress, to slot: Int) -> Int? {
        if (count + 1) * 2 > owners.count { grow() }
        let position = position(of: address)
        let previous = owners[position]
        addresses[position] = address
        owners[position] = Int32(slot)
        if previous == Self.vacant {
            count += 1
            return nil
        }
        return previous == Int32(slot) ? nil : Int(previous)
    }

    /// Takes an address away from a transport, if it is still its own.
    package mutating func remove(_ address: TransportAddress, ownedBy slot: Int) {
        var hole = position(of: address)
        guard owners[hole] == Int32(slot) else { return }
        owners[hole] = Self.vacant
        count -= 1
        // Close the gap, so that no later probe ends here too early.
        let mask = owners.count - 1
        var next = (hole + 1) & mask
        while owners[next] != Self.vacant {
            let home = Self.hash(addresses[next]) & mask
            if (next - home) & mask >= (next - hole) & mask {
                addresses[hole] = addresses[next]
                owners[hole] = owners[next]
                owners[next] = Self.vacant
                hole = next
            }
            next = (next + 1) & mask
        }
    }

    /// Where an address is, or where it would go. The table is never full, so the probe ends.
    private func position(of address: TransportAddress) -> Int {
        let mask = owners.count - 1
        var position = Self.hash(address) & mask
        while owners[position] != Self.vacant, addresses[position] != address {
            position = (position + 1) & mask
        }
        return position
    }

    private mutating func grow() {
        var larger = AddressTable(minimumCapacity: owners.count * 2)
        for index in owners.indices where owners[index] != Self.vacant {
            _ = larger.assign(addresses[index], to: Int(owners[index]))
        }
        self = larger
    }

    /// Multiply and fold; the constants are odd 64-bit fractions of the golden ratio and of √2.
    private static func hash(_ address: TransportAddress) -> Int {
        var mixed = (address.low ^ UInt64(address.port) << 48) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= ((address.high ^ UInt64(address.connection)) &+ mixed >> 29) &* 0xB504_F333_F9DE_6485
        mixed ^= mixed >> 32
        return Int(truncatingIfNeeded: mixed & 0x7FFF_FFFF_FFFF_FFFF)
    }
}

import SFU

/// A datagram on its way.
struct Parcel {
    var count = 0
    var source = TransportAddress(ipv4: 0, port: 0)
    var destination = TransportAddress(ipv4: 0, port: 0)
    /// When it was sent.
    var departed: UInt64 = 0
    /// Names the datagram that this is one copy of; 0 for what nobody of the house has sent.
    var origin: UInt32 = 0
}

/// All datagrams on their way, in memory that is taken once and used again.
final class Parcels {
    /// Room for one: more than any router takes, so that oversized ones can be sent.
    static let slotBytes = 1600
    private static let slotsPerBlock = 256

    private var blocks: [UnsafeMutableRawPointer] = []
    private var free: [Int] = []
    private(set) var parcels: [Parcel] = []

    deinit {
        for block in blocks { block.deallocate() }
    }

    /// Puts bytes on their way.
    func post(_ parcel: Parcel, _ bytes: UnsafeRawBufferPointer) -> Int {
        precondition(bytes.count <= Self.slotBytes, "a datagram larger than its slot")
        let place = self.place()
        parcels[place] = parcel
        parcels[place].count = bytes.count
        if let start = bytes.baseAddress { slot(place).copyMemory(from: start, byteCount: bytes.count) }
        return place
    }

    /// Puts another copy on its way.
    func repeated(_ other: Int) -> Int {
        let place = self.place()
        parcels[place] = parcels[other]
        slot(place).copyMemory(from: slot(other), byteCount: parcels[other].count)
        return place
    }

    func bytes(_ place: Int) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: slot(place), count: Self.slotBytes)
    }

    func forget(_ place: Int) { free.append(place) }

    private func slot(_ place: Int) -> UnsafeMutableRawPointer {
        blocks[place / Self.slotsPerBlock] + (place % Self.slotsPerBlock) * Self.slotBytes
    }

    private func place() -> Int {
        if let place = free.popLast() { return place }
        if parcels.count == blocks.count * Self.slotsPerBlock {
            blocks.append(
                UnsafeMutableRawPointer.allocate(byteCount: Self.slotBytes * Self.slotsPerBlock, alignment: 16))
        }
        parcels.append(Parcel())
        return parcels.count - 1
    }
}

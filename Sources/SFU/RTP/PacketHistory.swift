/// The last Opus packets of a publication, to send again to listeners that missed one: as many as
/// ``Limits/historyPackets``, in a fixed number of bytes. Storing allocates nothing.
struct PacketHistory: ~Copyable {
    /// What is kept of a packet beside its payload.
    struct Packet: Sendable, Equatable {
        /// The source's unwrapped number.
        var sequence: Int64
        var timestamp: UInt32
        var marker: Bool
    }

    private struct Entry {
        var packet: Packet
        /// Where the payload begins, counted over everything ever stored; its place is the remainder by the arena.
        var position: Int64
        var count: Int
    }

    private var entries: [Entry?]
    private var arena: [UInt8]
    private var written: Int64 = 0

    /// - Parameters:
    ///   - capacity: packets.
    ///   - byteCapacity: bytes of payload of all packets together.
    init(capacity: Int = Limits.historyPackets, byteCapacity: Int = Limits.historyBytes) {
        precondition(capacity > 0 && byteCapacity > 0, "a history without room")
        entries = Array(repeating: nil, count: capacity)
        arena = Array(repeating: 0, count: byteCapacity)
    }

    /// Says that a packet will be stored soon: the place for it has long left the caches.
    func prepare(sequence: Int64, count: Int) {
        let index = Int(sequence % Int64(entries.count))
        entries.prefetch(index..<index + 1)
        let place = Int(written % Int64(arena.count))
        arena.prefetch(place..<place + count)
    }

    /// Keeps a packet and forgets the eldest ones for it. One that is larger than all the room is not kept, nor is one
    /// older than what its place holds.
    mutating func store(sequence: Int64, timestamp: UInt32, marker: Bool, payload: Span<UInt8>) {
        guard sequence >= 0, payload.count <= arena.count else { return }
        let index = Int(sequence % Int64(entries.count))
        if let present = entries[index], present.packet.sequence > sequence { return }
        let capacity = Int64(arena.count)
        // A payload lies in one piece: at the end of the arena the rest is left out.
        let rest = capacity - written % capacity
        if rest < Int64(payload.count) { written += rest }
        let place = Int(written % capacity)
        var bytes = arena.mutableSpan
        bytes.copy(payload, at: place)
        let packet = Packet(sequence: sequence, timestamp: timestamp, marker: marker)
        entries[index] = Entry(packet: packet, position: written, count: payload.count)
        written += Int64(payload.count)
    }

    /// Calls `body` with the packet of this number.
    ///
    /// - Returns: nil when it is not there (any more).
    func withPacket<Result>(sequence: Int64, _ body: (Packet, Span<UInt8>) -> Result) -> Result? {
        guard sequence >= 0, let entry = entries[Int(sequence % Int64(entries.count))],
            entry.packet.sequence == sequence, written - entry.position <= Int64(arena.count)
        else { return nil }
        let start = Int(entry.position % Int64(arena.count))
        return body(entry.packet, arena.span.extracting(start..<start + entry.count))
    }

    /// Forgets all: the source changed, and its numbers may come again.
    mutating func removeAll() {
        for index in entries.indices { entries[index] = nil }
    }
}

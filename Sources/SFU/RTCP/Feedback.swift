/// One entry of a generic NACK: a lost packet, and which of the sixteen behind it are lost too (RFC 4585 §6.2.1).
package struct NackEntry: Equatable, Sendable {
    package static let byteCount = 4

    /// The first lost sequence number.
    package var first: UInt16
    /// Bit 0 stands for `first` + 1, bit 15 for `first` + 16.
    package var following: UInt16

    package init(first: UInt16, following: UInt16) {
        self.first = first
        self.following = following
    }

    /// Calls `body` with each lost sequence number, in order.
    package func forEach(_ body: (UInt16) -> Void) {
        body(first)
        for bit in UInt16(0)..<16 where following >> bit & 1 != 0 { body(first &+ bit &+ 1) }
    }

    /// Adds a lost sequence number to entries; call it with rising numbers.
    package static func append(_ sequence: UInt16, to entries: inout [NackEntry]) {
        if let last = entries.last {
            let distance = sequence &- last.first
            if distance == 0 { return }
            if distance <= 16 {
                entries[entries.count - 1].following |= 1 << (distance - 1)
                return
            }
        }
        entries.append(NackEntry(first: sequence, following: 0))
    }
}

/// Whose packets a generic NACK asks for (RFC 4585 §6.1); its entries are read one by one.
package struct NackHeader: Equatable, Sendable {
    package static let byteCount = 8

    package var sender: UInt32
    /// The stream in which packets are missing.
    package var media: UInt32
    /// How many entries there are; as many as bytes were received for.
    package let entryCount: Int
    private let start: Int

    /// Reads a packet of kind `.nack`. Nil when it is shorter than its header.
    package init?(_ packet: RTCPPacket, in datagram: Span<UInt8>) {
        guard packet.kind == .nack, packet.body.count >= Self.byteCount else { return nil }
        sender = datagram.networkUInt32(at: packet.body.lowerBound)
        media = datagram.networkUInt32(at: packet.body.lowerBound + 4)
        start = packet.body.lowerBound + Self.byteCount
        entryCount = (packet.body.count - Self.byteCount) / NackEntry.byteCount
    }

    /// One entry. The index has to be below ``entryCount``.
    package func entry(at index: Int, in datagram: Span<UInt8>) -> NackEntry {
        precondition(index >= 0 && index < entryCount, "a NACK entry that is not there")
        let offset = start + index * NackEntry.byteCount
        return NackEntry(
            first: datagram.networkUInt16(at: offset), following: datagram.networkUInt16(at: offset + 2))
    }
}

extension RTCPPacket {
    /// How many sources a `.bye` really names; 0 for every other kind.
    package var byeCount: Int { kind == .bye ? min(count, body.count / 4) : 0 }

    /// A source that a `.bye` names; nil when there is none at this index.
    package func byeSource(at index: Int, in datagram: Span<UInt8>) -> UInt32? {
        guard index >= 0, index < byeCount else { return nil }
        return datagram.networkUInt32(at: body.lowerBound + 4 * index)
    }
}

/// Walks the packets of a compound RTCP datagram. It exists only for datagrams in which every length fits, so a walk
/// never ends half way: either all of a datagram counts, or nothing of it.
///
/// Reduced-size datagrams (RFC 5506) are as good as compound ones: any packet may come first.
package struct RTCPWalker {
    private var offset = 0

    /// Nil when the datagram is not, from end to end, packets of version 2 with lengths that fit, padding only behind
    /// the last (RFC 3550 A.2).
    package init?(_ datagram: Span<UInt8>) {
        guard datagram.count >= RTCPPacket.headerCount + 4 else { return nil }
        var offset = 0
        while offset < datagram.count {
            guard let end = Self.end(of: offset, in: datagram) else { return nil }
            if datagram[offset] & 0x20 != 0 {
                let padding = Int(datagram[end - 1])
                guard end == datagram.count, padding > 0, padding % 4 == 0,
                    padding <= end - offset - RTCPPacket.headerCount
                else { return nil }
            }
            offset = end
        }
    }

    /// The next packet; nil behind the last.
    ///
    /// - Parameter datagram: what the walker was made with.
    package mutating func next(in datagram: Span<UInt8>) -> RTCPPacket? {
        guard offset < datagram.count, let end = Self.end(of: offset, in: datagram) else { return nil }
        let first = datagram[offset]
        let padding = first & 0x20 != 0 ? Int(datagram[end - 1]) : 0
        let start = offset + RTCPPacket.headerCount
        let count = Int(first & 0x1F)
        let kind = Self.kind(type: datagram[offset + 1], format: count)
        offset = end
        return RTCPPacket(kind: kind, count: count, body: start..<max(start, end - padding))
    }

    private static func end(of offset: Int, in datagram: Span<UInt8>) -> Int? {
        guard offset + RTCPPacket.headerCount <= datagram.count, datagram[offset] >> 6 == 2 else { return nil }
        let end = offset + 4 * (Int(datagram.networkUInt16(at: offset + 2)) + 1)
        return end <= datagram.count ? end : nil
    }

    private static func kind(type: UInt8, format: Int) -> RTCPPacket.Kind {
        switch type {
        case 200: .senderReport
        case 201: .receiverReport
        case 202: .sourceDescription
        case 203: .bye
        case 205 where format == 1: .nack
        default: .other
        }
    }
}

/// The header of an RTP packet (RFC 3550 §5.1), and where its extension and payload lie. Made only from packets in
/// which every length fits, so that the ranges can be used without another check.
package struct RTPHeader: Equatable {
    /// The bytes before any contributing source or extension.
    package static let fixedCount = 12
    package static let ssrcOffset = 8
    package static let sequenceOffset = 2

    package var marker: Bool
    package var payloadType: UInt8
    package var sequenceNumber: UInt16
    package var timestamp: UInt32
    package var ssrc: UInt32
    /// The "defined by profile" field of the extension; 0 when there is none.
    package var extensionProfile: UInt16
    /// The extension's elements, without its 4-byte header; empty when there are none.
    package var extensionRange: Range<Int>
    /// The payload without padding; may be empty.
    package var payload: Range<Int>

    /// The bytes of a packet that SRTP leaves readable: fixed header, contributing sources and extension. Nil when they
    /// do not fit. The span holds a fixed header at least.
    static func clearCount(of packet: Span<UInt8>) -> Int? {
        let first = packet[0]
        var count = fixedCount + 4 * Int(first & 0x0F)
        if first & 0x10 != 0 {
            guard count + 4 <= packet.count else { return nil }
            count += 4 + 4 * Int(packet.networkUInt16(at: count + 2))
        }
        return count <= packet.count ? count : nil
    }

    /// Reads a plain packet that fills the span. Nil when the version is not 2 or the contributing sources, the
    /// extension or the padding do not fit.
    package init?(_ packet: Span<UInt8>) {
        guard packet.count >= Self.fixedCount else { return nil }
        let first = packet[0]
        guard first >> 6 == 2 else { return nil }
        var start = Self.fixedCount + 4 * Int(first & 0x0F)
        guard start <= packet.count else { return nil }

        extensionProfile = 0
        extensionRange = start..<start
        if first & 0x10 != 0 {
            guard start + 4 <= packet.count else { return nil }
            let end = start + 4 + 4 * Int(packet.networkUInt16(at: start + 2))
            guard end <= packet.count else { return nil }
            extensionProfile = packet.networkUInt16(at: start)
            extensionRange = start + 4..<end
            start = end
        }

        var end = packet.count
        if first & 0x20 != 0 {
            // The last byte counts the padding, itself included (RFC 3550 §5.1).
            guard end > start else { return nil }
            let padding = Int(packet[end - 1])
            guard padding > 0, padding <= end - start else { return nil }
            end -= padding
        }
        payload = start..<end

        marker = packet[1] & 0x80 != 0
        payloadType = packet[1] & 0x7F
        sequenceNumber = packet.networkUInt16(at: 2)
        timestamp = packet.networkUInt32(at: 4)
        ssrc = packet.networkUInt32(at: Self.ssrcOffset)
    }
}

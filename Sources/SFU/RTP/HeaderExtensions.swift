/// Finds elements in an RTP header extension, in both forms of RFC 8285.
package enum HeaderExtensions {
    package static let oneByteProfile: UInt16 = 0xBEDE
    /// The low four bits are application bits.
    package static let twoByteProfile: UInt16 = 0x1000
    /// In the one-byte form this id ends the extension (RFC 8285 §4.2).
    package static let reservedID: UInt8 = 15

    /// Where the first element with this id lies in the packet; may be empty in the two-byte form. Nil when there is
    /// none, when an element before it runs past the end, or when the extension has neither form.
    package static func range(of id: UInt8, in packet: Span<UInt8>, _ header: RTPHeader) -> Range<Int>? {
        if header.extensionProfile == oneByteProfile {
            return oneByteRange(of: id, in: packet, header.extensionRange)
        }
        if header.extensionProfile & 0xFFF0 == twoByteProfile {
            return twoByteRange(of: id, in: packet, header.extensionRange)
        }
        return nil
    }

    private static func oneByteRange(of id: UInt8, in packet: Span<UInt8>, _ bounds: Range<Int>) -> Range<Int>? {
        var offset = bounds.lowerBound
        while offset < bounds.upperBound {
            let byte = packet[offset]
            offset += 1
            if byte == 0 { continue }
            let found = byte >> 4
            // Id 0 with a length is as much of an end as id 15 (RFC 8285 §4.2).
            guard found != 0, found != reservedID else { return nil }
            let end = offset + Int(byte & 0x0F) + 1
            guard end <= bounds.upperBound else { return nil }
            if found == id { return offset..<end }
            offset = end
        }
        return nil
    }

    private static func twoByteRange(of id: UInt8, in packet: Span<UInt8>, _ bounds: Range<Int>) -> Range<Int>? {
        var offset = bounds.lowerBound
        while offset < bounds.upperBound {
            let found = packet[offset]
            offset += 1
            // Padding has no length byte (RFC 8285 §4.3).
            if found == 0 { continue }
            guard offset < bounds.upperBound else { return nil }
            let end = offset + 1 + Int(packet[offset])
            guard end <= bounds.upperBound else { return nil }
            if found == id { return offset + 1..<end }
            offset = end
        }
        return nil
    }
}

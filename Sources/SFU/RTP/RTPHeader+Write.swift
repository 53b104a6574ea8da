extension RTPHeader {
    /// The most bytes that ``writeFixed(into:marker:payloadType:sequenceNumber:timestamp:ssrc:mid:)`` may need for an
    /// identifier of this many bytes.
    static func count(midCount: Int) -> Int { fixedCount + 4 + (midCount + 2 + 3) / 4 * 4 }

    /// Writes a fresh header at the start of the span: no padding, no contributing sources, and no extension but, when
    /// given, the media section's identifier (RFC 8843 §9.2). The payload belongs right behind it.
    ///
    /// - Parameters:
    ///   - mid: extension id and identifier. The one-byte form of RFC 8285 is used where it can carry them (ids 1 to
    ///     14, up to 16 bytes), otherwise the two-byte form (up to 255 bytes; an empty or longer one is left out).
    /// - Returns: how many bytes were written. The span must have room for ``count(midCount:)``.
    static func writeFixed(
        into packet: inout MutableSpan<UInt8>, marker: Bool, payloadType: UInt8, sequenceNumber: UInt16,
        timestamp: UInt32, ssrc: UInt32, mid: (id: UInt8, value: [UInt8])?
    ) -> Int {
        packet[0] = 0x80
        packet[1] = (marker ? 0x80 : 0) | payloadType & 0x7F
        packet.setNetworkUInt16(sequenceNumber, at: 2)
        packet.setNetworkUInt32(timestamp, at: 4)
        packet.setNetworkUInt32(ssrc, at: ssrcOffset)
        guard let mid, mid.id != 0, !mid.value.isEmpty, mid.value.count <= 255 else { return fixedCount }
        packet[0] |= 0x10
        return writeExtension(id: mid.id, mid.value, into: &packet)
    }

    private static func writeExtension(
        id: UInt8, _ value: [UInt8], into packet: inout MutableSpan<UInt8>
    ) -> Int {
        let isShort = id < HeaderExtensions.reservedID && value.count <= 16
        var offset = fixedCount + 4
        if isShort {
            packet[offset] = id << 4 | UInt8(value.count - 1)
            offset += 1
        } else {
            packet[offset] = id
            packet[offset + 1] = UInt8(value.count)
            offset += 2
        }
        packet.copy(value.span, at: offset)
        offset += value.count
        while offset % 4 != 0 {
            packet[offset] = 0
            offset += 1
        }
        packet.setNetworkUInt16(isShort ? HeaderExtensions.oneByteProfile : HeaderExtensions.twoByteProfile, at: 12)
        packet.setNetworkUInt16(UInt16((offset - fixedCount - 4) / 4), at: 14)
        return offset
    }
}

/// Writes RTCP packets one behind the other into a datagram. A packet for which there is no room is not begun.
package struct RTCPWriter {
    /// Bytes written so far.
    package private(set) var count = 0

    package init() {}

    /// Appends a receiver report (RFC 3550 §6.4.2); of more than ``Limits/reportBlocks`` blocks the first.
    ///
    /// - Parameter ssrc: ours.
    /// - Returns: false when there was no room.
    @discardableResult
    package mutating func receiverReport(ssrc: UInt32, blocks: [ReportBlock], into datagram: inout MutableSpan<UInt8>)
        -> Bool
    {
        let blockCount = min(blocks.count, Limits.reportBlocks)
        let bodyCount = 4 + blockCount * ReportBlock.byteCount
        guard begin(type: 201, count: blockCount, bodyCount: bodyCount, into: &datagram) else { return false }
        append(ssrc, into: &datagram)
        for block in blocks.prefix(blockCount) { append(block, into: &datagram) }
        return true
    }

    /// Appends a sender report without reception blocks (RFC 3550 §6.4.1).
    ///
    /// - Returns: false when there was no room.
    @discardableResult
    package mutating func senderReport(_ report: SenderReport, into datagram: inout MutableSpan<UInt8>) -> Bool {
        guard begin(type: 200, count: 0, bodyCount: SenderReport.fixedCount, into: &datagram) else { return false }
        append(report.ssrc, into: &datagram)
        append(UInt32(truncatingIfNeeded: report.ntp >> 32), into: &datagram)
        append(UInt32(truncatingIfNeeded: report.ntp), into: &datagram)
        append(report.rtp, into: &datagram)
        append(report.packetCount, into: &datagram)
        append(report.byteCount, into: &datagram)
        return true
    }

    /// Appends a source description that holds the canonical name, as every compound datagram must (RFC 3550 §6.5.1);
    /// of a name longer than 255 bytes, the first 255.
    ///
    /// - Returns: false when there was no room.
    @discardableResult
    package mutating func sourceDescription(
        ssrc: UInt32, cname: [UInt8], into datagram: inout MutableSpan<UInt8>
    ) -> Bool {
        let nameCount = min(cname.count, 255)
        // SSRC, item type and length, the name, and at least one zero byte to end the list.
        let bodyCount = (4 + 2 + nameCount + 1 + 3) / 4 * 4
        guard begin(type: 202, count: 1, bodyCount: bodyCount, into: &datagram) else { return false }
        let end = count + bodyCount
        append(ssrc, into: &datagram)
        datagram[count] = 1
        datagram[count + 1] = UInt8(nameCount)
        count += 2
        for index in 0..<nameCount { datagram[count + index] = cname[index] }
        count += nameCount
        while count < end {
            datagram[count] = 0
            count += 1
        }
        return true
    }

    /// Appends a generic NACK (RFC 4585 §6.2.1).
    ///
    /// - Returns: false when there was no room, or nothing to ask for.
    @discardableResult
    package mutating func nack(
        sender: UInt32, media: UInt32, entries: [NackEntry], into datagram: inout MutableSpan<UInt8>
    ) -> Bool {
        let bodyCount = NackHeader.byteCount + entries.count * NackEntry.byteCount
        guard !entries.isEmpty, begin(type: 205, count: 1, bodyCount: bodyCount, into: &datagram) else { return false }
        append(sender, into: &datagram)
        append(media, into: &datagram)
        for entry in entries { append(UInt32(entry.first) << 16 | UInt32(entry.following), into: &datagram) }
        return true
    }

    /// Appends a BYE for one source (RFC 3550 §6.6).
    ///
    /// - Returns: false when there was no room.
    @discardableResult
    package mutating func bye(ssrc: UInt32, into datagram: inout MutableSpan<UInt8>) -> Bool {
        guard begin(type: 203, count: 1, bodyCount: 4, into: &datagram) else { return false }
        append(ssrc, into: &datagram)
        return true
    }

    private mutating func begin(
        type: UInt8, count blockCount: Int, bodyCount: Int, into datagram: inout MutableSpan<UInt8>
    ) -> Bool {
        guard RTCPPacket.headerCount + bodyCount <= datagram.count - count else { return false }
        datagram[count] = 0x80 | UInt8(blockCount)
        datagram[count + 1] = type
        datagram.setNetworkUInt16(UInt16(bodyCount / 4), at: count + 2)
        count += RTCPPacket.headerCount
        return true
    }

    private mutating func append(_ value: UInt32, into datagram: inout MutableSpan<UInt8>) {
        datagram.setNetworkUInt32(value, at: count)
        count += 4
    }

    private mutating func append(_ block: ReportBlock, into datagram: inout MutableSpan<UInt8>) {
        append(block.ssrc, into: &datagram)
        let lost = UInt32(bitPattern: block.cumulativeLost) & 0xFF_FFFF
        append(UInt32(block.fractionLost) << 24 | lost, into: &datagram)
        append(block.highestSequence, into: &datagram)
        append(block.jitter, into: &datagram)
        append(block.lastSenderReport, into: &datagram)
        append(block.delaySinceLastSenderReport, into: &datagram)
    }
}

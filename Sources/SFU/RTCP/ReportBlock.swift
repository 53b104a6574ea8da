/// What a receiver says of one stream that it hears (RFC 3550 §6.4.1).
package struct ReportBlock: Equatable, Sendable {
    package static let byteCount = 24

    /// The stream reported on.
    package var ssrc: UInt32
    /// Lost since the report before, in 1/256.
    package var fractionLost: UInt8 = 0
    /// Lost since the start; 24 bits with a sign.
    package var cumulativeLost: Int32 = 0
    /// Extended by the number of wraps.
    package var highestSequence: UInt32 = 0
    /// In ticks of the media clock.
    package var jitter: UInt32 = 0
    /// The middle 32 bits of the last sender report's NTP time; 0 when none came.
    package var lastSenderReport: UInt32 = 0
    /// Since that report came, in 1/65,536 s.
    package var delaySinceLastSenderReport: UInt32 = 0

    package init(ssrc: UInt32) {
        self.ssrc = ssrc
    }

    /// The round-trip time that the block shows to the sender of the report that it answers; nil when it answers none
    /// or the numbers contradict each other.
    ///
    /// - Parameter now: our NTP time on its arrival, by the clock of our sender reports.
    package func roundTrip(at now: UInt64) -> Duration? {
        guard lastSenderReport != 0 else { return nil }
        let elapsed = Int32(bitPattern: UInt32(truncatingIfNeeded: now >> 16) &- lastSenderReport)
        let units = Int64(elapsed) - Int64(delaySinceLastSenderReport)
        // Longer than a minute is a lie or a clock that jumped.
        guard units >= 0, units < 60 << 16 else { return nil }
        return .nanoseconds((units * 1_000_000_000) >> 16)
    }

    fileprivate init(at offset: Int, in datagram: Span<UInt8>) {
        ssrc = datagram.networkUInt32(at: offset)
        let loss = datagram.networkUInt32(at: offset + 4)
        fractionLost = UInt8(truncatingIfNeeded: loss >> 24)
        cumulativeLost = Int32(bitPattern: loss << 8) >> 8
        highestSequence = datagram.networkUInt32(at: offset + 8)
        jitter = datagram.networkUInt32(at: offset + 12)
        lastSenderReport = datagram.networkUInt32(at: offset + 16)
        delaySinceLastSenderReport = datagram.networkUInt32(at: offset + 20)
    }
}

extension RTCPPacket {
    /// How many reception blocks a sender or receiver report really holds; 0 for every other kind, and for a report
    /// shorter than it announces.
    package var reportBlockCount: Int {
        guard let start = reportBlockStart, body.upperBound - start >= count * ReportBlock.byteCount else { return 0 }
        return count
    }

    /// One reception block; nil when there is none at this index.
    package func reportBlock(at index: Int, in datagram: Span<UInt8>) -> ReportBlock? {
        guard let start = reportBlockStart, index >= 0, index < reportBlockCount else { return nil }
        return ReportBlock(at: start + index * ReportBlock.byteCount, in: datagram)
    }

    private var reportBlockStart: Int? {
        let fixed =
            switch kind {
            case .senderReport: SenderReport.fixedCount
            case .receiverReport: 4
            default: -1
            }
        guard fixed >= 0, body.count >= fixed else { return nil }
        return body.lowerBound + fixed
    }
}

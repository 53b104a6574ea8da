/// What a receiver keeps of one incoming stream to report on it (RFC 3550 A.1, A.3, A.8), at Opus's 48 kHz.
///
/// The packets are authentic, so there is no probation; a sender that jumps ahead further than
/// ``Limits/sequenceDropout`` counts as begun anew.
package struct ReceiveStatistics {
    private var unwrapper = SequenceUnwrapper()
    /// The first number that counts.
    private var base: Int64 = 0
    /// Packets since `base`, repeats and late ones included.
    private var received: Int64 = 0
    /// When the first packet came: arrival times are counted from here.
    private var epoch: MediaTime?
    /// Expected and received at the last report.
    private var reported = (expected: Int64(0), received: Int64(0))
    /// The same at the last call of ``interval()``.
    private var measured = (expected: Int64(0), received: Int64(0))
    private var transit: UInt32 = 0
    /// In 1/16 of a tick (RFC 3550 A.8).
    private var scaledJitter: UInt64 = 0
    private var senderReport: (ntpMiddle: UInt32, at: MediaTime)?
    /// The sender's latest pairing of its wall clock with its media clock, to pass on in reports of ours.
    package private(set) var senderClock: (ntp: UInt64, rtp: UInt32)?

    package init() {}

    /// Counts a packet.
    ///
    /// - Returns: its sequence number, unwrapped.
    package mutating func receive(sequence: UInt16, timestamp: UInt32, at now: MediaTime) -> Int64 {
        let previous = unwrapper.highest
        let number = unwrapper.unwrap(sequence)
        if let previous, number - previous <= Limits.sequenceDropout {
            received += 1
        } else {
            base = number
            received = 1
            reported = (0, 0)
            measured = (0, 0)
        }
        updateJitter(timestamp: timestamp, at: now)
        return number
    }

    /// Takes note of a sender report, for the delay in ours and for the sender's clock.
    package mutating func sawSenderReport(ntp: UInt64, rtp: UInt32, at now: MediaTime) {
        senderReport = (UInt32(truncatingIfNeeded: ntp >> 16), now)
        senderClock = (ntp, rtp)
    }

    /// Packets that have not come, since the start; negative when repeats outnumber losses.
    package var lost: Int64 { expected - received }

    /// Interarrival jitter in ticks of 48 kHz.
    package var jitter: UInt32 { UInt32(truncatingIfNeeded: min(scaledJitter >> 4, UInt64(UInt32.max))) }

    /// The block to report now; the fraction lost is since the previous call.
    package mutating func reportBlock(ssrc: UInt32, at now: MediaTime) -> ReportBlock {
        let expectedSince = expected - reported.expected
        let lostSince = expectedSince - (received - reported.received)
        reported = (expected, received)
        var block = ReportBlock(ssrc: ssrc)
        if expectedSince > 0, lostSince > 0 { block.fractionLost = UInt8(min(lostSince * 256 / expectedSince, 255)) }
        block.cumulativeLost = Int32(min(max(lost, -0x80_0000), 0x7F_FFFF))
        block.highestSequence = UInt32(truncatingIfNeeded: unwrapper.highest ?? 0)
        block.jitter = jitter
        if let senderReport {
            block.lastSenderReport = senderReport.ntpMiddle
            block.delaySinceLastSenderReport = UInt32(truncatingIfNeeded: (now - senderReport.at).ntp >> 16)
        }
        return block
    }

    /// Packets that were due since the last call, and those of them that did not come; what came late may make the
    /// second smaller than the truth, never negative.
    package mutating func interval() -> (expected: Int, lost: Int) {
        let since = (expected: expected - measured.expected, received: received - measured.received)
        measured = (expected, received)
        return (Int(max(0, since.expected)), Int(max(0, since.expected - since.received)))
    }

    private var expected: Int64 {
        guard let highest = unwrapper.highest else { return 0 }
        return highest - base + 1
    }

    private mutating func updateJitter(timestamp: UInt32, at now: MediaTime) {
        let isFirst = epoch == nil
        let start = epoch ?? now
        epoch = start
        let current = UInt32(truncatingIfNeeded: now.rtpTicks(since: start)) &- timestamp
        let difference = UInt64(Int32(bitPattern: current &- transit).magnitude)
        transit = current
        if isFirst { return }
        scaledJitter = scaledJitter + difference - (scaledJitter + 8) >> 4
    }
}

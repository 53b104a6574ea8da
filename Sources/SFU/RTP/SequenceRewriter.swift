/// Keeps one listener's copy of a stream continuous (RFC 3550 §5.1) while its source is muted, replaced or restarted:
/// sequence numbers without holes that the listener would take for loss, timestamps that go on with time.
///
/// The listener's SRTP depends on it too: it guesses the rollover counter from sequence numbers, and a jump of half
/// their range would deafen it for good. A rewriter never jumps further than ``Limits/sequenceDropout``.
struct SequenceRewriter {
    /// Source packets from `start` up to, not including, `end` are sent under their number less `offset`.
    private struct Segment {
        var start: Int64
        var end: Int64
        var offset: Int64
    }

    /// In order; never more than ``Limits/rewriterSegments``. Empty until a packet of the current source was rewritten.
    private var segments: [Segment] = []
    /// Of the current source, the highest packet sent or skipped.
    private var highestSource: Int64 = 0
    /// The highest number sent, not wrapped; one below the first number before anything was sent.
    private var highestSent: Int64
    private var lastTimestamp: UInt32
    /// When the packet with the highest number was sent; nil before the first.
    private var lastSentAt: MediaTime?
    private var timestampOffset: UInt32 = 0

    /// - Parameters:
    ///   - firstSequence: the first number to send; below 32,768, so that a loss of the first packets cannot hide a
    ///     wrap from the listener's SRTP.
    ///   - firstTimestamp: the timestamp to send it with.
    init(firstSequence: UInt16, firstTimestamp: UInt32) {
        precondition(firstSequence < 0x8000, "a stream has to begin in the lower half of the sequence numbers")
        highestSent = Int64(firstSequence) - 1
        lastTimestamp = firstTimestamp
        segments.reserveCapacity(Limits.rewriterSegments)
    }

    /// The number and timestamp under which a source packet is sent. The same packet always gets the same ones.
    ///
    /// - Parameters:
    ///   - sequence: the source's unwrapped number.
    ///   - timestamp: the source's.
    /// - Returns: nil when the packet is too old: from before the current source, skipped or left out by a skip, or
    ///   further back than the listener's replay window.
    mutating func rewrite(
        sequence: Int64, timestamp: UInt32, at now: MediaTime
    ) -> CopyNumbers? {
        if segments.isEmpty || sequence - highestSource > Limits.sequenceDropout {
            begin(sequence: sequence, timestamp: timestamp, at: now)
        }
        guard let segment = segment(ofSource: sequence) else { return nil }
        let sent = sequence - segment.offset
        guard highestSent - sent < Limits.replayWindow else { return nil }
        let sentTimestamp = timestamp &+ timestampOffset
        if sent > highestSent {
            highestSource = sequence
            highestSent = sent
            lastTimestamp = sentTimestamp
            lastSentAt = now
        }
        return CopyNumbers(index: sent, timestamp: sentTimestamp)
    }

    /// Leaves a source packet out on purpose (muted, paused), and with it whatever before it has not arrived yet: the
    /// one after it is sent under the next number. Does nothing for a packet that later ones have overtaken.
    mutating func skip(sequence: Int64) {
        guard let last = segments.last, sequence > highestSource else { return }
        // Nothing of the last segment has been sent when it begins behind all that was.
        if last.start - last.offset > highestSent {
            segments.removeLast()
        } else {
            segments[segments.count - 1].end = highestSent + last.offset + 1
            if segments.count == Limits.rewriterSegments { segments.removeFirst() }
        }
        segments.append(Segment(start: sequence + 1, end: .max, offset: sequence - highestSent))
        highestSource = sequence
    }

    /// The source changed (a new SSRC, a new publication, a long mute): whatever comes next goes on after what was sent
    /// last, its timestamp ahead by the time that has passed. Packets of the former source are too old from now on.
    mutating func restart() {
        segments.removeAll(keepingCapacity: true)
    }

    /// Which source packet was sent under this number, for a NACK. Nil for numbers that were not sent, are older than
    /// the listener's replay window, or belong to a former source.
    func source(of sent: UInt16) -> Int64? {
        let age = UInt16(truncatingIfNeeded: highestSent) &- sent
        guard Int64(age) < Limits.replayWindow else { return nil }
        let number = highestSent - Int64(age)
        for segment in segments.reversed() {
            let source = number + segment.offset
            if source >= segment.start, source < segment.end { return source }
        }
        return nil
    }

    /// Where the segments lie.
    func list(in places: inout PlaceList) { places.add(segments, elements: 1) }

    /// A timestamp of the current source on the listener's time line, for sender reports. Nil until a packet of it was
    /// sent.
    func mapTimestamp(_ source: UInt32) -> UInt32? {
        segments.isEmpty ? nil : source &+ timestampOffset
    }

    /// Starts a segment with this packet, right after what was sent last.
    private mutating func begin(sequence: Int64, timestamp: UInt32, at now: MediaTime) {
        var start = lastTimestamp
        if let lastSentAt {
            // Never the same timestamp again, even if the new source is there at once.
            start &+= UInt32(
                truncatingIfNeeded: max(now.rtpTicks(since: lastSentAt), Limits.opusFrameTicks))
        }
        timestampOffset = start &- timestamp
        highestSource = sequence - 1
        segments.removeAll(keepingCapacity: true)
        segments.append(Segment(start: sequence, end: .max, offset: sequence - highestSent - 1))
    }

    private func segment(ofSource sequence: Int64) -> Segment? {
        for segment in segments.reversed() where sequence >= segment.start {
            return sequence < segment.end ? segment : nil
        }
        return nil
    }
}

/// Finds the packets that a publisher's stream lacks and says when to ask for them again (RFC 4585 generic NACK).
///
/// A packet is asked for once it is late rather than reordered, then again after a round trip, and given up after a few
/// tries. Both the packets looked for and the work for one packet are bounded, however the numbers jump.
package struct LossTracker {
    private struct Missing {
        var sequence: Int64
        /// When to ask next, and when it was last asked for.
        var due: MediaTime
        var asked: MediaTime
        var requests: Int
    }

    private var highest: Int64?
    /// By rising number; never more than ``Limits/missingPackets``.
    private var missing: [Missing] = []
    /// From a request to its packet, smoothed as TCP does (RFC 6298 §2); nil before the first.
    private var answerTime: Duration?

    package init() {}

    /// Notes an arrival.
    ///
    /// - Parameter sequence: unwrapped.
    package mutating func received(_ sequence: Int64, at now: MediaTime) {
        guard let highest else {
            self.highest = sequence
            return
        }
        guard sequence > highest else {
            if let index = missing.firstIndex(where: { $0.sequence == sequence }) {
                let found = missing.remove(at: index)
                // Of several requests nobody knows which was answered.
                if found.requests == 1 { measure(now - found.asked) }
            }
            return
        }
        self.highest = sequence
        guard sequence - highest > 1 else { return }
        noteGap(highest + 1..<sequence, at: now)
    }

    /// What to ask for now, packed as NACK entries; empty most of the time.
    ///
    /// - Parameter roundTrip: the publisher's round-trip time, when known; else what earlier requests took counts.
    package mutating func requests(at now: MediaTime, roundTrip: Duration? = nil) -> [NackEntry] {
        var entries: [NackEntry] = []
        guard !missing.isEmpty else { return entries }
        missing.removeAll { $0.due <= now && $0.requests == Limits.requestsPerPacket }
        let measured = answerTime.map { $0 + Limits.requestMargin }
        let interval = max(roundTrip ?? measured ?? Limits.requestInterval, Limits.requestIntervalMin)
        for index in missing.indices where missing[index].due <= now {
            missing[index].requests += 1
            missing[index].asked = now
            missing[index].due = now + interval
            NackEntry.append(UInt16(truncatingIfNeeded: missing[index].sequence), to: &entries)
        }
        return entries
    }

    /// When ``requests(at:roundTrip:)`` is to be called next; nil when nothing is missing.
    package var deadline: MediaTime? {
        missing.min { $0.due < $1.due }?.due
    }

    /// Forgets all: the source changed.
    package mutating func reset() {
        highest = nil
        missing.removeAll(keepingCapacity: true)
    }

    private mutating func measure(_ time: Duration) {
        // What was merely late comes sooner than any answer could; it makes the next request early, not wrong.
        answerTime = answerTime.map { ($0 * 7 + time) / 8 } ?? time
    }

    private mutating func noteGap(_ gap: Range<Int64>, at now: MediaTime) {
        // Of a gap longer than this the listener's buffer has given up all but the end.
        let start = max(gap.lowerBound, gap.upperBound - Int64(Limits.missingPackets))
        let excess = missing.count + Int(gap.upperBound - start) - Limits.missingPackets
        if excess > 0 { missing.removeFirst(excess) }
        for sequence in start..<gap.upperBound {
            missing.append(
                Missing(sequence: sequence, due: now + Limits.reorderingTolerance, asked: now, requests: 0))
        }
    }
}

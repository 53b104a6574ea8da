/// Keeps a listener from making us send without end by asking again and again: each packet a few times, some time
/// apart, and all resends together in proportion to what the listener is sent anyway.
struct ResendGuard {
    private struct Entry {
        var sequence: UInt16
        var count: Int
        var last: MediaTime
    }

    /// By the remainder of the number; made with the first request, since most listeners never have one.
    private var entries: [Entry?] = []
    /// Bytes that may be sent again.
    private var credit = Limits.resendCreditBytes

    init() {}

    /// Notes a packet sent for the first time; a part of its bytes may be sent again.
    mutating func sent(bytes: Int) {
        credit = min(credit + bytes / Limits.resendShare, Limits.resendCreditBytes)
    }

    /// Whether a packet may be sent again now. If so, it counts as sent.
    ///
    /// - Parameters:
    ///   - sequence: the number that it was sent under.
    ///   - bytes: its size.
    ///   - roundTrip: the listener's round-trip time, when known.
    mutating func allows(
        sequence: UInt16, bytes: Int, at now: MediaTime, roundTrip: Duration?
    ) -> Bool {
        guard bytes <= credit else { return false }
        if entries.isEmpty { entries = Array(repeating: nil, count: Limits.historyPackets) }
        let index = Int(sequence) % entries.count
        var entry = Entry(sequence: sequence, count: 0, last: now)
        if let present = entries[index], present.sequence == sequence {
            guard present.count < Limits.resendsPerPacket, now - present.last >= Self.spacing(roundTrip) else {
                return false
            }
            entry.count = present.count
        }
        entry.count += 1
        entries[index] = entry
        credit -= bytes
        return true
    }

    /// Before a round trip has passed, the listener cannot know that the packet was sent again.
    private static func spacing(_ roundTrip: Duration?) -> Duration {
        max(roundTrip ?? Limits.resendSpacing, Limits.resendSpacingMin)
    }
}

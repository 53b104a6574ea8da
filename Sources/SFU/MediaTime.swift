/// An instant as the engine keeps it: nanoseconds since the epoch of the continuous clock, in one word.
///
/// `ContinuousClock.Instant` hides what it is made of: outside its own library each copy, comparison and optional of
/// one is a call, and a packet makes dozens. The router's verbs take it and convert it once.
package struct MediaTime: Hashable, Comparable, Sendable {
    package var nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// An instant of the shell's clock; it reads none.
    package init(_ instant: ContinuousClock.Instant) {
        self.init(sinceEpoch: Self.epoch.duration(to: instant))
    }

    init(sinceEpoch elapsed: Duration) { nanoseconds = elapsed.nanosecondCount }

    /// The same for the shell.
    package var instant: ContinuousClock.Instant { Self.epoch + .nanoseconds(nanoseconds) }

    static let epoch = ContinuousClock.continuous.systemEpoch

    @inline(__always)
    package static func < (left: MediaTime, right: MediaTime) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    package static func + (time: MediaTime, duration: Duration) -> MediaTime {
        MediaTime(nanoseconds: time.nanoseconds &+ duration.nanosecondCount)
    }

    package static func += (time: inout MediaTime, duration: Duration) { time = time + duration }

    package static func - (later: MediaTime, earlier: MediaTime) -> Duration {
        .nanoseconds(later.nanoseconds(since: earlier))
    }

    /// What has passed since an earlier instant; negative if it is a later one.
    @inline(__always)
    package func nanoseconds(since earlier: MediaTime) -> Int64 { nanoseconds &- earlier.nanoseconds }

    /// The same in steps of Opus's RTP clock, 48 kHz (RFC 7587 §4.1): three of them are 62.5 µs.
    @inline(__always)
    package func rtpTicks(since earlier: MediaTime) -> Int64 {
        nanoseconds(since: earlier) / 62_500 * 3
    }
}

extension Duration {
    /// In whole nanoseconds; enough for two centuries.
    package var nanosecondCount: Int64 { Int64(truncatingIfNeeded: attoseconds / 1_000_000_000) }
}

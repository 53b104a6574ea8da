extension Duration {
    /// In steps of Opus's RTP clock, 48 kHz (RFC 7587 §4.1).
    package var rtpTicks: Int64 {
        Int64(truncatingIfNeeded: attoseconds / Self.attosecondsPerThreeTicks * 3)
    }

    /// A number of steps of that clock.
    package static func rtpTicks(_ ticks: UInt32) -> Duration { .nanoseconds(Int64(ticks) * 62_500 / 3) }

    /// As an NTP timestamp: 32 bits of seconds, 32 bits of fraction (RFC 3550 §4). Negative durations give 0.
    package var ntp: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        // 10¹⁸ attoseconds are 2³² fractions: first to nanoseconds, so that the product fits.
        let fraction = (UInt64(attoseconds) / 1_000_000_000) << 32 / 1_000_000_000
        return UInt64(truncatingIfNeeded: seconds) << 32 | fraction
    }

    /// Three ticks of 48 kHz are exactly 62.5 µs.
    private static let attosecondsPerThreeTicks: Int128 = 62_500_000_000_000
}

import CLinux
import Signaling
import TokenAuth

/// The only reading of a clock in the server: once per wake-up of a thread.
enum Clock {
    /// Monotonic time and wall time of this instant.
    static func now() -> Moment {
        Moment(elapsed: ContinuousClock.now, unix: UnixTime(milliseconds: linux_unix_ms()))
    }
}

extension Duration {
    /// Whole nanoseconds, kept within what 64 bits hold; a duration that is over counts as 0.
    var nanosecondsLeft: Int64 {
        let (seconds, attoseconds) = components
        if seconds < 0 || attoseconds < 0 { return 0 }
        if seconds >= 1_000_000_000 { return 1_000_000_000_000_000_000 }
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}

/// A point of wall-clock time in milliseconds since 1970-01-01T00:00:00Z, given by the caller.
///
/// Tokens are the only thing here that wall-clock time decides; deadlines use monotonic time elsewhere.
public struct UnixTime: Comparable, Hashable, Sendable {
    /// Milliseconds since the epoch; negative before it.
    public var milliseconds: Int64

    /// Makes a time from milliseconds since the epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Makes a time from whole seconds since the epoch. Seconds beyond the range of milliseconds stop at its end.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        self.milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since the epoch, rounded towards the past.
    public var seconds: Int64 {
        let quotient = milliseconds / 1_000
        return milliseconds % 1_000 < 0 ? quotient - 1 : quotient
    }

    /// This time moved by a number of seconds, stopping at the ends of the range.
    public func adding(seconds: Int64) -> UnixTime {
        let (sum, overflow) = milliseconds.addingReportingOverflow(UnixTime(seconds: seconds).milliseconds)
        return UnixTime(milliseconds: overflow ? (seconds < 0 ? .min : .max) : sum)
    }

    /// Whether `left` is earlier than `right`.
    public static func < (left: UnixTime, right: UnixTime) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

/// How often something took how long, in buckets with fixed bounds, as Prometheus counts it.
public struct Histogram: Sendable, Equatable {
    /// The upper bounds of the buckets in nanoseconds, ascending; above the last there is one more.
    public let bounds: [UInt64]
    /// How often something fell into each bucket.
    public private(set) var counts: [UInt64]
    /// All of it together, in nanoseconds.
    public private(set) var sum: UInt64 = 0

    /// - Parameter bounds: in nanoseconds, ascending.
    public init(bounds: [UInt64]) {
        self.bounds = bounds
        counts = Array(repeating: 0, count: bounds.count + 1)
    }

    /// What passes through a media thread: 10 µs to 100 ms, since a voice that waits longer is late for its listener.
    public static let forwarding = Histogram(
        bounds: [10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000].map { $0 * 1_000 })

    /// A commit: from memory's 100 µs to a disk that stands still for 10 s.
    public static let commit = Histogram(
        bounds: [100, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 100_000, 500_000, 2_500_000, 10_000_000].map {
            $0 * 1_000
        })

    /// A join, from admission to media: 50 ms to the 30 s after which nobody waits any longer.
    public static let join = Histogram(
        bounds: [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000].map { $0 * 1_000_000 })

    /// Counts something that took so long; less than nothing counts as nothing.
    ///
    /// - Parameter times: how often it counts.
    public mutating func observe(_ duration: Duration, times: UInt64 = 1) {
        let nanoseconds = duration.wholeNanoseconds
        var bucket = 0
        while bucket < bounds.count, bounds[bucket] < nanoseconds { bucket += 1 }
        counts[bucket] &+= times
        sum &+= nanoseconds &* times
    }
}

extension Duration {
    /// In nanoseconds: less than nothing is 0, and beyond thirty years all is the same.
    var wholeNanoseconds: UInt64 {
        UInt64(clamping: min(components.seconds, 1_000_000_000)) &* 1_000_000_000
            &+ UInt64(clamping: components.attoseconds / 1_000_000_000)
    }
}

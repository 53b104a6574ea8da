/// What became of the frames of one experiment.
public struct LossOutcome: Sendable {
    /// Frames that listeners were due.
    public var expected: Int
    /// Those that never came, and those that came too late or never.
    public var missing: Int
    public var missingOrLate: Int
    /// From the making of a frame to its arrival, of those that came, in milliseconds.
    public var delayMedian: Double
    public var delay99: Double
    /// Bytes of media and its reports a frame, headers included.
    public var bytesUp: Double
    public var bytesDown: Double

    init(_ books: LossBooks, wayThere: UInt64, patience: UInt64) {
        let outcome = books.outcome
        expected = outcome.expected
        missing = outcome.expected - outcome.delays.count
        let inTime = outcome.delays.count { $0 <= wayThere + patience }
        missingOrLate = outcome.expected - inTime
        func percentile(_ share: Double) -> Double {
            guard !outcome.delays.isEmpty else { return 0 }
            return Double(outcome.delays[Int(Double(outcome.delays.count - 1) * share)]) / 1e6
        }
        delayMedian = percentile(0.5)
        delay99 = percentile(0.99)
        let frames = Double(max(1, outcome.expected))
        bytesUp = Double(books.bytesUp) / frames
        bytesDown = Double(books.bytesDown) / frames
    }

    /// The share of frames that a listener misses, those too late included, 0 to 1.
    public var residual: Double { Double(missingOrLate) / Double(max(1, expected)) }
}

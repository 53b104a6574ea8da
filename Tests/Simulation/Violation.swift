/// A rule that did not hold.
public struct Violation: Sendable, Equatable, CustomStringConvertible {
    /// Which checker says so.
    public var rule: String
    /// What it saw.
    public var detail: String
    /// When, in nanoseconds since the start.
    public var time: UInt64

    public var description: String { "\(rule): \(detail) (at \(Double(time / 1_000) / 1_000_000) s)" }
}

/// What came of a run.
public struct Outcome: Sendable {
    public var seed: UInt64
    public var violation: Violation?
    /// Everything that happened, in one number: equal for two runs of one seed.
    public var digest: UInt64
    public var steps: Int
    /// Virtual nanoseconds.
    public var time: UInt64
    public var heard: Int
    public var joins: Int
    public var refusals: Int
    public var attacks: Int
    /// Webhooks that the backend was told, repeats left out; how often it asked who is there; its orders that were
    /// acknowledged.
    public var events: Int
    public var lists: Int
    public var orders: Int
}

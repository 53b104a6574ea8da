/// What has become of events, over all receivers.
public struct WebhookCounters: Sendable, Equatable {
    /// Events taken by a receiver, once for each receiver.
    public var delivered: UInt64 = 0
    /// Attempts that failed.
    public var failedAttempts: UInt64 = 0
    /// Events given up for a receiver: too old, too many, or refused too often.
    public var lost: UInt64 = 0
    /// Events that some receiver has still to take, and the memory that they hold in bytes.
    public var waiting = 0
    public var waitingBytes = 0

    public init() {}
}

import SFU

/// The verbs by which a media thread drives its engine. `Router` is the engine; tests bring their own.
protocol MediaEngine: ~Copyable {
    mutating func receive(
        _ packet: inout MutableSpan<UInt8>, count: Int, from source: TransportAddress,
        at now: ContinuousClock.Instant, into outbox: inout Outbox)
    /// From where a datagram of the next batch comes; and that its turn is near. Hints, of which nothing follows.
    mutating func expect(_ source: TransportAddress, at position: Int)
    func approach(_ position: Int)
    func isAddressed(by datagram: Span<UInt8>) -> Bool
    mutating func apply(_ command: MediaCommand, at now: ContinuousClock.Instant, into outbox: inout Outbox)
    mutating func advance(to now: ContinuousClock.Instant, into outbox: inout Outbox)
    /// Datagrams came faster than they were read, and were lost.
    mutating func overran(at now: ContinuousClock.Instant)
    var deadline: ContinuousClock.Instant? { get }
    /// How many packets it has handed to the outbox for listeners since it began.
    var forwardedCount: UInt64 { get }
}

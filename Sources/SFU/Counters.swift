/// What a media engine has done since it began. Plain integers; the shell turns them into metrics.
public struct Counters: Sendable, Equatable {
    /// RTP packets taken in from publishers, after authentication.
    public var received: UInt64 = 0
    /// RTP packets handed to the outbox for listeners.
    public var forwarded: UInt64 = 0
    /// Datagrams that went nowhere, by the position of their reason in ``Drop/allCases``.
    public var dropped: [UInt64] = Array(repeating: 0, count: Drop.allCases.count)

    public init() {}
}

/// What a media engine has done since it began. Plain integers; the shell turns them into metrics.
///
/// Two sums always hold, whatever arrives, and ``isBalanced`` checks them:
///
/// - Every datagram taken in is counted once more, for what became of it:
///   `datagrams = checks + handshakes + control + received + Σ dropped`.
/// - Every copy of a received packet for a listener is, too: `offered = forwarded + Σ withheld`.
public struct Counters: Sendable, Equatable {
    /// Datagrams taken in, of every kind.
    public var datagrams: UInt64 = 0
    /// Connectivity checks that were authenticated and answered.
    public var checks: UInt64 = 0
    /// DTLS datagrams that a transport took: handshake, application data, alerts.
    public var handshakes: UInt64 = 0
    /// RTCP compounds that were authenticated and well-formed.
    public var control: UInt64 = 0
    /// RTP packets taken in from publishers and offered to at least one listener.
    public var received: UInt64 = 0
    /// Copies that listeners were due of those packets, including what was recovered from redundancy.
    public var offered: UInt64 = 0
    /// RTP packets handed to the outbox for listeners.
    public var forwarded: UInt64 = 0
    /// Datagrams that went nowhere, by the position of their reason in ``Drop/allCases``.
    public var dropped: [UInt64] = Array(repeating: 0, count: Drop.allCases.count)
    /// Copies that were not sent, by the position of their reason in ``Drop/allCases``.
    public var withheld: [UInt64] = Array(repeating: 0, count: Drop.allCases.count)
    /// Frames lost on their way here that the redundancy of later packets brought back.
    public var recovered: UInt64 = 0
    /// Packets sent again because a listener asked.
    public var resent: UInt64 = 0
    /// Opus silence frames of our own, sent where a voice was muted or ended.
    public var silenceFrames: UInt64 = 0
    /// RTCP compounds sent.
    public var reports: UInt64 = 0
    /// Datagrams of our own making (answers, handshakes, reports, resends, silence) that the outbox had no room for.
    public var refused: UInt64 = 0
    /// Payload bytes of ``forwarded``.
    public var forwardedBytes: UInt64 = 0

    public init() {}

    /// How many datagrams were dropped for one reason.
    public func dropped(_ reason: Drop) -> UInt64 { dropped[reason.index] }

    /// How many copies were withheld for one reason.
    public func withheld(_ reason: Drop) -> UInt64 { withheld[reason.index] }

    /// Whether nothing was lost count of.
    public var isBalanced: Bool {
        datagrams == checks + handshakes + control + received + dropped.reduce(0, +)
            && offered == forwarded + withheld.reduce(0, +)
    }

    mutating func drop(_ reason: Drop) { dropped[reason.index] += 1 }

    mutating func withhold(_ reason: Drop) { withheld[reason.index] += 1 }
}

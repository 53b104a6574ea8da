/// The two kinds of channel that we open.
public enum Reliability: Sendable, Equatable {
    /// In order, each message exactly once.
    case reliable
    /// In any order, each message sent once and never again (RFC 3758, no retransmissions).
    case lossy
}

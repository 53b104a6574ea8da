/// Which half of the stream numbers is ours to open channels on (RFC 8832 section 6).
public enum StreamParity: Sendable, Equatable {
    /// We are the DTLS client.
    case even
    /// We are the DTLS server.
    case odd

    /// The first stream of this half.
    var first: UInt16 { self == .even ? 0 : 1 }

    /// Whether a stream belongs to this half.
    func owns(_ stream: UInt16) -> Bool { stream % 2 == first }
}

/// Which way a section's media flows, as its author sees it (RFC 8866 §6.7).
enum MediaDirection: String, CaseIterable, Sendable {
    case sendrecv, sendonly, recvonly, inactive

    var sends: Bool { self == .sendrecv || self == .sendonly }
    var receives: Bool { self == .sendrecv || self == .recvonly }
}

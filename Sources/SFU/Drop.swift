/// Every reason for a datagram to go nowhere. The raw value is the label of its metric.
public enum Drop: String, CaseIterable, Sendable {
    /// Empty, too short to be anything, or larger than ``Limits/datagramBytes``.
    case badSize = "bad_size"
    /// The first byte belongs to no protocol we speak (RFC 7983).
    case unknownProtocol = "unknown_protocol"
    /// Not STUN, from an address that no transport has validated.
    case unknownSource = "unknown_source"
    case malformedSTUN = "malformed_stun"
    /// STUN for a fragment that no transport has.
    case unknownUsername = "unknown_username"
    /// STUN whose MESSAGE-INTEGRITY is missing or wrong.
    case badIntegrity = "bad_integrity"
    /// A STUN method or class that an ICE-lite server has no use for.
    case unexpectedSTUN = "unexpected_stun"
    /// One address more than a transport may use.
    case tooManyAddresses = "too_many_addresses"
    /// DTLS before the other side's description is known, or that OpenSSL refused.
    case unexpectedDTLS = "unexpected_dtls"
    /// Media before the keys are in place.
    case noKeys = "no_keys"
    case srtpAuthentication = "srtp_authentication"
    case srtpReplay = "srtp_replay"
    case malformedRTP = "malformed_rtp"
    case malformedRTCP = "malformed_rtcp"
    /// An SSRC that belongs to no publication of its transport.
    case unknownSSRC = "unknown_ssrc"
    /// A payload type that was not negotiated.
    case unknownPayloadType = "unknown_payload_type"
    /// More packets or bytes than a voice can need.
    case overRate = "over_rate"
    case muted
    /// Seen before, or too old for the subscription's order.
    case stale
    /// Nobody listens.
    case noListener = "no_listener"
    /// The outbox had no room.
    case outboxFull = "outbox_full"
}

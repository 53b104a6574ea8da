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
    /// The listener asked for a pause.
    case paused
    /// The listener's transport cannot be sent media: not connected, no confirmed address, or consent in doubt.
    case noPath = "no_path"
    /// The outbox had no room.
    case outboxFull = "outbox_full"

    /// Position in ``allCases``, where its counters are kept. Spelled out because the packet path asks for it:
    /// a search would cost a comparison of strings.
    public var index: Int {
        switch self {
        case .badSize: 0
        case .unknownProtocol: 1
        case .unknownSource: 2
        case .malformedSTUN: 3
        case .unknownUsername: 4
        case .badIntegrity: 5
        case .unexpectedSTUN: 6
        case .tooManyAddresses: 7
        case .unexpectedDTLS: 8
        case .noKeys: 9
        case .srtpAuthentication: 10
        case .srtpReplay: 11
        case .malformedRTP: 12
        case .malformedRTCP: 13
        case .unknownSSRC: 14
        case .unknownPayloadType: 15
        case .overRate: 16
        case .muted: 17
        case .stale: 18
        case .noListener: 19
        case .paused: 20
        case .noPath: 21
        case .outboxFull: 22
        }
    }
}

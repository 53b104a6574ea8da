/// What the control plane may ask of a media engine. Commands take effect in the order in which they are applied;
/// a command about something that is already gone is ignored, since the two sides run at their own pace.
public enum MediaCommand: Sendable {
    /// Begin to answer connectivity checks addressed to these credentials.
    case open(TransportID, LocalParameters)
    /// The other side's description is known: start (or await) DTLS. Again for the same transport: their ICE
    /// credentials may have changed, and nothing else.
    case connect(TransportID, RemoteParameters)
    /// New credentials of our side: an ICE restart (RFC 8445 §9). Keys, streams and the path live on; the old
    /// credentials are good until an address is nominated under the new ones. What is known of the other side's is
    /// forgotten until the next ``connect(_:_:)``.
    case restart(TransportID, LocalParameters)
    /// What is sent on a transport does not arrive, as is known from elsewhere: the first address of the peer's that
    /// checks and proves itself is taken, nominated or not.
    case losePath(TransportID)
    /// Forget the transport with all publications and subscriptions on it. No event follows.
    case close(TransportID)
    /// Expect an audio stream on a transport. Again for the same publication: its sender describes it anew.
    case publish(PublicationID, on: TransportID, PublicationParameters)
    /// Forget a publication; its subscriptions stop with it.
    case unpublish(PublicationID)
    /// Copy a publication to a transport.
    case subscribe(SubscriptionID, to: PublicationID, on: TransportID, SubscriptionParameters)
    /// Stop one copy.
    case unsubscribe(SubscriptionID)
    /// While muted no packet of the publication is forwarded, whatever its sender does.
    case setMuted(PublicationID, Bool)
    /// While paused nothing is forwarded to this one listener (track settings, deafen).
    case setPaused(SubscriptionID, Bool)
    /// Send application data (an SCTP packet) through the transport's DTLS association.
    case send(TransportID, [UInt8])
    /// Answer with ``MediaEvent/applied(_:)`` once every earlier command is in force.
    case confirm(Ticket)
    /// Answer with ``MediaEvent/report(_:)``.
    case report
}

/// ICE credentials of our side, minted by the control plane (RFC 8445 §5.3: at least 24 and 128 bits).
public struct LocalParameters: Sendable, Equatable {
    public var usernameFragment: String
    public var password: String
    /// Never told to anyone: makes the questions unguessable that a new address has to answer before media goes there.
    public var secret: String

    public init(usernameFragment: String, password: String, secret: String = "") {
        self.usernameFragment = usernameFragment
        self.password = password
        self.secret = secret
    }
}

/// What the other side's description says about its transport.
public struct RemoteParameters: Sendable, Equatable {
    /// Their ICE fragment: the second half of the USERNAME in their checks.
    public var usernameFragment: String
    /// Their ICE password, which seals their answers to our questions; empty where it is not known.
    public var password: String
    /// SHA-256 of their certificate, 32 bytes (RFC 8122).
    public var fingerprint: [UInt8]
    /// Which side of the handshake we take (RFC 5763 §5): `active` is `.client`, `passive` is `.server`.
    public var role: DTLSRole

    public init(usernameFragment: String, password: String = "", fingerprint: [UInt8], role: DTLSRole) {
        self.usernameFragment = usernameFragment
        self.password = password
        self.fingerprint = fingerprint
        self.role = role
    }
}

/// Our side of a DTLS handshake.
public enum DTLSRole: Sendable, Equatable {
    /// We send the ClientHello.
    case client
    /// We await it.
    case server
}

/// How an incoming audio stream looks on the wire, as negotiated with its sender.
public struct PublicationParameters: Sendable, Equatable {
    /// The SSRC that the description announced; without one the stream is found by its MID extension
    /// (RFC 8843 §9.2), or taken if it is the transport's only unclaimed publication.
    public var ssrc: UInt32?
    /// The media section's identifier.
    public var mid: String
    public var opusPayloadType: UInt8
    /// RFC 2198 payload type, when redundancy was agreed.
    public var redPayloadType: UInt8?
    /// Header extension ids (1 to 14), when agreed: `sdes:mid` and `ssrc-audio-level` (RFC 6464).
    public var midExtension: UInt8?
    public var audioLevelExtension: UInt8?
    /// Whether the sender answers generic NACKs for this stream.
    public var usesNack: Bool
    /// Whether its level counts for who is speaking (microphones do, screen-share audio does not).
    public var isVoice: Bool
    public var isMuted: Bool
    /// Whether listeners alone can read its payloads. Then nothing of ours is mixed in: no redundancy, no silence.
    public var isEncrypted: Bool

    public init(
        ssrc: UInt32?, mid: String, opusPayloadType: UInt8, redPayloadType: UInt8?, midExtension: UInt8?,
        audioLevelExtension: UInt8?, usesNack: Bool, isVoice: Bool, isMuted: Bool, isEncrypted: Bool = false
    ) {
        self.ssrc = ssrc
        self.mid = mid
        self.opusPayloadType = opusPayloadType
        self.redPayloadType = redPayloadType
        self.midExtension = midExtension
        self.audioLevelExtension = audioLevelExtension
        self.usesNack = usesNack
        self.isVoice = isVoice
        self.isMuted = isMuted
        self.isEncrypted = isEncrypted
    }
}

/// How one listener's copy looks on the wire, as negotiated with the listener.
public struct SubscriptionParameters: Sendable, Equatable {
    /// Minted by the control plane; never used twice on one transport.
    public var ssrc: UInt32
    public var mid: String
    public var opusPayloadType: UInt8
    /// Set when the listener takes RFC 2198; then it is sent each frame with the two before it, otherwise alone.
    public var redPayloadType: UInt8?
    /// Extension id of `sdes:mid` on this transport, when agreed.
    public var midExtension: UInt8?
    /// Canonical name for source descriptions (RFC 3550 §6.5.1).
    public var cname: String
    /// Whether the listener may ask for packets again; of no effect where it takes redundancy.
    public var usesNack: Bool
    public var isPaused: Bool

    public init(
        ssrc: UInt32, mid: String, opusPayloadType: UInt8, redPayloadType: UInt8?, midExtension: UInt8?,
        cname: String, usesNack: Bool, isPaused: Bool = false
    ) {
        self.ssrc = ssrc
        self.mid = mid
        self.opusPayloadType = opusPayloadType
        self.redPayloadType = redPayloadType
        self.midExtension = midExtension
        self.cname = cname
        self.usesNack = usesNack
        self.isPaused = isPaused
    }
}

/// What a media engine tells the control plane.
public enum MediaEvent: Sendable {
    /// DTLS is done and keys are in place: media flows and application data may be sent.
    case connected(TransportID)
    /// The transport is lost, for this reason; the engine has forgotten it.
    case disconnected(TransportID, Disconnection)
    /// No authentic check has come for ``RouterSettings/sendingTimeout``: nothing is sent until one does. Told once for
    /// each such silence.
    case stalled(TransportID)
    /// A transport's peer is at an address that is new, which is proven and followed. It may know nothing of it, as
    /// behind a NAT that has begun anew.
    case moved(TransportID)
    /// The first packet of a publication arrived.
    case started(PublicationID)
    /// Publications that speak, louder first, and those that stopped with level 0: each as soon as it begins or stops,
    /// and at the end of an interval if it has become louder or softer by a ``SpeakerLevel/step``, or was not told for
    /// several.
    case speaking([SpeakerLevel])
    /// Application data (an SCTP packet) arrived through DTLS.
    case received(TransportID, [UInt8])
    /// Every command applied before this ticket's `confirm` is in force.
    case applied(Ticket)
    /// How it stands with some transports, with each every ``Limits/qualityInterval``.
    case quality([TransportReport])
    /// The counters, as asked for by ``MediaCommand/report``.
    case report(Counters)
}

/// How loud a publication is.
public struct SpeakerLevel: Sendable, Equatable {
    public var publication: PublicationID
    /// Smoothed linear level, 0 (silent) to 1 (full scale).
    public var level: Float

    public init(publication: PublicationID, level: Float) {
        self.publication = publication
        self.level = level
    }

    /// The level in eighths, rounded up, as finely as anybody is told: 0 for silence, 1 to 8.
    public var step: Int { Self.step(of: level) }

    /// See ``step``.
    public static func step(of level: Float) -> Int { Int((min(max(level, 0), 1) * 8).rounded(.up)) }
}

/// Why a transport ended.
public enum Disconnection: Sendable, Equatable {
    /// No authenticated connectivity check for the consent time (RFC 7675), and nothing else that only the peer can
    /// have sent.
    case consentExpired
    /// DTLS did not complete in time.
    case handshakeTimedOut
    /// DTLS failed.
    case handshakeFailed
    /// The certificate is not the one whose fingerprint was announced.
    case wrongFingerprint
    /// No SRTP profile in common.
    case noCommonProfile
    /// The peer ended the DTLS association.
    case closedByPeer
}

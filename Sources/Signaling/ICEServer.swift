import LiveKitProtocol
import RoomPolicy
public import TokenAuth

extension Settings {
    /// A STUN or TURN server that clients are told of.
    public struct ICEServer: Sendable, Equatable {
        /// `stun:host:port`, `turn:host:port?transport=udp` and the like (RFC 7064, 7065).
        public var urls: [String]
        /// What everyone uses, where there is no ``secret``.
        public var username: String
        public var credential: String
        /// Shared with the TURN server, which takes from it the passwords that we make (coturn's
        /// `static-auth-secret`). No client sees it.
        public var secret: String
        /// How long such a password is good for.
        public var lifetime: Duration

        public init(
            urls: [String], username: String = "", credential: String = "", secret: String = "",
            lifetime: Duration = ICEServer.lifetimeDefault
        ) {
            self.urls = urls
            self.username = username
            self.credential = credential
            self.secret = secret
            self.lifetime = lifetime
        }

        /// What one participant uses: where there is a shared secret, the time at which it ends and who it was made
        /// for, and the HMAC-SHA1 of that (the TURN REST API's draft, as coturn implements it).
        public func credentials(for name: String, at now: UnixTime) -> (username: String, credential: String) {
            guard !secret.isEmpty else { return (username, credential) }
            let username = "\(now.adding(seconds: lifetime.components.seconds).seconds):\(name)"
            return (username, Base64.encode(HMAC.sha1(Array(username.utf8), key: Array(secret.utf8))))
        }

        /// As LiveKit's: longer than nearly every call, and what leaks is of no use tomorrow.
        public static let lifetimeDefault: Duration = .seconds(4 * 3600)
    }
}

extension LiveKit.ICEServer {
    /// A server as one participant is told of it. In its credentials the participant's sid stands, and not its
    /// identity, which would show on the wire.
    init(_ server: Settings.ICEServer, for participant: ParticipantID, at now: UnixTime) {
        self.init()
        urls = server.urls
        (username, credential) = server.credentials(for: participant.rawValue, at: now)
    }
}

extension ControlPlane {
    /// What a participant is told, with fresh credentials.
    func iceServers(for session: Session, at now: Moment) -> [LiveKit.ICEServer] {
        settings.iceServers.map { LiveKit.ICEServer($0, for: session.id, at: now.unix) }
    }
}

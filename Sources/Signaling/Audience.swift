import LiveKitProtocol
import RoomPolicy

/// Whom a participant lets hear its tracks, as it said itself (LiveKit's subscription permissions).
enum Audience: Equatable, Sendable {
    case everyone
    /// Those named, and nobody else.
    case only([Listener])

    struct Listener: Equatable, Sendable {
        /// By one of the two; the other may be empty.
        var identity: String
        var id: String
        /// Nil: every track.
        var tracks: [TrackID]?
    }

    /// Reads a client's message and keeps no more of it than a room can use. What is cut off is not permitted.
    init(_ permission: LiveKit.SubscriptionPermission) {
        guard !permission.allParticipants else {
            self = .everyone
            return
        }
        let named = permission.trackPermissions.prefix(Limits.audience).map { entry in
            Listener(
                identity: entry.participantIdentity, id: entry.participantSid,
                tracks: entry.allTracks
                    ? nil : entry.trackSids.prefix(RoomPolicy.Limits.tracksPerParticipantMax).map(TrackID.init))
        }
        self = .only(named.filter(\.isShort))
    }

    /// Whether it lets someone hear a track.
    func permits(_ identity: Identity, _ id: ParticipantID, toHear track: TrackID) -> Bool {
        switch self {
        case .everyone: true
        case .only(let listeners):
            listeners.contains { listener in
                (listener.identity == identity.rawValue || listener.id == id.rawValue)
                    && (listener.tracks?.contains(track) ?? true)
            }
        }
    }
}

extension Audience.Listener {
    /// Longer names than anyone can have match nobody and need not be kept.
    fileprivate var isShort: Bool {
        identity.utf8.count <= RoomPolicy.Limits.identityBytesMax && id.utf8.count <= Limits.clientTextBytes
            && (tracks ?? []).allSatisfy { $0.rawValue.utf8.count <= Limits.clientTextBytes }
    }
}

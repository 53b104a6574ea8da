import RoomPolicy

/// Why a join was refused, as the metrics tell it: the raw value is the label.
public enum RefusalReason: String, CaseIterable, Sendable {
    /// No token, one that cannot be taken, or one that does not let its owner join this room.
    case token
    /// The token was revoked.
    case revoked
    case banned
    case blocked
    case full
    case locked
    case noRoom = "no_room"
    /// A join request that cannot be read, or a name, metadata or attributes that nobody can have.
    case invalid
    /// A bound of the server, such as its number of rooms or sessions.
    case overloaded
    case draining
}

extension JoinRefusal {
    /// What it counts as.
    var reason: RefusalReason {
        switch self {
        case .noBearer, .badToken, .permissionsDenied, .otherRoom: .token
        case .noJoinRequest, .badJoinRequest: .invalid
        case .draining: .draining
        case .overloaded: .overloaded
        case .refused(let refusal): Self.reason(of: refusal)
        }
    }

    private static func reason(of refusal: Refusal) -> RefusalReason {
        switch refusal {
        case .tokenRevoked: .revoked
        case .banned: .banned
        case .blocked: .blocked
        case .full: .full
        case .roomLocked: .locked
        case .noSuchRoom, .roomClosed: .noRoom
        case .tooMany(.rooms, _, _): .overloaded
        case .empty, .tooLong, .invisibleCharacter, .tooMany, .notPermitted, .noSuchParticipant, .noSuchTrack,
            .trackExists, .mutedByModerator, .remoteUnmuteDisabled:
            .invalid
        }
    }
}

extension DepartureReason {
    /// Its label in the metrics.
    var label: String {
        switch self {
        case .clientInitiated: "client_initiated"
        case .duplicateIdentity: "duplicate_identity"
        case .serverShutdown: "server_shutdown"
        case .removed: "removed"
        case .roomDeleted: "room_deleted"
        case .roomClosed: "room_closed"
        case .stateMismatch: "state_mismatch"
        case .joinFailure: "join_failure"
        case .signalClosed: "signal_closed"
        case .connectionTimeout: "connection_timeout"
        case .mediaFailure: "media_failure"
        }
    }
}

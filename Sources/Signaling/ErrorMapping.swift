import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// Every way in which a join is refused, before the upgrade and by `…/validate` alike.
enum JoinRefusal: Error {
    /// The `Authorization` header is of another kind.
    case noBearer
    case badToken(TokenError)
    /// No token, or one that does not let its owner join.
    case permissionsDenied
    /// The request names a room, and the token another.
    case otherRoom
    /// `/rtc/v1` without its join request, or with one that cannot be read.
    case noJoinRequest
    case badJoinRequest
    /// A rule of the room says no.
    case refused(Refusal)
    case draining
    /// The node holds this many sessions and takes no more.
    case overloaded(Int)

    /// What the client is told: one status, one sentence that a person understands.
    var response: HTTPResponse {
        var response = HTTPResponse.text(status, sentence)
        if status == 503 {
            response.headers.append((name: "Retry-After", value: String(Limits.retryAfterSeconds)))
        }
        return response
    }

    var status: Int {
        switch self {
        case .noBearer, .badToken, .permissionsDenied, .otherRoom: 401
        case .noJoinRequest, .badJoinRequest: 400
        case .refused(let refusal): refusal.httpStatus
        case .draining, .overloaded: 503
        }
    }

    var sentence: String {
        switch self {
        case .noBearer: "invalid authorization header: it must begin with Bearer"
        case .badToken(.unknownKey): "invalid API key"
        case .badToken(let error): "invalid authorization token: \(error.sentence)"
        case .permissionsDenied: "permissions denied: the token does not allow to join a room"
        case .otherRoom: "permissions denied: the token is for another room"
        case .noJoinRequest: "join_request is missing"
        case .badJoinRequest: "join_request is malformed or too large"
        case .refused(let refusal): refusal.sentence
        case .draining: "server is draining"
        case .overloaded(let count): "server is full (\(count) sessions)"
        }
    }

    /// What the operator reads. Whom it was about is known where the token was true, and then not yet that its names
    /// are of a length that names may have.
    func note(about token: AccessToken?) -> Note {
        let names = [("room", token?.grants.room ?? ""), ("identity", token?.identity ?? "")]
        let about = names.filter { !$0.1.isEmpty }.map { name, value in
            Note.Field(name, String(decoding: value.utf8.prefix(Limits.echoedBytes), as: UTF8.self))
        }
        return Note(.info, "join refused", about + [.init("status", String(status)), .init("reason", sentence)])
    }
}

extension Refusal {
    /// The status of an HTTP answer that carries this refusal.
    var httpStatus: Int {
        switch self {
        case .empty, .tooLong, .invisibleCharacter: 400
        case .banned, .tokenRevoked, .blocked, .full, .roomLocked, .notPermitted, .mutedByModerator: 403
        case .noSuchRoom, .roomClosed, .noSuchParticipant, .noSuchTrack: 404
        case .trackExists: 409
        case .remoteUnmuteDisabled: 412
        // The node is full, not the caller wrong.
        case .tooMany(.rooms, _, _): 503
        case .tooMany(.capacity, _, _), .tooMany(.timeoutSeconds, _, _), .tooMany(.blocks, _, _): 400
        case .tooMany: 429
        }
    }

    /// The same no, as a client's own request is answered over its socket.
    var requestReason: LiveKit.RequestResponse.Reason {
        switch self {
        case .noSuchRoom, .roomClosed, .noSuchParticipant, .noSuchTrack: .notFound
        case .tooMany, .tooLong, .full: .limitExceeded
        case .empty, .invisibleCharacter, .trackExists: .invalidRequest
        case .banned, .tokenRevoked, .blocked, .roomLocked, .notPermitted, .mutedByModerator,
            .remoteUnmuteDisabled:
            .notAllowed
        }
    }
}

extension DepartureReason {
    /// What a leaving client's others are told, and it itself where it is told at all.
    var disconnectReason: LiveKit.DisconnectReason {
        switch self {
        case .clientInitiated: .clientInitiated
        case .duplicateIdentity: .duplicateIdentity
        case .serverShutdown: .serverShutdown
        case .removed: .participantRemoved
        case .roomDeleted: .roomDeleted
        case .roomClosed: .roomClosed
        case .stateMismatch: .stateMismatch
        case .joinFailure: .joinFailure
        case .signalClosed: .signalClose
        case .connectionTimeout: .connectionTimeout
        case .mediaFailure: .mediaFailure
        }
    }

    /// Whether the client should try again by itself (a full join), or stop and show the reason.
    var action: LiveKit.LeaveRequest.Action {
        switch self {
        case .stateMismatch, .connectionTimeout, .mediaFailure: .reconnect
        default: .disconnect
        }
    }
}

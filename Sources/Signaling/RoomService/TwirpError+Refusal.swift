import RoomPolicy

extension TwirpError {
    /// A rule's no, as an API call is answered.
    init(_ refusal: Refusal) {
        self.init(refusal.twirpCode, refusal.sentence)
    }

    /// What the token of a call lacks is never told apart from what it is.
    static let permissionsDenied = TwirpError(.unauthenticated, "permissions denied")

    /// A token that cannot be taken.
    init(_ refusal: JoinRefusal) {
        switch refusal {
        case .permissionsDenied: self = .permissionsDenied
        default: self.init(.unauthenticated, refusal.sentence)
        }
    }
}

extension Refusal {
    /// The code of an API answer that carries this refusal.
    var twirpCode: TwirpError.Code {
        switch self {
        case .empty, .tooLong, .invisibleCharacter, .notPermitted(.setReservedAttribute): .invalidArgument
        case .tooMany(.capacity, _, _), .tooMany(.timeoutSeconds, _, _): .outOfRange
        case .tooMany, .full: .resourceExhausted
        case .banned, .tokenRevoked, .blocked, .roomLocked, .notPermitted, .mutedByModerator: .permissionDenied
        case .noSuchRoom, .roomClosed, .noSuchParticipant, .noSuchTrack: .notFound
        case .trackExists: .alreadyExists
        case .remoteUnmuteDisabled: .failedPrecondition
        }
    }
}

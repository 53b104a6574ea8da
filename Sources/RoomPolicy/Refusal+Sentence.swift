extension Refusal {
    /// The refusal in words, for the person who was refused.
    public var sentence: String {
        switch self {
        case .empty(.roomName): "no room name"
        case .empty(let field): "\(field.words) cannot be empty"
        case .tooLong(let field, let bytes, let max): "\(field.words) exceeds limits (\(bytes) of \(max) bytes)"
        case .invisibleCharacter(let field): "\(field.words) has an invisible character or a space at its end"
        case .tooMany(let quantity, let count, let max): "too many \(quantity.words) (\(count), at most \(max))"
        case .noSuchRoom: "requested room does not exist"
        case .roomClosed: "room is closed"
        case .roomLocked: "room is locked"
        case .banned(let everywhere, let until):
            "banned from \(everywhere ? "all rooms" : "this room")" + (until.map { " until \(UTCText.of($0))" } ?? "")
        case .tokenRevoked: "token has been revoked"
        case .blocked: "cannot join this room"
        case .full(let taken, let capacity): "room is full (\(taken) of \(capacity))"
        case .notPermitted(.publish(let source)): "not allowed to publish \(source.words)"
        case .notPermitted(.updateOwnMetadata): "not allowed to update own metadata"
        case .notPermitted(.setReservedAttribute): "attributes beginning with \(Attributes.reservedPrefix) are reserved"
        case .noSuchParticipant: "participant does not exist"
        case .noSuchTrack: "track does not exist"
        case .trackExists: "track exists already"
        case .mutedByModerator: "muted by a moderator"
        case .remoteUnmuteDisabled: "remote unmute not enabled"
        }
    }
}

extension Refusal: CustomStringConvertible {
    /// The sentence.
    public var description: String { sentence }
}

extension Refusal.Field {
    fileprivate var words: String {
        switch self {
        case .roomName: "room name"
        case .identity: "identity"
        case .displayName: "name"
        case .metadata: "metadata"
        case .attributes: "attributes"
        }
    }
}

extension Refusal.Quantity {
    fileprivate var words: String {
        switch self {
        case .tracks: "tracks"
        case .blocks: "blocks"
        case .bans: "bans"
        case .moderatorMutes: "moderator mutes"
        case .rooms: "rooms"
        case .capacity: "participants asked for"
        case .timeoutSeconds: "seconds asked for"
        }
    }
}

extension TrackSource {
    fileprivate var words: String {
        switch self {
        case .unknown: "a track without a source"
        case .camera: "a camera"
        case .microphone: "a microphone"
        case .screenShare: "a screen share"
        case .screenShareAudio: "the audio of a screen share"
        }
    }
}

/// A rule says no. Carries the numbers that a person needs; never says who blocked whom.
public enum Refusal: Error, Equatable, Sendable {
    /// What a text was given for.
    public enum Field: Equatable, Sendable {
        /// The name of a room.
        case roomName
        /// The identity of a participant.
        case identity
        /// The display name of a participant or track.
        case displayName
        /// The metadata of a room or participant.
        case metadata
        /// The attributes of a participant.
        case attributes
    }

    /// What was not permitted.
    public enum Action: Equatable, Sendable {
        /// Publishing a track of this source.
        case publish(TrackSource)
        /// Changing the own name, metadata or attributes.
        case updateOwnMetadata
        /// Setting an attribute that is the server's own.
        case setReservedAttribute
    }

    /// A number that has a bound.
    public enum Quantity: Equatable, Sendable {
        /// Tracks of a participant.
        case tracks
        /// Identities blocked by one token or one identity.
        case blocks
        /// Bans of one identity.
        case bans
        /// Moderator mutes that a room remembers.
        case moderatorMutes
        /// Rooms of this server.
        case rooms
        /// Places asked for a room.
        case capacity
        /// Seconds asked for a room to stay empty.
        case timeoutSeconds
    }

    // Names and sizes
    /// The text is empty and must not be.
    case empty(Field)
    /// The text is longer than it may be.
    case tooLong(Field, bytes: Int, max: Int)
    /// The text holds a control character, a line break, a character without a shape, or a space at an end.
    case invisibleCharacter(Field)
    /// There would be more than there may be.
    case tooMany(Quantity, count: Int, max: Int)

    // Admission, in the order of the checks
    /// The room does not exist and joining does not make it.
    case noSuchRoom
    /// The room is closed or closing.
    case roomClosed
    /// The room admits nobody new.
    case roomLocked
    /// The identity is banned from this room, or from every one, until this time (milliseconds since 1970) or for ever.
    case banned(everywhere: Bool, until: Int64?)
    /// The token is older than the time before which this identity's tokens were revoked.
    case tokenRevoked
    /// Somebody present and the joiner stand in a block.
    case blocked
    /// No free place.
    case full(taken: Int, capacity: Int)

    // Inside a room
    /// The participant may not do this.
    case notPermitted(Action)
    /// There is no such participant in this room.
    case noSuchParticipant
    /// The participant publishes no such track.
    case noSuchTrack
    /// There is such a track already.
    case trackExists
    /// The owner can't lift a moderator's mute.
    case mutedByModerator
    /// A moderator can't open a microphone that its owner closed.
    case remoteUnmuteDisabled
}

/// A fact about a room: something that has just become true. One function elsewhere turns facts into effects.
public enum RoomChange: Sendable, Equatable {
    /// The room exists now.
    case roomCreated(RoomID)
    /// The room's metadata, capacity, lock or times changed.
    case roomUpdated
    /// The room is gone; everybody in it has left before.
    case roomClosed(RoomID, DepartureReason)

    /// Somebody was admitted.
    case joined(Participant)
    /// Somebody's stay ended, and with it all tracks that the participant holds here.
    case left(Participant, DepartureReason)
    /// Somebody's permissions changed. Tracks that are no longer permitted follow as `unpublished`.
    case permitted(Participant)
    /// Somebody's name, metadata or attributes changed.
    case updated(Participant)

    /// A track is there; it may be muted already, by a moderator's mute that the room remembered.
    case published(Track, by: ParticipantID)
    /// A track is gone.
    case unpublished(Track, by: ParticipantID)
    /// From now on nothing of the track may be forwarded. Also said when a moderator mutes what its owner had muted.
    case muted(Track, of: ParticipantID, by: Author)
    /// The track is open.
    case unmuted(Track, of: ParticipantID, by: Author)
    /// A moderator gave the track back to its owner; it stays muted until its owner opens it.
    case muteLifted(Track, of: ParticipantID)

    /// From now on neither of the two may hear or send data to the other.
    case blocked(ParticipantID, ParticipantID)
    /// No block stands between the two any longer.
    case unblocked(ParticipantID, ParticipantID)
}

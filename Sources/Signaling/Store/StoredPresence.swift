public import RoomPolicy

/// Somebody of whom webhook receivers have been told that they are there, and not yet that they are gone: what they
/// must still be told should the process end without a word.
public struct StoredPresence: Sendable, Equatable {
    /// Whose stay it is.
    public var participant: ParticipantID
    /// Where.
    public var room: RoomName
    /// A `livekit.ParticipantInfo` in its wire form, as it was when this was saved; the tracks in it are those that are
    /// reported as published.
    public var info: [UInt8]

    public init(participant: ParticipantID, room: RoomName, info: [UInt8]) {
        self.participant = participant
        self.room = room
        self.info = info
    }
}

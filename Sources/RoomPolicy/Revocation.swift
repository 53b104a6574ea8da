/// Tokens of an identity for a room, or for any, that were made before a time are no longer good.
public struct Revocation: Sendable, Equatable {
    /// Whose tokens.
    public let identity: Identity
    /// For which room; nil for all.
    public let room: RoomName?
    /// Made before when, in milliseconds since 1970.
    public let before: Int64

    /// A revocation.
    public init(identity: Identity, room: RoomName?, before: Int64) {
        self.identity = identity
        self.room = room
        self.before = before
    }
}

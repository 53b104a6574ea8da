/// An identity may not be in a room, or in any, until a time or for ever.
public struct Ban: Sendable, Equatable {
    /// Who is banned.
    public let identity: Identity
    /// From which room; nil for all.
    public let room: RoomName?
    /// Until when, in milliseconds since 1970; nil for ever.
    public let until: Int64?
    /// Why, for admins only.
    public let reason: String

    /// A ban.
    public init(identity: Identity, room: RoomName?, until: Int64?, reason: String = "") {
        self.identity = identity
        self.room = room
        self.until = until
        self.reason = reason
    }

    /// Whether the ban still stands at this time.
    func stands(at unixMilliseconds: Int64) -> Bool {
        until.map { unixMilliseconds < $0 } ?? true
    }
}

/// What the operator decided about making rooms.
public struct LobbySettings: Sendable, Equatable {
    /// Whether joining makes a room that does not exist (`room.auto_create`).
    public var autoCreate = true
    /// Places of a room for which nothing was asked (`room.max_participants`).
    public var capacityDefault = Limits.capacityDefault
    /// The most places that may be asked for (`room.capacity_limit`).
    public var capacityMax = Limits.capacityMax
    /// How long a room stays that nobody joined (`room.empty_timeout`).
    public var emptyTimeout = Limits.emptyTimeoutDefault
    /// How long a room stays after the last one left (`room.departure_timeout`).
    public var departureTimeout = Limits.departureTimeoutDefault
    /// How many rooms there may be.
    public var roomsMax = Limits.roomsMax
    /// What holds inside every room.
    public var rules = RoomRules()

    /// The defaults.
    public init() {}
}

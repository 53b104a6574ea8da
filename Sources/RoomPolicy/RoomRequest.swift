/// What is asked of a room when it is made, or by CreateRoom for one that exists. Zero and nil mean "the default".
public struct RoomRequest: Sendable, Equatable {
    /// How many places; 0 for the default.
    public var capacity: Int
    /// How long it stays while nobody has joined yet.
    public var emptyTimeout: Duration?
    /// How long it stays after the last one left.
    public var departureTimeout: Duration?
    /// Free text; empty for none.
    public var metadata: String

    /// Asks for a room.
    public init(
        capacity: Int = 0, emptyTimeout: Duration? = nil, departureTimeout: Duration? = nil, metadata: String = ""
    ) {
        self.capacity = capacity
        self.emptyTimeout = emptyTimeout
        self.departureTimeout = departureTimeout
        self.metadata = metadata
    }
}

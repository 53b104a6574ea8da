/// What of a room outlives a restart: everything but who is in it and what they publish.
public struct RoomRecord: Sendable, Equatable {
    /// Its name.
    public var name: RoomName
    /// This life of it.
    public var id: RoomID
    /// How many places it has.
    public var capacity: Int
    /// How long it stays while nobody has joined yet.
    public var emptyTimeout: Duration
    /// How long it stays after the last one left.
    public var departureTimeout: Duration
    /// Free text.
    public var metadata: String
    /// Whether it admits nobody new.
    public var isLocked: Bool
    /// Whether a moderator's mute sticks here; nil where the room goes by what the operator decided for all.
    public var stickyMute: Bool?
    /// Whether a block removes the later comer here; nil where the room goes by what the operator decided for all.
    public var removesOnBlock: Bool?
    /// The moderator mutes that it remembers, in the order in which they were made.
    public var moderatorMutes: [ModeratorMute]

    /// A record of a room.
    public init(
        name: RoomName, id: RoomID, capacity: Int, emptyTimeout: Duration, departureTimeout: Duration,
        metadata: String = "", isLocked: Bool = false, stickyMute: Bool? = nil, removesOnBlock: Bool? = nil,
        moderatorMutes: [ModeratorMute] = []
    ) {
        self.name = name
        self.id = id
        self.capacity = capacity
        self.emptyTimeout = emptyTimeout
        self.departureTimeout = departureTimeout
        self.metadata = metadata
        self.isLocked = isLocked
        self.stickyMute = stickyMute
        self.removesOnBlock = removesOnBlock
        self.moderatorMutes = moderatorMutes
    }

    /// - Parameter rules: what the operator decided for all rooms.
    init(_ room: Room, rules: RoomRules) {
        self.init(
            name: room.name, id: room.id, capacity: room.capacity, emptyTimeout: room.emptyTimeout,
            departureTimeout: room.departureTimeout, metadata: room.metadata, isLocked: room.isLocked,
            stickyMute: room.rules.stickyMute == rules.stickyMute ? nil : room.rules.stickyMute,
            removesOnBlock: room.rules.removesOnBlock == rules.removesOnBlock ? nil : room.rules.removesOnBlock,
            moderatorMutes: room.moderatorMutes)
    }
}

extension Room {
    /// The room of a record, empty. It stays for the longer of its two times, so that those who were in it when the
    /// server went away find it again however short one of the two is.
    /// - Parameters:
    ///   - rules: what the operator decided for all rooms.
    ///   - now: when the server came back.
    init(_ record: RoomRecord, rules: RoomRules, at now: ContinuousClock.Instant) {
        var rules = rules
        rules.stickyMute = record.stickyMute ?? rules.stickyMute
        rules.removesOnBlock = record.removesOnBlock ?? rules.removesOnBlock
        self.init(
            name: record.name, id: record.id, capacity: max(record.capacity, 1), emptyTimeout: record.emptyTimeout,
            departureTimeout: record.departureTimeout, createdAt: now, metadata: record.metadata,
            isLocked: record.isLocked, rules: rules,
            // Where the operator has since given up sticky mutes, none is remembered.
            moderatorMutes: rules.stickyMute ? record.moderatorMutes : [])
        if departureTimeout > emptyTimeout { lastDeparture = now }
    }
}

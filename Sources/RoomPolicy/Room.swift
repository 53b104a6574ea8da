/// Everything that is decided about one room: who is in it, what they publish, who may hear whom.
///
/// A value. Each verb returns facts or throws one refusal, and a refusal changes nothing. It never sends, logs, reads a
/// clock or draws a random number: identifiers and times are given.
public struct Room: Sendable {
    /// Its name.
    public let name: RoomName
    /// This life of it.
    public let id: RoomID
    /// When it was made.
    public let createdAt: ContinuousClock.Instant
    /// What the operator decided for all rooms, or for this one.
    public internal(set) var rules: RoomRules

    /// How many places it has. Hidden participants and recorders take none.
    public internal(set) var capacity: Int
    /// How long it stays while nobody has joined yet.
    public internal(set) var emptyTimeout: Duration
    /// How long it stays after the last one left.
    public internal(set) var departureTimeout: Duration
    /// Free text.
    public internal(set) var metadata: String
    /// Whether it admits nobody new.
    public internal(set) var isLocked: Bool
    /// Whether it is over.
    public internal(set) var isClosed = false
    /// Who is in it, in the order of coming; one who takes over its own place keeps its position.
    public internal(set) var participants: [Participant] = []
    /// The moderator mutes that it remembers, in the order in which they were made.
    public internal(set) var moderatorMutes: [ModeratorMute]
    /// When the last departure was; nil while nobody has left yet.
    var lastDeparture: ContinuousClock.Instant?

    /// An empty room.
    /// - Parameter moderatorMutes: mutes to remember from before a restart.
    public init(
        name: RoomName, id: RoomID, capacity: Int = Limits.capacityDefault,
        emptyTimeout: Duration = Limits.emptyTimeoutDefault,
        departureTimeout: Duration = Limits.departureTimeoutDefault, createdAt: ContinuousClock.Instant,
        metadata: String = "", isLocked: Bool = false, rules: RoomRules = RoomRules(),
        moderatorMutes: [ModeratorMute] = []
    ) {
        precondition(capacity >= 1, "a room has at least one place")
        self.name = name
        self.id = id
        self.createdAt = createdAt
        self.rules = rules
        self.capacity = capacity
        self.emptyTimeout = emptyTimeout
        self.departureTimeout = departureTimeout
        self.metadata = metadata
        self.isLocked = isLocked
        self.moderatorMutes = moderatorMutes
    }

    // MARK: Who is here

    /// The participant of this stay.
    public func participant(_ id: ParticipantID) -> Participant? {
        participants.first { $0.id == id }
    }

    /// The participant of this identity.
    public func participant(of identity: Identity) -> Participant? {
        participants.first { $0.identity == identity }
    }

    /// How many places are taken.
    public var placesTaken: Int {
        participants.count { $0.permissions.takesPlace }
    }

    // MARK: Leaving

    /// Ends a stay. Nil if that stay is over already, so that the late end of an old connection harms no newer one.
    public mutating func leave(
        _ id: ParticipantID, reason: DepartureReason, at now: ContinuousClock.Instant
    ) -> RoomChange? {
        guard let index = participants.firstIndex(where: { $0.id == id }) else { return nil }
        lastDeparture = now
        return .left(participants.remove(at: index), reason)
    }

    /// Ends the room: everybody leaves, then it is closed. Nothing if it is closed already.
    public mutating func close(reason: DepartureReason) -> [RoomChange] {
        guard !isClosed else { return [] }
        isClosed = true
        let departures = participants.map { RoomChange.left($0, reason) }
        participants = []
        return departures + [.roomClosed(id, reason)]
    }

    // MARK: Lifetime

    /// When it closes by itself; nil while somebody keeps it open, or once it is closed.
    public var deadline: ContinuousClock.Instant? {
        guard !isClosed, !participants.contains(where: \.permissions.keepsRoomOpen) else { return nil }
        guard let lastDeparture else { return createdAt.advanced(by: emptyTimeout) }
        return lastDeparture.advanced(by: departureTimeout)
    }

    /// Whether its time is up.
    public func isExpired(at now: ContinuousClock.Instant) -> Bool {
        deadline.map { $0 <= now } ?? false
    }
}

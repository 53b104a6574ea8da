public import RoomPolicy

/// Everything that is kept over a restart, as it is read at start.
public struct StoredState: Sendable, Equatable {
    /// In the order in which they were made.
    public var rooms: [StoredRoom]
    /// In no order that means anything.
    public var blocks: [Block]
    /// The earlier ones of an identity first; those that are over may be among them.
    public var bans: [Ban]
    /// In no order that means anything.
    public var revocations: [Revocation]
    /// Webhook events that are not delivered, by their sequence.
    public var events: [StoredEvent]
    /// Who was reported as being there, in no order that means anything.
    public var presences: [StoredPresence]

    /// How much of each there is, of what is put back.
    public struct Counts: Sendable, Equatable {
        public var rooms, blocks, bans, revocations, events: Int
    }

    public var counts: Counts {
        Counts(
            rooms: rooms.count, blocks: blocks.count, bans: bans.count, revocations: revocations.count,
            events: events.count)
    }

    /// Nothing, as at the very first start.
    public init(
        rooms: [StoredRoom] = [], blocks: [Block] = [], bans: [Ban] = [], revocations: [Revocation] = [],
        events: [StoredEvent] = [], presences: [StoredPresence] = []
    ) {
        self.rooms = rooms
        self.blocks = blocks
        self.bans = bans
        self.revocations = revocations
        self.events = events
        self.presences = presences
    }
}

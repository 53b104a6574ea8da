extension Lobby {
    /// A fact and the room that it is about.
    public struct Happening: Sendable, Equatable {
        /// The room.
        public let room: RoomName
        /// The fact.
        public let change: RoomChange
    }

    /// Records a block and separates the two wherever both are present.
    public mutating func block(_ block: Block, at now: ContinuousClock.Instant) throws(Refusal) -> [Happening] {
        let wasListed = blockList.separates(block.blocker, block.blocked)
        let isNew = try mutateBlockList { (list) throws(Refusal) in try list.add(block) }
        return isNew ? follow(block, wasListed: wasListed, at: now) : []
    }

    /// Lifts a block and brings the two together again wherever both are present and nothing else separates them.
    public mutating func unblock(_ block: Block, at now: ContinuousClock.Instant) -> [Happening] {
        let wasListed = blockList.separates(block.blocker, block.blocked)
        let wasThere = mutateBlockList { $0.remove(block) }
        return wasThere ? follow(block, wasListed: wasListed, at: now) : []
    }

    /// Records a ban and removes the identity from the rooms that it is about.
    public mutating func ban(
        _ ban: Ban, at now: ContinuousClock.Instant, unixMilliseconds: Int64
    ) throws(Refusal) -> [Happening] {
        _ = try mutateBlockList { (list) throws(Refusal) in try list.add(ban, at: unixMilliseconds) }
        guard ban.stands(at: unixMilliseconds) else { return [] }
        return change(where: { ban.room == nil || $0.name == ban.room }) { room in
            guard let present = room.participant(of: ban.identity) else { return [] }
            return [room.leave(present.id, reason: .removed, at: now)].compactMap(\.self)
        }
    }

    /// Lifts a ban; whether there was one.
    public mutating func unban(_ identity: Identity, from room: RoomName?) -> Bool {
        mutateBlockList { $0.removeBan(of: identity, from: room) }
    }

    /// Makes tokens of an identity that were made before a time worthless; whether that is new.
    public mutating func revoke(_ revocation: Revocation) -> Bool {
        mutateBlockList { $0.add(revocation) }
    }

    private mutating func follow(_ block: Block, wasListed: Bool, at now: ContinuousClock.Instant) -> [Happening] {
        let isListed = blockList.separates(block.blocker, block.blocked)
        guard wasListed != isListed else { return [] }
        return change(where: { _ in true }) { room in
            room.separate(block.blocker, block.blocked, isListed, at: now)
        }
    }

    /// Applies a change to rooms in their order and collects what became true.
    private mutating func change(
        where isMeant: (Room) -> Bool, _ body: (inout Room) -> [RoomChange]
    ) -> [Happening] {
        var happenings: [Happening] = []
        for room in rooms where isMeant(room) {
            var changed = room
            let changes = body(&changed)
            guard !changes.isEmpty else { continue }
            self[room.name] = changed
            happenings += changes.map { Happening(room: room.name, change: $0) }
        }
        return happenings
    }
}

extension Room {
    // MARK: Participants

    /// Replaces a participant's permissions. Tracks that are no longer permitted end.
    /// - Returns: nothing if they are what they were; else `permitted`, then `unpublished` for each track that ended.
    public mutating func permit(
        _ id: ParticipantID, _ permissions: Permissions
    ) throws(Refusal) -> [RoomChange] {
        guard let index = participants.firstIndex(where: { $0.id == id }) else { throw .noSuchParticipant }
        let current = participants[index].permissions
        guard permissions != current else { return [] }
        if permissions.takesPlace, !current.takesPlace, placesTaken >= capacity {
            throw .full(taken: placesTaken, capacity: capacity)
        }
        let ended = participants[index].tracks.filter { !permissions.allowsPublishing($0.source) }
        participants[index].permissions = permissions
        participants[index].tracks.removeAll { !permissions.allowsPublishing($0.source) }
        return [.permitted(participants[index])] + ended.map { .unpublished($0, by: id) }
    }

    /// Changes a participant's name, metadata or attributes; nil and empty leave as they are, attributes are merged and
    /// an empty value removes one. Nil if nothing changes.
    public mutating func update(
        _ id: ParticipantID, name: String? = nil, metadata: String? = nil,
        attributes: [(key: String, value: String)] = [], by author: Author
    ) throws(Refusal) -> RoomChange? {
        guard let index = participants.firstIndex(where: { $0.id == id }) else { throw .noSuchParticipant }
        guard author == .moderator || participants[index].permissions.canUpdateOwnMetadata else {
            throw .notPermitted(.updateOwnMetadata)
        }
        guard !attributes.contains(where: { $0.key.hasPrefix(Attributes.reservedPrefix) }) else {
            throw .notPermitted(.setReservedAttribute)
        }
        var changed = participants[index]
        if let name, !name.isEmpty {
            try Self.check(displayName: name)
            changed.name = name
        }
        if let metadata, !metadata.isEmpty {
            try Self.check(metadata: metadata)
            changed.metadata = metadata
        }
        changed.attributes = changed.attributes.merged(with: attributes)
        try Self.check(changed.attributes)
        guard changed != participants[index] else { return nil }
        participants[index] = changed
        return .updated(changed)
    }

    // MARK: The room

    /// Changes the room's free text. Nil if nothing changes.
    public mutating func setMetadata(_ metadata: String) throws(Refusal) -> RoomChange? {
        try Self.check(metadata: metadata)
        guard metadata != self.metadata else { return nil }
        self.metadata = metadata
        return .roomUpdated
    }

    /// Locks or unlocks the room. Nil if nothing changes.
    public mutating func setLocked(_ isLocked: Bool) -> RoomChange? {
        guard isLocked != self.isLocked else { return nil }
        self.isLocked = isLocked
        return .roomUpdated
    }

    /// Changes the number of places. Those present stay even if there are more of them. Nil if nothing changes.
    public mutating func setCapacity(_ capacity: Int) -> RoomChange? {
        precondition(capacity >= 1, "a room has at least one place")
        guard capacity != self.capacity else { return nil }
        self.capacity = capacity
        return .roomUpdated
    }

    /// Changes the rules of this room. Mutes that stick no longer are not remembered either. Nil if nothing changes.
    public mutating func setRules(_ rules: RoomRules) -> RoomChange? {
        guard rules != self.rules else { return nil }
        self.rules = rules
        if !rules.stickyMute { moderatorMutes = [] }
        return .roomUpdated
    }

    /// Changes how long the room stays without anyone. Nil if nothing changes.
    public mutating func setTimeouts(empty: Duration, departure: Duration) -> RoomChange? {
        guard empty != emptyTimeout || departure != departureTimeout else { return nil }
        emptyTimeout = empty
        departureTimeout = departure
        return .roomUpdated
    }

    // MARK: Sizes

    static func check(displayName: String) throws(Refusal) {
        try check(displayName.utf8.count, of: .displayName, max: Limits.displayNameBytesMax)
    }

    static func check(metadata: String) throws(Refusal) {
        try check(metadata.utf8.count, of: .metadata, max: Limits.metadataBytesMax)
    }

    static func check(_ attributes: Attributes) throws(Refusal) {
        try check(attributes.byteCount, of: .attributes, max: Limits.attributesBytesMax)
    }

    private static func check(_ byteCount: Int, of field: Refusal.Field, max: Int) throws(Refusal) {
        guard byteCount <= max else { throw .tooLong(field, bytes: byteCount, max: max) }
    }
}

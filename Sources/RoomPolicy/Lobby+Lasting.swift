/// What of the lobby outlives a restart: how it is taken out, and how it is put back.
extension Lobby {
    /// What has to be remembered since the last time, in the order in which it came about; to be called after every
    /// change, since it grows until then.
    public mutating func takeLastingChanges() -> [LastingChange] {
        let blocks = mutateBlockList { $0.takeLastingChanges() }
        guard !lasting.isEmpty else { return blocks }
        defer { lasting = [] }
        return lasting + blocks
    }

    /// Puts back a room from before a restart. Nobody is in it.
    public mutating func restore(_ record: RoomRecord, at now: ContinuousClock.Instant) {
        keep(Room(record, rules: settings.rules, at: now))
    }

    /// Puts back blocks, bans and revocations from before a restart, even if there are more of them than may be made
    /// today. Bans that are over are not put back; they are noted as gone.
    public mutating func restore(
        blocks: [Block], bans: [Ban], revocations: [Revocation], unixMilliseconds: Int64
    ) {
        mutateBlockList { $0.restore(blocks: blocks, bans: bans, revocations: revocations, at: unixMilliseconds) }
    }
}

extension StoredState {
    /// What saving changes comes to, as a value: the measure of every store, and the store of a simulation.
    public mutating func apply(_ changes: [StoreChange]) {
        for change in changes { apply(change) }
    }

    private mutating func apply(_ change: StoreChange) {
        let key = change.key
        switch change {
        case .saveRoom(let room): rooms.put(room, key) { StoreChange.saveRoom($0).key }
        case .removeRoom: rooms.put(nil, key) { StoreChange.saveRoom($0).key }
        case .saveBlock(let block): blocks.put(block, key) { StoreChange.saveBlock($0).key }
        case .removeBlock: blocks.put(nil, key) { StoreChange.saveBlock($0).key }
        case .saveBan(let ban): bans.put(ban, key) { StoreChange.saveBan($0).key }
        case .removeBan: bans.put(nil, key) { StoreChange.saveBan($0).key }
        case .saveRevocation(let revocation):
            revocations.put(revocation, key) { StoreChange.saveRevocation($0).key }
        case .removeRevocation: revocations.put(nil, key) { StoreChange.saveRevocation($0).key }
        case .saveEvent(let event):
            events.put(event, key) { StoreChange.saveEvent($0).key }
            events.sort { $0.sequence < $1.sequence }
        case .removeEvent: events.put(nil, key) { StoreChange.saveEvent($0).key }
        case .savePresence(let presence): presences.put(presence, key) { StoreChange.savePresence($0).key }
        case .removePresence: presences.put(nil, key) { StoreChange.savePresence($0).key }
        }
    }
}

extension Array {
    /// Puts an entry in place of the one that has this key; nil takes it away.
    fileprivate mutating func put(_ entry: Element?, _ key: StoreChange.Key, _ keyOf: (Element) -> StoreChange.Key) {
        removeAll { keyOf($0) == key }
        if let entry { append(entry) }
    }
}

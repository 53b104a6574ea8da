/// When which rooms close by themselves. Thousands may wait at a time, as after a restart, so they are kept in order.
struct Closings: Sendable {
    private struct Entry {
        let deadline: ContinuousClock.Instant
        let name: RoomName

        /// By time, then by name.
        func isBefore(_ other: Entry) -> Bool {
            (deadline, name.rawValue) < (other.deadline, other.name.rawValue)
        }
    }

    /// In order.
    private var entries: [Entry] = []
    /// The same, for finding.
    private var deadlines: [RoomName: ContinuousClock.Instant] = [:]

    /// The next of them.
    var earliest: ContinuousClock.Instant? { entries.first?.deadline }

    /// The rooms whose time is up, the earliest first.
    func due(at now: ContinuousClock.Instant) -> [RoomName] {
        entries.prefix { $0.deadline <= now }.map(\.name)
    }

    /// The room closes then; nil: not by itself.
    mutating func set(_ deadline: ContinuousClock.Instant?, for name: RoomName) {
        let current = deadlines[name]
        guard deadline != current else { return }
        if let current { entries.remove(at: place(of: Entry(deadline: current, name: name))) }
        if let deadline {
            let entry = Entry(deadline: deadline, name: name)
            entries.insert(entry, at: place(of: entry))
        }
        deadlines[name] = deadline
    }

    /// The first place whose entry does not come before this one.
    private func place(of entry: Entry) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].isBefore(entry) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

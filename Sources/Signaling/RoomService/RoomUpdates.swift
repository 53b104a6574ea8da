import RoomPolicy

/// When a room's people are told its numbers: a change at most once an interval, so that a crowd that comes and goes
/// makes no storm.
struct RoomUpdates {
    /// What is counted.
    struct Figures: Equatable {
        var participants = 0
        var publishers = 0
        var isRecorded = false
    }

    private struct Told {
        var figures = Figures()
        var instant: ContinuousClock.Instant
    }

    private var told: [RoomName: Told] = [:]
    private var due: [RoomName: ContinuousClock.Instant] = [:]

    /// The room was told these figures, or made with none.
    mutating func tell(_ room: RoomName, _ figures: Figures = Figures(), at now: ContinuousClock.Instant) {
        told[room] = Told(figures: figures, instant: now)
        due[room] = nil
    }

    /// Something that is counted may have changed.
    mutating func mark(_ room: RoomName, at now: ContinuousClock.Instant) {
        guard due[room] == nil, let last = told[room] else { return }
        due[room] = max(now, last.instant + Limits.roomUpdateInterval)
    }

    /// The room is gone.
    mutating func forget(_ room: RoomName) {
        told[room] = nil
        due[room] = nil
    }

    /// Takes out the rooms whose time has come, in an order of their own.
    mutating func take(at now: ContinuousClock.Instant) -> [RoomName] {
        guard let deadline, deadline <= now else { return [] }
        let rooms = due.filter { $0.value <= now }
            .sorted { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
            .map(\.key)
        for room in rooms { due[room] = nil }
        return rooms
    }

    /// Whether these are not the figures that the room was told last.
    func isNews(_ figures: Figures, to room: RoomName) -> Bool { told[room].map { $0.figures != figures } ?? false }

    var deadline: ContinuousClock.Instant? { due.values.min() }
}

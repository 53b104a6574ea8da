/// Looks for the load at which a server gives in: half as many rooms again each time, until one packet in a hundred is
/// lost or later than 20 ms, and once half-way back from there.
struct Ramp: Sendable {
    /// The most rooms that it may ask for.
    let roomsMax: Int
    /// By rising number of rooms.
    private(set) var rows: [LoadRow] = []
    private var nextRooms: Int?

    /// - Parameter start: rooms of the first step.
    init(start: Int, roomsMax: Int) {
        self.roomsMax = max(1, roomsMax)
        nextRooms = min(max(1, start), self.roomsMax)
    }

    /// How many rooms the next step has; nil when it is over.
    var next: Int? { nextRooms }

    /// Takes a step's result.
    mutating func took(_ row: LoadRow) {
        let isWayBack = foundKnee
        rows.insert(row, at: rows.firstIndex { $0.rooms > row.rooms } ?? rows.count)
        if isWayBack {
            nextRooms = nil
        } else if row.isPastKnee {
            nextRooms = lastGood.map { ($0.rooms + row.rooms) / 2 }.flatMap { $0 > lastGood?.rooms ?? 0 ? $0 : nil }
        } else {
            nextRooms = row.rooms >= roomsMax ? nil : min(roomsMax, max(row.rooms + 1, row.rooms * 3 / 2))
        }
    }

    /// The last step before the knee.
    var lastGood: LoadRow? { rows.prefix { !$0.isPastKnee }.last }
    /// The first step behind it.
    var firstBad: LoadRow? { rows.first { $0.isPastKnee } }
    /// The step with most forwarded packets a second.
    var peak: LoadRow? { rows.max { $0.forwardedPerSecond < $1.forwardedPerSecond } }
    /// Whether the knee was found, rather than the end of what was allowed.
    var foundKnee: Bool { firstBad != nil }
}

import RoomPolicy

/// What the control plane has done since it began.
struct ControlTally: Sendable, Equatable {
    /// Calls of one method that were answered with one status.
    struct Calls: Sendable, Equatable {
        /// Nil: no method that there is.
        var method: APIMethod?
        var status: Int
        var count: UInt64
    }

    /// Joins that were admitted.
    private(set) var joins: UInt64 = 0
    /// From admission until the first peer connection was up.
    private(set) var joinTimes = Histogram.join
    /// Joins that were refused, by the position of their reason in ``RefusalReason/allCases``.
    private(set) var refusals = [UInt64](repeating: 0, count: RefusalReason.allCases.count)
    /// Participants who left, by the position of their reason in `DepartureReason.allCases`.
    private(set) var departures = [UInt64](repeating: 0, count: DepartureReason.allCases.count)
    /// Calls of the API. As many entries as methods and statuses that have met, which the program bounds.
    private(set) var calls: [Calls] = []

    mutating func admitted() { joins &+= 1 }

    mutating func connected(after time: Duration) { joinTimes.observe(time) }

    mutating func refused(_ reason: RefusalReason) {
        if let index = RefusalReason.allCases.firstIndex(of: reason) { refusals[index] &+= 1 }
    }

    mutating func left(_ reason: DepartureReason) {
        if let index = DepartureReason.allCases.firstIndex(of: reason) { departures[index] &+= 1 }
    }

    mutating func answered(_ method: APIMethod?, _ status: Int) {
        if let index = calls.firstIndex(where: { $0.method == method && $0.status == status }) {
            calls[index].count &+= 1
        } else {
            calls.append(Calls(method: method, status: status, count: 1))
        }
    }
}

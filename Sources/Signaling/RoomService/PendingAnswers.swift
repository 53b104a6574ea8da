import RoomPolicy
import SFU

/// What is told only once it is true: an answer or an announcement, and what has to be reported before. Who promises
/// something puts its answer here, with the tickets of the workers concerned and of the batch with which it is saved.
struct PendingAnswers {
    enum Condition: Hashable {
        /// A worker has reported that everything commanded before the ticket is in force.
        case applied(Ticket, by: WorkerID)
        /// The store has reported that a batch is on the disk.
        case saved(Ticket)
    }

    enum Outcome {
        /// The room is told of a participant's change.
        case announce(ParticipantID)
        /// A call is answered: with the response if its conditions are met, else with an error.
        case respond(APIExchange, HTTPResponse)
    }

    private struct Entry {
        var unmet: [Condition]
        let outcome: Outcome
        let deadline: ContinuousClock.Instant?
    }

    /// In the order of their making, which is the order of their tickets.
    private var entries: [Entry] = []

    var isEmpty: Bool { entries.isEmpty }

    /// - Parameter conditions: at least one; each is met once.
    mutating func add(
        _ outcome: Outcome, when conditions: [Condition], until deadline: ContinuousClock.Instant? = nil
    ) {
        precondition(!conditions.isEmpty, "what waits for nothing is told at once")
        entries.append(Entry(unmet: conditions, outcome: outcome, deadline: deadline))
    }

    /// Something has been reported. What no longer waits for anything comes out, in the order of its making.
    mutating func meet(_ condition: Condition) -> [Outcome] {
        var ready: [Outcome] = []
        entries = entries.compactMap { entry in
            var entry = entry
            entry.unmet.removeAll { $0 == condition }
            guard entry.unmet.isEmpty else { return entry }
            ready.append(entry.outcome)
            return nil
        }
        return ready
    }

    /// What waits for a condition that will not be met comes out.
    mutating func fail(_ condition: Condition) -> [Outcome] {
        let failed = entries.filter { $0.unmet.contains(condition) }
        entries.removeAll { $0.unmet.contains(condition) }
        return failed.map(\.outcome)
    }

    /// What has waited too long comes out.
    mutating func expire(at now: ContinuousClock.Instant) -> [Outcome] {
        func isOver(_ entry: Entry) -> Bool { entry.deadline.map { $0 <= now } ?? false }
        guard entries.contains(where: isOver) else { return [] }
        let over = entries.filter(isOver)
        entries.removeAll(where: isOver)
        return over.map(\.outcome)
    }

    /// The asker is gone.
    mutating func forget(_ connection: ConnectionID) {
        entries.removeAll { entry in
            if case .respond(let exchange, _) = entry.outcome { exchange.connection == connection } else { false }
        }
    }

    /// Whether a participant's change waits to be announced.
    func announces(_ participant: ParticipantID) -> Bool {
        entries.contains { entry in
            if case .announce(participant) = entry.outcome { true } else { false }
        }
    }

    /// When the first gives up waiting.
    var deadline: ContinuousClock.Instant? { entries.lazy.compactMap(\.deadline).min() }
}

import SFU

/// What waits to be saved, and what is being saved.
///
/// One batch at a time is with the store; what comes in between waits, at most one change for each entry, and goes
/// together with the next. So a slow disk makes batches larger and memory stays bounded by the state itself. A batch
/// that failed is not lost: it goes again with the next, except where a later change has taken an entry over.
struct StoreQueue {
    struct Batch: Equatable {
        let ticket: Ticket
        let changes: [StoreChange]
    }

    private var waiting: [StoreChange] = []
    private var places: [StoreChange.Key: Int] = [:]
    private var inFlight: Batch?
    private var lastTicket: UInt64 = 0
    /// The next try without anybody's asking, after a failure.
    private(set) var deadline: ContinuousClock.Instant?

    /// How many changes were ever added.
    private(set) var changeCount = 0

    /// The batch with which everything so far is saved; nil if it is.
    var ticket: Ticket? { waiting.isEmpty ? inFlight?.ticket : Ticket(lastTicket &+ 1) }

    /// Whether nothing is under way, and nothing will be before somebody asks or the deadline passes.
    var isAtRest: Bool { inFlight == nil && (waiting.isEmpty || deadline != nil) }

    /// How many changes are not on the disk yet.
    var depth: Int { waiting.count + (inFlight?.changes.count ?? 0) }

    mutating func add(_ change: StoreChange) {
        put(change)
        changeCount &+= 1
        retry()
    }

    /// What failed is tried again at once: somebody wants to rely on it.
    mutating func retry() {
        deadline = nil
    }

    /// The next batch for the store, if there is one and its time has come.
    mutating func take(at now: ContinuousClock.Instant) -> Batch? {
        if let deadline, deadline > now { return nil }
        guard inFlight == nil, !waiting.isEmpty else { return nil }
        lastTicket &+= 1
        let batch = Batch(ticket: Ticket(lastTicket), changes: waiting)
        inFlight = batch
        waiting = []
        places = [:]
        deadline = nil
        return batch
    }

    /// The store is done with a batch. False if it is not the one that it has.
    mutating func finish(_ ticket: Ticket, isSaved: Bool, at now: ContinuousClock.Instant) -> Bool {
        guard let batch = inFlight, batch.ticket == ticket else { return false }
        inFlight = nil
        guard !isSaved else { return true }
        // What came meanwhile is newer, and was asked for without knowing of the failure.
        let hasNew = !waiting.isEmpty
        let newer = waiting
        waiting = []
        places = [:]
        for change in batch.changes + newer { put(change) }
        if !hasNew { deadline = now + Limits.storeRetryInterval }
        return true
    }

    private mutating func put(_ change: StoreChange) {
        let key = change.key
        if let place = places[key] {
            waiting[place] = change
        } else {
            places[key] = waiting.count
            waiting.append(change)
        }
    }
}

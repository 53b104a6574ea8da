import RoomPolicy

/// One receiver: a lane for each room that has something for it, and whose turn it is.
///
/// A lane is in exactly one place: in line for a first attempt, in line for a further one, waiting for its time, or
/// under way. First and further attempts have slots of their own, so that rooms whose deliveries hang or fail cannot
/// hold up those whose deliveries succeed.
struct WebhookReceiver {
    let settings: WebhookSettings.Receiver
    private var lanes: [WebhookLane] = []
    private var lanesByRoom: [RoomName: WebhookLane] = [:]
    private var fresh = Queue<WebhookLane>()
    private var retrying = Queue<WebhookLane>()
    /// The earliest last.
    private var waiting: [Wait] = []
    private(set) var freshUnderWay = 0
    private(set) var retriesUnderWay = 0

    /// Events that it took, ever.
    private(set) var taken: UInt64 = 0
    /// Events that will never reach it, ever; and how many of them it has been told of.
    private(set) var lost = 0
    private var lostTold = 0
    /// Its last attempt failed.
    var isFailing = false

    private struct Wait {
        let until: ContinuousClock.Instant
        let lane: WebhookLane
        /// No connection came about, so that it may go on as soon as one does.
        let isUnreachable: Bool
    }

    init(_ settings: WebhookSettings.Receiver) {
        self.settings = settings
    }

    /// Puts an event behind the others of its room.
    /// - Returns: the room's oldest event that is not under way, if it had to go since there were too many.
    mutating func append(_ event: PendingEvent) -> PendingEvent? {
        let lane = lane(of: event.stored.room)
        lane.events.append(event)
        guard lane.events.count > Limits.webhookRoomEvents else { return nil }
        return lane.events.remove(at: lane.isUnderWay ? 1 : 0)
    }

    private mutating func lane(of room: RoomName) -> WebhookLane {
        if let lane = lanesByRoom[room] { return lane }
        let lane = WebhookLane(room: room, place: lanes.count)
        lanes.append(lane)
        lanesByRoom[room] = lane
        fresh.append(lane)
        return lane
    }

    // MARK: Turns

    /// The lane whose turn it is, if there is a slot for it; it is in no line then, and must be begun or dismissed.
    mutating func nextLane() -> WebhookLane? {
        if freshUnderWay < Limits.webhookDeliveries, let lane = fresh.removeFirst() { return lane }
        if retriesUnderWay < Limits.webhookRetries, let lane = retrying.removeFirst() { return lane }
        return nil
    }

    /// The lane's first event is under way.
    mutating func begin(_ lane: WebhookLane) {
        lane.isUnderWay = true
        if lane.failures > 0 { retriesUnderWay += 1 } else { freshUnderWay += 1 }
    }

    /// The attempt is over; where the lane goes is said next.
    mutating func end(_ lane: WebhookLane) {
        lane.isUnderWay = false
        if lane.failures > 0 { retriesUnderWay -= 1 } else { freshUnderWay -= 1 }
    }

    /// The lane's next event is to be tried, after all others that are in line.
    mutating func requeue(_ lane: WebhookLane) {
        if lane.failures > 0 { retrying.append(lane) } else { fresh.append(lane) }
    }

    /// The lane is tried again at an instant, or sooner if it could not be reached and another one can.
    mutating func wait(_ lane: WebhookLane, until: ContinuousClock.Instant, isUnreachable: Bool) {
        var low = 0
        var high = waiting.count
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].until > until { low = middle + 1 } else { high = middle }
        }
        waiting.insert(Wait(until: until, lane: lane, isUnreachable: isUnreachable), at: low)
    }

    /// A lane without events goes.
    mutating func dismiss(_ lane: WebhookLane) {
        precondition(lane.events.isEmpty && !lane.isUnderWay, "a lane with events was given up")
        lanesByRoom[lane.room] = nil
        let last = lanes.removeLast()
        if last !== lane {
            lanes[lane.place] = last
            last.place = lane.place
        }
    }

    // MARK: Time

    /// When the next lane has waited long enough.
    var deadline: ContinuousClock.Instant? { waiting.last?.until }

    /// Lanes that have waited long enough get in line.
    mutating func wake(at now: ContinuousClock.Instant) {
        while let next = waiting.last, next.until <= now {
            waiting.removeLast()
            requeue(next.lane)
        }
    }

    /// How many losses its next event tells of.
    var lostUntold: Int32 { Int32(clamping: lost - lostTold) }

    /// It took an event that was begun when so many were lost. Whoever could not reach it need not wait any longer.
    mutating func noteTaken(lostBefore: Int) {
        taken &+= 1
        lostTold = max(lostTold, lostBefore)
        guard waiting.contains(where: \.isUnreachable) else { return }
        for wait in waiting.reversed() where wait.isUnreachable { requeue(wait.lane) }
        waiting.removeAll(where: \.isUnreachable)
    }

    /// An event will never reach it.
    mutating func noteLost() {
        lost += 1
    }

    // MARK: What it still has to take

    /// Whether nothing is under way or could be.
    var isQuiet: Bool { freshUnderWay == 0 && retriesUnderWay == 0 && fresh.isEmpty && retrying.isEmpty }

    /// Its events that are not under way, and those that are, each in no particular order.
    var idleEvents: [PendingEvent] { lanes.flatMap { $0.events.all.dropFirst($0.isUnderWay ? 1 : 0) } }
    var eventsUnderWay: [PendingEvent] { lanes.compactMap { $0.isUnderWay ? $0.events.first : nil } }

    /// Takes out what happened up to a sequence; what is under way stays.
    mutating func removeEvents(through sequence: Int64) -> [PendingEvent] {
        lanes.flatMap { lane in
            lane.events.removeAll(after: lane.isUnderWay ? 1 : 0) { $0.sequence <= sequence }
        }
    }
}

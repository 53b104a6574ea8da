import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// Brings events to their receivers: at least once, and in the order of each room.
///
/// Each receiver has a lane for each room, and one event of a lane is under way at a time; so neither a receiver nor
/// a room waits for another, except for its turn. What fails is tried again after a pause that doubles, with some
/// chance in it, until the event is too old. When more waits than may be kept, the oldest goes first, and receivers
/// learn from `num_dropped` of the next event they take that they have missed something.
struct WebhookQueue {
    private let signature: WebhookSignature
    private let ageMax: Duration
    private let bytesMax: Int
    private var receivers: [WebhookReceiver]
    private var flights: [DeliveryID: Flight] = [:]
    private var lastDelivery: UInt64 = 0
    private var lastSequence: Int64 = 0
    private var changes: [OutboxChange] = []
    /// When events were taken over from before a restart, until the first of them are tried.
    private var resumption: ContinuousClock.Instant?
    private(set) var counters = WebhookCounters()

    /// An attempt under way.
    private struct Flight {
        let receiver: Int
        let lane: WebhookLane
        /// How many events the receiver had lost when it began.
        let lost: Int
    }

    /// - Parameter bytesMax: memory for what waits.
    init(_ settings: WebhookSettings, signature: WebhookSignature, bytesMax: Int = Limits.webhookBytes) {
        self.signature = signature
        self.bytesMax = bytesMax
        ageMax = settings.ageMax
        receivers = settings.receivers.map(WebhookReceiver.init)
    }

    /// Whether anybody wants to be told anything.
    var hasReceivers: Bool { !receivers.isEmpty }

    // MARK: The verbs

    /// Takes in an event that has just happened in a room.
    mutating func append(
        _ event: LiveKit.WebhookEvent, in room: RoomName, at now: Moment, into effects: inout Effects
    ) {
        let before = counters.lost
        guard enqueue(event, in: room, at: now) else { return }
        if counters.lost > before {
            let count = String(counters.lost - before)
            effects.append(.note(Note(.warn, "webhooks dropped", [.init("count", count)])))
        }
        start(at: now, into: &effects)
    }

    /// Takes in what was stored before a restart, in the order of its sequence; ``advance(to:into:)`` is due at once
    /// then. Recipients who are no longer configured are left out.
    mutating func resume(_ events: [StoredEvent], at now: Moment) {
        for event in events where event.sequence > lastSequence { enqueue(event) }
        if counters.waiting > 0 { resumption = now.elapsed }
    }

    /// Takes in what is told late, of something before a restart: after all that was stored then, and with it.
    mutating func keep(_ event: LiveKit.WebhookEvent, in room: RoomName, at now: Moment) {
        if enqueue(event, in: room, at: now) { resumption = now.elapsed }
    }

    /// An attempt is over.
    mutating func delivered(
        _ id: DeliveryID, _ outcome: DeliveryOutcome, at now: Moment, mint: inout Mint, into effects: inout Effects
    ) {
        guard let flight = flights.removeValue(forKey: id) else { return }
        receivers[flight.receiver].end(flight.lane)
        switch outcome.verdict {
        case .taken: took(flight, into: &effects)
        case .refused where isHopeless(flight): giveUp(flight, outcome, into: &effects)
        case .refused, .failed: retry(flight, outcome, at: now, mint: &mint, into: &effects)
        }
        start(at: now, into: &effects)
    }

    /// Does what is due.
    mutating func advance(to now: Moment, into effects: inout Effects) {
        resumption = nil
        for index in receivers.indices { receivers[index].wake(at: now.elapsed) }
        start(at: now, into: &effects)
    }

    /// When ``advance(to:into:)`` next has something to do.
    var deadline: ContinuousClock.Instant? { resumption ?? receivers.lazy.compactMap(\.deadline).min() }

    /// Whether nothing is under way: all that is left waits for its next attempt.
    var isQuiet: Bool { receivers.allSatisfy(\.isQuiet) }

    /// Hands over what has changed in the store's part since the last call, in order.
    mutating func takeChanges() -> [OutboxChange] {
        defer { changes.removeAll(keepingCapacity: true) }
        return changes
    }

    // MARK: Attempts

    /// Begins whatever there are slots for.
    private mutating func start(at now: Moment, into effects: inout Effects) {
        for index in receivers.indices {
            while let lane = receivers[index].nextLane() {
                expire(lane, of: index, at: now)
                if let event = lane.events.first {
                    begin(event, lane, of: index, at: now, into: &effects)
                } else {
                    receivers[index].dismiss(lane)
                }
            }
        }
    }

    private mutating func begin(
        _ event: PendingEvent, _ lane: WebhookLane, of index: Int, at now: Moment, into effects: inout Effects
    ) {
        receivers[index].begin(lane)
        lastDelivery += 1
        let id = DeliveryID(lastDelivery)
        flights[id] = Flight(receiver: index, lane: lane, lost: receivers[index].lost)
        let body = Self.body(of: event, lost: receivers[index].lostUntold)
        effects.append(
            .deliver(
                id,
                WebhookRequest(
                    url: receivers[index].settings.url, headers: signature.headers(for: body, at: now.unix),
                    body: body)))
    }

    /// The payload as it was made, unless there are losses to tell of.
    private static func body(of event: PendingEvent, lost: Int32) -> [UInt8] {
        guard lost > 0, var message = try? LiveKit.WebhookEvent(json: event.body) else { return event.body }
        message.numDropped = lost
        return message.json(.compact)
    }

    private mutating func took(_ flight: Flight, into effects: inout Effects) {
        let index = flight.receiver
        counters.delivered += 1
        finishFirst(of: flight.lane, for: index)
        receivers[index].requeue(flight.lane)
        receivers[index].noteTaken(lostBefore: flight.lost)
        guard receivers[index].isFailing else { return }
        receivers[index].isFailing = false
        effects.append(.note(Note(.info, "webhook receiver is back", [origin(of: index)])))
    }

    /// What is refused while other events are taken is refused for what it is, and must not hold up its room for
    /// ever; where everything is refused, somebody has probably still to set the receiver up.
    private func isHopeless(_ flight: Flight) -> Bool {
        let lane = flight.lane
        let taken = receivers[flight.receiver].taken
        if lane.refusals == 0 { lane.takenBefore = taken }
        lane.refusals += 1
        let limit = taken > lane.takenBefore ? Limits.webhookRefusals : Limits.webhookRefusalsAlone
        return lane.refusals >= limit
    }

    private mutating func giveUp(_ flight: Flight, _ outcome: DeliveryOutcome, into effects: inout Effects) {
        let index = flight.receiver
        counters.failedAttempts += 1
        finishFirst(of: flight.lane, for: index)
        noteLost(for: index)
        receivers[index].requeue(flight.lane)
        effects.append(
            .note(
                Note(
                    .warn, "webhook given up",
                    [
                        origin(of: index), .init("room", flight.lane.room.rawValue), .init("reason", outcome.words),
                    ])))
    }

    private mutating func retry(
        _ flight: Flight, _ outcome: DeliveryOutcome, at now: Moment, mint: inout Mint, into effects: inout Effects
    ) {
        let index = flight.receiver
        counters.failedAttempts += 1
        let pause = Self.pause(after: flight.lane.failures, mint: &mint)
        flight.lane.failures += 1
        receivers[index].wait(flight.lane, until: now.elapsed + pause, isUnreachable: outcome.isUnreachable)
        guard !receivers[index].isFailing else { return }
        receivers[index].isFailing = true
        effects.append(
            .note(Note(.warn, "webhook receiver fails", [origin(of: index), .init("reason", outcome.words)])))
    }

    /// Doubles from one failure to the next up to a bound. The upper half of it is left to chance, so that lanes
    /// which failed together do not come back together.
    static func pause(after failures: Int, mint: inout Mint) -> Duration {
        let whole = min(Limits.webhookPauseMin * (1 << min(failures, 20)), Limits.webhookPauseMax)
        return whole / 2 + mint.duration(upTo: whole / 2)
    }

    private func origin(of index: Int) -> Note.Field { .init("receiver", receivers[index].settings.url.origin) }

    // MARK: What is kept

    /// False if nobody wants to know of it.
    private mutating func enqueue(_ event: LiveKit.WebhookEvent, in room: RoomName, at now: Moment) -> Bool {
        let recipients = receivers.map(\.settings).filter { $0.filter.allows(event.event) }.map(\.url.rawValue)
        guard !recipients.isEmpty else { return false }
        let stored = StoredEvent(
            sequence: lastSequence + 1, room: room, createdAt: now.unix, recipients: recipients,
            body: event.json(.compact))
        changes.append(.save(stored))
        enqueue(stored)
        return true
    }

    private mutating func enqueue(_ stored: StoredEvent) {
        precondition(stored.sequence > lastSequence, "events are taken in the order of their sequence")
        lastSequence = stored.sequence
        let meant = receivers.indices.filter { stored.recipients.contains(receivers[$0].settings.url.rawValue) }
        guard !meant.isEmpty else { return changes.append(.remove(stored.sequence)) }
        var stored = stored
        stored.recipients = meant.map { receivers[$0].settings.url.rawValue }
        let event = PendingEvent(stored)
        counters.waiting += 1
        counters.waitingBytes += event.cost
        for index in meant {
            if let oldest = receivers[index].append(event) { lose(oldest, for: index) }
        }
        if counters.waitingBytes > bytesMax { shed() }
    }

    /// Above the bound the oldest events go that nobody is being told just now, a sixteenth of the whole at once so
    /// that this is seldom.
    private mutating func shed() {
        let underWay = Set(receivers.flatMap(\.eventsUnderWay).map(\.sequence))
        let oldest = receivers.flatMap(\.idleEvents).sorted { $0.sequence < $1.sequence }
        let goal = counters.waitingBytes - bytesMax / 16 * 15
        var freed = 0
        var through: Int64 = 0
        for event in oldest where event.sequence != through {
            if freed >= goal { break }
            if !underWay.contains(event.sequence) { freed += event.cost }
            through = event.sequence
        }
        for index in receivers.indices {
            for event in receivers[index].removeEvents(through: through) { lose(event, for: index) }
        }
    }

    /// Too old is given up. Asked before each attempt, which is often enough: pauses are short against an event's life.
    private mutating func expire(_ lane: WebhookLane, of index: Int, at now: Moment) {
        let limit = now.unix.adding(seconds: -ageMax.components.seconds)
        while let event = lane.events.first, event.stored.createdAt < limit {
            finishFirst(of: lane, for: index)
            noteLost(for: index)
        }
    }

    private mutating func lose(_ event: PendingEvent, for index: Int) {
        noteLost(for: index)
        finish(event, for: index)
    }

    private mutating func noteLost(for index: Int) {
        counters.lost += 1
        receivers[index].noteLost()
    }

    /// The first event of a lane is over for its receiver, one way or the other.
    private mutating func finishFirst(of lane: WebhookLane, for index: Int) {
        guard let event = lane.removeFirst() else { preconditionFailure("an attempt was made at no event") }
        finish(event, for: index)
    }

    /// One receiver less has to take an event.
    private mutating func finish(_ event: PendingEvent, for index: Int) {
        event.finish(for: receivers[index].settings.url)
        if event.stored.recipients.isEmpty {
            counters.waiting -= 1
            counters.waitingBytes -= event.cost
            changes.append(.remove(event.sequence))
        } else {
            changes.append(.save(event.stored))
        }
    }
}

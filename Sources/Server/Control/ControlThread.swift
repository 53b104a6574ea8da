import CLinux
import SFU
import Signaling

/// The loop of the control thread: wait, read the clock once, feed the engine, carry out what it asks for. It never
/// blocks but where it waits.
struct ControlThread<Engine: ControlEngine & ~Copyable>: ~Copyable {
    private var engine: Engine
    private let web: WebServer
    private let mailbox: Mailbox<ControlMessage>
    private let media: [Mailbox<MediaMessage>]
    private let store: Mailbox<StoreMessage>
    private let webhooks: Mailbox<WebhookMessage>?
    private let streams: StreamGauge
    /// Nil where nobody reads metrics.
    private var desk: MetricsDesk?
    private let log: Log
    private var effects = Effects()
    /// What this turn has decided for each worker and not told it yet: several at a time, since each waking costs it
    /// more than a command does.
    private var commands: [[MediaMessage]]
    /// Set when draining began: whatever clients do, the end comes at this instant.
    private var stopsAt: ContinuousClock.Instant?
    private var isDrained = false
    private var trim = MemoryTrim()
    /// A connection came or went since the last look.
    private var hasChanged = false

    /// - Parameters:
    ///   - media: the mailboxes of the workers, by their number.
    ///   - webhooks: the mailbox of the webhook thread; nil where nobody is to be told anything.
    ///   - hasMetrics: whether requests for the metrics will come.
    init(
        engine: consuming Engine, web: WebServer, mailbox: Mailbox<ControlMessage>, media: [Mailbox<MediaMessage>],
        store: Mailbox<StoreMessage>, webhooks: Mailbox<WebhookMessage>? = nil,
        streams: StreamGauge = StreamGauge(), hasMetrics: Bool = false, log: Log
    ) {
        self.engine = engine
        self.web = web
        self.mailbox = mailbox
        self.media = media
        commands = media.map { _ in [] }
        self.store = store
        self.webhooks = webhooks
        self.streams = streams
        desk = hasMetrics ? MetricsDesk(workers: media) : nil
        self.log = log
    }

    /// Serves until drained, then closes every connection.
    mutating func run() {
        var messages: [ControlMessage] = []
        while true {
            web.wait(nanoseconds: patience())
            let now = Clock.now()
            if web.takeBell() { mailbox.quiet() }
            mailbox.take(into: &messages)
            for message in messages { receive(message, at: now) }
            messages.removeAll(keepingCapacity: true)
            web.refusesNew = media.contains { $0.isCrowded } || mailbox.isCrowded
            for input in web.collect(at: now.elapsed) {
                engine.handle(input, at: now, into: &effects)
                carryOut()
            }
            serveMetrics(at: now.elapsed)
            if let deadline = engine.deadline, deadline <= now.elapsed { engine.advance(to: now, into: &effects) }
            carryOut()
            for worker in media.indices { tell(worker) }
            web.flush(at: now.elapsed)
            if hasChanged { trim.note(at: now.elapsed) }
            hasChanged = false
            if trim.isDue(at: now.elapsed) { linux_trim_memory() }
            if isDone(at: now.elapsed) { break }
        }
        web.shutDown()
        for mailbox in media { mailbox.post(.stop) }
        store.post(.stop)
        webhooks?.post(.stop)
    }

    private mutating func receive(_ message: ControlMessage, at now: Moment) {
        switch message {
        case .event(let worker, let event): engine.apply(event, of: worker, at: now, into: &effects)
        case .figures(let worker, let figures): desk?.receive(figures, of: worker)
        case .stored(let ticket, let isSaved, let time):
            desk?.stored(isSaved: isSaved, after: time)
            engine.handle(.stored(ticket, isSaved: isSaved), at: now, into: &effects)
        case .delivered(let delivery, let outcome):
            engine.handle(.delivered(delivery, outcome), at: now, into: &effects)
        case .drain:
            guard stopsAt == nil else { return }
            stopsAt = now.elapsed + web.times.drain
            log.write(.info, "draining")
            engine.handle(.drain, at: now, into: &effects)
        }
        carryOut()
    }

    /// Takes in who wants the metrics, and answers once the media threads have said how it stands with them.
    private mutating func serveMetrics(at now: ContinuousClock.Instant) {
        for (id, request) in web.takeMetricsRequests() {
            if let response = desk?.receive(id, request, at: now) { web.respond(id, response) }
        }
        guard desk?.isDue(at: now) == true else { return }
        var figures = NodeFigures()
        figures.control = engine.figures
        figures.process = .current()
        figures.webSockets = web.webSockets.count
        figures.connections = web.connections.count
        figures.streams = streams.counters
        guard let (askers, response) = desk?.write(figures) else { return }
        for asker in askers { web.respond(asker, response) }
    }

    private mutating func carryOut() {
        for effect in effects.list {
            switch effect {
            case .respond(let connection, let response): web.respond(connection, response)
            case .upgrade(let connection):
                web.upgrade(connection)
                hasChanged = true
            case .send(let connection, let frame): web.send(connection, frame)
            case .close(let connection, let code, let reason):
                web.close(connection, code: code, reason: reason)
                hasChanged = true
            case .media(let worker, let command):
                commands[worker.rawValue].append(.command(command))
                if commands[worker.rawValue].count == Limits.commandsTogether { tell(worker.rawValue) }
            case .store(let changes, let ticket): store.post(.save(changes, ticket))
            case .deliver(let delivery, let request): webhooks?.post(.deliver(delivery, request))
            case .note(let note): log.write(note)
            case .drained: isDrained = true
            }
        }
        effects.list.removeAll(keepingCapacity: true)
    }

    private mutating func tell(_ worker: Int) {
        media[worker].post(&commands[worker], isDroppable: \.isDroppable)
    }

    private func isDone(at now: ContinuousClock.Instant) -> Bool {
        guard let stopsAt else { return false }
        return (isDrained && web.isQuiet) || now >= stopsAt
    }

    /// How long nothing is to be done; negative for ever.
    private func patience() -> Int64 {
        let deadlines = [engine.deadline, web.deadline, stopsAt, trim.deadline, desk?.deadline]
        guard let deadline = deadlines.compactMap({ $0 }).min() else { return -1 }
        return (deadline - ContinuousClock.now).nanosecondsLeft
    }
}

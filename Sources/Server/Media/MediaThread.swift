import Datagrams
import SFU
import Signaling

/// The loop of one media thread: wait, read the clock once, feed the engine, flush. Nothing else happens here, and
/// nothing of it blocks or allocates for a packet.
struct MediaThread<Engine: MediaEngine & ~Copyable>: ~Copyable {
    private var engine: Engine
    private var socket: UDPSocket
    private var outbox = Outbox()
    private let worker: WorkerID
    private let commands: Mailbox<MediaMessage>
    private let events: Mailbox<ControlMessage>
    private let log: Log
    private var isStopping = false
    /// Whether somebody wants to know how long packets take; it costs one more reading of the clock for a batch.
    private let measures: Bool
    private var figures = NodeFigures.Media()
    /// When the batch under way was begun, and what had been forwarded when the last one was sent.
    private var batchBegin = ContinuousClock.now
    private var forwardedCount: UInt64 = 0

    init(
        worker: WorkerID, engine: consuming Engine, endpoint: UDPEndpoint, commands: Mailbox<MediaMessage>,
        events: Mailbox<ControlMessage>, measures: Bool = false, log: Log
    ) {
        self.worker = worker
        self.engine = engine
        socket = UDPSocket(endpoint)
        self.commands = commands
        self.events = events
        self.measures = measures
        self.log = log
    }

    /// Serves until it is told to stop.
    mutating func run() {
        var messages: [MediaMessage] = []
        // After a full batch there is probably more: then the wait would only be one more system call.
        var isBusy = false
        while !isStopping {
            if !isBusy && socket.wait(orBell: commands.bell, nanoseconds: patience()) { commands.quiet() }
            let now = ContinuousClock.now
            batchBegin = now
            let count = socket.receive()
            for index in 0..<count { receive(index, at: now) }
            commands.take(into: &messages)
            apply(messages, at: now)
            messages.removeAll(keepingCapacity: true)
            if let deadline = engine.deadline, deadline <= now { engine.advance(to: now, into: &outbox) }
            flush()
            isBusy = count == SFU.Limits.batchDatagrams
        }
    }

    /// How long nothing is to be done; negative for ever.
    private func patience() -> Int64 {
        guard let deadline = engine.deadline else { return -1 }
        return (deadline - ContinuousClock.now).nanosecondsLeft
    }

    private mutating func receive(_ index: Int, at now: ContinuousClock.Instant) {
        let source = socket.source(index)
        let count = socket.count(index)
        figures.bytesReceived &+= UInt64(count)
        var packet = unsafe MutableSpan<UInt8>(_unsafeStart: socket.room(index), count: Datagrams.Limits.datagramRoom)
        engine.receive(&packet, count: count, from: source, at: now, into: &outbox)
        if outbox.isHalfFull { flush() }
    }

    private mutating func apply(_ messages: [MediaMessage], at now: ContinuousClock.Instant) {
        for message in messages {
            switch message {
            case .command(let command): engine.apply(command, at: now, into: &outbox)
            case .stop: isStopping = true
            }
            if outbox.isHalfFull { flush() }
        }
    }

    private mutating func flush() {
        if !outbox.isEmpty {
            socket.send(outbox)
            if socket.failures != UDPSocket.Failures() { report(socket.takeFailures()) }
            if measures { measure() }
        }
        for event in outbox.events {
            if case .report(let counters) = event {
                report(counters)
            } else {
                events.post(.event(worker, event), isDroppable: event.isDroppable)
            }
        }
        outbox.clear()
    }

    /// Counts the time from before the batch was read for each packet that was forwarded out of it.
    private mutating func measure() {
        let count = engine.forwardedCount
        guard count != forwardedCount else { return }
        figures.forwarding.observe(ContinuousClock.now - batchBegin, times: count &- forwardedCount)
        forwardedCount = count
    }

    /// Tells the control thread what the engine counted and what was measured here.
    private mutating func report(_ counters: Counters) {
        figures.counters = counters
        figures.bytesSent = socket.bytesSent
        events.post(.figures(worker, figures), isDroppable: true)
    }

    private mutating func report(_ failures: UDPSocket.Failures) {
        figures.congested &+= UInt64(failures.congested)
        figures.refused &+= UInt64(failures.refused)
        log.write(
            .warn, "datagrams not sent",
            [
                Note.Field("worker", String(worker.rawValue)),
                Note.Field("refused", String(failures.refused)),
                Note.Field("congested", String(failures.congested)),
                Note.Field("cause", failures.refused > 0 ? SystemError.text(failures.lastError) : "send buffer full"),
            ])
    }
}

extension MediaEvent {
    /// Whether it may be lost when the control thread is behind: levels and counters come again, and application data
    /// is sent again by SCTP.
    var isDroppable: Bool {
        switch self {
        case .speaking, .report, .received: true
        default: false
        }
    }
}

import Datagrams
import SFU
import Signaling

/// The loop of one media thread: wait, read the clock once, feed the engine, flush. Nothing else happens here, and
/// nothing of it blocks, or allocates for a packet over UDP.
struct MediaThread<Engine: MediaEngine & ~Copyable>: ~Copyable {
    private var engine: Engine
    private var socket: UDPSocket
    private var outbox = Outbox()
    private let worker: WorkerID
    private let commands: Mailbox<MediaMessage>
    private let events: Mailbox<ControlMessage>
    private let log: Log
    private let streams: StreamTable
    /// Who is asked next where a TCP connection belongs.
    private let next: Mailbox<MediaMessage>?
    /// The instant of this turn: when the batch under way was begun.
    private var now = ContinuousClock.now
    private var isStopping = false
    /// When to ask again whether datagrams were lost for being read too slowly.
    private var nextDropLook = ContinuousClock.now
    /// Whether somebody wants to know how long packets take; it costs one more reading of the clock for a batch.
    private let measures: Bool
    private var figures = NodeFigures.Media()
    /// What had been forwarded when the last batch was sent.
    private var forwardedCount: UInt64 = 0

    init(
        worker: WorkerID, engine: consuming Engine, endpoint: UDPEndpoint, commands: Mailbox<MediaMessage>,
        next: Mailbox<MediaMessage>? = nil, events: Mailbox<ControlMessage>, gauge: StreamGauge = StreamGauge(),
        measures: Bool = false, log: Log
    ) {
        self.worker = worker
        self.engine = engine
        socket = UDPSocket(endpoint)
        self.commands = commands
        self.events = events
        self.measures = measures
        self.log = log
        self.next = next
        streams = StreamTable(gauge: gauge)
    }

    /// Serves until it is told to stop.
    mutating func run() {
        var messages: [MediaMessage] = []
        // After a full batch there is probably more: then the wait would only be one more system call.
        var isBusy = false
        while !isStopping {
            var wakers = UDPSocket.Wakers.streams
            if !isBusy {
                wakers = socket.wait(
                    orBell: commands.bell, orStreams: streams.descriptor, nanoseconds: patience())
                if wakers.contains(.bell) { commands.quiet() }
            }
            now = ContinuousClock.now
            let count = socket.receive()
            // What was told before these datagrams came is obeyed before they are looked at: a client that was just
            // answered sends its first check at once, and it must not find its transport unknown.
            commands.take(into: &messages)
            apply(messages, at: now)
            messages.removeAll(keepingCapacity: true)
            for index in 0..<count { engine.expect(socket.source(index), at: index) }
            for index in 0..<min(count, SFU.Limits.datagramsForeseen) { engine.approach(index) }
            for index in 0..<count { receive(index, of: count, at: now) }
            if streams.count > 0 { receiveStreams(areReady: wakers.contains(.streams)) }
            if let deadline = engine.deadline, deadline <= now { engine.advance(to: now, into: &outbox) }
            flush()
            if nextDropLook <= now { lookForDrops() }
            isBusy = count == SFU.Limits.batchDatagrams
        }
        streams.stop()
    }

    /// How long nothing is to be done; negative for ever.
    private func patience() -> Int64 {
        var earliest = engine.deadline
        if let sweep = streams.deadline { earliest = min(earliest ?? sweep, sweep) }
        guard let deadline = earliest else { return -1 }
        return (deadline - ContinuousClock.now).nanosecondsLeft
    }

    private mutating func receive(_ index: Int, of batch: Int, at now: ContinuousClock.Instant) {
        if index + SFU.Limits.datagramsForeseen < batch { engine.approach(index + SFU.Limits.datagramsForeseen) }
        let source = socket.source(index)
        let count = socket.count(index)
        figures.bytesReceived &+= UInt64(count)
        var packet = unsafe MutableSpan<UInt8>(_unsafeStart: socket.room(index), count: Datagrams.Limits.datagramRoom)
        engine.receive(&packet, count: count, from: source, at: now, into: &outbox)
        if outbox.isWorthSending { flush() }
    }

    private mutating func receiveStreams(areReady: Bool) {
        if areReady {
            streams.receive(at: now) { packet, source in
                figures.bytesReceived &+= UInt64(packet.count)
                engine.receive(&packet, count: packet.count, from: source, at: now, into: &outbox)
                if outbox.isWorthSending { flush() }
            }
        }
        streams.sweep(at: now)
    }

    /// Takes a TCP connection if its first check names a transport here, or passes it on to the next worker.
    private func place(_ stream: StreamHandle) {
        switch stream.judgeFirstFrame({ engine.isAddressed(by: $0) }) {
        case .accepted: streams.adopt(stream, at: now)
        case .ended: streams.refuse(.closed)
        case .incomplete, .refused:
            guard let next else { return streams.refuse(.unknownUsername) }
            if !next.post(.stream(stream), isDroppable: true) { streams.refuse(.refused) }
        }
    }

    private mutating func apply(_ messages: [MediaMessage], at now: ContinuousClock.Instant) {
        for message in messages {
            switch message {
            case .command(let command): engine.apply(command, at: now, into: &outbox)
            case .stream(let stream): place(stream)
            case .stop: isStopping = true
            }
            if outbox.isWorthSending { flush() }
        }
    }

    private mutating func flush() {
        if !outbox.isEmpty {
            if outbox.streamCount > 0 { streams.send(outbox, at: now) }
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
        figures.forwarding.observe(ContinuousClock.now - now, times: count &- forwardedCount)
        forwardedCount = count
    }

    /// Tells the control thread what the engine counted and what was measured here.
    private mutating func report(_ counters: Counters) {
        figures.counters = counters
        figures.bytesSent = socket.bytesSent
        events.post(.figures(worker, figures), isDroppable: true)
    }

    private mutating func lookForDrops() {
        nextDropLook = now + Limits.dropInterval
        let count = socket.takeDrops()
        guard count > 0 else { return }
        engine.overran(at: now)
        figures.overrun &+= UInt64(count)
        log.write(
            .warn, "datagrams lost: they come faster than they can be handled",
            [Note.Field("worker", String(worker.rawValue)), Note.Field("lost", String(count))])
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
        case .speaking, .quality, .report, .received: true
        default: false
        }
    }
}

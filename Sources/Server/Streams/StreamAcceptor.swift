import CLinux
import Glibc
import SFU
import Signaling

/// The loop of the thread at the TCP media port (RFC 6544): accepts, waits for the first frame of each connection, and
/// hands those on that begin with a connectivity check. So no media thread hears of a stranger who says nothing.
///
/// Which worker a connection belongs to only its first check tells; the first worker gets it and passes it on until one
/// knows the transport that it names.
@safe struct StreamAcceptor: ~Copyable {
    private let listener: Listener
    private let stop: Mailbox<Void>
    private let workers: Mailbox<MediaMessage>
    private let census: StreamCensus
    private let gauge: StreamGauge
    private let log: Log
    private let epoll: Int32
    private let ready = UnsafeMutablePointer<linux_ready>.allocate(capacity: StreamAcceptor.readyMax)
    /// Those who have said nothing yet, by token; the tokens in the order of their coming.
    private var waiting: [UInt64: StreamHandle] = [:]
    private var order: [UInt64] = []
    private var lastToken: UInt64 = 2
    private var acceptsAgainAt: ContinuousClock.Instant?
    private var counters = StreamCounters()

    private static let readyMax = 256
    private static let listenerToken: UInt64 = 1
    private static let stopToken: UInt64 = 2

    /// - Parameters:
    ///   - listener: taken over.
    ///   - stop: a message in it ends the loop.
    ///   - workers: the mailbox of the first media thread.
    init(
        listener: Listener, stop: Mailbox<Void>, workers: Mailbox<MediaMessage>, census: StreamCensus,
        gauge: StreamGauge, log: Log
    ) {
        self.listener = listener
        self.stop = stop
        self.workers = workers
        self.census = census
        self.gauge = gauge
        self.log = log
        epoll = linux_epoll_create()
        precondition(epoll >= 0, "the system refused an epoll descriptor")
        _ = linux_epoll_add(epoll, listener.descriptor, UInt32(LINUX_READABLE), Self.listenerToken)
        _ = linux_epoll_add(epoll, stop.bell, UInt32(LINUX_READABLE), Self.stopToken)
    }

    deinit {
        unsafe ready.deallocate()
        close(epoll)
        close(listener.descriptor)
    }

    /// Serves until it is told to stop.
    mutating func run() {
        while true {
            let readyCount = max(
                0, Int(unsafe linux_epoll_wait(epoll, ready, Int32(Self.readyMax), patience())))
            let now = ContinuousClock.now
            for index in 0..<readyCount {
                let event = unsafe ready[index]
                switch event.token {
                case Self.stopToken: return end()
                case Self.listenerToken: accept(at: now)
                case let token: judge(token, events: event.events)
                }
            }
            if let again = acceptsAgainAt, again <= now { listen(true) }
            forgetSilent(at: now)
            gauge.add(counters)
            counters = StreamCounters()
        }
    }

    private mutating func accept(at now: ContinuousClock.Instant) {
        for _ in 0..<Limits.acceptsPerTurn {
            var address = linux_address()
            let descriptor = unsafe linux_accept(listener.descriptor, &address)
            if descriptor == -EMFILE || descriptor == -ENFILE || descriptor == -ENOBUFS || descriptor == -ENOMEM {
                log.write(.warn, "TCP media: no descriptors left", [])
                acceptsAgainAt = now + Limits.acceptPause
                return listen(false)
            }
            // Whoever has gone before we looked is nobody's business.
            if descriptor == -ECONNABORTED || descriptor == -EINTR { continue }
            guard descriptor >= 0 else { return }
            counters.accepted += 1
            let remote = IPAddress(address)
            guard census.admit(remote) else {
                close(descriptor)
                counters.end(.refused)
                log.write(.warn, "TCP media: too many connections", [Note.Field("from", remote.description)])
                continue
            }
            linux_tune_stream(
                descriptor, UInt32(Limits.streamSilence.nanosecondsLeft / 1_000_000), Limits.streamUnsentBytes)
            hold(StreamHandle(descriptor, from: remote, port: address.port, at: now, census: census))
        }
    }

    private mutating func hold(_ handle: StreamHandle) {
        // Who has waited longest goes when too many wait: clients speak as soon as they are connected.
        if waiting.count >= Limits.streamsWaiting, let oldest = order.first { forget(oldest, .unproven) }
        lastToken += 1
        waiting[lastToken] = handle
        order.append(lastToken)
        // By its edge: what has come is only looked at, and would be ready for ever.
        let events = UInt32(LINUX_READABLE | LINUX_ENDED | LINUX_EDGE)
        if linux_epoll_add(epoll, handle.descriptor, events, lastToken) != 0 { forget(lastToken, .closed) }
    }

    /// Something has come: hands the connection on if it is a connectivity check.
    private mutating func judge(_ token: UInt64, events: UInt32) {
        guard let handle = waiting[token] else { return }
        switch handle.judgeFirstFrame({ Router.isCheck($0) }) {
        case .incomplete:
            // A part that stays one: the end behind it cannot be seen while nothing is taken.
            if events & UInt32(LINUX_ENDED | LINUX_HANGUP) != 0 { forget(token, .closed) }
            return
        case .ended: return forget(token, .closed)
        case .refused: return forget(token, .stranger)
        case .accepted: break
        }
        _ = linux_epoll_remove(epoll, handle.descriptor)
        waiting[token] = nil
        order.removeAll { $0 == token }
        if !workers.post(.stream(handle), isDroppable: true) { counters.end(.refused) }
    }

    private mutating func forgetSilent(at now: ContinuousClock.Instant) {
        while let oldest = order.first, let handle = waiting[oldest], handle.acceptedAt + Limits.streamProofTime <= now
        {
            forget(oldest, .unproven)
        }
    }

    private mutating func forget(_ token: UInt64, _ reason: StreamCounters.Ending) {
        guard let handle = waiting.removeValue(forKey: token) else { return }
        order.removeAll { $0 == token }
        _ = linux_epoll_remove(epoll, handle.descriptor)
        counters.end(reason)
    }

    private mutating func listen(_ listens: Bool) {
        if listens { acceptsAgainAt = nil }
        _ = linux_epoll_change(
            epoll, listener.descriptor, listens ? UInt32(LINUX_READABLE) : 0, Self.listenerToken)
    }

    private mutating func end() {
        counters.end(.stopped, count: UInt64(waiting.count))
        gauge.add(counters)
    }

    /// How long nothing is to be done; negative for ever.
    private func patience() -> Int64 {
        let silent = order.first.flatMap { waiting[$0] }.map { $0.acceptedAt + Limits.streamProofTime }
        guard let deadline = [silent, acceptsAgainAt].compactMap({ $0 }).min() else { return -1 }
        return (deadline - ContinuousClock.now).nanosecondsLeft
    }
}

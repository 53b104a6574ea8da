import CLinux
import CMicrohttpd
import Glibc
import SFU
import Signaling

/// HTTP and WebSocket in: sockets on one side, ``ControlInput`` and effects on the other. Nothing above knows which
/// libraries do the work. Confined to the control thread; its turn is `wait`, `collect`, effects, `flush`.
@safe final class WebServer {
    /// What an event of the descriptor set is about.
    enum Token {
        static let http: UInt64 = 1
        static let bell: UInt64 = 2
        /// Listeners have this plus their position, connections their own numbers from ``firstNumber`` on.
        static let listeners: UInt64 = 16
        static let firstNumber: UInt64 = 1024
    }

    /// While true, requests are answered 503 without being asked about: some thread is behind.
    var refusesNew = false

    let times: WebTimes
    let epoll: Int32
    let connectionsMax: Int
    let descriptorsMax: Int
    private var listeners: [Listener]
    private var isAccepting = true
    private var acceptsAgainAt: ContinuousClock.Instant?
    private let ready = UnsafeMutablePointer<linux_ready>.allocate(capacity: 256)
    private var readyCount = 0
    private var hasRung = false

    /// The instant of this turn.
    var now = ContinuousClock.now
    var lastNumber = Token.firstNumber
    /// What has happened and was not collected yet.
    var inputs: [ControlInput] = []
    /// Requests for the metrics that were not collected yet.
    var metricsRequests: [(id: ConnectionID, request: HTTPRequest)] = []
    /// libmicrohttpd's connections by number.
    var connections: [UInt64: HTTPConnection] = [:]
    /// Those whose request awaits its answer.
    var exchanges: [ConnectionID: HTTPConnection] = [:]
    var webSockets: [ConnectionID: WebSocket] = [:]
    /// WebSockets with something to send.
    var dirty: [WebSocket] = []
    /// Refused requests that are still read, so that the refusal arrives.
    var lingering: [UInt64: Lingerer] = [:]
    /// libmicrohttpd's halves of upgraded sockets, to be given back outside of its calls.
    var upgraded: [OpaquePointer] = unsafe []
    /// Bytes of all bodies in the making.
    var bodiesBytes = 0
    /// Whether libmicrohttpd has something to do that no descriptor announces.
    var needsRun = false
    /// When the deadlines of connections are looked at again.
    var nextSweep: ContinuousClock.Instant?
    var http: OpaquePointer!
    let readBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Limits.readBytes, alignment: 16)

    /// - Parameters:
    ///   - listeners: taken over.
    ///   - bell: another descriptor to wake up for.
    ///   - connectionsMax: connections that are served; more are told 503.
    init(listeners: [Listener], bell: Int32, connectionsMax: Int, times: WebTimes = WebTimes()) {
        self.times = times
        self.listeners = listeners
        descriptorsMax = Int(clamping: linux_raise_descriptor_limit()) / 100 * Limits.descriptorPercent
        // Every connection may need a second descriptor for a moment, while it is upgraded.
        self.connectionsMax = min(connectionsMax, max(1, descriptorsMax - 64))
        epoll = linux_epoll_create()
        precondition(epoll >= 0, "the system refused an epoll descriptor")
        startHTTP()
        _ = linux_epoll_add(epoll, unsafe http_descriptor(http), UInt32(LINUX_READABLE), Token.http)
        _ = linux_epoll_add(epoll, bell, UInt32(LINUX_READABLE), Token.bell)
        watchListeners()
    }

    deinit {
        unsafe ready.deallocate()
        unsafe readBuffer.deallocate()
        Glibc.close(epoll)
    }

    /// Waits until something happens, for so long at most; for ever if negative.
    func wait(nanoseconds: Int64) {
        var patience = inputs.isEmpty && metricsRequests.isEmpty && !needsRun ? nanoseconds : 0
        let timeout = unsafe http_timeout(http)
        if timeout >= 0 { patience = patience < 0 ? timeout * 1_000_000 : min(patience, timeout * 1_000_000) }
        readyCount = max(0, Int(unsafe linux_epoll_wait(epoll, ready, 256, patience)))
        hasRung = (0..<readyCount).contains { unsafe ready[$0].token == Token.bell }
    }

    /// Whether the bell rang since the last time.
    func takeBell() -> Bool {
        defer { hasRung = false }
        return hasRung
    }

    /// Takes in what the wait brought: the inputs in order.
    func collect(at now: ContinuousClock.Instant) -> [ControlInput] {
        self.now = now
        for index in 0..<readyCount {
            let event = unsafe ready[index]
            switch event.token {
            case Token.http: needsRun = true
            case Token.bell: break
            case ..<Token.firstNumber: accept(from: Int(event.token - Token.listeners))
            default:
                if let socket = webSockets[ConnectionID(event.token)] {
                    handle(socket, events: event.events)
                } else if lingering[event.token] != nil {
                    readOn(event.token)
                }
            }
        }
        readyCount = 0
        if unsafe needsRun || http_timeout(http) == 0 { runHTTP() }
        sweep()
        defer { inputs.removeAll() }
        return inputs
    }

    /// The requests for the metrics that came with the last ``collect(at:)``. Each awaits its response.
    func takeMetricsRequests() -> [(id: ConnectionID, request: HTTPRequest)] {
        defer { metricsRequests.removeAll() }
        return metricsRequests
    }

    /// Carries out what the effects of this turn left to do.
    func flush(at now: ContinuousClock.Instant) {
        self.now = now
        if needsRun { runHTTP() }
        while let socket = dirty.popLast() {
            socket.isDirty = false
            push(socket)
        }
    }

    /// The next instant at which ``collect(at:)`` is due though no descriptor is ready.
    var deadline: ContinuousClock.Instant? {
        [nextSweep, acceptsAgainAt].compactMap { $0 }.min()
    }

    /// Whether nothing is under way: no WebSocket, and no answer that was not taken.
    var isQuiet: Bool {
        webSockets.isEmpty && inputs.isEmpty && connections.values.allSatisfy { $0.request == nil }
    }

    /// Closes everything. What was asked and not answered is told 503.
    func shutDown() {
        isAccepting = false
        for listener in listeners { Glibc.close(listener.descriptor) }
        listeners = []
        for exchange in Array(exchanges.keys) {
            respond(exchange, HTTPResponse(status: 503, body: Array("server is stopping".utf8)))
        }
        for socket in Array(webSockets.values) { drop(socket) }
        for number in Array(lingering.keys) { stopLingering(number) }
        runHTTP()
        unsafe http_stop(http)
        unsafe http = nil
        connections = [:]
    }

    /// Sees that ``deadline`` is not after this instant.
    func schedule(_ instant: ContinuousClock.Instant) {
        nextSweep = nextSweep.map { min($0, instant) } ?? instant
    }

    /// Cuts and pings what is due. Rounds lie a little apart, so that many connections do not make many rounds.
    private func sweep() {
        if let instant = acceptsAgainAt, instant <= now {
            acceptsAgainAt = nil
            watchListeners()
        }
        guard let due = nextSweep, due <= now else { return }
        nextSweep = nil
        var next: ContinuousClock.Instant?
        let consider = { (instant: ContinuousClock.Instant) in next = next.map { min($0, instant) } ?? instant }
        for connection in connections.values {
            guard let deadline = connection.deadline else { continue }
            if deadline <= now { cut(connection) } else { consider(deadline) }
        }
        for socket in Array(webSockets.values) {
            if socket.deadline <= now { expire(socket) }
            if webSockets[socket.id] != nil { consider(socket.deadline) }
        }
        for (number, lingerer) in lingering {
            if lingerer.deadline <= now { stopLingering(number) } else { consider(lingerer.deadline) }
        }
        if let next { schedule(max(next, now + .milliseconds(100))) }
    }
}

/// Accepting.
extension WebServer {
    private var openCount: Int { connections.count + webSockets.count + lingering.count }

    private func watchListeners() {
        for (index, listener) in listeners.enumerated() {
            _ = linux_epoll_add(
                epoll, listener.descriptor, UInt32(LINUX_READABLE), Token.listeners + UInt64(index))
        }
    }

    private func accept(from index: Int) {
        guard isAccepting, index < listeners.count, acceptsAgainAt == nil else { return }
        for _ in 0..<Limits.acceptsPerTurn {
            var from = linux_address()
            let socket = unsafe linux_accept(listeners[index].descriptor, &from)
            if socket == -EAGAIN { return }
            if socket == -EMFILE || socket == -ENFILE || socket == -ENOMEM || socket == -ENOBUFS {
                return pauseAccepting()
            }
            // Anything else is about the one connection that was to be taken.
            guard socket >= 0 else { continue }
            take(socket, isForMetrics: listeners[index].isForMetrics)
        }
    }

    /// A listener that cannot be served would be ready for ever.
    private func pauseAccepting() {
        for listener in listeners { _ = linux_epoll_remove(epoll, listener.descriptor) }
        acceptsAgainAt = now + Limits.acceptPause
    }

    private func take(_ socket: Int32, isForMetrics: Bool) {
        // Who watches the server must see it when it is full, and must not fill it.
        let hasPlace =
            isForMetrics
            ? connections.values.count { $0.isForMetrics } < Limits.metricsConnections
            : openCount < connectionsMax + Limits.refusedConnections
        guard hasPlace, Int(socket) < descriptorsMax + 32 else {
            Glibc.close(socket)
            return
        }
        lastNumber += 1
        let connection = HTTPConnection(
            number: lastNumber, socket: socket, isRefused: !isForMetrics && openCount >= connectionsMax,
            isForMetrics: isForMetrics, deadline: now + times.request)
        connections[lastNumber] = connection
        if unsafe http_add(http, socket, lastNumber) == 0 { connections[lastNumber] = nil }
        schedule(now + times.request)
        needsRun = true
    }
}

import RoomPolicy
import SFU
import Signaling
import Synchronization

@testable import Server

/// A node over engines that do what paths and frames tell them, on ports of the kernel's choice.
struct TestServer {
    let node: Node
    let journal: Journal

    var port: UInt16 { node.listeners[0].port }

    init(
        connectionsMax: Int = 1000, times: WebTimes = WebTimes(), statePath: String = SQLiteDatabase.memory,
        hasWebhooks: Bool = false, hasMetrics: Bool = false, isReporting: Bool = true, workers: Int = 1
    ) throws {
        var configuration = Configuration()
        configuration.port = 0
        configuration.udpPort = 0
        configuration.tcpPort = 0
        configuration.workers = workers
        configuration.bindAddresses = ["127.0.0.1"]
        configuration.connectionsMax = connectionsMax
        configuration.enableLoopbackCandidate = true
        configuration.statePath = statePath
        configuration.metricsPort = hasMetrics ? 0 : nil
        if hasWebhooks, let url = WebhookURL("http://127.0.0.1/") {
            configuration.room.webhooks.receivers = [WebhookSettings.Receiver(url: url)]
        }
        let journal = Journal()
        self.journal = journal
        node = try Node(
            configuration, fingerprint: Array(repeating: 7, count: 32), log: Log(level: .error),
            times: times,
            makeMedia: { [numbers = Atomic<Int>(0)] in
                MirrorMedia(
                    number: numbers.add(1, ordering: .relaxed).oldValue, isReporting: isReporting)
            },
            makeControl: { workers, _ in ScriptedControl(workers: workers, journal: journal) })
    }

    func client() -> TestClient { TestClient(port: port) }

    /// A client whose WebSocket is open and greeted.
    func webSocket(_ path: String = "/ws") -> TestClient? {
        let client = client()
        guard client.upgrade(path)?.status == 101, client.nextText() == "hello" else { return nil }
        return client
    }

    /// Stops the node, and waits.
    func stop() {
        node.drain()
        node.join()
    }
}

/// What the control plane heard, seen from a test.
final class Journal: Sendable {
    private let lines = Mutex<[String]>([])

    func note(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }

    func count(_ line: String) -> Int { all.count { $0 == line } }
}

/// A control plane that does as it is told.
struct ScriptedControl: ControlEngine, ~Copyable {
    let workers: [WorkerDescription]
    let journal: Journal
    private var open: [ConnectionID] = []
    private var held: [ConnectionID] = []

    init(workers: [WorkerDescription], journal: Journal) {
        self.workers = workers
        self.journal = journal
    }

    var deadline: ContinuousClock.Instant? { nil }
    var figures: ControlFigures {
        var figures = ControlFigures()
        figures.participants = open.count
        return figures
    }

    mutating func advance(to now: Moment, into effects: inout Effects) {}

    mutating func apply(_ event: MediaEvent, of worker: WorkerID, at now: Moment, into effects: inout Effects) {
        journal.note("event")
        if case .applied(let ticket) = event {
            for id in open { effects.append(.send(id, .text(Array("applied \(ticket.rawValue)".utf8)))) }
        }
    }

    mutating func handle(_ input: ControlInput, at now: Moment, into effects: inout Effects) {
        switch input {
        case .request(let id, let request): answer(id, request, into: &effects)
        case .received(let id, .text(let bytes)): obey(id, String(decoding: bytes, as: UTF8.self), into: &effects)
        case .received(let id, let frame): effects.append(.send(id, frame))
        case .closed(let id):
            journal.note("closed")
            open.removeAll { $0 == id }
            held.removeAll { $0 == id }
        case .stored(let ticket, let isSaved):
            effects.append(.respond(ConnectionID(ticket.rawValue), HTTPResponse(status: isSaved ? 200 : 503)))
        case .delivered(let id, let outcome): journal.note("delivered \(id.rawValue) \(outcome)")
        case .drain:
            for id in open {
                effects.append(.send(id, .text(Array("leave".utf8))))
                effects.append(.close(id, code: 1001, reason: "stopping"))
            }
            effects.append(.drained)
        }
    }

    private mutating func answer(_ id: ConnectionID, _ request: HTTPRequest, into effects: inout Effects) {
        let text: String
        switch request.path {
        case "/": text = "OK"
        case "/ws" where request.isUpgrade:
            open.append(id)
            effects.append(.upgrade(id))
            effects.append(.send(id, .text(Array("hello".utf8))))
            return
        case "/hold":
            held.append(id)
            return
        case "/release":
            for id in held { effects.append(.respond(id, HTTPResponse(status: 200, body: Array("released".utf8)))) }
            held = []
            text = "OK"
        case "/save":
            let name = try? RoomName("room")
            effects.append(.store(name.map { [.removeRoom($0)] } ?? [], Ticket(id.rawValue)))
            return
        case "/deliver":
            guard let url = WebhookURL(String(decoding: request.body, as: UTF8.self)) else { return }
            let webhook = WebhookRequest(url: url, headers: [("X-Test", "signed")], body: Array("payload".utf8))
            effects.append(.deliver(DeliveryID(7), webhook))
            text = "OK"
        case "/moved":
            let location = request.query.first?.value ?? ""
            effects.append(.respond(id, HTTPResponse(status: 302, headers: [("Location", location)])))
            return
        case "/endless":
            effects.append(.respond(id, HTTPResponse(status: 200, body: Array(repeating: 120, count: 1 << 20))))
            return
        case "/hook":
            let type = request.header("content-type") ?? "-"
            let expectation = request.header("expect") ?? "-"
            journal.note(
                "\(request.method) \(request.header("x-test") ?? "-") \(type) \(expectation) \(request.body.count)")
            text = "thanks"
        case "/full":
            effects.append(.respond(id, HTTPResponse(status: 403, body: Array("room is full (4 of 4)".utf8))))
            return
        default:
            let query = request.query.map { "\($0.name)=\($0.value)" }.joined(separator: "|")
            let header = request.header("x-test") ?? "-"
            text = "\(request.method) \(request.path) [\(query)] \(header) \(request.body.count) \(request.isUpgrade)"
        }
        effects.append(.respond(id, HTTPResponse(status: 200, headers: [("X-From", "engine")], body: Array(text.utf8))))
    }

    private mutating func obey(_ id: ConnectionID, _ order: String, into effects: inout Effects) {
        switch order {
        case "close":
            effects.append(.send(id, .text(Array("last words".utf8))))
            effects.append(.close(id, code: 4000, reason: "as you wish"))
            open.removeAll { $0 == id }
        case "flood":
            for _ in 0..<400 { effects.append(.send(id, .binary(Array(repeating: 0, count: 64 * 1024)))) }
        case "confirm":
            effects.append(.media(workers[0].id, .confirm(Ticket(42))))
        default: effects.append(.send(id, .text(Array(order.utf8))))
        }
    }
}

/// A media engine that sends every datagram back, confirms, and reports unless it is told to keep silent.
struct MirrorMedia: MediaEngine, ~Copyable {
    let isReporting: Bool
    /// Which of a node's engines it is.
    let number: Int
    var deadline: ContinuousClock.Instant? { nil }
    private(set) var forwardedCount: UInt64 = 0

    init(number: Int, isReporting: Bool = true) {
        self.number = number
        self.isReporting = isReporting
    }

    mutating func receive(
        _ packet: inout MutableSpan<UInt8>, count: Int, from source: TransportAddress,
        at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        var bytes: [UInt8] = []
        for index in 0..<count { bytes.append(packet[index]) }
        if outbox.append(to: source, bytes) { forwardedCount += 1 }
    }

    /// Knows the checks whose user name begins with its number, behind the headers of message and attribute.
    func isAddressed(by datagram: Span<UInt8>) -> Bool {
        datagram.count > 24 && Int(datagram[24]) == Int(UInt8(ascii: "0")) + number
    }

    mutating func apply(_ command: MediaCommand, at now: ContinuousClock.Instant, into outbox: inout Outbox) {
        if case .confirm(let ticket) = command { outbox.events.append(.applied(ticket)) }
        if isReporting, case .report = command {
            var counters = Counters()
            counters.forwarded = forwardedCount
            outbox.events.append(.report(counters))
        }
    }

    mutating func expect(_ source: TransportAddress, at position: Int) {}
    func approach(_ position: Int) {}
    mutating func advance(to now: ContinuousClock.Instant, into outbox: inout Outbox) {}
    mutating func overran(at now: ContinuousClock.Instant) {}
}

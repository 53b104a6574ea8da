import LiveKitProtocol
import RoomPolicy
import SFU
import SeededRandom
import TokenAuth

@testable import Signaling

/// A control plane with one worker, a seeded source of chance and virtual time, and clients that play their part.
///
/// Everything that comes out is carried out at once: messages go to the clients, who answer offers by themselves;
/// a worker's confirmations come back; all of it stands in `log`, in order.
final class Stage {
    static let key = "APIstage"
    static let secret = "a-secret-of-at-least-32-bytes-for-tests"
    static let worker = WorkerID(7)
    static let fingerprint = [UInt8](repeating: 0x5A, count: 32)

    enum Entry {
        case sent(Inbox, LiveKit.SignalResponse.Message)
        case media(MediaCommand)
        case closed(Inbox, UInt16)
        case drained
    }

    var plane: ControlPlane
    private(set) var now: Moment
    private(set) var log: [Entry] = []
    private(set) var notes: [Note] = []
    private(set) var inboxes: [Inbox] = []
    /// Whether the worker answers `confirm` at once; otherwise the tickets wait in `tickets`.
    var confirms = true
    private(set) var tickets: [Ticket] = []
    /// What the store holds.
    private(set) var stored = StoredState()
    /// Whether the store saves at once; otherwise its one batch waits in `batch`.
    var saves = true
    private(set) var batch: (changes: [StoreChange], ticket: Ticket)?
    /// Every effect in words, for comparing two runs; kept if asked for.
    var keepsTranscript = false
    private(set) var transcript: [String] = []
    /// What was to be POSTed, in order. The receiver takes it at once, unless it is down: then it is the test's.
    private(set) var deliveries: [(id: DeliveryID, request: WebhookRequest)] = []
    private var unansweredDeliveries: [DeliveryID] = []
    var isReceiverUp = true
    private var lastConnection: UInt64 = 0

    init(seed: UInt64 = 1, capacity: Int = 4, _ adjust: (inout Settings) -> Void = { _ in }) throws {
        var settings = Settings()
        settings.capacity = capacity
        adjust(&settings)
        plane = ControlPlane(
            settings: settings, keys: try KeyRing([(key: Self.key, secret: Self.secret)]),
            random: SeededGenerator(seed),
            workers: [
                WorkerDescription(
                    id: Self.worker, fingerprint: Self.fingerprint,
                    candidates: [
                        TransportAddress(ipv4: 0xC000_0201, port: 7_882),
                        TransportAddress(ipv4: 0xC633_6401, port: 7_882),
                    ])
            ], version: "test")
        now = Moment(elapsed: ContinuousClock.now, unix: UnixTime(seconds: 1_800_000_000))
    }

    // MARK: Tokens and requests

    func token(_ identity: String, room: String = "lounge", _ adjust: (inout AccessToken) -> Void = { _ in }) -> String
    {
        var token = AccessToken(apiKey: Self.key, expiresAt: now.unix.adding(seconds: 3_600))
        token.identity = identity
        token.issuedAt = now.unix
        token.grants = .join(room: room)
        adjust(&token)
        return TokenSigner(key: Self.key, secret: Self.secret).sign(token)
    }

    static func request(
        _ path: String = "/rtc", token: String?, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], isUpgrade: Bool = true
    ) -> HTTPRequest {
        let bearer = token.map { [(name: "authorization", value: "Bearer \($0)")] } ?? []
        return HTTPRequest(
            method: "GET", path: path, query: query, headers: bearer + headers, isUpgrade: isUpgrade)
    }

    /// A new client's request, carried out. Whether it was upgraded, the client tells.
    @discardableResult
    func open(_ request: HTTPRequest, answersOffers: Bool = true, sections: [ClientSDP.Section]? = nil) -> Client {
        lastConnection += 1
        let client = Client(stage: self, inboxOwner: Inbox(ConnectionID(lastConnection)))
        client.answersOffers = answersOffers
        if let sections { client.sections = sections }
        inboxes.append(client.inboxOwner)
        handle(.request(client.connection, request))
        return client
    }

    @discardableResult
    func join(
        _ identity: String, room: String = "lounge", protocolVersion: Int = 17,
        query: [(name: String, value: String)] = [], isConnected: Bool = false, answersOffers: Bool = true,
        _ adjust: (inout AccessToken) -> Void = { _ in }
    ) -> Client {
        let client = open(
            Self.request(
                token: token(identity, room: room, adjust),
                query: [(name: "protocol", value: String(protocolVersion)), (name: "sdk", value: "js")] + query),
            answersOffers: answersOffers)
        if isConnected { connect(client) }
        return client
    }

    // MARK: Inputs

    func handle(_ input: ControlInput) {
        var effects = Effects()
        plane.handle(input, at: now, into: &effects)
        carryOut(effects)
    }

    func apply(_ event: MediaEvent) {
        var effects = Effects()
        plane.apply(event, of: Self.worker, at: now, into: &effects)
        carryOut(effects)
    }

    /// Lets time pass in one step.
    func advance(_ time: Duration) {
        now.elapsed += time
        now.unix = UnixTime(milliseconds: now.unix.milliseconds + time.components.seconds * 1_000)
        var effects = Effects()
        plane.advance(to: now, into: &effects)
        carryOut(effects)
    }

    /// Both peer connections of a client come up.
    func connect(_ client: Client) {
        guard let session = session(of: client) else { return }
        for transport in session.transports { apply(.connected(transport)) }
    }

    func confirm() {
        let waiting = tickets
        tickets = []
        for ticket in waiting { apply(.applied(ticket)) }
    }

    /// Begins where another process ended.
    func restore(_ state: StoredState) {
        stored = state
        plane.restore(state, at: now)
    }

    /// The store is done with the batch that it has.
    func finishSaving(_ isSaved: Bool = true) {
        guard let batch else { return }
        self.batch = nil
        if isSaved { stored.apply(batch.changes) }
        handle(.stored(batch.ticket, isSaved: isSaved))
    }

    // MARK: Looking

    func session(of client: Client) -> Session? { plane.sessionsByConnection[client.connection] }

    var deadline: ContinuousClock.Instant? { plane.deadline }
    /// Nothing is left of anyone.
    var isDeserted: Bool { plane.isDeserted }
    var remembersRooms: Bool {
        !plane.workersByRoom.isEmpty || !plane.createdAt.isEmpty || plane.roomCounts != [0]
    }

    /// The commands to the worker, in order.
    var commands: [MediaCommand] {
        log.compactMap { if case .media(let command) = $0 { command } else { nil } }
    }

    func forgetLog() {
        log = []
        notes = []
        for inbox in inboxes { inbox.inbox = [] }
    }

    // MARK: Effects

    /// Carries out what was made by hand, and what a verb does at its end.
    func finish(_ effects: inout Effects) {
        plane.advance(to: now, into: &effects)
        carryOut(effects)
    }

    private func carryOut(_ effects: Effects) {
        for effect in effects.list {
            if keepsTranscript { transcript.append("\(effect)") }
            switch effect {
            case .respond(let connection, let response): inbox(connection).response = response
            case .upgrade(let connection): inbox(connection).isUpgraded = true
            case .send(let connection, let frame):
                let inbox = inbox(connection)
                log.append(.sent(inbox, inbox.take(frame)))
            case .close(let connection, let code, _):
                inbox(connection).closeCode = code
                log.append(.closed(inbox(connection), code))
            case .media(let worker, let command):
                precondition(worker == Self.worker, "a command for a worker that does not exist")
                log.append(.media(command))
                if case .confirm(let ticket) = command { tickets.append(ticket) }
            case .store(let changes, let ticket):
                precondition(batch == nil, "the store was given a batch while it had one")
                batch = (changes, ticket)
            case .deliver(let id, let request):
                deliveries.append((id, request))
                if isReceiverUp { unansweredDeliveries.append(id) }
            case .note(let note): notes.append(note)
            case .drained: log.append(.drained)
            }
        }
        if confirms { confirm() }
        if saves { finishSaving() }
        answerDeliveries()
        for inbox in inboxes {
            Client(stage: self, inboxOwner: inbox).answerOffer()
            Client(stage: self, inboxOwner: inbox).meetRequirement()
        }
    }

    private func answerDeliveries() {
        while !unansweredDeliveries.isEmpty {
            handle(.delivered(unansweredDeliveries.removeFirst(), .answered(200)))
        }
    }

    private func inbox(_ connection: ConnectionID) -> Inbox {
        // Connections are numbered from 1 in the order of opening.
        inboxes[Int(connection.rawValue) - 1]
    }
}

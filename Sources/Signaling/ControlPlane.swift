import DataChannels
import LiveKitProtocol
import RoomPolicy
public import SFU
public import TokenAuth

/// The engine of one node: who is in which room, what they may do, and what everyone is told about it.
///
/// Inputs, media events and time come in through three verbs; everything it wants done comes out as ``Effect``s, in
/// order. It never waits, reads no clock, and holds the only source of chance on the node.
///
/// Where to look: `+HTTP` routes requests, `+Joining` admits, `+Resuming` takes back, `+Requests` answers clients,
/// `+CarryOut` turns the facts of a room into effects, `+Audience` decides who hears whom, `+Media` and `+Data` hear
/// from the engines.
public struct ControlPlane: ~Copyable {
    let settings: Settings
    let keys: KeyRing
    let verifier: TokenVerifier
    let version: String
    let workers: [WorkerDescription]
    var mint: Mint

    var lobby: Lobby
    /// Everyone admitted, in an order that only history decides; and by what they are asked for.
    var sessions: [Session] = []
    var sessionsByConnection: [ConnectionID: Session] = [:]
    var sessionsByID: [ParticipantID: Session] = [:]
    var sessionsByTransport: [TransportID: Session] = [:]
    var sessionsByPublication: [PublicationID: Session] = [:]
    /// Sessions to whom an offer may be due before the verb under way returns; empty between calls.
    var unsettled: [Session] = []
    /// No session has anything due before this. It may be too early, never too late, so that nobody has to be asked
    /// at each message.
    var attention: ContinuousClock.Instant?
    /// Which worker (by its place in `workers`) carries a room, in parallel with the lobby; and how many each carries.
    var workersByRoom: [RoomName: Int] = [:]
    var roomCounts: [Int]
    /// When a room was made, by the wall clock, for those who are told.
    var createdAt: [RoomName: UnixTime] = [:]

    /// What the backend has still to be told, and how rooms were when it was last told of them.
    var webhooks: WebhookQueue
    var reportedRooms: [RoomName: LiveKit.Room] = [:]

    var dataChannels = DataChannels()
    /// Scratch for what the data channels say; empty between calls.
    var dataEvents: [DataChannelEvent] = []

    /// What is told once the workers have confirmed it.
    var pendingAnswers = PendingAnswers()
    /// Calls to participants that await their answer.
    var remoteCalls = RemoteCalls()
    /// When the people of a room are told its numbers.
    var roomUpdates = RoomUpdates()
    /// The last data packets of the API, by the life of their room.
    var nonces: [RoomID: RecentNonces] = [:]
    var lastTicket: UInt64 = 0
    var lastTransport: UInt32 = 0
    var lastPublication: UInt32 = 0
    var lastSubscription: UInt32 = 0
    var isDraining = false
    /// Whether ``Effect/drained`` has been said.
    var isDrained = false
    /// What is to be saved.
    var storeQueue = StoreQueue()
    /// What has been done, for the metrics.
    var tally = ControlTally()

    /// - Parameters:
    ///   - keys: API keys that may sign tokens.
    ///   - random: the only source of chance; a system generator in a server, a seeded one in a simulation.
    ///   - workers: the media engines of this node, at least one.
    ///   - version: what we call ourselves in logs.
    public init(
        settings: Settings, keys: KeyRing, random: any RandomNumberGenerator, workers: [WorkerDescription],
        version: String
    ) {
        precondition(!workers.isEmpty, "a node needs at least one media engine")
        self.settings = settings
        self.keys = keys
        self.workers = workers
        roomCounts = [Int](repeating: 0, count: workers.count)
        self.version = version
        verifier = TokenVerifier(keys: keys)
        mint = Mint(random)
        lobby = Lobby(settings: settings.lobby)
        webhooks = WebhookQueue(settings.webhooks, signature: WebhookSignature(settings.webhooks, keys: keys))
    }

    // MARK: The verbs

    /// Takes in what happened at a socket.
    public mutating func handle(_ input: ControlInput, at now: Moment, into effects: inout Effects) {
        dataChannels.advance(to: now.elapsed, into: &dataEvents)
        switch input {
        case .request(let connection, let request): answer(request, on: connection, at: now, into: &effects)
        case .received(let connection, let frame): receive(frame, on: connection, at: now, into: &effects)
        case .closed(let connection):
            forgetCall(on: connection)
            lost(connection, at: now, into: &effects)
        case .delivered(let delivery, let outcome):
            webhooks.delivered(delivery, outcome, at: now, mint: &mint, into: &effects)
        case .stored(let ticket, let isSaved): stored(ticket, isSaved: isSaved, at: now, into: &effects)
        case .drain: drain(at: now, into: &effects)
        }
        settle(at: now, into: &effects)
    }

    /// Takes in what a media engine reports.
    public mutating func apply(
        _ event: MediaEvent, of worker: WorkerID, at now: Moment, into effects: inout Effects
    ) {
        dataChannels.advance(to: now.elapsed, into: &dataEvents)
        heard(event, of: worker, at: now, into: &effects)
        settle(at: now, into: &effects)
    }

    /// Does what is due.
    public mutating func advance(to now: Moment, into effects: inout Effects) {
        dataChannels.advance(to: now.elapsed, into: &dataEvents)
        if let attention, attention <= now.elapsed {
            for session in sessions where session.deadline <= now.elapsed {
                attend(to: session, at: now, into: &effects)
            }
            self.attention = sessions.lazy.map(\.deadline).min()
        }
        for room in lobby.expired(at: now.elapsed) {
            for change in lobby.close(room, reason: .roomClosed) {
                carryOut(change, in: room, at: now, into: &effects)
            }
        }
        giveUpWaiting(at: now, into: &effects)
        tellFigures(at: now, into: &effects)
        webhooks.advance(to: now, into: &effects)
        settle(at: now, into: &effects)
    }

    /// When ``advance(to:into:)`` wants to be called: when something is due, or sooner.
    public var deadline: ContinuousClock.Instant? {
        var earliest = lobby.deadline
        func consider(_ instant: ContinuousClock.Instant?) {
            guard let instant else { return }
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        consider(dataChannels.deadline)
        consider(attention)
        consider(pendingAnswers.deadline)
        consider(remoteCalls.deadline)
        consider(roomUpdates.deadline)
        consider(storeQueue.deadline)
        consider(webhooks.deadline)
        return earliest
    }

    // MARK: Private steps

    /// What every verb ends with: data on its way, and offers to whoever's subscriptions changed. Offers come last,
    /// so that a client always knows a track before it is offered (it would drop it otherwise).
    private mutating func settle(at now: Moment, into effects: inout Effects) {
        deliverData(at: now, into: &effects)
        for session in unsettled {
            session.isUnsettled = false
            guard sessionsByID[session.id] === session else { continue }
            offer(to: session, at: now, into: &effects)
        }
        unsettled.removeAll(keepingCapacity: true)
        save(at: now, into: &effects)
        if isDraining, !isDrained, storeQueue.isAtRest, webhooks.isQuiet {
            isDrained = true
            effects.append(.drained)
        }
    }

    /// What a session hears, or may be offered, has changed.
    mutating func unsettle(_ session: Session) {
        guard !session.isUnsettled else { return }
        session.isUnsettled = true
        unsettled.append(session)
    }

    /// One of a session's deadlines was set.
    mutating func watch(_ session: Session) {
        attention = min(attention ?? session.deadline, session.deadline)
    }

    /// One of a session's deadlines has passed.
    private mutating func attend(to session: Session, at now: Moment, into effects: inout Effects) {
        if let due = session.joinDeadline, due <= now.elapsed {
            depart(session, .joinFailure, at: now, into: &effects)
        } else if let due = session.answerDeadline, due <= now.elapsed {
            depart(session, .stateMismatch, at: now, into: &effects)
        } else if let due = session.closingDeadline, due <= now.elapsed {
            depart(session, .connectionTimeout, at: now, into: &effects)
        } else if let due = session.resumeDeadline, due <= now.elapsed {
            depart(session, .signalClosed, at: now, into: &effects)
        } else if session.refreshDeadline <= now.elapsed {
            refreshToken(of: session, at: now, into: &effects)
        }
    }

    /// Everyone is told that the server stops; nobody new gets in.
    private mutating func drain(at now: Moment, into effects: inout Effects) {
        guard !isDraining else { return }
        isDraining = true
        for session in sessions { depart(session, .serverShutdown, at: now, into: &effects) }
    }

    // MARK: Small common things

    /// Queues a signal message for a client, if it has a socket.
    func send(_ message: LiveKit.SignalResponse.Message, to session: Session, into effects: inout Effects) {
        guard let connection = session.connection, session.isWelcomed else { return }
        effects.append(.send(connection, SignalCodec.encode(message, asText: session.speaksText)))
    }

    /// The sessions of a room, in the order in which they came.
    func sessions(in room: RoomName) -> [Session] {
        guard let participants = lobby.room(named: room)?.participants else { return [] }
        return participants.compactMap { sessionsByID[$0.id] }
    }

    /// Whether nothing is left of anyone who was here; rooms may still await their end.
    var isDeserted: Bool {
        sessions.isEmpty && sessionsByConnection.isEmpty && sessionsByID.isEmpty && sessionsByTransport.isEmpty
            && sessionsByPublication.isEmpty && unsettled.isEmpty && pendingAnswers.isEmpty && dataEvents.isEmpty
            && dataChannels.deadline == nil
    }

    /// The permissions of someone in a room; none for who is not there.
    func permissions(of session: Session) -> Permissions? {
        lobby.room(named: session.room)?.participant(session.id)?.permissions
    }

    func isMuted(_ track: TrackID, of session: Session) -> Bool {
        lobby.room(named: session.room)?.participant(session.id)?.track(track)?.isMuted ?? true
    }

    /// Asks a room to change. A refusal changes nothing.
    mutating func change<Result>(
        _ name: RoomName, _ body: (inout Room) throws(Refusal) -> Result
    ) throws(Refusal) -> Result {
        guard var room = lobby[name] else { throw .roomClosed }
        let result = try body(&room)
        lobby[name] = room
        return result
    }
}

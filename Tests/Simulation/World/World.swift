import Caller
import LiveKitProtocol
import SFU
import SeededRandom
import Signaling
import TokenAuth

/// A whole server with everyone around it, on one thread, in virtual time, out of one seed: one control plane, its
/// routers, the mailboxes between them, the networks, the people, and those who mean harm. After every step the
/// checkers look on.
///
/// Where to look: `+Signals` carries frames, `+Datagrams` datagrams, `+Mailboxes` what the engines say to each other,
/// `+Script` is what people do, `+Attacks` what strangers do, `+Pages` how a run ends.
public final class World {
    let plan: Plan
    let faults: Faults
    let truth: Truth
    let start: ContinuousClock.Instant
    private(set) var now: UInt64 = 0
    /// ``now`` as the engines take it.
    private(set) var instant: ContinuousClock.Instant
    var queue = EventQueue()
    var random: SeededGenerator
    var steps = 0
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325

    // The house.
    var plane: ControlPlane
    var planeWakeAt: UInt64?
    var effects = Effects()
    let workers: [WorkerBox]
    var commands = Shelf<MailboxItem>()
    var reports = Shelf<MediaEvent>()

    // The people.
    let identity: CallerIdentity
    var wantsIn: [Bool]
    var visitByPerson: [Int]
    var visitByConnection: [Int] = [-1]
    var output = CallerOutput()
    var spareEvents: [CallerEvent] = []
    var signals = Shelf<SignalItem>()
    /// By connection: whether the plane, or its client, has closed it.
    var sockets: [SocketState] = [SocketState()]

    // The network.
    let parcels = Parcels()
    var endpoints: [Endpoint] = []
    var lastOrigin: UInt32 = 0
    var isHealed = false

    // Those who mean harm, and what decides how much they can.
    var transportByFragment: [String: TransportID] = [:]
    var connectedTransports: Set<TransportID> = []
    var captures: [Capture] = []
    var strangers: [Int] = []
    var attackRandom: SeededGenerator

    // The backend.
    var backendRandom: SeededGenerator
    /// Its calls under way, by their connections.
    var calls: [UInt64: Call] = [:]
    var listCount = 0
    var orderCount = 0

    // Checkers.
    var capacityChecker = CapacityChecker()
    var hearingRules = HearingRules()
    var onceChecker = OnceChecker()
    var admissionChecker = AdmissionChecker()
    var strangerChecker = StrangerChecker()
    var counterChecker = CounterChecker()
    var settledChecker = SettledChecker()
    var webhookChecker = WebhookChecker()
    var listChecker = ListChecker()
    public private(set) var violation: Violation?

    /// Kept where somebody measures what is lost for good.
    var lossBooks: LossBooks?

    /// Told what happens at the sockets and in the mailboxes, in words; for looking at one seed.
    public var trace: ((String) -> Void)?

    // How the run goes.
    var page = Page.chaos
    var calmChecks = 0
    var deadlineOfPage: UInt64 = 0
    var heardCount = 0
    var joinCount = 0
    var refusalCount = 0
    var attackCount = 0

    /// A router with its outbox and its place in the mailboxes.
    final class WorkerBox {
        let id: WorkerID
        let address: TransportAddress
        var router: Router
        var outbox = Outbox()
        var wakeAt: UInt64?
        var lastCommand: UInt64 = 0
        var lastReport: UInt64 = 0

        init(_ index: Int, _ certificate: Certificate) {
            id = WorkerID(index)
            address = TransportAddress(ipv4: 0xC000_0200 + UInt32(index) + 1, port: 7882)
            router = Router(certificate: certificate)
        }
    }

    static let unixStart: Int64 = 1_800_000_000
    static let key = "APIsimulation"
    static let secret = "a-secret-of-at-least-32-bytes-for-simulations"

    public init(_ plan: Plan, faults: Faults = Faults()) {
        self.plan = plan
        self.faults = faults
        truth = Truth(plan)
        // Only differences matter.
        start = ContinuousClock.now
        instant = start
        random = SeededGenerator(plan.seed)
        attackRandom = SeededGenerator(plan.seed &+ 0xA77A)
        backendRandom = SeededGenerator(plan.seed &+ 0xBAC4)
        identity = CallerIdentity(unixTime: Self.unixStart)
        let certificate = Certificate(unixTime: Self.unixStart)
        workers = (0..<plan.workers).map { WorkerBox($0, certificate) }
        wantsIn = Array(repeating: true, count: plan.people.count)
        visitByPerson = Array(repeating: -1, count: plan.people.count)
        var settings = Settings()
        settings.capacity = plan.capacity + faults.extraPlaces
        settings.webhooks.receivers = WebhookURL(Self.backendURL).map { [WebhookSettings.Receiver(url: $0)] } ?? []
        guard let keys = try? KeyRing([(key: Self.key, secret: Self.secret)]) else {
            preconditionFailure("the simulation's key is refused")
        }
        plane = ControlPlane(
            settings: settings, keys: keys, random: SeededGenerator(plan.seed &+ 1),
            workers: workers.map { worker in
                WorkerDescription(
                    id: worker.id, fingerprint: certificate.fingerprint,
                    candidates: [worker.address, TransportAddress(ipv4: 0xC633_6401, port: 7882)])
            }, version: "simulation")
    }

    var moment: Moment {
        Moment(
            elapsed: instant, unix: UnixTime(milliseconds: Self.unixStart * 1_000 + Int64(now / 1_000_000)))
    }

    /// An instant in nanoseconds since the start, rounded up so that a wake is never too early.
    func nanoseconds(_ instant: ContinuousClock.Instant) -> UInt64 {
        let (seconds, attoseconds) = (instant - start).components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(seconds) * 1_000_000_000 + (UInt64(attoseconds) + 999_999_999) / 1_000_000_000
    }

    /// Runs to the end, or to the first violation.
    public func run() -> Outcome {
        if steps == 0 { begin() }
        while violation == nil, page != .over, let event = queue.next() {
            step(event)
        }
        return outcome
    }

    /// Runs until a virtual time.
    public func run(until time: UInt64) {
        if steps == 0 { begin() }
        while violation == nil, page != .over, let next = queue.nextTime, next <= time, let event = queue.next() {
            step(event)
        }
    }

    /// Runs until the person of the plan's outage hears everyone and is heard by everyone again.
    ///
    /// - Returns: nanoseconds from the end of the outage; nil if it takes longer than the bound.
    public func runThroughOutage(bound: UInt64) -> UInt64? {
        guard let outage = plan.outage else { return nil }
        run(until: outage.end)
        var time = outage.end
        while violation == nil, time < outage.end + bound {
            time += 10_000_000
            run(until: time)
            if settledChecker.isBack(outage.person, since: outage.end, truth) { return time - outage.end }
        }
        return nil
    }

    /// How often somebody of the plan has come into a room anew.
    public func joins(of person: Int) -> Int { truth.visits.count { $0.person == person && $0.isUpgraded } }

    public var outcome: Outcome {
        Outcome(
            seed: plan.seed, violation: violation, digest: digest, steps: steps, time: now, heard: heardCount,
            joins: joinCount, refusals: refusalCount, attacks: attackCount, events: webhookChecker.count,
            lists: listCount, orders: orderCount)
    }

    private func step(_ event: EventQueue.Event) {
        steps += 1
        if event.time != now {
            now = event.time
            truth.now = now
            lossBooks?.now = now
            instant = start + .nanoseconds(Int64(now))
        }
        take(event)
    }

    private func take(_ event: EventQueue.Event) {
        let index = Int(event.index)
        switch event.kind {
        case .parcel: arrive(index)
        case .signal: carry(signals.take(index))
        case .command: apply(commands.take(index), to: workers[Int(event.other)])
        case .report: apply(reports.take(index), of: workers[Int(event.other)])
        case .wakeVisit: wake(truth.visits[index], at: event.time)
        case .wakeRouter: wake(workers[index], at: event.time)
        case .wakePlane: wakePlane(at: event.time)
        case .act: act()
        case .join: join(index)
        case .resume: resume(truth.visits[index])
        case .outage: beginOutage()
        case .order: giveOrder(index)
        case .attack: attack()
        case .page: turnPage()
        }
    }

    /// A checker's word; the first one counts.
    func report(_ rule: String, _ detail: String?) {
        guard let detail, violation == nil else { return }
        violation = Violation(rule: rule, detail: detail, time: now)
    }

    func tell(_ text: @autoclosure () -> String) {
        trace?("\(Double(now / 1_000) / 1_000_000) \(text())")
    }

    /// Takes something that happened into the digest.
    func note(_ kind: UInt64, _ value: UInt64) {
        digest = (digest ^ kind) &* 0x100_0000_01B3
        digest = (digest ^ value) &* 0x100_0000_01B3
        digest = (digest ^ now) &* 0x100_0000_01B3
    }
}

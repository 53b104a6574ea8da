import Caller

/// What listeners still miss when paths lose packets: pairs of people who talk to each other all the time through a
/// whole server, each leg with losses of its own, everything negotiated as real clients do.
public struct LossExperiment: Sendable {
    /// How the two ends repair losses.
    public struct Repair: Sendable {
        public var name: String
        /// Earlier frames that publishers send along (RFC 2198); 0 for plain Opus.
        public var publisherFrames = 0
        /// Publishers send again what they are asked for.
        public var publisherNack = false
        /// Listeners take redundancy.
        public var listenerRedundancy = false
        /// Listeners ask for what they miss.
        public var listenerNack = false

        public init(
            _ name: String, publisherFrames: Int = 0, publisherNack: Bool = false, listenerRedundancy: Bool = false,
            listenerNack: Bool = false
        ) {
            self.name = name
            self.publisherFrames = publisherFrames
            self.publisherNack = publisherNack
            self.listenerRedundancy = listenerRedundancy
            self.listenerNack = listenerNack
        }
    }

    public var repair: Repair
    /// Share of datagrams that are lost on each leg, 0 to 1.
    public var loss: Double
    /// How many are lost at a time; 1 for each by itself.
    public var burst = 1
    /// Of one leg, there and back.
    public var roundTrip: UInt64 = 50_000_000
    public var pairs = 10
    public var seconds: UInt64 = 30
    public var seed: UInt64 = 1

    public init(_ repair: Repair, loss: Double) {
        self.repair = repair
        self.loss = loss
    }

    /// A frame that comes later than this beyond the undisturbed way is too late for a conversation.
    public static let patience: UInt64 = 200_000_000

    public func run() -> LossOutcome {
        let world = World(plan)
        // They meet in peace.
        world.run(until: Self.meeting)
        world.setPaths(profile)
        let begin = Self.meeting + Self.second
        world.lossBooks = LossBooks(window: begin..<begin + seconds * Self.second)
        world.run(until: begin + (seconds + 3) * Self.second)
        precondition(world.violation == nil, "a rule of the simulation was broken: \(world.violation, default: "")")
        guard let books = world.lossBooks else { preconditionFailure("the books are gone") }
        return LossOutcome(books, wayThere: roundTrip, patience: Self.patience)
    }

    private static let second: UInt64 = 1_000_000_000
    private static let meeting = 4 * second

    private var profile: LinkProfile {
        var profile = LinkProfile()
        profile.latency = roundTrip / 2
        if burst > 1 {
            profile.burstLength = burst
            // A burst begins at one of the datagrams that are not in one.
            profile.burstStart = loss / (loss + Double(burst) * (1 - loss))
        } else {
            profile.loss = loss
        }
        return profile
    }

    private var plan: Plan {
        var plan = Plan(seed: seed)
        plan.rooms = pairs
        plan.chaos = 3_600 * Self.second
        plan.actionInterval = 0
        plan.hasBadPaths = false
        plan.joinsAtOnce = true
        for index in 0..<pairs * 2 {
            var person = Plan.Person(identity: "p\(index)", room: index / 2)
            person.settings.usesData = false
            person.settings.sendsRedundancy = repair.publisherFrames > 0
            person.settings.redundantFrames = repair.publisherFrames
            person.settings.takesRedundancy = repair.listenerRedundancy
            person.settings.answersRequests = repair.publisherNack
            person.settings.usesNack = repair.listenerNack
            plan.people.append(person)
        }
        return plan
    }
}

import Caller
import SeededRandom

/// What one run is like: everything that its seed decides before it begins.
public struct Plan: Sendable {
    /// A person of the script.
    public struct Person: Sendable {
        public var identity: String
        public var room: Int
        /// Identities of the same room whom the token says are blocked.
        public var blocks: [Int] = []
        public var settings = CallerSettings()
        /// Sends mutated signal frames and forged packets, as an insider could.
        public var isHostile = false
    }

    public var seed: UInt64
    public var rooms = 1
    public var capacity = 4
    public var workers = 1
    public var people: [Person] = []
    /// Nanoseconds of the script, before everything heals.
    public var chaos: UInt64 = 8_000_000_000
    /// Mean time between two actions of anyone; 0 for none.
    public var actionInterval: UInt64 = 250_000_000
    /// Mean time between two attacks from outside; 0 for none.
    public var attackInterval: UInt64 = 0
    /// The longest that a command or an event waits in a mailbox.
    public var mailboxDelay: UInt64 = 5_000_000
    /// The longest that a signal frame takes.
    public var signalDelay: UInt64 = 60_000_000
    /// The longest that the store takes, and the share of its batches, in percent, that fail.
    public var storeDelay: UInt64 = 2_000_000
    public var storeFailures = 0
    /// Whether paths are as bad as the seed wills.
    public var hasBadPaths = true
    /// Or all right, and of some length.
    public var hasFairPaths = false
    /// One thing that happens to one person's network.
    public struct Outage: Sendable {
        public enum Kind: Sendable {
            /// Nothing gets through, neither media nor signaling.
            case blackout(seconds: Int)
            /// The WebSocket is reset.
            case socketDeath
            /// Other addresses and ports from now on, which the client notices; or not, as behind a NAT that forgot it.
            case addressChange, forgottenMapping
        }

        /// What somebody orders while it lasts.
        public enum Order: Sendable {
            /// A moderator mutes somebody, or parts two.
            case mute(person: Int)
            case block(Int, Int)
            /// Somebody mutes itself.
            case ownMute(person: Int)
        }

        public var kind: Kind
        public var person = 0
        public var orders: [Order] = []
        /// When it begins, in nanoseconds.
        public var begin: UInt64

        /// When the network is as good as before.
        public var end: UInt64 {
            if case .blackout(let seconds) = kind { begin + UInt64(seconds) * 1_000_000_000 } else { begin }
        }

        var timeOfOrders: UInt64 { begin + (end - begin) / 2 }
    }

    public var outage: Outage?
    /// When everyone is to be there from the start.
    public var joinsAtOnce = false

    public init(seed: UInt64) { self.seed = seed }

    /// A random run.
    public static func random(_ seed: UInt64) -> Plan {
        var random = SeededGenerator(seed &* 0x9E37_79B9 &+ 17)
        var plan = Plan(seed: seed)
        plan.rooms = Int.random(in: 0..<3, using: &random) == 0 ? 2 : 1
        plan.workers = Int.random(in: 1...2, using: &random)
        plan.capacity = Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 2...5, using: &random) : 4
        plan.chaos = UInt64.random(in: 3...12, using: &random) * 1_000_000_000
        plan.actionInterval = UInt64.random(in: 80...500, using: &random) * 1_000_000
        plan.attackInterval =
            Int.random(in: 0..<3, using: &random) == 0 ? UInt64.random(in: 2...60, using: &random) * 1_000_000 : 0
        plan.mailboxDelay = UInt64.random(in: 0...30, using: &random) * 1_000_000
        plan.signalDelay = UInt64.random(in: 1...200, using: &random) * 1_000_000
        plan.storeDelay = UInt64.random(in: 0...500, using: &random) * 1_000_000
        plan.storeFailures = Int.random(in: 0..<4, using: &random) == 0 ? 30 : 0
        plan.hasBadPaths = Int.random(in: 0..<4, using: &random) != 0
        let hasData = Int.random(in: 0..<3, using: &random) == 0
        let count = Int.random(in: 2...(plan.capacity + 2), using: &random)
        for index in 0..<count {
            var person = Person(identity: "p\(index)", room: Int.random(in: 0..<plan.rooms, using: &random))
            person.settings.usesData = hasData
            person.settings.sendsRedundancy = Bool.random(using: &random)
            person.settings.redundantFrames = Int.random(in: 1...2, using: &random)
            person.settings.takesRedundancy = Bool.random(using: &random)
            person.settings.usesNack = Int.random(in: 0..<3, using: &random) != 0
            person.settings.answersRequests = person.settings.usesNack
            person.settings.isSubscriberActive = Int.random(in: 0..<4, using: &random) != 0
            person.settings.offeredSetup = Int.random(in: 0..<4, using: &random) == 0 ? .active : .actpass
            person.settings.whenMuted = Bool.random(using: &random) ? .keepsSending : .stops
            person.settings.usesOneConnection = Bool.random(using: &random)
            person.settings.receivers = Int.random(in: 0...3, using: &random)
            person.settings.offersInJoin = Int.random(in: 0..<4, using: &random) != 0
            person.isHostile = Int.random(in: 0..<12, using: &random) == 0
            if index > 0, Int.random(in: 0..<8, using: &random) == 0 {
                person.blocks = [Int.random(in: 0..<index, using: &random)]
            }
            plan.people.append(person)
        }
        return plan
    }

    /// Three or more people who talk over fair paths, and what happens to the network of the first, which has one
    /// connection in every other run.
    public static func outage(
        _ kind: Outage.Kind, seed: UInt64, people: Int = 3, orders: [Outage.Order] = []
    ) -> Plan {
        var random = SeededGenerator(seed &* 0x2545_F491 &+ 5)
        var plan = Plan(seed: seed)
        plan.outage = Outage(kind: kind, begin: UInt64.random(in: 4_000...9_000, using: &random) * 1_000_000)
        plan.outage?.orders = orders
        plan.chaos = (plan.outage?.end ?? 0) + 8_000_000_000
        plan.actionInterval = 0
        plan.hasFairPaths = true
        plan.joinsAtOnce = true
        plan.signalDelay = UInt64.random(in: 5...100, using: &random) * 1_000_000
        for index in 0..<people {
            var person = Person(identity: "p\(index)", room: 0)
            person.settings.usesData = false
            person.settings.sendsRedundancy = Bool.random(using: &random)
            person.settings.isSubscriberActive = Bool.random(using: &random)
            person.settings.takesRedundancy = Bool.random(using: &random)
            person.settings.whenMuted = Bool.random(using: &random) ? .keepsSending : .stops
            person.settings.usesOneConnection = index == 0 ? seed % 2 == 0 : Bool.random(using: &random)
            plan.people.append(person)
        }
        return plan
    }

    /// Four people who talk all the time over good paths: what a room costs.
    public static func steady(rooms: Int, seconds: UInt64, usesData: Bool = false) -> Plan {
        var plan = Plan(seed: 1)
        plan.rooms = rooms
        plan.chaos = seconds * 1_000_000_000
        plan.actionInterval = 0
        plan.hasBadPaths = false
        plan.joinsAtOnce = true
        for index in 0..<rooms * 4 {
            var person = Person(identity: "p\(index)", room: index / 4)
            person.settings.usesData = usesData
            plan.people.append(person)
        }
        return plan
    }
}

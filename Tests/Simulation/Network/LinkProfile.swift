import SeededRandom

/// How one direction of a path treats datagrams. Nothing in it depends on a datagram's length or content, since those
/// differ between two runs of one seed: DTLS has randomness of its own.
public struct LinkProfile: Sendable, Equatable {
    /// The shortest way, in nanoseconds, and by how much longer it may be at random.
    public var latency: UInt64 = 10_000_000
    public var jitter: UInt64 = 0
    /// Shares of all datagrams, 0 to 1.
    public var loss = 0.0
    public var duplication = 0.0
    /// The share that is held back, and for how long at most.
    public var reordering = 0.0
    public var heldBack: UInt64 = 60_000_000
    /// Bursts of loss (Gilbert and Elliott): the chance that one begins at a datagram, that it ends, and of loss in it.
    public var burstStart = 0.0
    public var burstEnd = 0.25
    public var burstLoss = 0.9
    /// Of the datagrams lost together by ``burstStart``, how many: exactly so many, instead of by chance; 0 for chance.
    public var burstLength = 0
    /// Datagrams a second that get through, 0 for all; beyond it they queue, and are dropped if they would wait longer.
    public var rate = 0
    public var queue: UInt64 = 200_000_000

    public init() {}

    /// A path with nothing wrong.
    public static let healed = LinkProfile()

    /// A path such as most people have.
    static func fair(_ random: inout SeededGenerator) -> LinkProfile {
        var profile = LinkProfile()
        profile.latency = UInt64.random(in: 2...60, using: &random) * 1_000_000
        profile.jitter = UInt64.random(in: 0...20, using: &random) * 1_000_000
        profile.loss = Double.random(in: 0...0.01, using: &random)
        return profile
    }

    /// One of many kinds of path, good and bad.
    static func random(_ random: inout SeededGenerator) -> LinkProfile {
        var profile = LinkProfile()
        profile.latency = UInt64.random(in: 1...120, using: &random) * 1_000_000
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: break
        case 2: profile.jitter = UInt64.random(in: 1...80, using: &random) * 1_000_000
        case 3: profile.loss = Double.random(in: 0...0.15, using: &random)
        case 4:
            profile.burstStart = Double.random(in: 0.001...0.02, using: &random)
            profile.burstEnd = Double.random(in: 0.05...0.5, using: &random)
        case 5:
            profile.duplication = Double.random(in: 0...0.2, using: &random)
            profile.reordering = Double.random(in: 0...0.1, using: &random)
        case 6: profile.rate = Int.random(in: 60...400, using: &random)
        default:
            profile.jitter = UInt64.random(in: 0...40, using: &random) * 1_000_000
            profile.loss = Double.random(in: 0...0.05, using: &random)
            profile.duplication = Double.random(in: 0...0.03, using: &random)
            profile.reordering = Double.random(in: 0...0.05, using: &random)
            profile.burstStart = Double.random(in: 0...0.005, using: &random)
        }
        return profile
    }
}

import SeededRandom

/// One direction of a path at work.
struct Link {
    var profile: LinkProfile
    /// Until when nothing gets through.
    var darkUntil: UInt64 = 0
    private var isInBurst = false
    /// How many more are lost of a burst of an exact length.
    private var burstLeft = 0
    private var freeAt: UInt64 = 0
    /// Chance for media and checks, and apart from it for DTLS: what SCTP's own randomness changes there, changes
    /// nothing here.
    private var random: SeededGenerator
    private var otherRandom: SeededGenerator

    init(_ profile: LinkProfile, seed: UInt64) {
        self.profile = profile
        random = SeededGenerator(seed)
        otherRandom = SeededGenerator(seed ^ 0x5851_F42D_4C95_7F2D)
    }

    /// Decides about one datagram: after how long it arrives, and whether it does a second time.
    mutating func carry(at now: UInt64, isHandshake: Bool) -> (first: UInt64?, second: UInt64?) {
        guard now >= darkUntil else { return (nil, nil) }
        guard isHandshake else { return decide(at: now) }
        swap(&random, &otherRandom)
        defer { swap(&random, &otherRandom) }
        return decide(at: now)
    }

    private mutating func decide(at now: UInt64) -> (first: UInt64?, second: UInt64?) {
        if profile.burstLength > 0 {
            if burstLeft == 0, Self.happens(profile.burstStart, &random) { burstLeft = profile.burstLength }
            if burstLeft > 0 {
                burstLeft -= 1
                return (nil, nil)
            }
        } else if profile.burstStart > 0 {
            isInBurst = isInBurst ? !Self.happens(profile.burstEnd, &random) : Self.happens(profile.burstStart, &random)
            if isInBurst, Self.happens(profile.burstLoss, &random) { return (nil, nil) }
        }
        if profile.loss > 0, Self.happens(profile.loss, &random) { return (nil, nil) }
        var wait: UInt64 = 0
        if profile.rate > 0 {
            let start = max(now, freeAt)
            guard start - now <= profile.queue else { return (nil, nil) }
            freeAt = start + 1_000_000_000 / UInt64(profile.rate)
            wait = start - now
        }
        let first = wait + delay()
        guard profile.duplication > 0, Self.happens(profile.duplication, &random) else { return (first, nil) }
        return (first, first + random.next() % 50_000_000)
    }

    private mutating func delay() -> UInt64 {
        var delay = profile.latency
        if profile.jitter > 0 { delay += random.next() % profile.jitter }
        if profile.reordering > 0, Self.happens(profile.reordering, &random) {
            delay += random.next() % profile.heldBack
        }
        return delay
    }

    @inline(__always)
    private static func happens(_ share: Double, _ random: inout SeededGenerator) -> Bool {
        Double(random.next() >> 11) * 0x1p-53 < share
    }
}

import LiveKitProtocol
import SFU

/// How good one stream is, 0 to 100, as LiveKit works it out, so that apps see what they are used to: what delay and
/// loss cost, smoothed so that it falls fast and rises slowly.
struct QualityScore: Equatable, Sendable {
    private(set) var value = 100.0

    /// Takes in an interval.
    ///
    /// - Parameters:
    ///   - lostShare: 0 to 1.
    ///   - packetsPerSecond: discontinuous transmission sends few, and the loss of one of them says little.
    mutating func take(
        lostShare: Double, isRedundant: Bool, jitter: Duration, roundTrip: Duration?, packetsPerSecond: Double
    ) {
        let delay = (roundTrip ?? .zero) / .milliseconds(2) + jitter / .milliseconds(1) * 2
        let delayPenalty = delay <= Self.delayMin ? delay / 40 : (delay - 120) / 10
        // In-band error correction is always agreed on; it hides a third.
        let weight = (isRedundant ? 4 : 8) / 1.5 * min(1, packetsPerSecond / 50).squareRoot()
        let target = min(100, max(Self.least, 100 - delayPenalty - weight * lostShare * 100))
        value += (target - value) * (target < value ? 0.8 : 0.4)
    }

    /// Packets ought to come, and none did.
    mutating func miss(isPeerSilent: Bool) { value = isPeerSilent ? Self.lost : Self.missing }

    /// Muted, or begun anew: nothing is wrong with it.
    mutating func reset() { value = 100 }

    var level: LiveKit.ConnectionQuality { Self.level(of: value) }

    static func level(of score: Double) -> LiveKit.ConnectionQuality {
        if score > 80 { return .excellent }
        if score > 40 { return .good }
        return score > 20 ? .poor : .lost
    }

    /// As a mean opinion score, 1 to 4.5 (ITU-T G.107).
    static func opinion(of score: Double) -> Double {
        1 + 0.035 * score + 7e-6 * score * (score - 60) * (100 - score)
    }

    private static let delayMin = 160.0
    private static let least = 30.0
    private static let missing = 40.0
    private static let lost = 20.0
}

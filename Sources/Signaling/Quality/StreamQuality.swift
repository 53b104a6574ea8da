import SFU

/// How one stream is, on its way to us or to one listener.
struct StreamQuality: Equatable, Sendable {
    private(set) var score = QualityScore()
    /// Of the last interval, 0 to 1.
    private(set) var lostShare = 0.0
    private(set) var jitter = Duration.zero
    private(set) var roundTrip: Duration?

    /// Takes in how a stream came to us.
    mutating func take(_ report: PublicationReport, isPeerSilent: Bool) {
        jitter = report.jitter
        lostShare = report.expected > 0 ? Double(report.lost) / Double(report.expected) : 0
        guard report.isExpected else { return score.reset() }
        guard report.expected > 0 else { return score.miss(isPeerSilent: isPeerSilent) }
        score.take(
            lostShare: lostShare, isRedundant: report.isRedundant, jitter: jitter, roundTrip: nil,
            packetsPerSecond: Double(report.expected) / Self.interval)
    }

    /// Takes in how a listener's copy arrives.
    mutating func take(_ report: SubscriptionReport) {
        roundTrip = report.roundTrip
        guard let share = report.lostShare, let jitter = report.jitter else { return }
        lostShare = share
        self.jitter = jitter
        // What was last said of a stream that rests says nothing any more.
        guard report.sent > 0 else { return score.reset() }
        score.take(
            lostShare: share, isRedundant: report.isRedundant, jitter: jitter, roundTrip: roundTrip,
            packetsPerSecond: Double(report.sent) / Self.interval)
    }

    private static let interval = SFU.Limits.qualityInterval / .seconds(1)
}

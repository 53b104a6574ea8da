import LiveKitProtocol
import SFU
import Testing

@testable import Signaling

struct StreamQualityTests {
    private func report(expected: Int, lost: Int, isExpected: Bool = true) -> PublicationReport {
        PublicationReport(
            publication: PublicationID(1), expected: expected, lost: lost, jitter: .milliseconds(3),
            isRedundant: false, isExpected: isExpected)
    }

    @Test func `what is muted is well, and what should come and does not is not`() {
        var quality = StreamQuality()
        quality.take(report(expected: 100, lost: 20), isPeerSilent: false)
        #expect(quality.lostShare == 0.2 && quality.jitter == .milliseconds(3))
        #expect(quality.score.level == .poor || quality.score.level == .good)
        quality.take(report(expected: 0, lost: 0, isExpected: false), isPeerSilent: false)
        #expect(quality.score.level == .excellent && quality.lostShare == 0)
        quality.take(report(expected: 0, lost: 0), isPeerSilent: false)
        #expect(quality.score.level == .poor)
        quality.take(report(expected: 0, lost: 0), isPeerSilent: true)
        #expect(quality.score.level == .lost)
    }

    @Test func `a listener's words count while something is sent to it`() {
        var quality = StreamQuality()
        func report(_ sent: Int, _ share: Double?) -> SubscriptionReport {
            SubscriptionReport(
                subscription: SubscriptionID(1), sent: sent, lostShare: share,
                jitter: share.map { _ in .milliseconds(5) }, roundTrip: .milliseconds(40), isRedundant: false)
        }
        quality.take(report(100, nil))
        #expect(quality.roundTrip == .milliseconds(40) && quality.score.level == .excellent)
        quality.take(report(100, 0.3))
        #expect(quality.lostShare == 0.3 && quality.score.level == .good)
        quality.take(report(0, 0.3))
        #expect(quality.score.level == .excellent)
    }
}

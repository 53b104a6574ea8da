import LiveKitProtocol
import Testing

@testable import Signaling

struct QualityScoreTests {
    private func settled(
        loss: Double = 0, red: Bool = false, jitter: Int = 0, roundTrip: Int? = nil, rate: Double = 50
    ) -> QualityScore {
        var score = QualityScore()
        for _ in 0..<40 {
            score.take(
                lostShare: loss, isRedundant: red, jitter: .milliseconds(jitter),
                roundTrip: roundTrip.map { .milliseconds($0) }, packetsPerSecond: rate)
        }
        return score
    }

    @Test func `loss costs, and half as much where redundancy repairs it`() {
        #expect(settled().level == .excellent)
        #expect(abs(settled(loss: 0.05).value - (100 - 5 * 8 / 1.5)) < 0.01)
        #expect(abs(settled(loss: 0.05, red: true).value - (100 - 5 * 4 / 1.5)) < 0.01)
        #expect(settled(loss: 0.05).level == .good && settled(loss: 0.05, red: true).level == .excellent)
        #expect(settled(loss: 0.12).level == .poor)
        #expect(settled(loss: 1).value == 30)
        // One packet in a second of silence is little to go by.
        #expect(settled(loss: 0.12, rate: 2.5).level == .excellent)
    }

    @Test func `delay costs little, and then more`() {
        #expect(abs(settled(roundTrip: 160).value - 98) < 0.01)
        #expect(abs(settled(jitter: 80).value - 96) < 0.01)
        #expect(abs(settled(jitter: 40, roundTrip: 320).value - (100 - 12)) < 0.01)
        #expect(settled(roundTrip: 2000).level == .poor)
    }

    @Test func `it falls fast and rises slowly`() {
        var score = QualityScore()
        func take(_ loss: Double) {
            score.take(lostShare: loss, isRedundant: false, jitter: .zero, roundTrip: nil, packetsPerSecond: 50)
        }
        take(0.15)
        #expect(score.value < 45)
        take(0)
        #expect(score.level == .good)
        for _ in 0..<5 { take(0) }
        #expect(score.level == .excellent)
    }

    @Test func `what does not come is poor, and lost when nothing else comes either`() {
        var score = QualityScore()
        score.miss(isPeerSilent: false)
        #expect(score.level == .poor)
        score.miss(isPeerSilent: true)
        #expect(score.level == .lost)
        score.reset()
        #expect(score.level == .excellent)
    }

    @Test func `opinions go from one to four and a half`() {
        #expect(QualityScore.opinion(of: 0) == 1)
        #expect(abs(QualityScore.opinion(of: 100) - 4.5) < 0.001)
        #expect(QualityScore.opinion(of: 50) > 2 && QualityScore.opinion(of: 50) < 3)
    }
}

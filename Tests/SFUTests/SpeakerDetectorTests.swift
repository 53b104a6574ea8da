import SeededRandom
import Testing

@testable import SFU

@Suite struct SpeakerDetectorTests {
    private let start = MediaTime(ContinuousClock.now)

    private func heard(_ levels: [UInt8], step: UInt32 = 960) -> SpeakerDetector {
        var detector = SpeakerDetector(RouterSettings())
        for (index, level) in levels.enumerated() {
            detector.observe(
                level, timestamp: UInt32.max &- 2000 &+ UInt32(index) &* step,
                at: start + .milliseconds(20) * index)
        }
        return detector
    }

    @Test func `silence is nobody speaking`() {
        #expect(!heard(Array(repeating: 127, count: 200)).isSpeaking)
        #expect(heard(Array(repeating: 127, count: 200)).level == 0)
    }

    @Test func `a steady voice comes to its own level`() {
        let detector = heard(Array(repeating: 20, count: 400))
        #expect(detector.isSpeaking)
        #expect(abs(detector.level - 0.1) < 0.002)
    }

    @Test func `a voice is noticed once enough of an interval was loud`() {
        // Five packets of 20 ms are 40 % of 250 ms; the silence before them does not matter.
        for silence in [0, 1, 7, 12, 13, 50] {
            let before = Array(repeating: UInt8(127), count: silence)
            #expect(!heard(before + Array(repeating: 30, count: 4)).isSpeaking)
            #expect(heard(before + Array(repeating: 30, count: 5)).isSpeaking)
        }
    }

    @Test func `what is quieter than the active level is no voice`() {
        #expect(!heard(Array(repeating: 36, count: 200)).isSpeaking)
        #expect(heard(Array(repeating: 34, count: 200)).isSpeaking)
    }

    @Test func `a cough is too short to count`() {
        var levels: [UInt8] = []
        for _ in 0..<10 { levels += Array(repeating: 5, count: 4) + Array(repeating: 127, count: 16) }
        #expect(!heard(levels).isSpeaking)
        // After discontinuous transmission its first packet counts as one frame, however long nothing came.
        var detector = SpeakerDetector(RouterSettings())
        detector.observe(127, timestamp: 0, at: start)
        for number in UInt32(0)..<4 {
            detector.observe(5, timestamp: 19_200 + number * 960, at: start + .milliseconds(400 + 20 * Int(number)))
        }
        #expect(!detector.isSpeaking)
    }

    @Test func `who is without voice for a while is silent, whether packets come or not`() {
        var detector = heard(Array(repeating: 10, count: 100))
        detector.advance(to: start + .milliseconds(99 * 20 + 449))
        #expect(detector.isSpeaking)
        detector.advance(to: start + .milliseconds(99 * 20 + 450))
        #expect(!detector.isSpeaking && detector.level == 0)
        #expect(!heard(Array(repeating: 0, count: 100) + Array(repeating: 127, count: 23)).isSpeaking)
        #expect(heard(Array(repeating: 0, count: 100) + Array(repeating: 127, count: 12)).isSpeaking)
    }

    @Test func `clocks that jump and packets that are late do no harm`() {
        var detector = SpeakerDetector(RouterSettings())
        var random = SeededGenerator(1)
        for _ in 0..<10_000 {
            detector.observe(UInt8.random(in: 0...127, using: &random), timestamp: random.next32(), at: start)
            #expect(detector.level >= 0 && detector.level <= 1)
        }
    }

    @Test func `settings out of bounds are brought into bounds`() {
        var settings = RouterSettings()
        settings.updateInterval = .zero
        settings.activeLevel = 255
        settings.minPercentile = 4_000_000_000
        settings.smoothIntervals = .max
        var detector = SpeakerDetector(settings)
        for number in UInt32(0)..<100 { detector.observe(0, timestamp: number * 960, at: start) }
        #expect(detector.level > 0)
    }
}

extension SeededGenerator {
    mutating func next32() -> UInt32 { UInt32(truncatingIfNeeded: next()) }
}

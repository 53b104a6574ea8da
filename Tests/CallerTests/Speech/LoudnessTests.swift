import Testing

@testable import Caller

@Suite struct LoudnessTests {
    @Test(arguments: [(32_767, 0), (16_384, 6), (3_277, 20), (328, 40), (33, 60), (1, 90), (0, 127)])
    func `a square wave of an amplitude has its level`(amplitude: Int, level: Int) {
        let samples = (0..<960).map { Int16($0 % 2 == 0 ? amplitude : -amplitude) }
        let found = Int(Loudness.level(of: samples.span))
        #expect(abs(found - level) <= 1)
    }
}

import Testing

@testable import LoadGenerator

@Suite struct ProgressLineTests {
    @Test func `the bar fills as the run goes on, and never overflows`() {
        let cases: [(Double, Int)] = [(0, 0), (0.5, 14), (1, 28), (7, 28), (-1, 0)]
        for (share, filled) in cases {
            let line = ProgressLine.text(share, "measuring")
            #expect(line.filter { $0 == "█" }.count == filled)
            #expect(line.filter { $0 == "█" || $0 == "·" }.count == ProgressLine.width)
            #expect(line.contains("measuring"))
        }
    }
}

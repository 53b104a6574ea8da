import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct DelayHistogramTests {
    @Test func `quantiles are at most three percent too long, and never too short`() throws {
        var random = SeededGenerator(7)
        for scale in [100, 10_000, 1_000_000, 100_000_000] as [UInt64] {
            let delays = (0..<1000).map { _ in random.next() % scale }
            var histogram = DelayHistogram()
            for delay in delays { histogram.add(delay) }
            let sorted = delays.sorted()
            for (share, place) in [(0.5, 499), (0.95, 949), (0.99, 989), (0.999, 998), (1, 999)] {
                let found = try #require(histogram.quantile(share))
                #expect(found >= sorted[place])
                #expect(Double(found) <= Double(sorted[place]) * 1.032 + 1)
            }
            #expect(histogram.longest == sorted.last)
        }
    }

    @Test func `an empty one has no quantiles, and one delay is all of them`() {
        var histogram = DelayHistogram()
        #expect(histogram.quantile(0.5) == nil)
        histogram.add(123_456)
        #expect(histogram.quantile(0.01) == 123_456)
        #expect(histogram.quantile(0.999) == 123_456)
    }

    @Test func `what is longer than the scale still counts`() {
        var histogram = DelayHistogram()
        histogram.add(.max)
        histogram.add(1)
        #expect(histogram.count == 2)
        #expect(histogram.quantile(0.5) == 1)
        #expect(histogram.longest == .max)
    }

    @Test func `two together are as one that took all`() {
        var random = SeededGenerator(3)
        var parts = [DelayHistogram(), DelayHistogram()]
        var whole = DelayHistogram()
        for index in 0..<500 {
            let delay = random.next() % 5_000_000
            parts[index % 2].add(delay)
            whole.add(delay)
        }
        parts[0].add(parts[1])
        #expect(parts[0] == whole)
    }
}

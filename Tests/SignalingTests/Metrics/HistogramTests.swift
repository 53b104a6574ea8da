import Testing

@testable import Signaling

struct HistogramTests {
    @Test func `a bucket takes what is as long as its bound, and not more`() {
        var histogram = Histogram(bounds: [1_000, 2_000])
        histogram.observe(.nanoseconds(1_000))
        histogram.observe(.nanoseconds(1_001))
        histogram.observe(.nanoseconds(2_001), times: 3)
        histogram.observe(.zero, times: 0)
        #expect(histogram.counts == [1, 1, 3])
        #expect(histogram.sum == 1_000 + 1_001 + 3 * 2_001)
    }

    @Test func `a clock that went back and a time without end are counted, and trap nothing`() {
        var histogram = Histogram(bounds: [1_000])
        histogram.observe(.seconds(-5))
        #expect(histogram.counts == [1, 0] && histogram.sum == 0)
        histogram.observe(.seconds(Int64.max), times: .max)
        #expect(histogram.counts == [1, .max])
    }

    @Test func `bounds ascend`() {
        for histogram in [Histogram.forwarding, .commit, .join] {
            #expect(histogram.bounds == histogram.bounds.sorted() && !histogram.bounds.isEmpty)
        }
    }
}

import Testing

@testable import SFU

@Suite struct CountersTests {
    @Test func `losing count of one datagram is noticed`() {
        var counters = Counters()
        #expect(counters.isBalanced)
        counters.datagrams = 1
        #expect(!counters.isBalanced)
        counters.drop(.muted)
        #expect(counters.isBalanced && counters.dropped(.muted) == 1)
        counters.offered = 1
        #expect(!counters.isBalanced)
        counters.withhold(.stale)
        #expect(counters.isBalanced && counters.withheld(.stale) == 1)
    }
}

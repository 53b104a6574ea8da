import Testing

@testable import SFU

private let start = MediaTime(ContinuousClock.now)

struct ReceiveStatisticsTests {
    private var statistics = ReceiveStatistics()

    /// Receives a packet that is on time to the millisecond, plus `delay`.
    private mutating func receive(_ number: Int, delay: Int = 0) -> Int64 {
        statistics.receive(
            sequence: UInt16(truncatingIfNeeded: number), timestamp: UInt32(truncatingIfNeeded: number * 960),
            at: start + .milliseconds(number * 20 + delay))
    }

    @Test mutating func `a perfect stream reports nothing lost and no jitter`() {
        for number in 65_500..<65_600 {
            let unwrapped = receive(number)
            #expect(unwrapped == Int64(number))
        }
        let block = statistics.reportBlock(ssrc: 9, at: start)
        #expect(block.ssrc == 9)
        #expect(block.fractionLost == 0)
        #expect(block.cumulativeLost == 0)
        #expect(block.highestSequence == 65_599)
        #expect(block.jitter == 0)
        #expect(block.lastSenderReport == 0)
    }

    @Test mutating func `a quarter lost is a quarter reported, and only since the last report`() {
        for number in 0..<100 where number % 4 != 1 { _ = receive(number) }
        let first = statistics.reportBlock(ssrc: 9, at: start)
        for number in 100..<200 { _ = receive(number) }
        let second = statistics.reportBlock(ssrc: 9, at: start)
        #expect(first.fractionLost == 64)
        #expect(first.cumulativeLost == 25)
        #expect(second.fractionLost == 0)
        #expect(second.cumulativeLost == 25)
        #expect(statistics.lost == 25)
    }

    @Test mutating func `late packets make good, and repeats may make the loss negative`() {
        for number in [0, 1, 3, 2, 2, 2] { _ = receive(number) }
        let block = statistics.reportBlock(ssrc: 9, at: start)
        #expect(block.cumulativeLost == -2)
        #expect(block.fractionLost == 0)
    }

    @Test mutating func `jitter approaches the mean deviation`() {
        for number in 0..<2000 { _ = receive(number, delay: number % 2 == 0 ? 0 : 10) }
        // Every transit differs from the one before by 10 ms: 480 ticks.
        #expect((470...480).contains(statistics.jitter))
    }

    @Test mutating func `a jump counts as a new start, not as thousands lost`() {
        for number in [0, 1, 10_000, 10_001] { _ = receive(number) }
        let block = statistics.reportBlock(ssrc: 9, at: start)
        #expect(block.cumulativeLost == 0)
        #expect(block.highestSequence == 10_001)
    }

    @Test mutating func `the delay since the last sender report is in 1/65536 s`() {
        _ = receive(0)
        statistics.sawSenderReport(ntp: 0x1122_3344_5566_7788, rtp: 4, at: start)
        let block = statistics.reportBlock(ssrc: 9, at: start + .milliseconds(1500))
        #expect(block.lastSenderReport == 0x3344_5566)
        #expect(block.delaySinceLastSenderReport == 98_304)
        #expect(statistics.senderClock?.ntp == 0x1122_3344_5566_7788)
        #expect(statistics.senderClock?.rtp == 4)
    }

    @Test mutating func `wild numbers and timestamps never trap`() {
        var generator = PacketGenerator(seed: 3)
        var now = start
        for _ in 0..<20_000 {
            now += .microseconds(generator.below(1_000_000))
            _ = statistics.receive(
                sequence: UInt16(truncatingIfNeeded: generator.next()),
                timestamp: UInt32(truncatingIfNeeded: generator.next()), at: now)
            let block = statistics.reportBlock(ssrc: 1, at: now)
            #expect((-0x80_0000...0x7F_FFFF).contains(block.cumulativeLost))
        }
    }
}

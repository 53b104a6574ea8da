import Testing

@testable import SFU

struct MediaTimeTests {
    @Test func `an instant of the shell's clock comes back as it was`() {
        let now = ContinuousClock.now
        #expect(MediaTime(now).instant == now)
        #expect(MediaTime(now + .nanoseconds(1)).nanoseconds == MediaTime(now).nanoseconds + 1)
    }

    @Test func `it counts as durations do`() {
        let start = MediaTime(nanoseconds: 5_000_000_000)
        let later = start + .milliseconds(20)
        #expect(later - start == .milliseconds(20))
        #expect(start - later == .milliseconds(-20))
        #expect(later.nanoseconds(since: start) == 20_000_000)
        #expect(start < later && later <= later)
    }

    @Test(arguments: [0, 1, 62_499, 62_500, 20_000_000, -20_000_000, 3_600_000_000_000])
    func `its ticks are those of a duration`(_ nanoseconds: Int64) {
        let start = MediaTime(nanoseconds: 1 << 40)
        let ticks = MediaTime(nanoseconds: 1 << 40 + nanoseconds).rtpTicks(since: start)
        #expect(ticks == Duration.nanoseconds(nanoseconds).rtpTicks)
    }
}

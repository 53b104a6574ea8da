import Testing

@testable import LoadGenerator

@Suite struct IntervalTests {
    private let second: UInt64 = 1_000_000_000

    @Test func `a packet belongs to the moment when it was sent`() {
        var interval = Interval(start: second, seconds: 1)
        interval.sent(at: second - 1, lateness: 0, listeners: 3)
        interval.sent(at: second, lateness: 0, listeners: 3)
        interval.sent(at: 2 * second, lateness: 0, listeners: 3)
        #expect(interval.expected == 3)
        interval.heard(sentAt: second - 1, at: second + 5)
        interval.heard(sentAt: second, at: 3 * second)
        #expect(interval.heard == 1)
        #expect(interval.loss == 2.0 / 3)
    }

    @Test func `only windows in which the generator was on time are quiet`() {
        var interval = Interval(start: 0, seconds: 0.3)
        #expect(interval.windows.count == 3)
        for window in 0..<3 as Range<UInt64> {
            let time = window * Limits.window
            interval.sent(at: time, lateness: window == 1 ? Limits.quietLateness + 1 : 10, listeners: 1)
            interval.heard(sentAt: time, at: time + (window == 1 ? 9_000_000 : 200_000))
        }
        #expect(interval.quiet.windows == 2)
        #expect(interval.quiet.delays.longest == 200_000)
        #expect(interval.delays.longest == 9_000_000)
    }

    @Test func `what is counted when it comes is heard, and has no delay`() {
        var interval = Interval(start: second, seconds: 1)
        interval.sent(at: second, lateness: 0, listeners: 3)
        interval.heard(sentAt: second, at: second + 70)
        for time in [second - 1, second, 2 * second - 1, 2 * second] { interval.counted(at: time) }
        #expect(interval.heard == 3 && interval.loss == 0)
        #expect(interval.delays.count == 1 && interval.quiet.delays.longest == 70)
    }

    @Test func `an arrival before its sending counts as no delay`() {
        var interval = Interval(start: 0, seconds: 0.1)
        interval.heard(sentAt: 50, at: 40)
        #expect(interval.delays.longest == 0)
        #expect(interval.delays.count == 1)
    }
}

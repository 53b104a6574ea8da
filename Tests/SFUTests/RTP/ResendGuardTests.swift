import Testing

@testable import SFU

private let start = MediaTime(ContinuousClock.now)

struct ResendGuardTests {
    private var resends = ResendGuard()

    private mutating func ask(
        _ sequence: UInt16, bytes: Int = 100, after milliseconds: Int, roundTrip: Duration? = nil
    ) -> Bool {
        resends.allows(sequence: sequence, bytes: bytes, at: start + .milliseconds(milliseconds), roundTrip: roundTrip)
    }

    @Test mutating func `a packet is sent again three times, some time apart`() {
        let allowed = [0, 50, 99, 100, 150, 200, 300, 1000, 10_000].map { ask(7, after: $0) }
        #expect(allowed == [true, false, false, true, false, true, false, false, false])
    }

    @Test mutating func `the spacing follows the round trip`() {
        let short = [0, 9, 10, 20].map { ask(1, after: $0, roundTrip: .milliseconds(5)) }
        let middle = [0, 69, 70].map { ask(2, after: $0, roundTrip: .milliseconds(70)) }
        let long = [0, 100, 249, 250].map { ask(3, after: $0, roundTrip: .milliseconds(250)) }
        #expect(short == [true, false, true, true])
        #expect(middle == [true, false, true])
        #expect(long == [true, false, false, true])
    }

    @Test mutating func `numbers that wrap around are other packets`() {
        for _ in 0..<3 { _ = ask(7, after: 0) }
        let other = ask(7 + UInt16(Limits.historyPackets), after: 1)
        #expect(other)
    }

    @Test mutating func `a storm gets no more than a quarter of what is sent anyway`() {
        var resent = 0
        var sent = 0
        for step in 0..<5000 {
            resends.sent(bytes: 120)
            sent += 120
            for age in 0..<100 where ask(UInt16(truncatingIfNeeded: step - age), bytes: 120, after: step * 20) {
                resent += 120
            }
        }
        #expect(resent <= sent / 4 + Limits.resendCreditBytes)
        #expect(resent > sent / 5)
    }
}

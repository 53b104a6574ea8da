import Testing

@testable import SFU

struct DurationRTPTests {
    @Test(arguments: [(0, 0), (20, 960), (62, 2976), (1000, 48_000), (3_600_000, 172_800_000)] as [(Int, Int64)])
    func `a duration is counted in ticks of 48 kHz`(_ milliseconds: Int, _ ticks: Int64) {
        #expect(Duration.milliseconds(milliseconds).rtpTicks == ticks)
    }

    @Test func `a duration is an NTP time`() {
        #expect(Duration.milliseconds(1500).ntp == 0x1_8000_0000)
        #expect(Duration.seconds(-1).ntp == 0)
        #expect(Duration.zero.ntp == 0)
    }
}

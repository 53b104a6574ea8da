import Testing

@testable import SFU

struct ReportBlockTests {
    @Test func `the round trip is what is neither theirs nor on the way`() {
        var block = ReportBlock(ssrc: 1)
        #expect(block.roundTrip(at: Duration.seconds(10).ntp) == nil)
        block.lastSenderReport = UInt32(truncatingIfNeeded: Duration.seconds(8).ntp >> 16)
        block.delaySinceLastSenderReport = 65_536
        #expect(block.roundTrip(at: Duration.seconds(10).ntp) == .seconds(1))
        block.delaySinceLastSenderReport = 65_536 * 3
        #expect(block.roundTrip(at: Duration.seconds(10).ntp) == nil)
        block.delaySinceLastSenderReport = 0
        #expect(block.roundTrip(at: Duration.seconds(100).ntp) == nil)
        block.delaySinceLastSenderReport = .max
        #expect(block.roundTrip(at: Duration.seconds(10).ntp) == nil)
    }
}

import Testing

@testable import SFU

struct ReportsTests {
    private func report(_ digits: String) -> SenderReport? {
        let datagram = hex(digits)
        guard let packet = RTCPWalker.packets(of: datagram)?.first else { return nil }
        return SenderReport(packet, in: datagram)
    }

    @Test func `a sender report is read`() {
        let expected = SenderReport(
            ssrc: 7, ntp: 0x0102_0304_0506_0708, rtp: 0x1122_3344, packetCount: 9, byteCount: 1000)
        #expect(report("80C80006 00000007 01020304 05060708 11223344 00000009 000003E8") == expected)
    }

    @Test func `a report shorter than its fields or its blocks is not`() {
        #expect(report("80C80005 00000007 01020304 05060708 11223344 00000009") == nil)
        #expect(report("81C80006 00000007 01020304 05060708 11223344 00000009 000003E8") == nil)
    }

    @Test func `another kind of packet is no sender report`() {
        #expect(report("80C90006 00000007 01020304 05060708 11223344 00000009 000003E8") == nil)
    }
}

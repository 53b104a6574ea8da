import SFU
import Testing

@testable import Caller

@Suite struct CandidateTests {
    @Test func `a candidate over UDP is an address`() {
        let line = "candidate:1 1 udp 2130706431 198.51.100.9 50000 typ host"
        let address = Candidate.address(in: line)
        #expect(address?.ipv4 == 0xC633_6409)
        #expect(address?.port == 50_000)
    }

    @Test(arguments: [
        "", "candidate:1 1 tcp 1 192.0.2.1 9 typ host", "candidate:1 2 udp 1 192.0.2.1 9 typ host",
        "candidate:1 1 udp 1 192.0.2.256 9 typ host", "candidate:1 1 udp 1 192.0.2 9 typ host",
        "candidate:1 1 udp 1 host.local 9 typ host", "candidate:1 1 udp 1 192.0.2.1 70000 typ host",
    ])
    func `what is none is none`(line: String) {
        #expect(Candidate.address(in: line) == nil)
    }

    @Test func `a trickled candidate is found in its JSON`() {
        let json = #"{"sdpMid":"0","candidate":"candidate:1 1 udp 1 192.0.2.1 9 typ host","sdpMLineIndex":0}"#
        #expect(Candidate.line(inJSON: json) == "candidate:1 1 udp 1 192.0.2.1 9 typ host")
        #expect(Candidate.line(inJSON: "{}") == nil)
        #expect(Candidate.line(inJSON: #"{"candidate"#) == nil)
    }
}

import Foundation
import SFU
import Testing

@testable import Signaling

struct ICECandidateTests {
    private static let ipv4 = TransportAddress(ipv4: 0xC000_0201, port: 7882)

    @Test func `a host candidate over UDP, less preferred the later it comes`() {
        #expect(
            ICECandidate.line(for: Self.ipv4, index: 0)
                == "candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host")
        #expect(
            ICECandidate.line(for: Self.ipv4, index: 1)
                == "candidate:2 1 udp 2130706175 192.0.2.1 7882 typ host")
    }

    @Test func `a passive candidate over TCP, below every one over UDP`() {
        let address = TransportAddress(ipv4: 0xC000_0201, port: 7881, network: .tcp)
        #expect(
            ICECandidate.line(for: address, index: 2)
                == "candidate:3 1 tcp 1520434687 192.0.2.1 7881 typ host tcptype passive")
        #expect(
            ICECandidate.line(for: address, index: 0)
                == "candidate:1 1 tcp 1520435199 192.0.2.1 7881 typ host tcptype passive")
    }

    static let addresses: [(UInt64, UInt64, String)] = [
        (0x2001_0DB8_0000_0000, 1, "2001:db8::1"),
        (0, 1, "::1"),
        (0, 0, "::"),
        (0xFE80_0000_0000_0000, 0, "fe80::"),
        (0x2001_0DB8_0001_0001, 0x0001_0001_0000_0001, "2001:db8:1:1:1:1:0:1"),
        (0x2001_0000_0000_0001, 0x0000_0000_0000_0001, "2001:0:0:1::1"),
        (0x2001_0000_0000_0001, 0x0001_0000_0000_0001, "2001::1:1:0:0:1"),
    ]

    @Test(arguments: addresses)
    func `IPv6 is written as RFC 5952 has it`(high: UInt64, low: UInt64, text: String) {
        #expect(ICECandidate.text(TransportAddress(high: high, low: low, port: 1)) == text)
    }

    @Test(arguments: ["0", "", "a\"b\\c\u{01}é"])
    func `trickled candidates are whole JSON with a string mid`(mid: String) throws {
        let json = ICECandidate.candidateInit(for: Self.ipv4, index: 0, mid: mid, sectionIndex: 3)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["candidate"] as? String == ICECandidate.line(for: Self.ipv4, index: 0))
        #expect(object["sdpMid"] as? String == mid)
        #expect(object["sdpMLineIndex"] as? Int == 3)
        #expect(object["usernameFragment"] is NSNull)
        #expect(object.count == 4)
    }
}

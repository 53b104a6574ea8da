import SFU
import Testing

@testable import Server

@Suite struct OfferedPathTests {
    private let sdp = """
        v=0\r
        m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r
        a=candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host\r
        a=candidate:2 1 udp 2130706175 2001:db8::1 7882 typ host\r
        a=candidate:3 1 tcp 1520434687 192.0.2.1 7881 typ host tcptype passive\r
        a=candidate:4 1 tcp 1520434687 192.0.2.1 9 typ host tcptype active\r
        a=candidate:5 2 udp 1 192.0.2.1 1 typ host\r
        a=candidate:6 1 udp 1 name.local 1 typ host\r
        a=ice-ufrag:abcd\r
        a=ice-pwd:efgh\r\n
        """

    @Test func `credentials and candidates are read, and what cannot be used is left`() throws {
        let path = try #require(OfferedPath(sdp: sdp))
        #expect(path.fragment == "abcd" && path.password == "efgh")
        #expect(
            path.candidates == [
                TransportAddress(ipv4: 0xC000_0201, port: 7882),
                TransportAddress(high: 0x2001_0DB8 << 32, low: 1, port: 7882),
                TransportAddress(ipv4: 0xC000_0201, port: 7881, network: .tcp),
            ])
        #expect(OfferedPath(sdp: "v=0\r\na=ice-ufrag:abcd\r\n") == nil)
    }

    @Test func `only who knows the password answers the check`() throws {
        let path = try #require(OfferedPath(sdp: sdp))
        let id = STUNTransactionID(high: 1, low: 2)
        let bytes = path.check(id)
        let message = STUNMessage(bytes.span)
        let check = try #require(message)
        #expect(check.kind == .request && check.transactionID == id && !check.usesCandidate)
        let here = TransportAddress(ipv4: 0xC000_0207, port: 5)
        func answer(_ id: STUNTransactionID, _ password: String) -> [UInt8] {
            STUNWriter.bindingSuccess(transactionID: id, mappedAddress: here, password: Array(password.utf8))
        }
        #expect(path.isAnswer(answer(id, "efgh"), to: id)?.mappedAddress == here)
        #expect(path.isAnswer(answer(id, "other"), to: id) == nil)
        #expect(path.isAnswer(answer(STUNTransactionID(high: 1, low: 3), "efgh"), to: id) == nil)
        #expect(path.isAnswer([1, 2, 3], to: id) == nil)
    }
}

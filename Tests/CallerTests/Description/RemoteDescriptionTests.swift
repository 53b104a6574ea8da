import SFU
import SeededRandom
import Testing

@testable import Caller

@Suite struct RemoteDescriptionTests {
    static let fingerprint = (0..<32).map { _ in "AB" }.joined(separator: ":")
    static let text = """
        v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=fingerprint:sha-256 \(fingerprint)\r
        a=group:BUNDLE 0 1\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=ice-ufrag:abcd\r
        a=ice-pwd:0123456789abcdefghijkl\r\na=setup:actpass\r\na=mid:0\r
        a=candidate:1 1 udp 2130706431 192.0.2.7 7882 typ host\r\na=candidate:2 1 tcp 1 192.0.2.7 9 typ host\r
        m=audio 9 UDP/TLS/RTP/SAVPF 63 111\r\na=mid:1\r\na=sendonly\r\na=rtpmap:63 RED/48000/2\r
        a=rtpmap:111 opus/48000/2\r\na=extmap:4/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\r\na=msid:PA_x TR_y\r
        a=ssrc:77 cname:z\r\n
        """

    @Test func `a server's offer is read`() throws {
        let description = try #require(RemoteDescription(Self.text))
        #expect(description.sections.map(\.kind) == ["application", "audio"])
        #expect(description.candidates.map(\.port) == [7882])
        #expect(description.candidates.first?.ipv4 == 0xC000_0207)
        let transport = try #require(description.transport)
        #expect(transport.fragment == "abcd")
        #expect(transport.fingerprint == [UInt8](repeating: 0xAB, count: 32))
        #expect(transport.setup == "actpass")
        let audio = description.sections[1]
        #expect(audio.payloadType("opus/48000/2") == 111)
        #expect(audio.payloadType("red/48000/2") == 63)
        #expect(audio.extensionID(LocalDescription.midExtension) == 4)
        #expect(audio.extensionID(LocalDescription.audioLevel) == nil)
        #expect(audio.value("msid") == "PA_x TR_y")
    }

    @Test(arguments: ["", "nonsense", "v=0\r\ns=-\r\n", "v=0\r\nm=audio\r\n", "v=0\r\nm=audio x y z\r\n"])
    func `what is no description is none`(text: String) {
        #expect(RemoteDescription(text) == nil)
    }

    @Test func `changed descriptions never trap`() {
        var random = SeededGenerator(7)
        let bytes = Array(Self.text.utf8)
        var readable = 0
        for _ in 0..<3_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if let description = RemoteDescription(String(decoding: changed, as: UTF8.self)) {
                readable += description.transport == nil ? 0 : 1
            }
        }
        #expect(readable > 100)
    }
}

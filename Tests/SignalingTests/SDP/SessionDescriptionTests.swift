import Testing

@testable import Signaling

struct SessionDescriptionTests {
    @Test func `a section without a direction takes the session's, and else sends both ways`() throws {
        let sections = ["audio 9 X 0\na=mid:0\na=recvonly\n", "audio 9 X 0\na=mid:1\n"]
        var description = try SessionDescription(parsing: SDPVectors.offer(bundle: "0 1", sections))
        #expect(description.sections.map { description.direction(of: $0) } == [.recvonly, .sendrecv])
        description.attributes.append(SDPAttribute("inactive"))
        #expect(description.sections.map { description.direction(of: $0) } == [.recvonly, .inactive])
    }

    @Test func `lines come in the order of the grammar`() {
        let description = SessionDescription(
            origin: SDPOrigin(username: "-", sessionID: 7, version: 2, address: "IN IP4 127.0.0.1"), name: "-",
            lines: [SDPLine("t", "0 0")], attributes: [SDPAttribute("ice-lite"), SDPAttribute("group", "BUNDLE 0")],
            sections: [
                MediaSection(
                    kind: "audio", port: 9, transport: "UDP/TLS/RTP/SAVPF", formats: ["63", "111"],
                    lines: [SDPLine("c", "IN IP4 0.0.0.0")], attributes: [SDPAttribute("mid", "0")])
            ])
        #expect(
            description.printed() == """
                v=0\r
                o=- 7 2 IN IP4 127.0.0.1\r
                s=-\r
                t=0 0\r
                a=ice-lite\r
                a=group:BUNDLE 0\r
                m=audio 9 UDP/TLS/RTP/SAVPF 63 111\r
                c=IN IP4 0.0.0.0\r
                a=mid:0\r

                """)
    }
}

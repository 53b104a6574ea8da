import Testing

@testable import Signaling

struct AudioFormatsTests {
    private static func formats(_ types: String, _ lines: [(String, String)]) -> AudioFormats? {
        AudioFormats(
            MediaSection(
                kind: "audio", port: 9, transport: "UDP/TLS/RTP/SAVPF",
                formats: types.split(separator: " ").map { String($0) },
                attributes: lines.map { SDPAttribute($0.0, $0.1) }))
    }

    @Test func `numbers are the client's`() {
        let lines = [
            ("rtpmap", "109 OPUS/48000/2"), ("rtpmap", "96 RED/48000/2"), ("fmtp", "96 109/109"),
            ("rtcp-fb", "109 nack"),
        ]
        let formats = Self.formats("0 96 109", lines)
        #expect(formats?.opus == 109)
        #expect(formats?.red == 96)
        #expect(formats?.hasNack == true)
    }

    @Test func `redundancy around anything but this opus is not taken`() {
        let opus = ("rtpmap", "111 opus/48000/2")
        let red = ("rtpmap", "63 red/48000/2")
        #expect(Self.formats("111 63", [opus, red, ("fmtp", "63 111/111")])?.red == 63)
        #expect(Self.formats("111 63", [opus, red])?.red == 63)
        #expect(Self.formats("111 63", [opus, red, ("fmtp", "63 0/0")])?.red == nil)
        #expect(Self.formats("111 63", [opus, red, ("fmtp", "63 111/0")])?.red == nil)
        #expect(Self.formats("111 63", [opus, red, ("fmtp", "63 111//")])?.red == nil)
        #expect(Self.formats("111 63", [opus, ("rtpmap", "63 red/8000")])?.red == nil)
        #expect(Self.formats("111", [opus, red, ("fmtp", "63 111/111")])?.red == nil)
    }

    @Test func `without a mapping of opus there is nothing`() {
        #expect(Self.formats("111", []) == nil)
        #expect(Self.formats("0 8", [("rtpmap", "111 opus/48000/2")]) == nil)
        #expect(Self.formats("111", [("rtpmap", "111 opus/48000")]) == nil)
        #expect(Self.formats("200", [("rtpmap", "200 opus/48000/2")]) == nil)
        #expect(Self.formats("x", [("rtpmap", "x opus/48000/2"), ("rtpmap", ""), ("rtpmap", "1")]) == nil)
    }

    @Test func `feedback for picture loss is no request for packets`() {
        let opus = ("rtpmap", "111 opus/48000/2")
        #expect(Self.formats("111", [opus, ("rtcp-fb", "111 nack pli")])?.hasNack == false)
        #expect(Self.formats("111", [opus, ("rtcp-fb", "* nack")])?.hasNack == true)
    }
}

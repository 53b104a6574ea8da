import Testing

@testable import Signaling

struct MediaSectionTests {
    private static func section(_ attributes: [SDPAttribute], port: UInt16 = 9) -> MediaSection {
        MediaSection(kind: "audio", port: port, transport: "X", formats: ["0"], attributes: attributes)
    }

    @Test func `the track's name stands in msid, or in the source's`() {
        #expect(Self.section([SDPAttribute("msid", "- track")]).trackIdentifier == "track")
        #expect(Self.section([SDPAttribute("msid", "{a} {b}")]).trackIdentifier == "{b}")
        #expect(Self.section([SDPAttribute("msid", "stream")]).trackIdentifier == nil)
        let old = [SDPAttribute("ssrc", "1 cname:x"), SDPAttribute("ssrc", "1 msid:stream track")]
        #expect(Self.section(old).trackIdentifier == "track")
        #expect(Self.section([SDPAttribute("ssrc"), SDPAttribute("ssrc", "")]).trackIdentifier == nil)
    }

    @Test func `the first source is read`() {
        #expect(Self.section([SDPAttribute("ssrc", "4294967295 cname:x")]).firstSource == 4_294_967_295)
        #expect(Self.section([SDPAttribute("ssrc", "4294967296 cname:x")]).firstSource == nil)
        #expect(Self.section([SDPAttribute("ssrc")]).firstSource == nil)
        #expect(Self.section([]).firstSource == nil)
    }

    @Test func `port 0 rejects, unless the section is bundle-only`() {
        #expect(Self.section([], port: 0).isRejected)
        #expect(!Self.section([SDPAttribute("bundle-only")], port: 0).isRejected)
        #expect(!Self.section([]).isRejected)
    }
}

import Testing

@testable import Signaling

struct HeaderExtensionMapTests {
    private static func section(_ attributes: [SDPAttribute]) -> MediaSection {
        MediaSection(kind: "audio", port: 9, transport: "X", formats: ["0"], attributes: attributes)
    }

    @Test func `extension ids outside the one-byte form are left out`() {
        let uri = HeaderExtensionMap.mid
        #expect(HeaderExtensionMap.id(of: uri, in: Self.section([SDPAttribute("extmap", "14 \(uri)")])) == 14)
        #expect(HeaderExtensionMap.id(of: uri, in: Self.section([SDPAttribute("extmap", "3/sendonly \(uri)")])) == 3)
        for value in ["0 \(uri)", "15 \(uri)", "256 \(uri)", "x \(uri)", "3", "", "3 \(uri)x"] {
            #expect(HeaderExtensionMap.id(of: uri, in: Self.section([SDPAttribute("extmap", value)])) == nil)
        }
    }
}

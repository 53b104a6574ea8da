import Testing

@testable import Signaling

struct SessionDescriptionBundleTests {
    private static func bundled(_ bundle: String, _ sections: [String]) throws(SDPError) -> [Int] {
        try SessionDescription(parsing: SDPVectors.offer(bundle: bundle, sections)).bundledSections()
    }

    @Test func `the bundle's order counts, not the sections'`() throws {
        let sections = [SDPVectors.audio("a"), SDPVectors.data("d"), SDPVectors.audio("b")]
        #expect(try Self.bundled("d b", sections) == [1, 2])
    }

    @Test func `rejected sections are left out, bundle-only ones are not`() throws {
        let sections = ["audio 0 X 0\na=mid:0\n", "audio 0 X 0\na=mid:1\na=bundle-only\n", SDPVectors.data("2")]
        #expect(try Self.bundled("0 1 2", sections) == [1, 2])
    }

    @Test func `a bundle that does not fit its sections is refused`() {
        #expect(throws: SDPError.unknownMidInBundle) { try Self.bundled("0 1", [SDPVectors.data("0")]) }
        #expect(throws: SDPError.unknownMidInBundle) {
            try Self.bundled("0 0", [SDPVectors.data("0"), SDPVectors.audio("1")])
        }
        #expect(throws: SDPError.noSections) { try Self.bundled("", []) }
        let text = SDPVectors.offer(bundle: "0", [SDPVectors.data("0")]).replacing("BUNDLE", with: "LS")
        #expect(throws: SDPError.notBundled) { try SessionDescription(parsing: text).bundledSections() }
    }
}

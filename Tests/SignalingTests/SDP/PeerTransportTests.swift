import Testing

@testable import Signaling

struct PeerTransportTests {
    private static let password = "0123456789abcdefghijkl"

    private static func transport(_ session: [String], _ sections: [[String]]) throws(SDPError) -> PeerTransport {
        let description = SessionDescription(
            origin: SDPOrigin(username: "-", sessionID: 1, version: 1, address: "IN IP4 0.0.0.0"), name: "-",
            attributes: attributes(session),
            sections: sections.map { lines in
                MediaSection(
                    kind: "audio", port: 9, transport: "X", formats: ["0"], attributes: attributes(lines))
            })
        return try description.transport(of: Array(sections.indices))
    }

    private static func attributes(_ lines: [String]) -> [SDPAttribute] {
        lines.map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return SDPAttribute(String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
        }
    }

    private static let ice = ["ice-ufrag:abcd", "ice-pwd:\(password)"]
    private static let print = "fingerprint:" + SDPVectors.fingerprint()

    private static func expected(_ fragment: String, _ setup: PeerTransport.Setup) -> PeerTransport {
        PeerTransport(
            usernameFragment: fragment, password: password, fingerprint: [UInt8](repeating: 0xAB, count: 32),
            setup: setup)
    }

    @Test func `session and section level both serve, the section's goes first`() throws {
        let session = try Self.transport(Self.ice + [Self.print, "setup:actpass"], [[]])
        #expect(session == Self.expected("abcd", .actpass))
        let own = try Self.transport(
            Self.ice + ["setup:actpass"],
            [["ice-ufrag:wxyz", "ice-pwd:\(Self.password)", Self.print, "setup:active"]])
        #expect(own == Self.expected("wxyz", .active))
    }

    @Test func `the first section's fragment is the bundle's`() throws {
        let transport = try Self.transport(
            [Self.print], [Self.ice, ["ice-ufrag:wxyz", "ice-pwd:\(Self.password)"]])
        #expect(transport.usernameFragment == "abcd")
        #expect(transport.setup == nil)
    }

    static let refused: [([String], [[String]], SDPError)] = [
        (ice, [[]], .noFingerprint),
        (ice + ["fingerprint"], [[]], .malformedFingerprint),
        (ice + ["fingerprint:sha-1 00:11"], [[]], .unknownHash),
        ([print], [[]], .noCredentials),
        ([print, "ice-ufrag:abcd"], [[]], .noCredentials),
        ([print, "ice-ufrag:abc", "ice-pwd:\(password)"], [[]], .malformedCredentials),
        ([print, "ice-ufrag:abcd", "ice-pwd:short"], [[]], .malformedCredentials),
        ([print, "ice-ufrag:ab:d", "ice-pwd:\(password)"], [[]], .malformedCredentials),
        (
            [print, "ice-ufrag:\(String(repeating: "a", count: 257))", "ice-pwd:\(password)"], [[]],
            .malformedCredentials
        ),
        (ice + [print, "setup:holdconn"], [[]], .malformedSetup),
        (ice, [[print], ["fingerprint:" + SDPVectors.fingerprint(1)]], .fingerprintsDiffer),
        (ice + [print], [["fingerprint:" + SDPVectors.fingerprint(1)]], .fingerprintsDiffer),
    ]

    @Test(arguments: refused)
    func `what is missing or does not agree is refused`(session: [String], sections: [[String]], error: SDPError) {
        #expect(throws: error) { try Self.transport(session, sections) }
    }
}

import Testing

@testable import Signaling

struct SectionUseTests {
    private static func uses(_ bundle: String, _ sections: [String]) throws -> [String] {
        let offer = try SessionDescription(parsing: SDPVectors.offer(bundle: bundle, sections))
        return SectionUse.all(of: offer, bundle: try offer.bundledSections()).map { use in
            switch use {
            case .rejected: "rejected"
            case .data: "data"
            case .audio(_, let sends): sends ? "sending" : "idle"
            }
        }
    }

    static let rows: [(String, String)] = [
        (SDPVectors.audio("0"), "sending"),
        (SDPVectors.audio("0", "sendrecv"), "sending"),
        (SDPVectors.audio("0", "recvonly"), "idle"),
        (SDPVectors.audio("0", "inactive"), "idle"),
        (SDPVectors.video("0"), "rejected"),
        (SDPVectors.data("0"), "data"),
        (SDPVectors.data("0").replacing("5000", with: "5001"), "rejected"),
        ("application 9 DTLS/SCTP 5000\na=mid:0\na=sctpmap:5000 webrtc-datachannel 1024\n", "data"),
        ("application 9 DTLS/SCTP 5001\na=mid:0\n", "rejected"),
        ("application 9 TCP/DTLS/SCTP webrtc-datachannel\na=mid:0\n", "rejected"),
        ("text 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n", "rejected"),
        (SDPVectors.audio("0").replacing("a=rtcp-mux\n", with: ""), "rejected"),
        (SDPVectors.audio("0").replacing("opus", with: "PCMU"), "rejected"),
        (SDPVectors.audio("0").replacing("UDP/TLS/RTP/SAVPF", with: "RTP/AVP"), "rejected"),
        (SDPVectors.audio("0").replacing("UDP/TLS/RTP/SAVPF", with: "RTP/SAVPF"), "sending"),
        (SDPVectors.audio("0").replacing("audio 9", with: "audio 0"), "rejected"),
    ]

    @Test(arguments: rows)
    func `a section by what it offers`(section: String, use: String) throws {
        #expect(try Self.uses("0", [section]) == [use])
    }

    @Test func `outside the bundle, and a second time data, is rejected`() throws {
        let sections = [SDPVectors.data("0"), SDPVectors.data("1"), SDPVectors.audio("2"), SDPVectors.audio("3")]
        #expect(try Self.uses("0 1 3", sections) == ["data", "rejected", "rejected", "sending"])
    }
}

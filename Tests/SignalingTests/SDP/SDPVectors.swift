import Foundation

@testable import Signaling

/// The descriptions under `Tests/Vectors`.
enum SDPVectors {
    static let offers = [
        "aiortc", "chrome", "chromium-publish", "firefox", "firefox-publish", "native-first", "native-join",
        "native-publish", "native-republish",
        "native-unpublish", "safari",
    ]
    static let answers = [
        "chromium-answer-1", "chromium-answer-2", "chromium-answer-3", "firefox-answer-1", "firefox-answer-2",
        "firefox-answer-3", "native-answer-1", "native-answer-2", "native-answer-3", "native-answer-4",
    ]

    static func text(_ name: String, extension ending: String = "sdp") throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Vectors")
        return try String(contentsOf: folder.appendingPathComponent(name + "." + ending), encoding: .utf8)
    }

    /// A valid fingerprint attribute's value, filled with one byte.
    static func fingerprint(_ byte: UInt8 = 0xAB) -> String {
        CertificateFingerprint.text([UInt8](repeating: byte, count: 32))
    }

    /// An offer of our own making: sections given by their lines after `m=`, the transport lines put in.
    static func offer(
        bundle: String, _ sections: [String], setup: String = "actpass", ufrag: String = "abcd", print: UInt8 = 0xAB
    ) -> String {
        var text = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE \(bundle)\r\n"
        text += "a=ice-ufrag:\(ufrag)\r\na=ice-pwd:0123456789abcdefghijkl\r\na=setup:\(setup)\r\n"
        text += "a=fingerprint:\(fingerprint(print))\r\n"
        for section in sections {
            text += "m=" + section.split(separator: "\n").joined(separator: "\r\n") + "\r\n"
        }
        return text
    }

    static func audio(_ mid: String, _ direction: String = "sendonly", msid: String? = nil, ssrc: UInt32? = nil)
        -> String
    {
        var text = "audio 9 UDP/TLS/RTP/SAVPF 111 63\na=mid:\(mid)\na=\(direction)\na=rtcp-mux\n"
        text += "a=rtpmap:111 opus/48000/2\na=rtpmap:63 red/48000/2\na=fmtp:63 111/111\n"
        if let msid { text += "a=msid:- \(msid)\n" }
        if let ssrc { text += "a=ssrc:\(ssrc) cname:x\n" }
        return text
    }

    static func data(_ mid: String) -> String {
        "application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:\(mid)\na=sctp-port:5000\n"
    }

    static func video(_ mid: String) -> String {
        "video 9 UDP/TLS/RTP/SAVPF 96\na=mid:\(mid)\na=sendonly\na=rtcp-mux\na=rtpmap:96 VP8/90000\n"
    }
}

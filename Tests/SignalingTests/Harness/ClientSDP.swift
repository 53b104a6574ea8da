@testable import Signaling

/// Session descriptions as a client writes them, the lines that matter only.
enum ClientSDP {
    struct Section {
        var mid: String
        /// Nil: the data section.
        var cid: String?
        var ssrc: UInt32 = 0
        var isSending = true
        /// It is there to receive on.
        var isReceiving = false
        var opus = 111
        var red: Int? = 63

        var direction: String {
            switch (isSending, isReceiving) {
            case (true, true): "sendrecv"
            case (true, false): "sendonly"
            case (false, true): "recvonly"
            case (false, false): "inactive"
            }
        }

        static func data(_ mid: String) -> Section { Section(mid: mid, cid: nil) }
        static func receiver(_ mid: String) -> Section {
            Section(mid: mid, cid: "", isSending: false, isReceiving: true)
        }
        static func audio(_ mid: String, cid: String, ssrc: UInt32) -> Section {
            Section(mid: mid, cid: cid, ssrc: ssrc)
        }
    }

    static func fingerprint(_ byte: UInt8) -> String {
        CertificateFingerprint.text([UInt8](repeating: byte, count: 32))
    }

    static func offer(_ sections: [Section], ufrag: String = "uplk", extra: [String] = []) -> String {
        var lines = head(bundle: sections.map(\.mid), ufrag: ufrag, setup: "actpass", print: 0xC1)
        for section in sections { lines += self.lines(of: section) }
        return (lines + extra).joined(separator: "\r\n") + "\r\n"
    }

    private static func lines(of section: Section) -> [String] {
        guard let cid = section.cid else {
            return [
                "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:\(section.mid)",
                "a=sctp-port:5000", "a=max-message-size:262144",
            ]
        }
        let formats = [section.opus] + (section.red.map { [$0] } ?? [])
        var lines = [
            "m=audio 9 UDP/TLS/RTP/SAVPF \(formats.map { String($0) }.joined(separator: " "))", "c=IN IP4 0.0.0.0",
            "a=mid:\(section.mid)", "a=\(section.direction)", "a=rtcp-mux",
            "a=extmap:3 urn:ietf:params:rtp-hdrext:ssrc-audio-level", "a=extmap:9 urn:ietf:params:rtp-hdrext:sdes:mid",
            "a=rtpmap:\(section.opus) opus/48000/2", "a=fmtp:\(section.opus) minptime=10;useinbandfec=1",
        ]
        if let red = section.red {
            lines += ["a=rtpmap:\(red) red/48000/2", "a=fmtp:\(red) \(section.opus)/\(section.opus)"]
        }
        if section.isSending {
            lines += ["a=msid:- \(cid)", "a=ssrc:\(section.ssrc) cname:client"]
        }
        return lines
    }

    /// Takes what is offered, less the sections of these tracks.
    static func answer(to offer: String, refusing refused: [String] = [], ufrag: String = "down") -> String {
        guard let description = try? SessionDescription(parsing: offer) else {
            preconditionFailure("an offer that cannot be parsed")
        }
        var lines = head(
            bundle: description.sections.compactMap(\.mid), ufrag: ufrag, setup: "active", print: 0xC2)
        for section in description.sections {
            let formats = section.formats.joined(separator: " ")
            lines += ["m=\(section.kind) 9 \(section.transport) \(formats)", "c=IN IP4 0.0.0.0"]
            for attribute in section.attributes {
                switch attribute.name {
                case "mid", "rtpmap", "fmtp", "extmap", "rtcp-mux", "sctp-port", "max-message-size", "rtcp-fb":
                    lines.append("a=\(attribute.name)" + (attribute.value.map { ":\($0)" } ?? ""))
                case "sendonly", "sendrecv":
                    guard section.kind == "audio" else { continue }
                    let isRefused = refused.contains { sid in
                        section.attributes.contains { $0.name == "msid" && ($0.value ?? "").contains(sid) }
                    }
                    lines.append(isRefused ? "a=inactive" : "a=recvonly")
                case "inactive": lines.append("a=inactive")
                default: break
                }
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    private static func head(bundle: [String], ufrag: String, setup: String, print: UInt8) -> [String] {
        [
            "v=0", "o=- 1 1 IN IP4 127.0.0.1", "s=-", "t=0 0", "a=group:BUNDLE \(bundle.joined(separator: " "))",
            "a=ice-ufrag:\(ufrag)", "a=ice-pwd:0123456789abcdefghijkl", "a=setup:\(setup)",
            "a=fingerprint:\(fingerprint(print))",
        ]
    }
}

import SFU

/// Writes our descriptions, offers and answers, as browsers write them: the lines that servers read.
struct LocalDescription {
    /// A section of our own offers. Their order never changes, and none is ever taken away.
    struct Section {
        var mid: String
        /// The track's name, empty for none; nil for the data section.
        var cid: String?
        var ssrc: UInt32
        var isSending: Bool
        /// It is there to hear others.
        var isReceiving = false
    }

    static let audioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
    static let midExtension = "urn:ietf:params:rtp-hdrext:sdes:mid"
    /// Payload types and extension ids of our offers.
    static let opus: UInt8 = 111
    static let red: UInt8 = 63
    static let levelID: UInt8 = 1
    static let midID: UInt8 = 4

    let fragment: String
    let password: String
    let fingerprintText: String
    let streamID: String

    func offer(
        _ sections: [Section], setup: String, hasRedundancy sendsRedundancy: Bool, takesRedundancy: Bool = false,
        usesNack: Bool
    ) -> String {
        var text = head(bundle: sections.map(\.mid), setup: setup)
        for section in sections {
            guard let cid = section.cid else {
                text += "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\n"
                text += "a=mid:\(section.mid)\r\na=sctp-port:5000\r\na=max-message-size:262144\r\n"
                continue
            }
            let hasRedundancy = section.isReceiving ? takesRedundancy : sendsRedundancy
            let formats = hasRedundancy ? "\(Self.opus) \(Self.red)" : "\(Self.opus)"
            text += "m=audio 9 UDP/TLS/RTP/SAVPF \(formats)\r\nc=IN IP4 0.0.0.0\r\na=mid:\(section.mid)\r\n"
            text += "a=extmap:\(Self.levelID) \(Self.audioLevel)\r\na=extmap:\(Self.midID) \(Self.midExtension)\r\n"
            text += section.isSending ? "a=sendonly\r\n" : section.isReceiving ? "a=recvonly\r\n" : "a=inactive\r\n"
            text += "a=rtcp-mux\r\na=rtpmap:\(Self.opus) opus/48000/2\r\n"
            text += "a=fmtp:\(Self.opus) minptime=10;useinbandfec=1\r\n"
            if usesNack { text += "a=rtcp-fb:\(Self.opus) nack\r\n" }
            if hasRedundancy {
                text += "a=rtpmap:\(Self.red) red/48000/2\r\na=fmtp:\(Self.red) \(Self.opus)/\(Self.opus)\r\n"
            }
            if section.isSending {
                text += "a=msid:\(streamID) \(cid)\r\n"
                text += "a=ssrc:\(section.ssrc) cname:\(streamID)\r\na=ssrc:\(section.ssrc) msid:\(streamID) \(cid)\r\n"
            }
        }
        return text
    }

    /// Takes everything that is offered, in the forms that we want.
    func answer(_ offer: RemoteDescription, setup: String, takesRedundancy: Bool, usesNack: Bool) -> String {
        let taken = offer.sections.filter { $0.port != 0 && ($0.kind == "audio" || $0.kind == "application") }
        var text = head(bundle: taken.map(\.mid), setup: setup)
        for section in offer.sections {
            let isTaken = section.port != 0 && (section.kind == "audio" || section.kind == "application")
            var formats = section.formats
            let red = section.payloadType("red/48000/2")
            if section.kind == "audio", !takesRedundancy, let red { formats.removeAll { $0 == String(red) } }
            text += "m=\(section.kind) \(isTaken ? 9 : 0) \(section.transport) \(formats.joined(separator: " "))\r\n"
            text += "c=IN IP4 0.0.0.0\r\na=mid:\(section.mid)\r\n"
            guard isTaken else { continue }
            if section.kind == "application" {
                text += "a=sctp-port:5000\r\na=max-message-size:262144\r\n"
                continue
            }
            let isOffered = section.has("sendonly") || section.has("sendrecv")
            text += isOffered ? "a=recvonly\r\n" : "a=inactive\r\n"
            text += "a=rtcp-mux\r\n"
            for attribute in section.attributes {
                let isOfRefused = !takesRedundancy && red.map { attribute.value.hasPrefix("\($0) ") } ?? false
                switch attribute.name {
                case "rtpmap", "fmtp": if !isOfRefused { text += "a=\(attribute.name):\(attribute.value)\r\n" }
                case "rtcp-fb": if usesNack { text += "a=rtcp-fb:\(attribute.value)\r\n" }
                case "extmap": text += "a=extmap:\(attribute.value)\r\n"
                default: break
                }
            }
        }
        return text
    }

    private func head(bundle: [String], setup: String) -> String {
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE \(bundle.joined(separator: " "))\r\n"
            + "a=ice-ufrag:\(fragment)\r\na=ice-pwd:\(password)\r\na=ice-options:trickle\r\n"
            + "a=fingerprint:sha-256 \(fingerprintText)\r\na=setup:\(setup)\r\n"
    }
}

/// `m=application` for data channels over SCTP (RFC 8841), in the present form and the one before it.
enum DataSection {
    /// The only SCTP port that WebRTC uses.
    static let port = "5000"
    /// Largest message that we take, as announced.
    static let maxMessageSize = "65535"
    /// The form that we offer.
    static let transport = "UDP/DTLS/SCTP"

    /// Whether it is one that we can serve.
    static func isAcceptable(_ section: MediaSection) -> Bool {
        guard section.kind == "application" else { return false }
        switch section.transport {
        case "UDP/DTLS/SCTP":
            return section.formats == ["webrtc-datachannel"] && (section.attributes.value("sctp-port") ?? port) == port
        case "DTLS/SCTP":
            // The draft form: the format is the port, and a=sctpmap says what runs over it.
            return section.formats == [port] || section.formats == ["webrtc-datachannel"]
        default:
            return false
        }
    }

    /// The lines that follow the transport's.
    static func attributes(formats: [String]) -> [SDPAttribute] {
        let association =
            formats == [port]
            ? SDPAttribute("sctpmap", "\(port) webrtc-datachannel 1024") : SDPAttribute("sctp-port", port)
        return [SDPAttribute("sendrecv"), association, SDPAttribute("max-message-size", maxMessageSize)]
    }
}

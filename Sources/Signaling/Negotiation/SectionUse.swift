/// What a section of a client's offer can be used for.
enum SectionUse: Equatable, Sendable {
    /// Answered with port 0: video, unknown kinds, no common format, outside the bundle.
    case rejected
    case data
    /// Audio that the client does or does not send.
    case audio(AudioFormats, sends: Bool)

    var isAccepted: Bool { self != .rejected }

    var isSending: Bool {
        if case .audio(_, let sends) = self { sends } else { false }
    }

    var formats: AudioFormats? {
        if case .audio(let formats, _) = self { formats } else { nil }
    }

    /// The use of each section, in order; of several data sections the first is taken.
    static func all(of offer: SessionDescription, bundle: [Int]) -> [SectionUse] {
        var uses: [SectionUse] = []
        for (index, section) in offer.sections.enumerated() {
            let use = bundle.contains(index) ? of(section, in: offer) : .rejected
            uses.append(use == .data && uses.contains(.data) ? .rejected : use)
        }
        return uses
    }

    private static func of(_ section: MediaSection, in offer: SessionDescription) -> SectionUse {
        if DataSection.isAcceptable(section) { return .data }
        guard section.kind == "audio", audioTransports.contains(section.transport),
            section.attributes.has("rtcp-mux"), let formats = AudioFormats(section)
        else {
            return .rejected
        }
        return .audio(formats, sends: offer.direction(of: section).sends)
    }

    /// RFC 8829 §5.1.2 has the first written and the others understood.
    private static let audioTransports = [
        "UDP/TLS/RTP/SAVPF", "UDP/TLS/RTP/SAVP", "RTP/SAVPF", "RTP/SAVP", "TCP/DTLS/RTP/SAVPF",
    ]
}

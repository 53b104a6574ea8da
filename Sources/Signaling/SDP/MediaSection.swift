/// An `m=` line and what follows it up to the next (RFC 8866 §5.14).
struct MediaSection: Equatable, Sendable {
    /// `audio`, `video`, `application` …
    var kind: String
    /// 0 means rejected, unless the section is bundle-only.
    var port: UInt16
    /// Such as `UDP/TLS/RTP/SAVPF`.
    var transport: String
    /// Payload types, or `webrtc-datachannel`. Never empty.
    var formats: [String]
    /// Lines that are not attributes, in order.
    var lines: [SDPLine] = []
    var attributes: [SDPAttribute] = []

    /// Identifies the section within its session (RFC 5888).
    var mid: String? { attributes.value("mid") }

    /// Port 0 without `a=bundle-only`: not wanted, now or ever again (RFC 9143 §6, RFC 8829 §5.2).
    var isRejected: Bool { port == 0 && !attributes.has("bundle-only") }

    /// The section's own direction, if it states one.
    var direction: MediaDirection? {
        for attribute in attributes where attribute.value == nil {
            if let direction = MediaDirection(rawValue: attribute.name) { return direction }
        }
        return nil
    }

    /// The first source that the section announces (RFC 5576).
    var firstSource: UInt32? {
        attributes.value("ssrc").flatMap { UInt32($0.prefix { $0 != " " }) }
    }

    /// The identifier of the track that the section carries: the second part of `a=msid` (RFC 8830), or of the
    /// older `a=ssrc:… msid:…`.
    var trackIdentifier: String? {
        if let msid = attributes.value("msid") {
            return Self.secondWord(of: msid)
        }
        for value in attributes.values("ssrc") {
            let words = value.split(separator: " ", maxSplits: 1)
            if words.count == 2, words[1].hasPrefix("msid:") {
                return Self.secondWord(of: words[1].dropFirst(5))
            }
        }
        return nil
    }

    private static func secondWord(of text: some StringProtocol) -> String? {
        let words = text.split(separator: " ")
        return words.count >= 2 ? String(words[1]) : nil
    }
}

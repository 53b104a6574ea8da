/// What a section says about the two audio formats that we forward: Opus (RFC 7587) and redundant audio around it
/// (RFC 2198).
struct AudioFormats: Equatable, Sendable {
    var opus: UInt8
    /// Whose blocks are Opus of the payload type above.
    var red: UInt8?
    /// Whether lost Opus packets are asked for again by generic NACK (RFC 4585).
    var hasNack: Bool

    /// `nil` where the section has no Opus.
    init?(_ section: MediaSection) {
        let mappings = section.attributes.values("rtpmap").compactMap { Self.mapping($0) }
        let offered = section.formats.compactMap { UInt8($0) }.filter { $0 < 128 }
        func first(_ encoding: String, where isFit: (UInt8) -> Bool) -> UInt8? {
            offered.first { type in
                mappings.contains { $0.type == type && $0.encoding == encoding } && isFit(type)
            }
        }
        guard let opus = first("opus/48000/2", where: { _ in true }) else { return nil }
        let parameters = section.attributes.values("fmtp")
        self.opus = opus
        self.red = first("red/48000/2") { Self.isRedundant($0, around: opus, parameters) }
        self.hasNack = section.attributes.values("rtcp-fb").contains { $0 == "\(opus) nack" || $0 == "* nack" }
    }

    /// `111 opus/48000/2`; encoding names compare without case (RFC 8866 §6.6).
    private static func mapping(_ value: String) -> (type: UInt8, encoding: String)? {
        let words = value.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let type = UInt8(words[0]) else { return nil }
        return (type, words[1].lowercased())
    }

    /// `63 111/111`: all blocks are of one type. An answer may leave the line out.
    private static func isRedundant(_ type: UInt8, around opus: UInt8, _ parameters: [String]) -> Bool {
        for value in parameters {
            let words = value.split(separator: " ", maxSplits: 1)
            guard words.count == 2, UInt8(words[0]) == type else { continue }
            return words[1].split(separator: "/", omittingEmptySubsequences: false).allSatisfy { UInt8($0) == opus }
        }
        return true
    }
}

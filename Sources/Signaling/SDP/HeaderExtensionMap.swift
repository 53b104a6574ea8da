/// The header extensions that we take part in (RFC 8285 §5). All others are left out of our descriptions.
enum HeaderExtensionMap {
    /// The section's identifier in each packet (RFC 9143 §15).
    static let mid = "urn:ietf:params:rtp-hdrext:sdes:mid"
    /// The sender's loudness (RFC 6464).
    static let audioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"

    /// The id under which the section maps the extension, if it fits the one-byte form (1 to 14).
    static func id(of uri: String, in section: MediaSection) -> UInt8? {
        for value in section.attributes.values("extmap") {
            let words = value.split(separator: " ")
            guard words.count >= 2, words[1] == uri else { continue }
            let number = words[0].prefix { $0 != "/" }
            guard let id = UInt8(number), (1...14).contains(id) else { continue }
            return id
        }
        return nil
    }
}

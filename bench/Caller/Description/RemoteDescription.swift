import SFU

/// The server's description, as far as a client needs it. Written apart from the server's own reader, so that the two
/// check each other.
struct RemoteDescription {
    /// A media section.
    struct Section {
        var kind: String
        var port: Int
        var transport: String
        var formats: [String]
        var attributes: [(name: String, value: String)] = []

        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        func values(_ name: String) -> [String] { attributes.filter { $0.name == name }.map(\.value) }
        func has(_ name: String) -> Bool { attributes.contains { $0.name == name } }

        var mid: String { value("mid") ?? "" }

        /// The payload type of an encoding, such as `opus/48000/2`.
        func payloadType(_ encoding: String) -> UInt8? {
            for value in values("rtpmap") {
                let words = value.split(separator: " ", maxSplits: 1)
                guard words.count == 2, words[1].lowercased() == encoding, let type = UInt8(words[0]),
                    formats.contains(String(type))
                else { continue }
                return type
            }
            return nil
        }

        /// The id of a header extension.
        func extensionID(_ uri: String) -> UInt8? {
            for value in values("extmap") {
                let words = value.split(separator: " ")
                guard words.count >= 2, words[1] == uri else { continue }
                return UInt8(words[0].prefix { $0 != "/" }).flatMap { (1...14).contains($0) ? $0 : nil }
            }
            return nil
        }
    }

    /// Where the server is and how it proves itself.
    struct Transport {
        var fragment: String
        var password: String
        /// SHA-256 of its certificate.
        var fingerprint: [UInt8]
        /// `actpass`, `active` or `passive`.
        var setup: String
    }

    var attributes: [(name: String, value: String)] = []
    var sections: [Section] = []

    /// Reads a description; nil when it has no section, or one that is no section.
    init?(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            guard line.utf8.count >= 2, line.dropFirst().first == "=" else { return nil }
            let value = line.dropFirst(2)
            switch line.first {
            case "m":
                let words = value.split(separator: " ")
                guard words.count >= 4, let port = Int(words[1]) else { return nil }
                sections.append(
                    Section(
                        kind: String(words[0]), port: port, transport: String(words[2]),
                        formats: words[3...].map { String($0) }))
            case "a":
                let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                let attribute = (name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
                if sections.isEmpty {
                    attributes.append(attribute)
                } else {
                    sections[sections.count - 1].attributes.append(attribute)
                }
            default: break
            }
        }
        guard !sections.isEmpty else { return nil }
    }

    /// A value of the session, or else of the first section that has it.
    func value(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value ?? sections.lazy.compactMap { $0.value(name) }.first
    }

    /// Nil when something that a connection needs is missing.
    var transport: Transport? {
        guard let fragment = value("ice-ufrag"), let password = value("ice-pwd"), let print = value("fingerprint"),
            let fingerprint = Self.fingerprint(print)
        else { return nil }
        return Transport(
            fragment: fragment, password: password, fingerprint: fingerprint, setup: value("setup") ?? "actpass")
    }

    /// The addresses of all sections, in order.
    var candidates: [TransportAddress] {
        sections.flatMap { $0.values("candidate") }.compactMap { Candidate.address(in: $0) }
    }

    private static func fingerprint(_ text: String) -> [UInt8]? {
        let words = text.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "sha-256" else { return nil }
        let bytes = words[1].split(separator: ":").compactMap { UInt8($0, radix: 16) }
        return bytes.count == 32 ? bytes : nil
    }
}

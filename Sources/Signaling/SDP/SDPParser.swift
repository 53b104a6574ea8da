/// Reads a session description line by line. Lines end with CR LF or LF; empty ones are skipped. What it does not know
/// it keeps; what breaks RFC 8866 in a way that could be read in two ways it refuses.
struct SDPParser {
    private var hasVersion = false
    private var origin: SDPOrigin?
    private var name: String?
    private var lines: [SDPLine] = []
    private var attributes: [SDPAttribute] = []
    private var sections: [MediaSection] = []
    /// The line being read, counted from 1.
    private var line = 0

    static func parse(_ text: String) throws(SDPError) -> SessionDescription {
        let bytes = Array(text.utf8)
        guard bytes.count <= Limits.sdpBytes else { throw .tooLarge(bytes: bytes.count) }
        var parser = SDPParser()
        for piece in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            parser.line += 1
            let content = piece.last == UInt8(ascii: "\r") ? piece.dropLast() : piece
            if !content.isEmpty { try parser.read(content) }
        }
        return try parser.finish()
    }

    private mutating func read(_ content: ArraySlice<UInt8>) throws(SDPError) {
        guard content.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw malformed("control characters are not allowed")
        }
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard content.count >= 2, let type = content.first, letters.contains(type),
            content[content.startIndex + 1] == UInt8(ascii: "=")
        else {
            throw malformed("a line is a letter, an equals sign and a value")
        }
        let value = String(decoding: content.dropFirst(2), as: UTF8.self)
        try read(type, value)
    }

    private mutating func read(_ type: UInt8, _ value: String) throws(SDPError) {
        switch type {
        case UInt8(ascii: "v"):
            guard !hasVersion, value == "0" else { throw malformed("the version is 0 and comes first") }
            hasVersion = true
        case UInt8(ascii: "o"):
            guard hasVersion, origin == nil else { throw malformed("there is one origin, after the version") }
            origin = try readOrigin(value)
        case UInt8(ascii: "s"):
            guard origin != nil, name == nil else {
                throw malformed("there is one session name, after the origin")
            }
            name = value
        case UInt8(ascii: "m"):
            guard name != nil else { throw malformed("media sections come after origin and session name") }
            guard sections.count < Limits.sdpSections else { throw .tooManySections }
            sections.append(try readMedia(value))
        case UInt8(ascii: "a"):
            guard name != nil else { throw malformed("attributes come after origin and session name") }
            try append(try readAttribute(value))
        default:
            guard name != nil else { throw malformed("version, origin and session name come first") }
            try append(SDPLine(Unicode.Scalar(type), value))
        }
    }

    private func readOrigin(_ value: String) throws(SDPError) -> SDPOrigin {
        let words = value.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words.allSatisfy({ !$0.isEmpty }), let session = Self.number(words[1]),
            let version = Self.number(words[2])
        else {
            throw malformed("an origin is a user name, two 64-bit numbers and a network address")
        }
        let address = words[3...].joined(separator: " ")
        return SDPOrigin(username: String(words[0]), sessionID: session, version: version, address: address)
    }

    private func readMedia(_ value: String) throws(SDPError) -> MediaSection {
        let words = value.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count >= 4, let port = Self.number(words[1]).flatMap({ UInt16(exactly: $0) }) else {
            throw malformed("a media section is a kind, a port, a transport and at least one format")
        }
        guard words.count - 3 <= Limits.sdpFormats else {
            throw malformed("a media section has at most \(Limits.sdpFormats) formats")
        }
        return MediaSection(
            kind: String(words[0]), port: port, transport: String(words[2]), formats: words[3...].map { String($0) })
    }

    private func readAttribute(_ value: String) throws(SDPError) -> SDPAttribute {
        let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty else { throw malformed("an attribute has a name") }
        return SDPAttribute(String(name), parts.count > 1 ? String(parts[1]) : nil)
    }

    private mutating func append(_ attribute: SDPAttribute) throws(SDPError) {
        let last = sections.count - 1
        let count = last >= 0 ? sections[last].attributes.count : attributes.count
        guard count < Limits.sdpAttributes else { throw .tooManyAttributes(line: line) }
        if last >= 0 {
            sections[last].attributes.append(attribute)
        } else {
            attributes.append(attribute)
        }
    }

    private mutating func append(_ other: SDPLine) throws(SDPError) {
        let last = sections.count - 1
        let count = last >= 0 ? sections[last].lines.count : lines.count
        guard count < Limits.sdpAttributes else { throw .tooManyAttributes(line: line) }
        if last >= 0 {
            sections[last].lines.append(other)
        } else {
            lines.append(other)
        }
    }

    private func finish() throws(SDPError) -> SessionDescription {
        guard let origin, let name else {
            throw .malformed(line: line, expected: "a description has an origin and a session name")
        }
        var mids: Set<String> = []
        for section in sections {
            guard let mid = section.mid else { continue }
            guard SDPToken.isToken(mid), mid.utf8.count <= Limits.midBytes else { throw .malformedMid }
            guard mids.insert(mid).inserted else { throw .duplicateMid(mid) }
        }
        return SessionDescription(
            origin: origin, name: name, lines: lines, attributes: attributes, sections: sections)
    }

    private func malformed(_ expected: String) -> SDPError {
        .malformed(line: line, expected: expected)
    }

    /// Digits only: `UInt64.init` alone would take a sign.
    private static func number(_ text: Substring) -> UInt64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(text) : nil
    }
}

extension SessionDescription {
    /// Reads a description of at most ``Limits/sdpBytes``.
    init(parsing text: String) throws(SDPError) {
        self = try SDPParser.parse(text)
    }
}

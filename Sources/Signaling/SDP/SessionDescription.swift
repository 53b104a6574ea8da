/// A session description (RFC 8866) as browsers and SDKs write them: every line is kept, and printing is the inverse
/// of parsing. Says nothing about what the lines mean; that is negotiation's part.
struct SessionDescription: Equatable, Sendable {
    var origin: SDPOrigin
    var name: String
    /// Session-level lines that are not attributes, in order.
    var lines: [SDPLine] = []
    /// Session-level attributes, in order.
    var attributes: [SDPAttribute] = []
    var sections: [MediaSection] = []

    /// The text of the description, each line ended by CR LF.
    func printed() -> String {
        var text = "v=0\r\n"
        text += "o=\(origin.username) \(origin.sessionID) \(origin.version) \(origin.address)\r\n"
        text += "s=\(name)\r\n"
        Self.print(lines, attributes, into: &text)
        for section in sections {
            text += "m=\(section.kind) \(section.port) \(section.transport)"
            for format in section.formats { text += " \(format)" }
            text += "\r\n"
            Self.print(section.lines, section.attributes, into: &text)
        }
        return text
    }

    /// A section's direction: its own, else the session's, else both ways (RFC 8866 §6.7).
    func direction(of section: MediaSection) -> MediaDirection {
        if let direction = section.direction { return direction }
        for attribute in attributes where attribute.value == nil {
            if let direction = MediaDirection(rawValue: attribute.name) { return direction }
        }
        return .sendrecv
    }

    private static func print(_ lines: [SDPLine], _ attributes: [SDPAttribute], into text: inout String) {
        for line in lines {
            text.unicodeScalars.append(Unicode.Scalar(line.type))
            text += "=\(line.value)\r\n"
        }
        for attribute in attributes {
            text += "a=\(attribute.name)"
            if let value = attribute.value { text += ":\(value)" }
            text += "\r\n"
        }
    }
}

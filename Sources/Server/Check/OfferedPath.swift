import SFU

/// What an offer says of the way to the media port: credentials and candidates (RFC 8839).
struct OfferedPath: Equatable {
    var fragment = ""
    var password = ""
    /// Over UDP and over TCP, in the offer's order.
    var candidates: [TransportAddress] = []

    /// Nil when the offer has no credentials.
    init?(sdp: String) {
        for line in sdp.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("a=ice-ufrag:"), fragment.isEmpty { fragment = String(line.dropFirst(12)) }
            if line.hasPrefix("a=ice-pwd:"), password.isEmpty { password = String(line.dropFirst(10)) }
            if line.hasPrefix("a=candidate:"), let address = Self.address(in: line.dropFirst(12)) {
                candidates.append(address)
            }
        }
        if fragment.isEmpty || password.isEmpty { return nil }
    }

    private static func address(in line: Substring) -> TransportAddress? {
        let words = line.split(separator: " ")
        guard words.count >= 8, words[1] == "1", let address = IPAddress(String(words[4])), let port = UInt16(words[5])
        else { return nil }
        switch words[2].lowercased() {
        case "udp": return address.transport(port: port)
        case "tcp" where words.last == "passive": return address.transport(port: port, network: .tcp)
        default: return nil
        }
    }

    /// A connectivity check, as a client sends it.
    func check(_ id: STUNTransactionID) -> [UInt8] {
        STUNWriter.bindingRequest(
            transactionID: id, username: fragment + ":quartetcheck", password: password, priority: 1, tieBreaker: 1,
            usesCandidate: false)
    }

    /// Whether this is the answer to that check, by somebody who knows the password.
    func isAnswer(_ bytes: [UInt8], to id: STUNTransactionID) -> STUNMessage? {
        guard let message = STUNMessage(bytes.span), message.kind == .success, message.transactionID == id,
            let offset = message.integrityOffset,
            MessageIntegrity.isValid(bytes.span, at: offset, password: Array(password.utf8))
        else { return nil }
        return message
    }
}

/// What the transport refuses before anyone reads a request: ambiguous framing (RFC 9112 §6.3, §11.2) and what is too
/// large. Answers are HTTP status and sentence.
enum RequestCheck {
    struct Refusal: Equatable {
        var status: Int
        var sentence: String
    }

    /// - Parameters:
    ///   - headers: names in lower case.
    ///   - headerBytes: request line and headers as they came.
    /// - Returns: nil when nothing is wrong.
    static func refusal(
        version: String, headers: [(name: String, value: String)], headerBytes: Int
    ) -> Refusal? {
        if headerBytes > Limits.headerBytes {
            return Refusal(status: 431, sentence: "headers are larger than \(Limits.headerBytes) bytes")
        }
        let values = { (name: String) in headers.filter { $0.name == name }.map(\.value) }
        if values("host").count > 1 { return Refusal(status: 400, sentence: "several Host headers") }
        let lengths = values("content-length")
        let codings = values("transfer-encoding")
        if lengths.count > 1 || lengths.contains(where: { !isNumber($0) }) {
            return Refusal(status: 400, sentence: "Content-Length is not one number")
        }
        if !lengths.isEmpty && !codings.isEmpty {
            return Refusal(status: 400, sentence: "Content-Length and Transfer-Encoding together")
        }
        if !codings.isEmpty && (codings.count > 1 || codings[0].lowercased() != "chunked") {
            return Refusal(status: 501, sentence: "the only transfer coding known here is chunked")
        }
        // More digits than an Int holds are too many bytes, too.
        if let length = lengths.first, (Int(length) ?? .max) > Limits.bodyBytes {
            return Refusal(status: 413, sentence: "body is larger than \(Limits.bodyBytes) bytes")
        }
        if version != "HTTP/1.1" && WebSocketHandshake.asksForUpgrade(headers) {
            return Refusal(status: 400, sentence: "an upgrade needs HTTP/1.1")
        }
        return nil
    }

    /// Whether a body follows the headers.
    static func hasBody(_ headers: [(name: String, value: String)]) -> Bool {
        headers.contains { ($0.name == "content-length" && $0.value != "0") || $0.name == "transfer-encoding" }
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

/// The head of a server's answer to the request for a WebSocket (RFC 6455 §4.1), and what follows it.
struct UpgradeResponse: Equatable {
    var status: Int
    /// Where the body, or the first frame, begins.
    var bodyStart: Int
    /// Bytes of the body, where the server says so.
    var bodyCount: Int?
    var isUpgrade: Bool

    /// What has come so far; nil while the head is not complete.
    static func read(_ bytes: [UInt8]) throws(LoadError) -> UpgradeResponse? {
        guard let end = endOfHead(bytes) else {
            guard bytes.count < Limits.responseHeadBytes else { throw LoadError("the answer has no end of its head") }
            return nil
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ", maxSplits: 2) ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw LoadError("what answers there does not speak HTTP")
        }
        var response = UpgradeResponse(status: status, bodyStart: end + 4, bodyCount: nil, isUpgrade: false)
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let value = parts[1].drop { $0 == " " }.lowercased()
            switch parts[0].lowercased() {
            case "content-length": response.bodyCount = Int(value)
            case "upgrade": response.isUpgrade = value == "websocket"
            default: break
            }
        }
        return response
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
    }

    /// A refusal in one line.
    ///
    /// - Parameter bytes: all that came.
    func refusal(_ bytes: [UInt8]) -> String {
        let body = bytes.dropFirst(bodyStart).prefix(bodyCount ?? .max)
        let text = String(decoding: body.prefix(300), as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
        let meaning =
            switch status {
            case 401: "the token was refused"
            case 403: "entry was refused"
            case 404: "there is no such room, or no LiveKit-compatible server at this URL"
            case 429, 503: "the server is full or draining"
            case 200..<400: "no LiveKit-compatible server at this URL"
            default: "the server answered with an error"
            }
        return "\(meaning) (HTTP \(status)\(text.isEmpty ? "" : ": \(text)"))"
    }
}

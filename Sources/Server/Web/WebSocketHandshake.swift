/// The opening handshake of RFC 6455 §4.2, as far as it concerns headers.
enum WebSocketHandshake {
    /// Whether a request asks for a WebSocket in good order (§4.2.1).
    ///
    /// - Parameter headers: names in lower case.
    static func isValid(method: String, version: String, headers: [(name: String, value: String)]) -> Bool {
        method == "GET" && version == "HTTP/1.1" && asksForUpgrade(headers)
            && tokens("connection", in: headers).contains("upgrade")
            && single("sec-websocket-version", in: headers) == "13"
            && single("sec-websocket-key", in: headers).map(isKey) == true
    }

    /// Whether it wants the protocol changed to WebSocket, in good order or not.
    static func asksForUpgrade(_ headers: [(name: String, value: String)]) -> Bool {
        tokens("upgrade", in: headers).contains("websocket")
    }

    /// The value of Sec-WebSocket-Accept (§4.2.2).
    static func accept(_ key: String) -> String {
        base64(SHA1.digest(Array((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8)))
    }

    /// The comma-separated words of all headers of a name, in lower case.
    static func tokens(_ name: String, in headers: [(name: String, value: String)]) -> [String] {
        headers.filter { $0.name == name }.flatMap { header in
            header.value.split(separator: ",").map { word in
                String(decoding: word.utf8.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
            }
        }
    }

    private static func single(_ name: String, in headers: [(name: String, value: String)]) -> String? {
        let values = headers.filter { $0.name == name }
        return values.count == 1 ? values[0].value : nil
    }

    /// Base64 of 16 bytes: 22 characters of the alphabet and two pads.
    private static func isKey(_ text: String) -> Bool {
        text.utf8.count == 24 && text.hasSuffix("==") && text.utf8.prefix(22).allSatisfy(alphabet.contains)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func base64(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for position in 0..<4 {
                text.append(position <= group.count ? alphabet[bits >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Writes a JSON object member by member, in the order given.
struct JSONWriter {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    /// An object without members.
    init() {}

    /// The text so far, closed.
    func finished() -> [UInt8] {
        bytes + [UInt8(ascii: "}")]
    }

    /// Adds a text.
    mutating func add(_ key: String, _ text: String) {
        begin(key)
        append(quoted: text)
    }

    /// Adds a text unless it is empty.
    mutating func add(_ key: String, unlessEmpty text: String) {
        if !text.isEmpty { add(key, text) }
    }

    /// Adds a truth value.
    mutating func add(_ key: String, _ isTrue: Bool) {
        begin(key)
        bytes.append(contentsOf: "\(isTrue)".utf8)
    }

    /// Adds a whole number.
    mutating func add(_ key: String, _ number: Int64) {
        begin(key)
        bytes.append(contentsOf: "\(number)".utf8)
    }

    /// Adds an array of texts.
    mutating func add(_ key: String, _ texts: [String]) {
        begin(key)
        bytes.append(UInt8(ascii: "["))
        for (index, text) in texts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(quoted: text)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Adds a value that is JSON text already.
    mutating func add(_ key: String, json: [UInt8]) {
        begin(key)
        bytes.append(contentsOf: json)
    }

    private mutating func begin(_ key: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        append(quoted: key)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Escapes what RFC 8259 §7 demands and nothing else.
    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        defer { bytes.append(UInt8(ascii: "\"")) }
        // Nearly all texts have nothing to escape.
        if Self.isPlain(text) {
            bytes.append(contentsOf: text.utf8)
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0..<0x10: bytes.append(contentsOf: "\\u000\(String(byte, radix: 16))".utf8)
            case 0x10..<0x20: bytes.append(contentsOf: "\\u00\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
        }
        return true
    }
}

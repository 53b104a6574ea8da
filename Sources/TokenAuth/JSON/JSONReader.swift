/// Reads JSON (RFC 8259) that strangers wrote: nil for whatever is not exactly JSON.
///
/// Stricter than the RFC asks where leniency has been abused: a repeated member name is refused (two readers would
/// see two values), nesting is bounded, text must be valid UTF-8, escapes must make whole Unicode scalars.
struct JSONReader {
    private let bytes: [UInt8]
    private let depthMax: Int
    private var position = 0

    /// The value that these bytes are the text of.
    /// - Parameter depthMax: how many arrays and objects may stand in one another.
    static func read(_ bytes: [UInt8], depthMax: Int) -> JSONValue? {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var reader = JSONReader(bytes: bytes, depthMax: depthMax)
        reader.skipWhitespace()
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipWhitespace()
        return reader.position == bytes.count ? value : nil
    }

    private init(bytes: [UInt8], depthMax: Int) {
        self.bytes = bytes
        self.depthMax = depthMax
    }

    // MARK: Values

    private mutating func value(depth: Int) -> JSONValue? {
        switch peek() {
        case UInt8(ascii: "{"): object(depth: depth + 1)
        case UInt8(ascii: "["): array(depth: depth + 1)
        case UInt8(ascii: "\""): string().map { .string($0) }
        case UInt8(ascii: "t"): literal("true", .bool(true))
        case UInt8(ascii: "f"): literal("false", .bool(false))
        case UInt8(ascii: "n"): literal("null", .null)
        default: number()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        guard depth <= depthMax, take(UInt8(ascii: "{")) else { return nil }
        var members: [JSONMember] = []
        var keys: Set<String> = []
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        repeat {
            skipWhitespace()
            guard let key = string(), keys.insert(key).inserted else { return nil }
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { return nil }
            skipWhitespace()
            let start = position
            guard let value = value(depth: depth) else { return nil }
            members.append(JSONMember(key: key, value: value, source: start..<position))
            skipWhitespace()
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> JSONValue? {
        guard depth <= depthMax, take(UInt8(ascii: "[")) else { return nil }
        var elements: [JSONValue] = []
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        repeat {
            skipWhitespace()
            guard let element = value(depth: depth) else { return nil }
            elements.append(element)
            skipWhitespace()
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? .array(elements) : nil
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) -> JSONValue? {
        let expected = Array("\(text)".utf8)
        guard bytes[position...].starts(with: expected) else { return nil }
        position += expected.count
        return value
    }

    // MARK: Numbers, RFC 8259 §6

    private mutating func number() -> JSONValue? {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) {
            guard digits() else { return nil }
        }
        if take(UInt8(ascii: ".")) {
            guard digits() else { return nil }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            guard digits() else { return nil }
        }
        guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)), number.isFinite else {
            return nil
        }
        return .number(number)
    }

    private mutating func digits() -> Bool {
        let start = position
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            position += 1
        }
        return position > start
    }

    // MARK: Strings, RFC 8259 §7

    private mutating func string() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let first = plainRun()
        // Nearly all texts have no escapes, and are taken as they stand.
        if take(UInt8(ascii: "\"")) { return String(decoding: bytes[first], as: UTF8.self) }
        var text = Array(bytes[first])
        while take(UInt8(ascii: "\\")) {
            guard let scalar = escape() else { return nil }
            if scalar.isASCII {
                text.append(UInt8(scalar.value))
            } else {
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
            text.append(contentsOf: bytes[plainRun()])
        }
        return take(UInt8(ascii: "\"")) ? String(decoding: text, as: UTF8.self) : nil
    }

    /// Passes over what stands for itself: up to a quotation mark, a backslash or what may not stand in a text.
    private mutating func plainRun() -> Range<Int> {
        let start = position
        while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
        return start..<position
    }

    private mutating func escape() -> Unicode.Scalar? {
        switch next() {
        case UInt8(ascii: "\""): "\""
        case UInt8(ascii: "\\"): "\\"
        case UInt8(ascii: "/"): "/"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "u"): unicodeEscape()
        default: nil
        }
    }

    /// Four hexadecimal digits, or two such escapes for a scalar outside the basic plane; no lone surrogates.
    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let high = hexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) }
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let low = hexadecimal(),
            (0xDC00..<0xE000).contains(low)
        else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hexadecimal() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = next() else { return nil }
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }

    // MARK: Bytes

    private func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func next() -> UInt8? {
        guard position < bytes.count else { return nil }
        position += 1
        return bytes[position - 1]
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            position += 1
        }
    }
}

extension JSONReader {
    /// The text of a number: exactly RFC 8259's grammar, at most ``Limits/numberLength`` bytes.
    mutating func number() throws(JSONError) -> String {
        _ = try peek()
        let start = position
        if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
        let integer = try digits()
        if integer > 1, bytes[position - integer] == UInt8(ascii: "0") { throw .invalidNumber }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            _ = try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            _ = try digits()
        }
        guard position - start <= Limits.numberLength else { throw .invalidNumber }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Steps over at least one digit and counts them.
    private mutating func digits() throws(JSONError) -> Int {
        let start = position
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            position += 1
        }
        if position == start { throw position == bytes.count ? .truncated : .unexpectedByte }
        return position - start
    }

    /// The text of a number that may stand in quotes, as proto3 JSON allows for every numeric field.
    private mutating func numberOrQuoted() throws(JSONError) -> String {
        switch try peek() {
        case UInt8(ascii: "\""):
            let text = try string()
            var inner = JSONReader(Array(text.utf8))
            guard let first = inner.bytes.first, first == UInt8(ascii: "-") || first >= UInt8(ascii: "0") else {
                throw .invalidNumber
            }
            guard let number = try? inner.number(), inner.position == inner.bytes.count else { throw .invalidNumber }
            return number
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw .wrongType
        }
    }

    mutating func int32() throws(JSONError) -> Int32 {
        guard let value = Int32(exactly: try int64()) else { throw .invalidNumber }
        return value
    }

    mutating func uint32() throws(JSONError) -> UInt32 {
        guard let value = UInt32(exactly: try uint64()) else { throw .invalidNumber }
        return value
    }

    mutating func int64() throws(JSONError) -> Int64 {
        guard let decimal = DecimalInteger(try numberOrQuoted()) else { throw .invalidNumber }
        guard decimal.isNegative else {
            guard let value = Int64(exactly: decimal.magnitude) else { throw .invalidNumber }
            return value
        }
        guard decimal.magnitude <= Int64.min.magnitude else { throw .invalidNumber }
        return Int64(truncatingIfNeeded: 0 &- decimal.magnitude)
    }

    mutating func uint64() throws(JSONError) -> UInt64 {
        guard let decimal = DecimalInteger(try numberOrQuoted()) else { throw .invalidNumber }
        guard !decimal.isNegative || decimal.magnitude == 0 else { throw .invalidNumber }
        return decimal.magnitude
    }

    mutating func float() throws(JSONError) -> Float {
        if try peek() == UInt8(ascii: "\"") {
            let start = position
            switch try string() {
            case "NaN": return .nan
            case "Infinity": return .infinity
            case "-Infinity": return -.infinity
            default: position = start
            }
        }
        guard let value = Float(try numberOrQuoted()), value.isFinite else { throw .invalidNumber }
        return value
    }
}

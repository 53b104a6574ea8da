/// Reads JSON (RFC 8259) from bytes that anyone may have written, value by value, without building a tree.
public struct JSONReader {
    let bytes: [UInt8]
    var position = 0
    private var depth = 0
    private var messagesLeft = Limits.nestedMessages
    /// The object or array that is being read has had no member yet.
    private var isFirst = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next byte that is not white space, without consuming it.
    mutating func peek() throws(JSONError) -> UInt8 {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            case let byte: return byte
            }
        }
        throw .truncated
    }

    mutating func expectEnd() throws(JSONError) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            default: throw .trailingBytes
            }
        }
    }

    /// Consumes `literal` if it comes next.
    mutating func consume(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard bytes.count - position >= count else { return false }
        guard "\(literal)".utf8.elementsEqual(bytes[position..<position + count]) else { return false }
        position += count
        return true
    }

    private mutating func open(_ bracket: UInt8) throws(JSONError) {
        guard try peek() == bracket else { throw .wrongType }
        guard depth < Limits.depth else { throw .tooDeep }
        position += 1
        depth += 1
        isFirst = true
    }

    /// Steps to the next member or element; false, and consumed, at the closing bracket.
    private mutating func advance(orClose bracket: UInt8) throws(JSONError) -> Bool {
        let byte = try peek()
        if byte == bracket {
            position += 1
            depth -= 1
            isFirst = false
            return false
        }
        if isFirst {
            isFirst = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw .unexpectedByte }
        position += 1
        return true
    }

    mutating func beginObject() throws(JSONError) { try open(UInt8(ascii: "{")) }

    mutating func beginArray() throws(JSONError) { try open(UInt8(ascii: "[")) }

    /// Steps to the next element; false at the array's end.
    mutating func nextElement() throws(JSONError) -> Bool { try advance(orClose: UInt8(ascii: "]")) }

    /// The name of the next member that is not null; nil at the object's end.
    mutating func nextName() throws(JSONError) -> String? {
        while try advance(orClose: UInt8(ascii: "}")) {
            guard try peek() == UInt8(ascii: "\"") else { throw .unexpectedByte }
            let name = try string()
            guard try peek() == UInt8(ascii: ":") else { throw .unexpectedByte }
            position += 1
            if try peek() == UInt8(ascii: "n") {
                guard consume("null") else { throw .unexpectedByte }
                continue
            }
            return name
        }
        return nil
    }

    /// Notes that a field has been read; the same field a second time is an error.
    func once(_ bit: UInt64, _ seen: inout UInt64) throws(JSONError) {
        guard seen & bit == 0 else { throw .duplicateField }
        seen |= bit
    }

    /// Reads over a value of any type.
    mutating func skipValue() throws(JSONError) {
        switch try peek() {
        case UInt8(ascii: "{"):
            try beginObject()
            while try nextName() != nil { try skipValue() }
        case UInt8(ascii: "["):
            try beginArray()
            while try nextElement() { try skipValue() }
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
        case UInt8(ascii: "n"): guard consume("null") else { throw .unexpectedByte }
        default: _ = try number()
        }
    }

    mutating func bool() throws(JSONError) -> Bool {
        switch try peek() {
        case UInt8(ascii: "t"): if consume("true") { return true }
        case UInt8(ascii: "f"): if consume("false") { return false }
        default: throw .wrongType
        }
        throw .unexpectedByte
    }

    /// Counts a nested message.
    mutating func countMessage() throws(JSONError) {
        guard messagesLeft > 0 else { throw .tooManyMessages }
        messagesLeft -= 1
    }
}

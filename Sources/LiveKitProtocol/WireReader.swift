/// Reads protobuf's wire format from bytes that anyone may have written.
///
/// Nested messages are read in place: `end` moves inwards and back. Every length is checked against it before use.
public struct WireReader {
    private let bytes: [UInt8]
    private var position = 0
    private var end: Int
    private var fieldStart = 0
    private var depth = 1
    private var messagesLeft = Limits.nestedMessages

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = bytes.count
    }

    /// The next field's tag: number and wire type. Nil at the message's end.
    mutating func nextTag() throws(WireError) -> UInt32? {
        guard position < end else { return nil }
        fieldStart = position
        guard let tag = UInt32(exactly: try varint()), tag >> 3 != 0 else { throw .invalidTag }
        return tag
    }

    /// Keeps the field that begins with `tag` as it is.
    mutating func unknown(_ tag: UInt32, into unknownFields: inout [UInt8]) throws(WireError) {
        switch tag & 7 {
        case 0: _ = try varint()
        case 1: try skip(8)
        case 2: try skip(try length())
        case 3, 4: throw .group
        case 5: try skip(4)
        default: throw .invalidTag
        }
        unknownFields.append(contentsOf: bytes[fieldStart..<position])
    }

    private mutating func skip(_ count: Int) throws(WireError) {
        guard count <= end - position else { throw .truncated }
        position += count
    }

    /// A variable-length integer of at most 64 bits.
    mutating func varint() throws(WireError) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < end {
            let byte = bytes[position]
            position += 1
            if shift == 63 && byte > 1 { throw .varintTooLong }
            value |= UInt64(byte & 0x7f) &<< shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw .truncated
    }

    private mutating func length() throws(WireError) -> Int {
        let length = try varint()
        guard length <= UInt64(end - position) else { throw .truncated }
        return Int(length)
    }

    mutating func bool() throws(WireError) -> Bool { try varint() != 0 }

    /// Longer integers are cut to 32 bits, as protobuf prescribes.
    mutating func int32() throws(WireError) -> Int32 { Int32(truncatingIfNeeded: try varint()) }

    mutating func uint32() throws(WireError) -> UInt32 { UInt32(truncatingIfNeeded: try varint()) }

    mutating func int64() throws(WireError) -> Int64 { Int64(bitPattern: try varint()) }

    mutating func uint64() throws(WireError) -> UInt64 { try varint() }

    mutating func float() throws(WireError) -> Float {
        guard end - position >= 4 else { throw .truncated }
        var pattern: UInt32 = 0
        for index in 0..<4 {
            pattern |= UInt32(bytes[position + index]) &<< UInt32(8 * index)
        }
        position += 4
        return Float(bitPattern: pattern)
    }

    mutating func bytesValue() throws(WireError) -> [UInt8] {
        let length = try length()
        defer { position += length }
        return Array(bytes[position..<position + length])
    }

    mutating func string() throws(WireError) -> String {
        let length = try length()
        guard let string = String(validating: bytes[position..<position + length], as: UTF8.self) else {
            throw .invalidUTF8
        }
        position += length
        return string
    }
}

extension WireReader {
    /// Reads a nested message into `message`.
    mutating func message<Message: ProtocolMessage>(into message: inout Message) throws(WireError) {
        let length = try length()
        guard depth < Limits.depth else { throw .tooDeep }
        guard messagesLeft > 0 else { throw .tooManyMessages }
        messagesLeft -= 1
        let outerEnd = end
        end = position + length
        depth += 1
        try message.merge(from: &self)
        depth -= 1
        end = outerEnd
    }

    /// Reads a nested message into a field that may have a value already; then the two merge.
    mutating func message<Message: ProtocolMessage>(into field: inout Message?) throws(WireError) {
        var message = field ?? Message()
        field = nil  // Leaves one reference, so that merging many fragments copies nothing.
        try self.message(into: &message)
        field = message
    }

    /// Reads a nested message and appends it.
    mutating func message<Message: ProtocolMessage>(appendingTo list: inout [Message]) throws(WireError) {
        var message = Message()
        try self.message(into: &message)
        list.append(message)
    }

    mutating func enumeration<Value: ProtocolEnum>() throws(WireError) -> Value {
        Value(rawValue: try int32())
    }

    /// Reads a packed list of enum values and appends them.
    mutating func packed<Value: ProtocolEnum>(appendingTo list: inout [Value]) throws(WireError) {
        let length = try length()
        let outerEnd = end
        end = position + length
        while position < end {
            list.append(Value(rawValue: try int32()))
        }
        end = outerEnd
    }

    /// Reads one entry of a map from strings to strings; a later entry of the same key replaces the earlier.
    mutating func entry(into map: inout [String: String]) throws(WireError) {
        let length = try length()
        let outerEnd = end
        end = position + length
        var key = ""
        var value = ""
        var ignored: [UInt8] = []
        while let tag = try nextTag() {
            switch tag {
            case 10: key = try string()
            case 18: value = try string()
            default: try unknown(tag, into: &ignored)
            }
        }
        end = outerEnd
        map[key] = value
    }
}

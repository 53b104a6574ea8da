/// Writes protobuf's wire format.
///
/// The functions whose name begins with `present` write always; the others leave default values out, as proto3 does.
public struct WireWriter {
    private(set) var bytes: [UInt8] = []

    init() {}

    mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func tag(_ tag: UInt32) { varint(UInt64(tag)) }

    mutating func bool(_ tag: UInt32, _ value: Bool) {
        if value { presentBool(tag, value) }
    }

    mutating func presentBool(_ tag: UInt32, _ value: Bool) {
        self.tag(tag)
        bytes.append(value ? 1 : 0)
    }

    mutating func int32(_ tag: UInt32, _ value: Int32) {
        if value != 0 { presentInt32(tag, value) }
    }

    mutating func presentInt32(_ tag: UInt32, _ value: Int32) { presentInt64(tag, Int64(value)) }

    mutating func uint32(_ tag: UInt32, _ value: UInt32) {
        if value != 0 { presentUInt64(tag, UInt64(value)) }
    }

    mutating func presentUInt32(_ tag: UInt32, _ value: UInt32) { presentUInt64(tag, UInt64(value)) }

    mutating func int64(_ tag: UInt32, _ value: Int64) {
        if value != 0 { presentInt64(tag, value) }
    }

    mutating func presentInt64(_ tag: UInt32, _ value: Int64) { presentUInt64(tag, UInt64(bitPattern: value)) }

    mutating func uint64(_ tag: UInt32, _ value: UInt64) {
        if value != 0 { presentUInt64(tag, value) }
    }

    mutating func presentUInt64(_ tag: UInt32, _ value: UInt64) {
        self.tag(tag)
        varint(value)
    }

    mutating func float(_ tag: UInt32, _ value: Float) {
        if value.bitPattern != 0 { presentFloat(tag, value) }
    }

    mutating func presentFloat(_ tag: UInt32, _ value: Float) {
        self.tag(tag)
        for index in 0..<4 {
            bytes.append(UInt8(truncatingIfNeeded: value.bitPattern &>> UInt32(8 * index)))
        }
    }

    mutating func string(_ tag: UInt32, _ value: String) {
        if !value.isEmpty { presentString(tag, value) }
    }

    mutating func presentString(_ tag: UInt32, _ value: String) {
        self.tag(tag)
        varint(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func bytes(_ tag: UInt32, _ value: [UInt8]) {
        if !value.isEmpty { presentBytes(tag, value) }
    }

    mutating func presentBytes(_ tag: UInt32, _ value: [UInt8]) {
        self.tag(tag)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Appends fields that are already in wire format.
    mutating func unknown(_ fields: [UInt8]) { bytes.append(contentsOf: fields) }

    /// Writes a field whose length is known only after its body: one byte is left for it, and more are inserted if
    /// the body has 128 bytes or more.
    private mutating func delimited(_ tag: UInt32, _ body: (inout WireWriter) -> Void) {
        self.tag(tag)
        bytes.append(0)
        let start = bytes.count
        body(&self)
        var length = bytes.count - start
        var prefix: [UInt8] = []
        while length >= 0x80 {
            prefix.append(UInt8(truncatingIfNeeded: length) | 0x80)
            length >>= 7
        }
        prefix.append(UInt8(length))
        bytes.replaceSubrange(start - 1..<start, with: prefix)
    }
}

extension WireWriter {
    mutating func message<Message: ProtocolMessage>(_ tag: UInt32, _ value: Message?) {
        if let value { presentMessage(tag, value) }
    }

    mutating func presentMessage<Message: ProtocolMessage>(_ tag: UInt32, _ value: Message) {
        delimited(tag) { value.write(to: &$0) }
    }

    mutating func messages<Message: ProtocolMessage>(_ tag: UInt32, _ list: [Message]) {
        for value in list { presentMessage(tag, value) }
    }

    mutating func enumeration<Value: ProtocolEnum>(_ tag: UInt32, _ value: Value) { int32(tag, value.rawValue) }

    mutating func presentEnumeration<Value: ProtocolEnum>(_ tag: UInt32, _ value: Value) {
        presentInt32(tag, value.rawValue)
    }

    /// Writes a packed list; nothing if it is empty.
    mutating func enumerations<Value: ProtocolEnum>(_ tag: UInt32, _ list: [Value]) {
        if list.isEmpty { return }
        delimited(tag) { writer in
            for value in list { writer.varint(UInt64(bitPattern: Int64(value.rawValue))) }
        }
    }

    mutating func strings(_ tag: UInt32, _ list: [String]) {
        for value in list { presentString(tag, value) }
    }

    /// Writes the entries by the bytes of their keys, so that equal messages have equal bytes.
    mutating func map(_ tag: UInt32, _ map: [String: String]) {
        for key in map.keysInByteOrder {
            delimited(tag) { writer in
                writer.presentString(10, key)
                writer.presentString(18, map[key] ?? "")
            }
        }
    }
}

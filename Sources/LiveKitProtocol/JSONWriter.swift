/// Writes JSON (RFC 8259) in one of the proto3 forms.
///
/// The functions whose name begins with `present` write always; the others leave default values out where the style
/// does. Names are passed as in the schema.
public struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let style: JSONStyle
    private var needsComma = false

    init(_ style: JSONStyle) { self.style = style }

    private var writesDefaults: Bool { style == .twirp }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// A member's name, in the style's spelling.
    private mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var capitalizesNext = false
        for byte in "\(name)".utf8 {
            if style == .compact && byte == UInt8(ascii: "_") {
                capitalizesNext = true
            } else {
                let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                bytes.append(capitalizesNext && isLower ? byte & 0xdf : byte)
                capitalizesNext = false
            }
        }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func quoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0x08: raw("\\b")
            case 0x09: raw("\\t")
            case 0x0a: raw("\\n")
            case 0x0c: raw("\\f")
            case 0x0d: raw("\\r")
            case 0..<0x10: raw("\\u000" + String(byte, radix: 16))
            case 0x10..<0x20: raw("\\u00" + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A value of several elements between brackets.
    private mutating func list<Element>(_ list: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        bytes.append(UInt8(ascii: "["))
        needsComma = false
        for element in list {
            separate()
            write(&self, element)
            needsComma = true
        }
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    mutating func object<Message: ProtocolMessage>(_ message: Message) {
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        message.write(to: &self)
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    private mutating func value<Value: ProtocolEnum>(_ value: Value) {
        if let name = value.protoName { quoted(name) } else { raw(String(value.rawValue)) }
    }
}

extension JSONWriter {
    mutating func bool(_ name: StaticString, _ value: Bool) {
        if value || writesDefaults { presentBool(name, value) }
    }

    mutating func presentBool(_ name: StaticString, _ value: Bool) {
        self.name(name)
        raw(value ? "true" : "false")
    }

    mutating func int32(_ name: StaticString, _ value: Int32) {
        if value != 0 || writesDefaults { presentInt32(name, value) }
    }

    mutating func presentInt32(_ name: StaticString, _ value: Int32) {
        self.name(name)
        raw(String(value))
    }

    mutating func uint32(_ name: StaticString, _ value: UInt32) {
        if value != 0 || writesDefaults { presentUInt32(name, value) }
    }

    mutating func presentUInt32(_ name: StaticString, _ value: UInt32) {
        self.name(name)
        raw(String(value))
    }

    mutating func int64(_ name: StaticString, _ value: Int64) {
        if value != 0 || writesDefaults { presentInt64(name, value) }
    }

    mutating func presentInt64(_ name: StaticString, _ value: Int64) {
        self.name(name)
        quoted(String(value))
    }

    mutating func uint64(_ name: StaticString, _ value: UInt64) {
        if value != 0 || writesDefaults { presentUInt64(name, value) }
    }

    mutating func presentUInt64(_ name: StaticString, _ value: UInt64) {
        self.name(name)
        quoted(String(value))
    }

    mutating func float(_ name: StaticString, _ value: Float) {
        if value.bitPattern != 0 || writesDefaults { presentFloat(name, value) }
    }

    mutating func presentFloat(_ name: StaticString, _ value: Float) {
        self.name(name)
        if value.isFinite {
            let text = value.description  // The shortest that reads back as the same number.
            raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
        } else {
            quoted(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
        }
    }

    mutating func string(_ name: StaticString, _ value: String) {
        if !value.isEmpty || writesDefaults { presentString(name, value) }
    }

    mutating func presentString(_ name: StaticString, _ value: String) {
        self.name(name)
        quoted(value)
    }

    mutating func bytes(_ name: StaticString, _ value: [UInt8]) {
        if !value.isEmpty || writesDefaults { presentBytes(name, value) }
    }

    mutating func presentBytes(_ name: StaticString, _ value: [UInt8]) {
        self.name(name)
        bytes.append(UInt8(ascii: "\""))
        Base64.encode(value, into: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func enumeration<Value: ProtocolEnum>(_ name: StaticString, _ value: Value) {
        if value.rawValue != 0 || writesDefaults { presentEnumeration(name, value) }
    }

    mutating func presentEnumeration<Value: ProtocolEnum>(_ name: StaticString, _ value: Value) {
        self.name(name)
        self.value(value)
    }

    mutating func message<Message: ProtocolMessage>(_ name: StaticString, _ value: Message?) {
        if let value {
            presentMessage(name, value)
        } else if writesDefaults {
            self.name(name)
            raw("null")
        }
    }

    mutating func presentMessage<Message: ProtocolMessage>(_ name: StaticString, _ value: Message) {
        self.name(name)
        object(value)
    }

    mutating func messages<Message: ProtocolMessage>(_ name: StaticString, _ values: [Message]) {
        if values.isEmpty && !writesDefaults { return }
        self.name(name)
        list(values) { $0.object($1) }
    }

    mutating func enumerations<Value: ProtocolEnum>(_ name: StaticString, _ values: [Value]) {
        if values.isEmpty && !writesDefaults { return }
        self.name(name)
        list(values) { $0.value($1) }
    }

    mutating func strings(_ name: StaticString, _ values: [String]) {
        if values.isEmpty && !writesDefaults { return }
        self.name(name)
        list(values) { $0.quoted($1) }
    }

    /// The entries by the bytes of their keys, so that equal messages have equal text.
    mutating func map(_ name: StaticString, _ map: [String: String]) {
        if map.isEmpty && !writesDefaults { return }
        self.name(name)
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
        for key in map.keysInByteOrder {
            separate()
            quoted(key)
            bytes.append(UInt8(ascii: ":"))
            quoted(map[key] ?? "")
        }
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }
}

/// A message of Mumble's control channel: its kind, and protobuf behind. On the wire both are preceded by the kind in
/// 16 bits and the length in 32, the most significant byte first.
struct ControlMessage: Equatable, Sendable {
    /// The kinds that a load has to do with; the others are passed over.
    enum Kind: UInt16, Sendable {
        case version = 0
        case authenticate = 2
        case ping = 3
        case reject = 4
        case serverSync = 5
        case channelState = 7
        case userRemove = 8
        case userState = 9
        case permissionDenied = 12
        case cryptSetup = 15
    }

    /// A field's value, as the wire has it.
    private enum Value: Equatable {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    let kind: Kind
    private var fields: [(number: UInt64, value: Value)] = []

    static let headerBytes = 6

    init(_ kind: Kind) { self.kind = kind }

    /// Reads a message; nil when it is none.
    init?(_ kind: Kind, _ body: ArraySlice<UInt8>) {
        self.kind = kind
        var rest = body
        while !rest.isEmpty {
            guard let tag = Self.takeVarint(&rest), let value = Self.takeValue(tag & 7, &rest) else { return nil }
            fields.append((tag >> 3, value))
        }
    }

    static func == (one: ControlMessage, other: ControlMessage) -> Bool {
        one.kind == other.kind && one.fields.elementsEqual(other.fields, by: ==)
    }

    /// A field that is a number; of several the last counts.
    func number(_ field: UInt64) -> UInt64? {
        guard case .number(let value)? = fields.last(where: { $0.number == field })?.value else { return nil }
        return value
    }

    /// A field that has a length.
    func bytes(_ field: UInt64) -> [UInt8]? {
        guard case .bytes(let value)? = fields.last(where: { $0.number == field })?.value else { return nil }
        return Array(value)
    }

    func text(_ field: UInt64) -> String? { bytes(field).map { String(decoding: $0, as: UTF8.self) } }

    func with(_ field: UInt64, _ value: UInt64) -> ControlMessage {
        var message = self
        message.fields.append((field, .number(value)))
        return message
    }

    func with(_ field: UInt64, _ value: [UInt8]) -> ControlMessage {
        var message = self
        message.fields.append((field, .bytes(value[...])))
        return message
    }

    func with(_ field: UInt64, _ value: String) -> ControlMessage { with(field, Array(value.utf8)) }

    /// As it goes over the wire.
    var written: [UInt8] {
        var body: [UInt8] = []
        for (number, value) in fields {
            switch value {
            case .number(let value):
                Self.append(number << 3, to: &body)
                Self.append(value, to: &body)
            case .bytes(let bytes):
                Self.append(number << 3 | 2, to: &body)
                Self.append(UInt64(bytes.count), to: &body)
                body += bytes
            }
        }
        let length = UInt32(body.count)
        let kind = kind.rawValue
        return [UInt8(kind >> 8), UInt8(truncatingIfNeeded: kind)]
            + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> UInt32($0)) } + body
    }

    // MARK: Protobuf

    private static func takeVarint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: 0 as UInt64, to: 70, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    private static func takeValue(_ type: UInt64, _ rest: inout ArraySlice<UInt8>) -> Value? {
        switch type {
        case 0: return takeVarint(&rest).map { .number($0) }
        case 1: return takeBytes(8, &rest)
        case 2: return takeVarint(&rest).flatMap { takeBytes($0, &rest) }
        case 5: return takeBytes(4, &rest)
        default: return nil
        }
    }

    private static func takeBytes(_ count: UInt64, _ rest: inout ArraySlice<UInt8>) -> Value? {
        guard count <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        return .bytes(rest.prefix(Int(count)))
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

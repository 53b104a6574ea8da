/// An enum of the schema. Open, as in proto3: a value that has no name here is kept as its number.
public protocol ProtocolEnum: RawRepresentable, Hashable, Sendable, CustomStringConvertible where RawValue == Int32 {
    /// Any number is a value.
    init(rawValue: Int32)

    /// The value of that name in the schema; nil if there is none.
    init?(protoName: String)

    /// The value's name in the schema; nil if it has none.
    var protoName: String? { get }
}

extension ProtocolEnum {
    /// The name in the schema, or the number.
    public var description: String { protoName ?? String(rawValue) }
}

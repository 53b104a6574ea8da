/// A JSON value (RFC 8259) as read from a token.
enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
}

/// One member of a JSON object.
struct JSONMember: Sendable, Equatable {
    /// Its name, with escapes resolved.
    var key: String
    /// Its value.
    var value: JSONValue
    /// Where the value stands in the text that was read.
    var source: Range<Int>
}

/// Why text is not the proto3 JSON form of a message. The receiver drops the message and counts it.
public enum JSONError: Error, Hashable, Sendable {
    /// The input ends before the value does.
    case truncated
    /// A byte stands where RFC 8259 does not allow it.
    case unexpectedByte
    /// Something follows the value.
    case trailingBytes
    /// A value has another type than its field.
    case wrongType
    /// A number is malformed, out of its field's range or absurdly long.
    case invalidNumber
    /// A string is not valid UTF-8, or has a bad escape or a lone surrogate.
    case invalidString
    /// Bytes are not valid base64.
    case invalidBase64
    /// A field, a map's key or two members of one oneof appear more than once.
    case duplicateField
    /// Objects and arrays are nested too deeply.
    case tooDeep
    /// There are too many nested messages.
    case tooManyMessages
}

/// Why bytes are not a protobuf message. The receiver drops the message and counts it.
public enum WireError: Error, Hashable, Sendable {
    /// The input ends inside a field, or a length reaches past the end.
    case truncated
    /// A variable-length integer is longer than ten bytes or exceeds 64 bits.
    case varintTooLong
    /// A tag has field number 0, exceeds 32 bits or has a wire type that does not exist.
    case invalidTag
    /// A group, which proto3 does not have.
    case group
    /// A string is not valid UTF-8.
    case invalidUTF8
    /// Messages are nested too deeply.
    case tooDeep
    /// There are too many nested messages.
    case tooManyMessages
}

/// Which of the proto3 JSON forms is written. In both, 64-bit integers are strings and enums are names.
public enum JSONStyle: Hashable, Sendable {
    /// Names in camel case, default values left out: signal frames in text and webhooks.
    case compact
    /// Names as in the schema, default values included, absent messages `null`: the room service's answers.
    case twirp
}

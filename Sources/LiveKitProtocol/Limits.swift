/// Bounds on what a decoder does for its input; the caller bounds the input's size.
enum Limits {
    /// Deepest nesting of messages on the wire, and of objects and arrays in JSON. The deepest message that the schema
    /// can express takes 7 levels; the rest is for fields of later versions, which JSON input has to skip.
    static let depth = 32

    /// Most nested messages in one decoded message. An empty message costs 2 bytes of input and some hundred bytes of
    /// memory, so the input's size alone is no bound; no client sends more than a few hundred.
    static let nestedMessages = 16_384

    /// Longest JSON number read, in bytes. The longest exact decimal notation of a 64-bit integer takes 20; the rest is
    /// for fractions and exponents.
    static let numberLength = 64
}

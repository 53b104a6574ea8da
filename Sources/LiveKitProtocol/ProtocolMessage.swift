/// A message of the schema with its two codecs, protobuf wire format and proto3 JSON.
///
/// Decoding never traps, takes memory in proportion to the input and keeps what it does not know: unknown fields stay
/// in ``unknownFields``, unknown enum values in their raw value. JSON input may spell names either way; members that
/// are unknown there are skipped.
public protocol ProtocolMessage: Sendable, Equatable {
    /// The full name in the schema, for example `livekit.Room`.
    static var protoName: String { get }

    /// Fields that the schema does not have, as they came: tags and values, concatenated. Written after all others.
    var unknownFields: [UInt8] { get set }

    /// Makes a message with every field at its default.
    init()

    /// Reads fields up to the reader's end into this message, merging as protobuf prescribes.
    mutating func merge(from reader: inout WireReader) throws(WireError)

    /// Writes the fields in the order of their numbers.
    func write(to writer: inout WireWriter)

    /// Reads one JSON object into this message.
    mutating func merge(from reader: inout JSONReader) throws(JSONError)

    /// Writes the members of the JSON object, without its braces.
    func write(to writer: inout JSONWriter)
}

extension ProtocolMessage {
    /// Decodes a message from protobuf's wire format.
    ///
    /// Throws if the bytes are not a whole, well-formed message.
    public init(wire: [UInt8]) throws(WireError) {
        self.init()
        var reader = WireReader(wire)
        try merge(from: &reader)
    }

    /// The message in protobuf's wire format: fields in the order of their numbers, map entries by key.
    public func wire() -> [UInt8] {
        var writer = WireWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Decodes a message from its proto3 JSON form, in UTF-8.
    ///
    /// Throws if the text is not one JSON object whose members fit the schema.
    public init(json: [UInt8]) throws(JSONError) {
        self.init()
        var reader = JSONReader(json)
        try merge(from: &reader)
        try reader.expectEnd()
    }

    /// The message in its proto3 JSON form, in UTF-8 without line breaks. Unknown fields have no such form.
    public func json(_ style: JSONStyle) -> [UInt8] {
        var writer = JSONWriter(style)
        writer.object(self)
        return writer.bytes
    }
}

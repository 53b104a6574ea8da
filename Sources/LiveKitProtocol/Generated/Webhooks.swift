// Generated from proto/webhooks.proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

extension LiveKit {
    /// One thing that happened in a room.
    public struct WebhookEvent: Sendable, Equatable {
        /// For example `room_started`, `participant_joined`, `track_published`.
        /// Field 1.
        public var event: String = ""
        /// Field 2.
        public var room: LiveKit.Room?
        /// Field 3.
        public var participant: LiveKit.ParticipantInfo?
        /// `EV_…`; the same when an event is delivered again.
        /// Field 6.
        public var id: String = ""
        /// Unix time in seconds.
        /// Field 7.
        public var createdAt: Int64 = 0
        /// Field 8.
        public var track: LiveKit.TrackInfo?
        /// Events that this receiver has lost since the last one it took, in any room: too old, too many, or refused.
        /// Field 11.
        public var numDropped: Int32 = 0
        /// Field 13.
        public var roomEndReason = LiveKit.RoomEndReason(rawValue: 0)
        /// Who was kept apart, in Quartet's event `participant_blocked_pair`; receivers of LiveKit events skip it.
        /// Field 1000.
        public var blockedPair: QuartetAPI.Block?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }
}

extension LiveKit.WebhookEvent: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.WebhookEvent" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.event = try reader.string()
            case 18: try reader.message(into: &self.room)
            case 26: try reader.message(into: &self.participant)
            case 50: self.id = try reader.string()
            case 56: self.createdAt = try reader.int64()
            case 66: try reader.message(into: &self.track)
            case 88: self.numDropped = try reader.int32()
            case 104: self.roomEndReason = try reader.enumeration()
            case 8002: try reader.message(into: &self.blockedPair)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.event)
        writer.message(18, self.room)
        writer.message(26, self.participant)
        writer.string(50, self.id)
        writer.int64(56, self.createdAt)
        writer.message(66, self.track)
        writer.int32(88, self.numDropped)
        writer.enumeration(104, self.roomEndReason)
        writer.message(8002, self.blockedPair)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "event":
                try reader.once(1 << 0, &seen)
                self.event = try reader.string()
            case "room":
                try reader.once(1 << 1, &seen)
                self.room = try reader.message()
            case "participant":
                try reader.once(1 << 2, &seen)
                self.participant = try reader.message()
            case "id":
                try reader.once(1 << 3, &seen)
                self.id = try reader.string()
            case "createdAt", "created_at":
                try reader.once(1 << 4, &seen)
                self.createdAt = try reader.int64()
            case "track":
                try reader.once(1 << 5, &seen)
                self.track = try reader.message()
            case "numDropped", "num_dropped":
                try reader.once(1 << 6, &seen)
                self.numDropped = try reader.int32()
            case "roomEndReason", "room_end_reason":
                try reader.once(1 << 7, &seen)
                if let value: LiveKit.RoomEndReason = try reader.enumeration() { self.roomEndReason = value }
            case "blockedPair", "blocked_pair":
                try reader.once(1 << 8, &seen)
                self.blockedPair = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("event", self.event)
        writer.message("room", self.room)
        writer.message("participant", self.participant)
        writer.string("id", self.id)
        writer.int64("created_at", self.createdAt)
        writer.message("track", self.track)
        writer.int32("num_dropped", self.numDropped)
        writer.enumeration("room_end_reason", self.roomEndReason)
        writer.message("blocked_pair", self.blockedPair)
    }
}

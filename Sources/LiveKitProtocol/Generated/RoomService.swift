// Generated from proto/room_service.proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

extension LiveKit {
    /// Opens a room, or applies the given settings to the one that is open.
    public struct CreateRoomRequest: Sendable, Equatable {
        /// Field 1.
        public var name: String = ""
        /// Seconds that a room nobody ever joined stays open; 0 means the default.
        /// Field 2.
        public var emptyTimeout: UInt32 = 0
        /// Most participants at once; 0 means the default.
        /// Field 3.
        public var maxParticipants: UInt32 = 0
        /// Which node shall own the room; empty lets the server choose.
        /// Field 4.
        public var nodeId: String = ""
        /// Opaque to the server.
        /// Field 5.
        public var metadata: String = ""
        /// Milliseconds; video only.
        /// Field 7.
        public var minPlayoutDelay: UInt32 = 0
        /// Milliseconds; video only.
        /// Field 8.
        public var maxPlayoutDelay: UInt32 = 0
        /// Field 9.
        public var syncStreams: Bool = false
        /// Seconds that the room stays open after the last participant left; 0 means the default.
        /// Field 10.
        public var departureTimeout: UInt32 = 0
        /// Name of settings in the server's configuration.
        /// Field 12.
        public var roomPreset: String = ""
        /// Field 13.
        public var replayEnabled: Bool = false
        /// Field 15.
        public var tags: [String: String] = [:]
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Settings that a token carries for the room which its first use creates.
    public struct RoomConfiguration: Sendable, Equatable {
        /// Name of the configuration.
        /// Field 1.
        public var name: String = ""
        /// Seconds that a room nobody ever joined stays open; 0 means the default.
        /// Field 2.
        public var emptyTimeout: UInt32 = 0
        /// Seconds that the room stays open after the last participant left; 0 means the default.
        /// Field 3.
        public var departureTimeout: UInt32 = 0
        /// Most participants at once; 0 means the default.
        /// Field 4.
        public var maxParticipants: UInt32 = 0
        /// Milliseconds; video only.
        /// Field 7.
        public var minPlayoutDelay: UInt32 = 0
        /// Milliseconds; video only.
        /// Field 8.
        public var maxPlayoutDelay: UInt32 = 0
        /// Field 9.
        public var syncStreams: Bool = false
        /// Opaque to the server.
        /// Field 11.
        public var metadata: String = ""
        /// Field 12.
        public var tags: [String: String] = [:]
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks for rooms.
    public struct ListRoomsRequest: Sendable, Equatable {
        /// Only these; empty means all.
        /// Field 1.
        public var names: [String] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The rooms that are open.
    public struct ListRoomsResponse: Sendable, Equatable {
        /// Field 1.
        public var rooms: [LiveKit.Room] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Ends a room for everyone in it.
    public struct DeleteRoomRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The room has ended.
    public struct DeleteRoomResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks who is in a room.
    public struct ListParticipantsRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Who is in the room.
    public struct ListParticipantsResponse: Sendable, Equatable {
        /// Field 1.
        public var participants: [LiveKit.ParticipantInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Names one participant, to show or to remove.
    public struct RoomParticipantIdentity: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Unix time in seconds; tokens of this identity issued before it are refused from now on. 0 revokes nothing.
        /// Field 3.
        public var revokeTokenTs: Int64 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The participant is out of the room.
    public struct RemoveParticipantResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Moderator mute, or its lifting.
    public struct MuteRoomTrackRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Field 3.
        public var trackSid: String = ""
        /// Field 4.
        public var muted: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The track as it now is.
    public struct MuteRoomTrackResponse: Sendable, Equatable {
        /// Field 1.
        public var track: LiveKit.TrackInfo?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Changes what others see of a participant, and what it may do.
    public struct UpdateParticipantRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Empty leaves it unchanged.
        /// Field 3.
        public var metadata: String = ""
        /// Replaces the whole set when present.
        /// Field 4.
        public var permission: LiveKit.ParticipantPermission?
        /// Empty leaves it unchanged.
        /// Field 5.
        public var name: String = ""
        /// Merged into the present ones; an empty value deletes its key.
        /// Field 6.
        public var attributes: [String: String] = [:]
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Subscribes a participant to tracks, or unsubscribes it.
    public struct UpdateSubscriptionsRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Field 3.
        public var trackSids: [String] = []
        /// Field 4.
        public var subscribe: Bool = false
        /// Field 5.
        public var participantTracks: [LiveKit.ParticipantTracks] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The subscriptions are changed.
    public struct UpdateSubscriptionsResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Sends a data packet into a room.
    public struct SendDataRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var data: [UInt8] = []
        /// Field 3.
        public var kind = LiveKit.DataPacket.Kind(rawValue: 0)
        /// Field 4.
        public var destinationSids: [String] = []
        /// Field 5.
        public var topic: String?
        /// Field 6.
        public var destinationIdentities: [String] = []
        /// Recognises repeats; empty or 16 bytes.
        /// Field 7.
        public var nonce: [UInt8] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The packet is on its way.
    public struct SendDataResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Replaces a room's metadata.
    public struct UpdateRoomMetadataRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var metadata: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Shows a participant in another room as well; not offered.
    public struct ForwardParticipantRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Field 3.
        public var destinationRoom: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Answer to ForwardParticipantRequest.
    public struct ForwardParticipantResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Takes a participant to another room; not offered.
    public struct MoveParticipantRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Field 3.
        public var destinationRoom: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Answer to MoveParticipantRequest.
    public struct MoveParticipantResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Calls a method of a participant.
    public struct PerformRpcRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var destinationIdentity: String = ""
        /// Field 3.
        public var method: String = ""
        /// Field 4.
        public var payload: String = ""
        /// Milliseconds; 0 means the default.
        /// Field 5.
        public var responseTimeoutMs: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What the participant answered.
    public struct PerformRpcResponse: Sendable, Equatable {
        /// Field 1.
        public var payload: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }
}

extension LiveKit.CreateRoomRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.CreateRoomRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.name = try reader.string()
            case 16: self.emptyTimeout = try reader.uint32()
            case 24: self.maxParticipants = try reader.uint32()
            case 34: self.nodeId = try reader.string()
            case 42: self.metadata = try reader.string()
            case 56: self.minPlayoutDelay = try reader.uint32()
            case 64: self.maxPlayoutDelay = try reader.uint32()
            case 72: self.syncStreams = try reader.bool()
            case 80: self.departureTimeout = try reader.uint32()
            case 98: self.roomPreset = try reader.string()
            case 104: self.replayEnabled = try reader.bool()
            case 122: try reader.entry(into: &self.tags)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.name)
        writer.uint32(16, self.emptyTimeout)
        writer.uint32(24, self.maxParticipants)
        writer.string(34, self.nodeId)
        writer.string(42, self.metadata)
        writer.uint32(56, self.minPlayoutDelay)
        writer.uint32(64, self.maxPlayoutDelay)
        writer.bool(72, self.syncStreams)
        writer.uint32(80, self.departureTimeout)
        writer.string(98, self.roomPreset)
        writer.bool(104, self.replayEnabled)
        writer.map(122, self.tags)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "name":
                try reader.once(1 << 0, &seen)
                self.name = try reader.string()
            case "emptyTimeout", "empty_timeout":
                try reader.once(1 << 1, &seen)
                self.emptyTimeout = try reader.uint32()
            case "maxParticipants", "max_participants":
                try reader.once(1 << 2, &seen)
                self.maxParticipants = try reader.uint32()
            case "nodeId", "node_id":
                try reader.once(1 << 3, &seen)
                self.nodeId = try reader.string()
            case "metadata":
                try reader.once(1 << 4, &seen)
                self.metadata = try reader.string()
            case "minPlayoutDelay", "min_playout_delay":
                try reader.once(1 << 5, &seen)
                self.minPlayoutDelay = try reader.uint32()
            case "maxPlayoutDelay", "max_playout_delay":
                try reader.once(1 << 6, &seen)
                self.maxPlayoutDelay = try reader.uint32()
            case "syncStreams", "sync_streams":
                try reader.once(1 << 7, &seen)
                self.syncStreams = try reader.bool()
            case "departureTimeout", "departure_timeout":
                try reader.once(1 << 8, &seen)
                self.departureTimeout = try reader.uint32()
            case "roomPreset", "room_preset":
                try reader.once(1 << 9, &seen)
                self.roomPreset = try reader.string()
            case "replayEnabled", "replay_enabled":
                try reader.once(1 << 10, &seen)
                self.replayEnabled = try reader.bool()
            case "tags":
                try reader.once(1 << 11, &seen)
                self.tags = try reader.map()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("name", self.name)
        writer.uint32("empty_timeout", self.emptyTimeout)
        writer.uint32("max_participants", self.maxParticipants)
        writer.string("node_id", self.nodeId)
        writer.string("metadata", self.metadata)
        writer.uint32("min_playout_delay", self.minPlayoutDelay)
        writer.uint32("max_playout_delay", self.maxPlayoutDelay)
        writer.bool("sync_streams", self.syncStreams)
        writer.uint32("departure_timeout", self.departureTimeout)
        writer.string("room_preset", self.roomPreset)
        writer.bool("replay_enabled", self.replayEnabled)
        writer.map("tags", self.tags)
    }
}

extension LiveKit.RoomConfiguration: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RoomConfiguration" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.name = try reader.string()
            case 16: self.emptyTimeout = try reader.uint32()
            case 24: self.departureTimeout = try reader.uint32()
            case 32: self.maxParticipants = try reader.uint32()
            case 56: self.minPlayoutDelay = try reader.uint32()
            case 64: self.maxPlayoutDelay = try reader.uint32()
            case 72: self.syncStreams = try reader.bool()
            case 90: self.metadata = try reader.string()
            case 98: try reader.entry(into: &self.tags)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.name)
        writer.uint32(16, self.emptyTimeout)
        writer.uint32(24, self.departureTimeout)
        writer.uint32(32, self.maxParticipants)
        writer.uint32(56, self.minPlayoutDelay)
        writer.uint32(64, self.maxPlayoutDelay)
        writer.bool(72, self.syncStreams)
        writer.string(90, self.metadata)
        writer.map(98, self.tags)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "name":
                try reader.once(1 << 0, &seen)
                self.name = try reader.string()
            case "emptyTimeout", "empty_timeout":
                try reader.once(1 << 1, &seen)
                self.emptyTimeout = try reader.uint32()
            case "departureTimeout", "departure_timeout":
                try reader.once(1 << 2, &seen)
                self.departureTimeout = try reader.uint32()
            case "maxParticipants", "max_participants":
                try reader.once(1 << 3, &seen)
                self.maxParticipants = try reader.uint32()
            case "minPlayoutDelay", "min_playout_delay":
                try reader.once(1 << 4, &seen)
                self.minPlayoutDelay = try reader.uint32()
            case "maxPlayoutDelay", "max_playout_delay":
                try reader.once(1 << 5, &seen)
                self.maxPlayoutDelay = try reader.uint32()
            case "syncStreams", "sync_streams":
                try reader.once(1 << 6, &seen)
                self.syncStreams = try reader.bool()
            case "metadata":
                try reader.once(1 << 7, &seen)
                self.metadata = try reader.string()
            case "tags":
                try reader.once(1 << 8, &seen)
                self.tags = try reader.map()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("name", self.name)
        writer.uint32("empty_timeout", self.emptyTimeout)
        writer.uint32("departure_timeout", self.departureTimeout)
        writer.uint32("max_participants", self.maxParticipants)
        writer.uint32("min_playout_delay", self.minPlayoutDelay)
        writer.uint32("max_playout_delay", self.maxPlayoutDelay)
        writer.bool("sync_streams", self.syncStreams)
        writer.string("metadata", self.metadata)
        writer.map("tags", self.tags)
    }
}

extension LiveKit.ListRoomsRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ListRoomsRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.names.append(try reader.string())
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.strings(10, self.names)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "names":
                try reader.once(1 << 0, &seen)
                self.names = try reader.strings()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.strings("names", self.names)
    }
}

extension LiveKit.ListRoomsResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ListRoomsResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.rooms)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.rooms)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "rooms":
                try reader.once(1 << 0, &seen)
                self.rooms = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("rooms", self.rooms)
    }
}

extension LiveKit.DeleteRoomRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DeleteRoomRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
    }
}

extension LiveKit.DeleteRoomResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DeleteRoomResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            try reader.unknown(tag, into: &unknownFields)
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextName() != nil { try reader.skipValue() }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
    }
}

extension LiveKit.ListParticipantsRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ListParticipantsRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
    }
}

extension LiveKit.ListParticipantsResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ListParticipantsResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.participants)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.participants)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "participants":
                try reader.once(1 << 0, &seen)
                self.participants = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("participants", self.participants)
    }
}

extension LiveKit.RoomParticipantIdentity: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RoomParticipantIdentity" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 24: self.revokeTokenTs = try reader.int64()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.int64(24, self.revokeTokenTs)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "revokeTokenTs", "revoke_token_ts":
                try reader.once(1 << 2, &seen)
                self.revokeTokenTs = try reader.int64()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.int64("revoke_token_ts", self.revokeTokenTs)
    }
}

extension LiveKit.RemoveParticipantResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RemoveParticipantResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            try reader.unknown(tag, into: &unknownFields)
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextName() != nil { try reader.skipValue() }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
    }
}

extension LiveKit.MuteRoomTrackRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MuteRoomTrackRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 26: self.trackSid = try reader.string()
            case 32: self.muted = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.string(26, self.trackSid)
        writer.bool(32, self.muted)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "trackSid", "track_sid":
                try reader.once(1 << 2, &seen)
                self.trackSid = try reader.string()
            case "muted":
                try reader.once(1 << 3, &seen)
                self.muted = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.string("track_sid", self.trackSid)
        writer.bool("muted", self.muted)
    }
}

extension LiveKit.MuteRoomTrackResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MuteRoomTrackResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.track)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.track)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "track":
                try reader.once(1 << 0, &seen)
                self.track = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("track", self.track)
    }
}

extension LiveKit.UpdateParticipantRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateParticipantRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 26: self.metadata = try reader.string()
            case 34: try reader.message(into: &self.permission)
            case 42: self.name = try reader.string()
            case 50: try reader.entry(into: &self.attributes)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.string(26, self.metadata)
        writer.message(34, self.permission)
        writer.string(42, self.name)
        writer.map(50, self.attributes)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "metadata":
                try reader.once(1 << 2, &seen)
                self.metadata = try reader.string()
            case "permission":
                try reader.once(1 << 3, &seen)
                self.permission = try reader.message()
            case "name":
                try reader.once(1 << 4, &seen)
                self.name = try reader.string()
            case "attributes":
                try reader.once(1 << 5, &seen)
                self.attributes = try reader.map()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.string("metadata", self.metadata)
        writer.message("permission", self.permission)
        writer.string("name", self.name)
        writer.map("attributes", self.attributes)
    }
}

extension LiveKit.UpdateSubscriptionsRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateSubscriptionsRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 26: self.trackSids.append(try reader.string())
            case 32: self.subscribe = try reader.bool()
            case 42: try reader.message(appendingTo: &self.participantTracks)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.strings(26, self.trackSids)
        writer.bool(32, self.subscribe)
        writer.messages(42, self.participantTracks)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "trackSids", "track_sids":
                try reader.once(1 << 2, &seen)
                self.trackSids = try reader.strings()
            case "subscribe":
                try reader.once(1 << 3, &seen)
                self.subscribe = try reader.bool()
            case "participantTracks", "participant_tracks":
                try reader.once(1 << 4, &seen)
                self.participantTracks = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.strings("track_sids", self.trackSids)
        writer.bool("subscribe", self.subscribe)
        writer.messages("participant_tracks", self.participantTracks)
    }
}

extension LiveKit.UpdateSubscriptionsResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateSubscriptionsResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            try reader.unknown(tag, into: &unknownFields)
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextName() != nil { try reader.skipValue() }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
    }
}

extension LiveKit.SendDataRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SendDataRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.data = try reader.bytesValue()
            case 24: self.kind = try reader.enumeration()
            case 34: self.destinationSids.append(try reader.string())
            case 42: self.topic = try reader.string()
            case 50: self.destinationIdentities.append(try reader.string())
            case 58: self.nonce = try reader.bytesValue()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.bytes(18, self.data)
        writer.enumeration(24, self.kind)
        writer.strings(34, self.destinationSids)
        if let value = self.topic { writer.presentString(42, value) }
        writer.strings(50, self.destinationIdentities)
        writer.bytes(58, self.nonce)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "data":
                try reader.once(1 << 1, &seen)
                self.data = try reader.bytesValue()
            case "kind":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.DataPacket.Kind = try reader.enumeration() { self.kind = value }
            case "destinationSids", "destination_sids":
                try reader.once(1 << 3, &seen)
                self.destinationSids = try reader.strings()
            case "topic":
                try reader.once(1 << 4, &seen)
                self.topic = try reader.string()
            case "destinationIdentities", "destination_identities":
                try reader.once(1 << 5, &seen)
                self.destinationIdentities = try reader.strings()
            case "nonce":
                try reader.once(1 << 6, &seen)
                self.nonce = try reader.bytesValue()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.bytes("data", self.data)
        writer.enumeration("kind", self.kind)
        writer.strings("destination_sids", self.destinationSids)
        if let value = self.topic { writer.presentString("topic", value) }
        writer.strings("destination_identities", self.destinationIdentities)
        writer.bytes("nonce", self.nonce)
    }
}

extension LiveKit.SendDataResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SendDataResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            try reader.unknown(tag, into: &unknownFields)
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextName() != nil { try reader.skipValue() }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
    }
}

extension LiveKit.UpdateRoomMetadataRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateRoomMetadataRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.metadata = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.metadata)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "metadata":
                try reader.once(1 << 1, &seen)
                self.metadata = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("metadata", self.metadata)
    }
}

extension LiveKit.ForwardParticipantRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ForwardParticipantRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 26: self.destinationRoom = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.string(26, self.destinationRoom)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "destinationRoom", "destination_room":
                try reader.once(1 << 2, &seen)
                self.destinationRoom = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.string("destination_room", self.destinationRoom)
    }
}

extension LiveKit.ForwardParticipantResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ForwardParticipantResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            try reader.unknown(tag, into: &unknownFields)
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextName() != nil { try reader.skipValue() }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
    }
}

extension LiveKit.MoveParticipantRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MoveParticipantRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 26: self.destinationRoom = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.string(26, self.destinationRoom)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "destinationRoom", "destination_room":
                try reader.once(1 << 2, &seen)
                self.destinationRoom = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.string("destination_room", self.destinationRoom)
    }
}

extension LiveKit.MoveParticipantResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MoveParticipantResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            try reader.unknown(tag, into: &unknownFields)
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        try reader.beginObject()
        while try reader.nextName() != nil { try reader.skipValue() }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
    }
}

extension LiveKit.PerformRpcRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.PerformRpcRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.destinationIdentity = try reader.string()
            case 26: self.method = try reader.string()
            case 34: self.payload = try reader.string()
            case 40: self.responseTimeoutMs = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.destinationIdentity)
        writer.string(26, self.method)
        writer.string(34, self.payload)
        writer.uint32(40, self.responseTimeoutMs)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "room":
                try reader.once(1 << 0, &seen)
                self.room = try reader.string()
            case "destinationIdentity", "destination_identity":
                try reader.once(1 << 1, &seen)
                self.destinationIdentity = try reader.string()
            case "method":
                try reader.once(1 << 2, &seen)
                self.method = try reader.string()
            case "payload":
                try reader.once(1 << 3, &seen)
                self.payload = try reader.string()
            case "responseTimeoutMs", "response_timeout_ms":
                try reader.once(1 << 4, &seen)
                self.responseTimeoutMs = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("destination_identity", self.destinationIdentity)
        writer.string("method", self.method)
        writer.string("payload", self.payload)
        writer.uint32("response_timeout_ms", self.responseTimeoutMs)
    }
}

extension LiveKit.PerformRpcResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.PerformRpcResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.payload = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.payload)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "payload":
                try reader.once(1 << 0, &seen)
                self.payload = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("payload", self.payload)
    }
}

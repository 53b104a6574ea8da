// Generated from proto/policy.proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

extension QuartetAPI {
    /// What a new block does to a pair that is already in one room.
    public struct OnBlock: ProtocolEnum {
        /// As the server is configured.
        /// `ON_BLOCK_DEFAULT`, 0.
        public static let `default` = Self(rawValue: 0)
        /// Both stay and neither hears the other.
        /// `ON_BLOCK_SEPARATE`, 1.
        public static let separate = Self(rawValue: 1)
        /// The later comer is removed.
        /// `ON_BLOCK_REMOVE`, 2.
        public static let remove = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// One identity wants nothing to do with another; enforced both ways, in every room.
    public struct Block: Sendable, Equatable {
        /// Field 1.
        public var blocker: String = ""
        /// Field 2.
        public var blocked: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// From now on these two neither hear nor reach each other.
    public struct BlockRequest: Sendable, Equatable {
        /// Field 1.
        public var blocker: String = ""
        /// Field 2.
        public var blocked: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The block stands, in the media path as well.
    public struct BlockResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Lifts a block.
    public struct UnblockRequest: Sendable, Equatable {
        /// Field 1.
        public var blocker: String = ""
        /// Field 2.
        public var blocked: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The block is gone.
    public struct UnblockResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks for blocks.
    public struct ListBlocksRequest: Sendable, Equatable {
        /// Only those in which this identity stands, on either side; empty means all.
        /// Field 1.
        public var identity: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The blocks that stand.
    public struct ListBlocksResponse: Sendable, Equatable {
        /// Field 1.
        public var blocks: [QuartetAPI.Block] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// An identity may not enter.
    public struct Ban: Sendable, Equatable {
        /// Empty means every room.
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Unix time in seconds; 0 means without end.
        /// Field 3.
        public var until: Int64 = 0
        /// For administrators; never shown to the banned.
        /// Field 4.
        public var reason: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Bans an identity, and removes it if it is in the room.
    public struct BanRequest: Sendable, Equatable {
        /// Empty means every room.
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Unix time in seconds; 0 means without end.
        /// Field 3.
        public var until: Int64 = 0
        /// For administrators; never shown to the banned.
        /// Field 4.
        public var reason: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The ban stands.
    public struct BanResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Lifts a ban.
    public struct UnbanRequest: Sendable, Equatable {
        /// As in the ban; empty lifts the one for every room only.
        /// Field 1.
        public var room: String = ""
        /// Field 2.
        public var identity: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The ban is gone.
    public struct UnbanResponse: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks for bans.
    public struct ListBansRequest: Sendable, Equatable {
        /// Only those that bear on this room; empty means all.
        /// Field 1.
        public var room: String = ""
        /// Only those of this identity; empty means all.
        /// Field 2.
        public var identity: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The bans that stand.
    public struct ListBansResponse: Sendable, Equatable {
        /// Field 1.
        public var bans: [QuartetAPI.Ban] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The rules in force in a room.
    public struct RoomPolicy: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Most participants at once.
        /// Field 2.
        public var capacity: UInt32 = 0
        /// Admits nobody new.
        /// Field 3.
        public var locked: Bool = false
        /// Field 4.
        public var onBlock = QuartetAPI.OnBlock(rawValue: 0)
        /// A moderator's mute outlives the participant's own unmute.
        /// Field 5.
        public var stickyMute: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks for the rules of a room.
    public struct GetRoomPolicyRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Changes rules of a room; what is absent stays as it is.
    public struct SetRoomPolicyRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Most participants at once; 0 means the default.
        /// Field 2.
        public var capacity: UInt32?
        /// Field 3.
        public var locked: Bool?
        /// Field 4.
        public var onBlock: QuartetAPI.OnBlock?
        /// Field 5.
        public var stickyMute: Bool?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Why a call of either service failed: Twirp's error, in JSON whatever the request was.
    public struct Failure: Sendable, Equatable {
        /// One of Twirp's codes, such as `not_found`.
        /// Field 1.
        public var code: String = ""
        /// A sentence for people.
        /// Field 2.
        public var msg: String = ""
        /// Field 3.
        public var meta: [String: String] = [:]
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks how the connections of a room's people are.
    public struct GetConnectionQualityRequest: Sendable, Equatable {
        /// Field 1.
        public var room: String = ""
        /// Only this one's; empty means everyone's.
        /// Field 2.
        public var identity: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How they are, as last measured.
    public struct GetConnectionQualityResponse: Sendable, Equatable {
        /// Field 1.
        public var participants: [QuartetAPI.ParticipantQuality] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How one participant's connection is.
    public struct ParticipantQuality: Sendable, Equatable {
        /// Field 1.
        public var identity: String = ""
        /// Field 2.
        public var participantSid: String = ""
        /// EXCELLENT, GOOD, POOR or LOST; empty before the first measurement.
        /// Field 3.
        public var quality: String = ""
        /// Mean opinion score, 1 to 4.5.
        /// Field 4.
        public var score: Float = 0
        /// Milliseconds there and back, as its reports show; 0 while unknown.
        /// Field 5.
        public var roundTripMs: Float = 0
        /// What its media goes over: udp or tcp.
        /// Field 6.
        public var transport: String = ""
        /// Milliseconds since it was measured.
        /// Field 7.
        public var ageMs: UInt32 = 0
        /// Field 8.
        public var published: [QuartetAPI.StreamQuality] = []
        /// Field 9.
        public var subscribed: [QuartetAPI.StreamQuality] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How one stream is, on its way to the server or to the participant.
    public struct StreamQuality: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Packets lost on the way, before any repair, in percent.
        /// Field 2.
        public var lossPercent: Float = 0
        /// Field 3.
        public var jitterMs: Float = 0
        /// Mean opinion score, 1 to 4.5.
        /// Field 4.
        public var score: Float = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }
}

extension QuartetAPI.OnBlock {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "ON_BLOCK_DEFAULT": self.init(rawValue: 0)
        case "ON_BLOCK_SEPARATE": self.init(rawValue: 1)
        case "ON_BLOCK_REMOVE": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "ON_BLOCK_DEFAULT"
        case 1: "ON_BLOCK_SEPARATE"
        case 2: "ON_BLOCK_REMOVE"
        default: nil
        }
    }
}

extension QuartetAPI.Block: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.Block" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.blocker = try reader.string()
            case 18: self.blocked = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.blocker)
        writer.string(18, self.blocked)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "blocker":
                try reader.once(1 << 0, &seen)
                self.blocker = try reader.string()
            case "blocked":
                try reader.once(1 << 1, &seen)
                self.blocked = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("blocker", self.blocker)
        writer.string("blocked", self.blocked)
    }
}

extension QuartetAPI.BlockRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.BlockRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.blocker = try reader.string()
            case 18: self.blocked = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.blocker)
        writer.string(18, self.blocked)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "blocker":
                try reader.once(1 << 0, &seen)
                self.blocker = try reader.string()
            case "blocked":
                try reader.once(1 << 1, &seen)
                self.blocked = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("blocker", self.blocker)
        writer.string("blocked", self.blocked)
    }
}

extension QuartetAPI.BlockResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.BlockResponse" }

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

extension QuartetAPI.UnblockRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.UnblockRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.blocker = try reader.string()
            case 18: self.blocked = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.blocker)
        writer.string(18, self.blocked)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "blocker":
                try reader.once(1 << 0, &seen)
                self.blocker = try reader.string()
            case "blocked":
                try reader.once(1 << 1, &seen)
                self.blocked = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("blocker", self.blocker)
        writer.string("blocked", self.blocked)
    }
}

extension QuartetAPI.UnblockResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.UnblockResponse" }

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

extension QuartetAPI.ListBlocksRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.ListBlocksRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.identity = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.identity)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "identity":
                try reader.once(1 << 0, &seen)
                self.identity = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("identity", self.identity)
    }
}

extension QuartetAPI.ListBlocksResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.ListBlocksResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.blocks)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.blocks)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "blocks":
                try reader.once(1 << 0, &seen)
                self.blocks = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("blocks", self.blocks)
    }
}

extension QuartetAPI.Ban: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.Ban" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 24: self.until = try reader.int64()
            case 34: self.reason = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.int64(24, self.until)
        writer.string(34, self.reason)
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
            case "until":
                try reader.once(1 << 2, &seen)
                self.until = try reader.int64()
            case "reason":
                try reader.once(1 << 3, &seen)
                self.reason = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.int64("until", self.until)
        writer.string("reason", self.reason)
    }
}

extension QuartetAPI.BanRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.BanRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            case 24: self.until = try reader.int64()
            case 34: self.reason = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
        writer.int64(24, self.until)
        writer.string(34, self.reason)
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
            case "until":
                try reader.once(1 << 2, &seen)
                self.until = try reader.int64()
            case "reason":
                try reader.once(1 << 3, &seen)
                self.reason = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
        writer.int64("until", self.until)
        writer.string("reason", self.reason)
    }
}

extension QuartetAPI.BanResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.BanResponse" }

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

extension QuartetAPI.UnbanRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.UnbanRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
    }
}

extension QuartetAPI.UnbanResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.UnbanResponse" }

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

extension QuartetAPI.ListBansRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.ListBansRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
    }
}

extension QuartetAPI.ListBansResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.ListBansResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.bans)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.bans)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "bans":
                try reader.once(1 << 0, &seen)
                self.bans = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("bans", self.bans)
    }
}

extension QuartetAPI.RoomPolicy: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.RoomPolicy" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 16: self.capacity = try reader.uint32()
            case 24: self.locked = try reader.bool()
            case 32: self.onBlock = try reader.enumeration()
            case 40: self.stickyMute = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.uint32(16, self.capacity)
        writer.bool(24, self.locked)
        writer.enumeration(32, self.onBlock)
        writer.bool(40, self.stickyMute)
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
            case "capacity":
                try reader.once(1 << 1, &seen)
                self.capacity = try reader.uint32()
            case "locked":
                try reader.once(1 << 2, &seen)
                self.locked = try reader.bool()
            case "onBlock", "on_block":
                try reader.once(1 << 3, &seen)
                if let value: QuartetAPI.OnBlock = try reader.enumeration() { self.onBlock = value }
            case "stickyMute", "sticky_mute":
                try reader.once(1 << 4, &seen)
                self.stickyMute = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.uint32("capacity", self.capacity)
        writer.bool("locked", self.locked)
        writer.enumeration("on_block", self.onBlock)
        writer.bool("sticky_mute", self.stickyMute)
    }
}

extension QuartetAPI.GetRoomPolicyRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.GetRoomPolicyRequest" }

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

extension QuartetAPI.SetRoomPolicyRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.SetRoomPolicyRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 16: self.capacity = try reader.uint32()
            case 24: self.locked = try reader.bool()
            case 32: self.onBlock = try reader.enumeration()
            case 40: self.stickyMute = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        if let value = self.capacity { writer.presentUInt32(16, value) }
        if let value = self.locked { writer.presentBool(24, value) }
        if let value = self.onBlock { writer.presentEnumeration(32, value) }
        if let value = self.stickyMute { writer.presentBool(40, value) }
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
            case "capacity":
                try reader.once(1 << 1, &seen)
                self.capacity = try reader.uint32()
            case "locked":
                try reader.once(1 << 2, &seen)
                self.locked = try reader.bool()
            case "onBlock", "on_block":
                try reader.once(1 << 3, &seen)
                if let value: QuartetAPI.OnBlock = try reader.enumeration() { self.onBlock = value }
            case "stickyMute", "sticky_mute":
                try reader.once(1 << 4, &seen)
                self.stickyMute = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        if let value = self.capacity { writer.presentUInt32("capacity", value) }
        if let value = self.locked { writer.presentBool("locked", value) }
        if let value = self.onBlock { writer.presentEnumeration("on_block", value) }
        if let value = self.stickyMute { writer.presentBool("sticky_mute", value) }
    }
}

extension QuartetAPI.Failure: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.Failure" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.code = try reader.string()
            case 18: self.msg = try reader.string()
            case 26: try reader.entry(into: &self.meta)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.code)
        writer.string(18, self.msg)
        writer.map(26, self.meta)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "code":
                try reader.once(1 << 0, &seen)
                self.code = try reader.string()
            case "msg":
                try reader.once(1 << 1, &seen)
                self.msg = try reader.string()
            case "meta":
                try reader.once(1 << 2, &seen)
                self.meta = try reader.map()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("code", self.code)
        writer.string("msg", self.msg)
        writer.map("meta", self.meta)
    }
}

extension QuartetAPI.GetConnectionQualityRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.GetConnectionQualityRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.room = try reader.string()
            case 18: self.identity = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.room)
        writer.string(18, self.identity)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("room", self.room)
        writer.string("identity", self.identity)
    }
}

extension QuartetAPI.GetConnectionQualityResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.GetConnectionQualityResponse" }

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

extension QuartetAPI.ParticipantQuality: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.ParticipantQuality" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.identity = try reader.string()
            case 18: self.participantSid = try reader.string()
            case 26: self.quality = try reader.string()
            case 37: self.score = try reader.float()
            case 45: self.roundTripMs = try reader.float()
            case 50: self.transport = try reader.string()
            case 56: self.ageMs = try reader.uint32()
            case 66: try reader.message(appendingTo: &self.published)
            case 74: try reader.message(appendingTo: &self.subscribed)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.identity)
        writer.string(18, self.participantSid)
        writer.string(26, self.quality)
        writer.float(37, self.score)
        writer.float(45, self.roundTripMs)
        writer.string(50, self.transport)
        writer.uint32(56, self.ageMs)
        writer.messages(66, self.published)
        writer.messages(74, self.subscribed)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "identity":
                try reader.once(1 << 0, &seen)
                self.identity = try reader.string()
            case "participantSid", "participant_sid":
                try reader.once(1 << 1, &seen)
                self.participantSid = try reader.string()
            case "quality":
                try reader.once(1 << 2, &seen)
                self.quality = try reader.string()
            case "score":
                try reader.once(1 << 3, &seen)
                self.score = try reader.float()
            case "roundTripMs", "round_trip_ms":
                try reader.once(1 << 4, &seen)
                self.roundTripMs = try reader.float()
            case "transport":
                try reader.once(1 << 5, &seen)
                self.transport = try reader.string()
            case "ageMs", "age_ms":
                try reader.once(1 << 6, &seen)
                self.ageMs = try reader.uint32()
            case "published":
                try reader.once(1 << 7, &seen)
                self.published = try reader.messages()
            case "subscribed":
                try reader.once(1 << 8, &seen)
                self.subscribed = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("identity", self.identity)
        writer.string("participant_sid", self.participantSid)
        writer.string("quality", self.quality)
        writer.float("score", self.score)
        writer.float("round_trip_ms", self.roundTripMs)
        writer.string("transport", self.transport)
        writer.uint32("age_ms", self.ageMs)
        writer.messages("published", self.published)
        writer.messages("subscribed", self.subscribed)
    }
}

extension QuartetAPI.StreamQuality: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "quartet.StreamQuality" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 21: self.lossPercent = try reader.float()
            case 29: self.jitterMs = try reader.float()
            case 37: self.score = try reader.float()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.float(21, self.lossPercent)
        writer.float(29, self.jitterMs)
        writer.float(37, self.score)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "trackSid", "track_sid":
                try reader.once(1 << 0, &seen)
                self.trackSid = try reader.string()
            case "lossPercent", "loss_percent":
                try reader.once(1 << 1, &seen)
                self.lossPercent = try reader.float()
            case "jitterMs", "jitter_ms":
                try reader.once(1 << 2, &seen)
                self.jitterMs = try reader.float()
            case "score":
                try reader.once(1 << 3, &seen)
                self.score = try reader.float()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.float("loss_percent", self.lossPercent)
        writer.float("jitter_ms", self.jitterMs)
        writer.float("score", self.score)
    }
}

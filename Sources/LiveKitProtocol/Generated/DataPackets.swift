// Generated from proto/data_packets.proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

extension LiveKit {
    /// One application message between participants.
    public struct DataPacket: Sendable, Equatable {
        /// Which channel it took.
        public struct Kind: ProtocolEnum {
            /// `RELIABLE`, 0.
            public static let reliable = Self(rawValue: 0)
            /// `LOSSY`, 1.
            public static let lossy = Self(rawValue: 1)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// What `value` may hold.
        public indirect enum Value: Sendable, Equatable {
            /// Field 2.
            case user(LiveKit.UserPacket)
            /// Field 3.
            case speaker(LiveKit.ActiveSpeakerUpdate)
            /// Field 6.
            case sipDtmf(LiveKit.SipDTMF)
            /// Field 7.
            case transcription(LiveKit.Transcription)
            /// Field 8.
            case metrics(LiveKit.MetricsBatch)
            /// Field 9.
            case chatMessage(LiveKit.ChatMessage)
            /// Field 10.
            case rpcRequest(LiveKit.RpcRequest)
            /// Field 11.
            case rpcAck(LiveKit.RpcAck)
            /// Field 12.
            case rpcResponse(LiveKit.RpcResponse)
            /// Field 13.
            case streamHeader(LiveKit.DataStream.Header)
            /// Field 14.
            case streamChunk(LiveKit.DataStream.Chunk)
            /// Field 15.
            case streamTrailer(LiveKit.DataStream.Trailer)
            /// Field 18.
            case encryptedPacket(LiveKit.EncryptedPacket)
        }

        /// Repeats what the channel already says; older clients read it.
        /// Field 1.
        public var kind = LiveKit.DataPacket.Kind(rawValue: 0)
        /// One of Value's members, or nothing.
        public var value: Value?
        /// The sender, as the server knows it; empty for hidden senders.
        /// Field 4.
        public var participantIdentity: String = ""
        /// To whom; empty means all others.
        /// Field 5.
        public var destinationIdentities: [String] = []
        /// Counts the sender's reliable packets from 1; 0 means not counted.
        /// Field 16.
        public var sequence: UInt32 = 0
        /// The sender's session, as the server knows it.
        /// Field 17.
        public var participantSid: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Bytes of the application.
    public struct UserPacket: Sendable, Equatable {
        /// The sender's session; older clients read it here.
        /// Field 1.
        public var participantSid: String = ""
        /// Field 2.
        public var payload: [UInt8] = []
        /// To which sessions; empty means all others.
        /// Field 3.
        public var destinationSids: [String] = []
        /// Field 4.
        public var topic: String?
        /// The sender; older clients read it here.
        /// Field 5.
        public var participantIdentity: String = ""
        /// To whom; older clients write it here.
        /// Field 6.
        public var destinationIdentities: [String] = []
        /// Field 8.
        public var id: String?
        /// Field 9.
        public var startTime: UInt64?
        /// Field 10.
        public var endTime: UInt64?
        /// Recognises repeats of a packet sent through the room service; empty or 16 bytes.
        /// Field 11.
        public var nonce: [UInt8] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Speakers over a data channel, as older servers sent them.
    public struct ActiveSpeakerUpdate: Sendable, Equatable {
        /// Field 1.
        public var speakers: [LiveKit.SpeakerInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A telephone key.
    public struct SipDTMF: Sendable, Equatable {
        /// Field 3.
        public var code: UInt32 = 0
        /// Field 4.
        public var digit: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Spoken words as text; accepted from agents only.
    public struct Transcription: Sendable, Equatable {
        /// Field 2.
        public var transcribedParticipantIdentity: String = ""
        /// Field 3.
        public var trackId: String = ""
        /// Field 4.
        public var segments: [LiveKit.TranscriptionSegment] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A piece of a transcription, replaced by later ones of the same id until final.
    public struct TranscriptionSegment: Sendable, Equatable {
        /// Field 1.
        public var id: String = ""
        /// Field 2.
        public var text: String = ""
        /// Field 3.
        public var startTime: UInt64 = 0
        /// Field 4.
        public var endTime: UInt64 = 0
        /// Field 5.
        public var final: Bool = false
        /// Field 6.
        public var language: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Client measurements; passed on untouched, so the content stays in the unknown fields.
    public struct MetricsBatch: Sendable, Equatable {
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A line of text chat.
    public struct ChatMessage: Sendable, Equatable {
        /// Field 1.
        public var id: String = ""
        /// Unix time in milliseconds.
        /// Field 2.
        public var timestamp: Int64 = 0
        /// Unix time in milliseconds.
        /// Field 3.
        public var editTimestamp: Int64?
        /// Field 4.
        public var message: String = ""
        /// Field 5.
        public var deleted: Bool = false
        /// Written by a program.
        /// Field 6.
        public var generated: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Calls a method of another participant.
    public struct RpcRequest: Sendable, Equatable {
        /// Field 1.
        public var id: String = ""
        /// Field 2.
        public var method: String = ""
        /// Field 3.
        public var payload: String = ""
        /// Milliseconds.
        /// Field 4.
        public var responseTimeoutMs: UInt32 = 0
        /// Field 5.
        public var version: UInt32 = 0
        /// Field 6.
        public var compressedPayload: [UInt8] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The call has arrived.
    public struct RpcAck: Sendable, Equatable {
        /// Field 1.
        public var requestId: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The call's outcome.
    public struct RpcResponse: Sendable, Equatable {
        /// What `value` may hold.
        public indirect enum Value: Sendable, Equatable {
            /// Field 2.
            case payload(String)
            /// Field 3.
            case error(LiveKit.RpcError)
            /// Field 4.
            case compressedPayload([UInt8])
        }

        /// Field 1.
        public var requestId: String = ""
        /// One of Value's members, or nothing.
        public var value: Value?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Why a call failed.
    public struct RpcError: Sendable, Equatable {
        /// 1400 to 1405 for bad calls, 1500 to 1505 for failed ones, others belong to applications.
        /// Field 1.
        public var code: UInt32 = 0
        /// Field 2.
        public var message: String = ""
        /// Field 3.
        public var data: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Name space of the parts of a data stream: a header, chunks, a trailer.
    public struct DataStream: Sendable, Equatable {
        /// What a text stream does.
        public struct OperationType: ProtocolEnum {
            /// `CREATE`, 0.
            public static let create = Self(rawValue: 0)
            /// `UPDATE`, 1.
            public static let update = Self(rawValue: 1)
            /// `DELETE`, 2.
            public static let delete = Self(rawValue: 2)
            /// `REACTION`, 3.
            public static let reaction = Self(rawValue: 3)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// How chunks are compressed.
        public struct CompressionType: ProtocolEnum {
            /// `NONE`, 0.
            public static let none = Self(rawValue: 0)
            /// `DEFLATE_RAW`, 1.
            public static let deflateRaw = Self(rawValue: 1)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Header of a text stream.
        public struct TextHeader: Sendable, Equatable {
            /// Field 1.
            public var operationType = LiveKit.DataStream.OperationType(rawValue: 0)
            /// Field 2.
            public var version: Int32 = 0
            /// Field 3.
            public var replyToStreamId: String = ""
            /// Field 4.
            public var attachedStreamIds: [String] = []
            /// Written by a program.
            /// Field 5.
            public var generated: Bool = false
            /// Fields that the schema does not have, as they came.
            public var unknownFields: [UInt8] = []

            /// Makes a message with every field at its default.
            public init() {}
        }

        /// Header of a stream of bytes.
        public struct ByteHeader: Sendable, Equatable {
            /// File name.
            /// Field 1.
            public var name: String = ""
            /// Fields that the schema does not have, as they came.
            public var unknownFields: [UInt8] = []

            /// Makes a message with every field at its default.
            public init() {}
        }

        /// Opens a stream.
        public struct Header: Sendable, Equatable {
            /// What `content_header` may hold.
            public indirect enum ContentHeader: Sendable, Equatable {
                /// Field 9.
                case textHeader(LiveKit.DataStream.TextHeader)
                /// Field 10.
                case byteHeader(LiveKit.DataStream.ByteHeader)
            }

            /// Field 1.
            public var streamId: String = ""
            /// Unix time in milliseconds.
            /// Field 2.
            public var timestamp: Int64 = 0
            /// Field 3.
            public var topic: String = ""
            /// Field 4.
            public var mimeType: String = ""
            /// Bytes to come, when known.
            /// Field 5.
            public var totalLength: UInt64?
            /// Field 7.
            public var encryptionType = LiveKit.Encryption.TypeEnum(rawValue: 0)
            /// Field 8.
            public var attributes: [String: String] = [:]
            /// One of ContentHeader's members, or nothing.
            public var contentHeader: ContentHeader?
            /// Field 11.
            public var inlineContent: [UInt8]?
            /// Field 12.
            public var compression = LiveKit.DataStream.CompressionType(rawValue: 0)
            /// Fields that the schema does not have, as they came.
            public var unknownFields: [UInt8] = []

            /// Makes a message with every field at its default.
            public init() {}
        }

        /// Carries a piece of a stream.
        public struct Chunk: Sendable, Equatable {
            /// Field 1.
            public var streamId: String = ""
            /// Counts from 0.
            /// Field 2.
            public var chunkIndex: UInt64 = 0
            /// Field 3.
            public var content: [UInt8] = []
            /// Field 4.
            public var version: Int32 = 0
            /// Field 5.
            public var iv: [UInt8]?
            /// Fields that the schema does not have, as they came.
            public var unknownFields: [UInt8] = []

            /// Makes a message with every field at its default.
            public init() {}
        }

        /// Ends a stream.
        public struct Trailer: Sendable, Equatable {
            /// Field 1.
            public var streamId: String = ""
            /// Why it ended early; empty when complete.
            /// Field 2.
            public var reason: String = ""
            /// Field 3.
            public var attributes: [String: String] = [:]
            /// Fields that the schema does not have, as they came.
            public var unknownFields: [UInt8] = []

            /// Makes a message with every field at its default.
            public init() {}
        }

        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A packet that only the other clients can read.
    public struct EncryptedPacket: Sendable, Equatable {
        /// Field 1.
        public var encryptionType = LiveKit.Encryption.TypeEnum(rawValue: 0)
        /// Field 2.
        public var iv: [UInt8] = []
        /// Field 3.
        public var keyIndex: UInt32 = 0
        /// Field 4.
        public var encryptedValue: [UInt8] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }
}

extension LiveKit.DataPacket.Kind {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "RELIABLE": self.init(rawValue: 0)
        case "LOSSY": self.init(rawValue: 1)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "RELIABLE"
        case 1: "LOSSY"
        default: nil
        }
    }
}

extension LiveKit.DataStream.OperationType {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "CREATE": self.init(rawValue: 0)
        case "UPDATE": self.init(rawValue: 1)
        case "DELETE": self.init(rawValue: 2)
        case "REACTION": self.init(rawValue: 3)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "CREATE"
        case 1: "UPDATE"
        case 2: "DELETE"
        case 3: "REACTION"
        default: nil
        }
    }
}

extension LiveKit.DataStream.CompressionType {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "NONE": self.init(rawValue: 0)
        case "DEFLATE_RAW": self.init(rawValue: 1)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "NONE"
        case 1: "DEFLATE_RAW"
        default: nil
        }
    }
}

extension LiveKit.DataPacket: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataPacket" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.kind = try reader.enumeration()
            case 18:
                var member = LiveKit.UserPacket()
                if case .user(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .user(member)
            case 26:
                var member = LiveKit.ActiveSpeakerUpdate()
                if case .speaker(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .speaker(member)
            case 34: self.participantIdentity = try reader.string()
            case 42: self.destinationIdentities.append(try reader.string())
            case 50:
                var member = LiveKit.SipDTMF()
                if case .sipDtmf(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .sipDtmf(member)
            case 58:
                var member = LiveKit.Transcription()
                if case .transcription(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .transcription(member)
            case 66:
                var member = LiveKit.MetricsBatch()
                if case .metrics(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .metrics(member)
            case 74:
                var member = LiveKit.ChatMessage()
                if case .chatMessage(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .chatMessage(member)
            case 82:
                var member = LiveKit.RpcRequest()
                if case .rpcRequest(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .rpcRequest(member)
            case 90:
                var member = LiveKit.RpcAck()
                if case .rpcAck(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .rpcAck(member)
            case 98:
                var member = LiveKit.RpcResponse()
                if case .rpcResponse(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .rpcResponse(member)
            case 106:
                var member = LiveKit.DataStream.Header()
                if case .streamHeader(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .streamHeader(member)
            case 114:
                var member = LiveKit.DataStream.Chunk()
                if case .streamChunk(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .streamChunk(member)
            case 122:
                var member = LiveKit.DataStream.Trailer()
                if case .streamTrailer(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .streamTrailer(member)
            case 128: self.sequence = try reader.uint32()
            case 138: self.participantSid = try reader.string()
            case 146:
                var member = LiveKit.EncryptedPacket()
                if case .encryptedPacket(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .encryptedPacket(member)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.kind)
        switch self.value {
        case .user(let value): writer.presentMessage(18, value)
        case .speaker(let value): writer.presentMessage(26, value)
        default: break
        }
        writer.string(34, self.participantIdentity)
        writer.strings(42, self.destinationIdentities)
        switch self.value {
        case .sipDtmf(let value): writer.presentMessage(50, value)
        case .transcription(let value): writer.presentMessage(58, value)
        case .metrics(let value): writer.presentMessage(66, value)
        case .chatMessage(let value): writer.presentMessage(74, value)
        case .rpcRequest(let value): writer.presentMessage(82, value)
        case .rpcAck(let value): writer.presentMessage(90, value)
        case .rpcResponse(let value): writer.presentMessage(98, value)
        case .streamHeader(let value): writer.presentMessage(106, value)
        case .streamChunk(let value): writer.presentMessage(114, value)
        case .streamTrailer(let value): writer.presentMessage(122, value)
        default: break
        }
        writer.uint32(128, self.sequence)
        writer.string(138, self.participantSid)
        switch self.value {
        case .encryptedPacket(let value): writer.presentMessage(146, value)
        default: break
        }
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "kind":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.DataPacket.Kind = try reader.enumeration() { self.kind = value }
            case "user":
                try reader.once(1 << 1, &seen)
                self.value = .user(try reader.message())
            case "speaker":
                try reader.once(1 << 1, &seen)
                self.value = .speaker(try reader.message())
            case "participantIdentity", "participant_identity":
                try reader.once(1 << 2, &seen)
                self.participantIdentity = try reader.string()
            case "destinationIdentities", "destination_identities":
                try reader.once(1 << 3, &seen)
                self.destinationIdentities = try reader.strings()
            case "sipDtmf", "sip_dtmf":
                try reader.once(1 << 1, &seen)
                self.value = .sipDtmf(try reader.message())
            case "transcription":
                try reader.once(1 << 1, &seen)
                self.value = .transcription(try reader.message())
            case "metrics":
                try reader.once(1 << 1, &seen)
                self.value = .metrics(try reader.message())
            case "chatMessage", "chat_message":
                try reader.once(1 << 1, &seen)
                self.value = .chatMessage(try reader.message())
            case "rpcRequest", "rpc_request":
                try reader.once(1 << 1, &seen)
                self.value = .rpcRequest(try reader.message())
            case "rpcAck", "rpc_ack":
                try reader.once(1 << 1, &seen)
                self.value = .rpcAck(try reader.message())
            case "rpcResponse", "rpc_response":
                try reader.once(1 << 1, &seen)
                self.value = .rpcResponse(try reader.message())
            case "streamHeader", "stream_header":
                try reader.once(1 << 1, &seen)
                self.value = .streamHeader(try reader.message())
            case "streamChunk", "stream_chunk":
                try reader.once(1 << 1, &seen)
                self.value = .streamChunk(try reader.message())
            case "streamTrailer", "stream_trailer":
                try reader.once(1 << 1, &seen)
                self.value = .streamTrailer(try reader.message())
            case "sequence":
                try reader.once(1 << 4, &seen)
                self.sequence = try reader.uint32()
            case "participantSid", "participant_sid":
                try reader.once(1 << 5, &seen)
                self.participantSid = try reader.string()
            case "encryptedPacket", "encrypted_packet":
                try reader.once(1 << 1, &seen)
                self.value = .encryptedPacket(try reader.message())
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("kind", self.kind)
        switch self.value {
        case .user(let value): writer.presentMessage("user", value)
        case .speaker(let value): writer.presentMessage("speaker", value)
        default: break
        }
        writer.string("participant_identity", self.participantIdentity)
        writer.strings("destination_identities", self.destinationIdentities)
        switch self.value {
        case .sipDtmf(let value): writer.presentMessage("sip_dtmf", value)
        case .transcription(let value): writer.presentMessage("transcription", value)
        case .metrics(let value): writer.presentMessage("metrics", value)
        case .chatMessage(let value): writer.presentMessage("chat_message", value)
        case .rpcRequest(let value): writer.presentMessage("rpc_request", value)
        case .rpcAck(let value): writer.presentMessage("rpc_ack", value)
        case .rpcResponse(let value): writer.presentMessage("rpc_response", value)
        case .streamHeader(let value): writer.presentMessage("stream_header", value)
        case .streamChunk(let value): writer.presentMessage("stream_chunk", value)
        case .streamTrailer(let value): writer.presentMessage("stream_trailer", value)
        default: break
        }
        writer.uint32("sequence", self.sequence)
        writer.string("participant_sid", self.participantSid)
        switch self.value {
        case .encryptedPacket(let value): writer.presentMessage("encrypted_packet", value)
        default: break
        }
    }
}

extension LiveKit.UserPacket: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UserPacket" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.participantSid = try reader.string()
            case 18: self.payload = try reader.bytesValue()
            case 26: self.destinationSids.append(try reader.string())
            case 34: self.topic = try reader.string()
            case 42: self.participantIdentity = try reader.string()
            case 50: self.destinationIdentities.append(try reader.string())
            case 66: self.id = try reader.string()
            case 72: self.startTime = try reader.uint64()
            case 80: self.endTime = try reader.uint64()
            case 90: self.nonce = try reader.bytesValue()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.participantSid)
        writer.bytes(18, self.payload)
        writer.strings(26, self.destinationSids)
        if let value = self.topic { writer.presentString(34, value) }
        writer.string(42, self.participantIdentity)
        writer.strings(50, self.destinationIdentities)
        if let value = self.id { writer.presentString(66, value) }
        if let value = self.startTime { writer.presentUInt64(72, value) }
        if let value = self.endTime { writer.presentUInt64(80, value) }
        writer.bytes(90, self.nonce)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "participantSid", "participant_sid":
                try reader.once(1 << 0, &seen)
                self.participantSid = try reader.string()
            case "payload":
                try reader.once(1 << 1, &seen)
                self.payload = try reader.bytesValue()
            case "destinationSids", "destination_sids":
                try reader.once(1 << 2, &seen)
                self.destinationSids = try reader.strings()
            case "topic":
                try reader.once(1 << 3, &seen)
                self.topic = try reader.string()
            case "participantIdentity", "participant_identity":
                try reader.once(1 << 4, &seen)
                self.participantIdentity = try reader.string()
            case "destinationIdentities", "destination_identities":
                try reader.once(1 << 5, &seen)
                self.destinationIdentities = try reader.strings()
            case "id":
                try reader.once(1 << 6, &seen)
                self.id = try reader.string()
            case "startTime", "start_time":
                try reader.once(1 << 7, &seen)
                self.startTime = try reader.uint64()
            case "endTime", "end_time":
                try reader.once(1 << 8, &seen)
                self.endTime = try reader.uint64()
            case "nonce":
                try reader.once(1 << 9, &seen)
                self.nonce = try reader.bytesValue()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("participant_sid", self.participantSid)
        writer.bytes("payload", self.payload)
        writer.strings("destination_sids", self.destinationSids)
        if let value = self.topic { writer.presentString("topic", value) }
        writer.string("participant_identity", self.participantIdentity)
        writer.strings("destination_identities", self.destinationIdentities)
        if let value = self.id { writer.presentString("id", value) }
        if let value = self.startTime { writer.presentUInt64("start_time", value) }
        if let value = self.endTime { writer.presentUInt64("end_time", value) }
        writer.bytes("nonce", self.nonce)
    }
}

extension LiveKit.ActiveSpeakerUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ActiveSpeakerUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.speakers)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.speakers)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "speakers":
                try reader.once(1 << 0, &seen)
                self.speakers = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("speakers", self.speakers)
    }
}

extension LiveKit.SipDTMF: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SipDTMF" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 24: self.code = try reader.uint32()
            case 34: self.digit = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(24, self.code)
        writer.string(34, self.digit)
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
                self.code = try reader.uint32()
            case "digit":
                try reader.once(1 << 1, &seen)
                self.digit = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("code", self.code)
        writer.string("digit", self.digit)
    }
}

extension LiveKit.Transcription: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.Transcription" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 18: self.transcribedParticipantIdentity = try reader.string()
            case 26: self.trackId = try reader.string()
            case 34: try reader.message(appendingTo: &self.segments)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(18, self.transcribedParticipantIdentity)
        writer.string(26, self.trackId)
        writer.messages(34, self.segments)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "transcribedParticipantIdentity", "transcribed_participant_identity":
                try reader.once(1 << 0, &seen)
                self.transcribedParticipantIdentity = try reader.string()
            case "trackId", "track_id":
                try reader.once(1 << 1, &seen)
                self.trackId = try reader.string()
            case "segments":
                try reader.once(1 << 2, &seen)
                self.segments = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("transcribed_participant_identity", self.transcribedParticipantIdentity)
        writer.string("track_id", self.trackId)
        writer.messages("segments", self.segments)
    }
}

extension LiveKit.TranscriptionSegment: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TranscriptionSegment" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.id = try reader.string()
            case 18: self.text = try reader.string()
            case 24: self.startTime = try reader.uint64()
            case 32: self.endTime = try reader.uint64()
            case 40: self.final = try reader.bool()
            case 50: self.language = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.id)
        writer.string(18, self.text)
        writer.uint64(24, self.startTime)
        writer.uint64(32, self.endTime)
        writer.bool(40, self.final)
        writer.string(50, self.language)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "id":
                try reader.once(1 << 0, &seen)
                self.id = try reader.string()
            case "text":
                try reader.once(1 << 1, &seen)
                self.text = try reader.string()
            case "startTime", "start_time":
                try reader.once(1 << 2, &seen)
                self.startTime = try reader.uint64()
            case "endTime", "end_time":
                try reader.once(1 << 3, &seen)
                self.endTime = try reader.uint64()
            case "final":
                try reader.once(1 << 4, &seen)
                self.final = try reader.bool()
            case "language":
                try reader.once(1 << 5, &seen)
                self.language = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("id", self.id)
        writer.string("text", self.text)
        writer.uint64("start_time", self.startTime)
        writer.uint64("end_time", self.endTime)
        writer.bool("final", self.final)
        writer.string("language", self.language)
    }
}

extension LiveKit.MetricsBatch: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MetricsBatch" }

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

extension LiveKit.ChatMessage: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ChatMessage" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.id = try reader.string()
            case 16: self.timestamp = try reader.int64()
            case 24: self.editTimestamp = try reader.int64()
            case 34: self.message = try reader.string()
            case 40: self.deleted = try reader.bool()
            case 48: self.generated = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.id)
        writer.int64(16, self.timestamp)
        if let value = self.editTimestamp { writer.presentInt64(24, value) }
        writer.string(34, self.message)
        writer.bool(40, self.deleted)
        writer.bool(48, self.generated)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "id":
                try reader.once(1 << 0, &seen)
                self.id = try reader.string()
            case "timestamp":
                try reader.once(1 << 1, &seen)
                self.timestamp = try reader.int64()
            case "editTimestamp", "edit_timestamp":
                try reader.once(1 << 2, &seen)
                self.editTimestamp = try reader.int64()
            case "message":
                try reader.once(1 << 3, &seen)
                self.message = try reader.string()
            case "deleted":
                try reader.once(1 << 4, &seen)
                self.deleted = try reader.bool()
            case "generated":
                try reader.once(1 << 5, &seen)
                self.generated = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("id", self.id)
        writer.int64("timestamp", self.timestamp)
        if let value = self.editTimestamp { writer.presentInt64("edit_timestamp", value) }
        writer.string("message", self.message)
        writer.bool("deleted", self.deleted)
        writer.bool("generated", self.generated)
    }
}

extension LiveKit.RpcRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RpcRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.id = try reader.string()
            case 18: self.method = try reader.string()
            case 26: self.payload = try reader.string()
            case 32: self.responseTimeoutMs = try reader.uint32()
            case 40: self.version = try reader.uint32()
            case 50: self.compressedPayload = try reader.bytesValue()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.id)
        writer.string(18, self.method)
        writer.string(26, self.payload)
        writer.uint32(32, self.responseTimeoutMs)
        writer.uint32(40, self.version)
        writer.bytes(50, self.compressedPayload)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "id":
                try reader.once(1 << 0, &seen)
                self.id = try reader.string()
            case "method":
                try reader.once(1 << 1, &seen)
                self.method = try reader.string()
            case "payload":
                try reader.once(1 << 2, &seen)
                self.payload = try reader.string()
            case "responseTimeoutMs", "response_timeout_ms":
                try reader.once(1 << 3, &seen)
                self.responseTimeoutMs = try reader.uint32()
            case "version":
                try reader.once(1 << 4, &seen)
                self.version = try reader.uint32()
            case "compressedPayload", "compressed_payload":
                try reader.once(1 << 5, &seen)
                self.compressedPayload = try reader.bytesValue()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("id", self.id)
        writer.string("method", self.method)
        writer.string("payload", self.payload)
        writer.uint32("response_timeout_ms", self.responseTimeoutMs)
        writer.uint32("version", self.version)
        writer.bytes("compressed_payload", self.compressedPayload)
    }
}

extension LiveKit.RpcAck: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RpcAck" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.requestId = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.requestId)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "requestId", "request_id":
                try reader.once(1 << 0, &seen)
                self.requestId = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("request_id", self.requestId)
    }
}

extension LiveKit.RpcResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RpcResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.requestId = try reader.string()
            case 18: self.value = .payload(try reader.string())
            case 26:
                var member = LiveKit.RpcError()
                if case .error(let earlier) = self.value { member = earlier }
                self.value = nil
                try reader.message(into: &member)
                self.value = .error(member)
            case 34: self.value = .compressedPayload(try reader.bytesValue())
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.requestId)
        switch self.value {
        case .payload(let value): writer.presentString(18, value)
        case .error(let value): writer.presentMessage(26, value)
        case .compressedPayload(let value): writer.presentBytes(34, value)
        case nil: break
        }
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "requestId", "request_id":
                try reader.once(1 << 0, &seen)
                self.requestId = try reader.string()
            case "payload":
                try reader.once(1 << 1, &seen)
                self.value = .payload(try reader.string())
            case "error":
                try reader.once(1 << 1, &seen)
                self.value = .error(try reader.message())
            case "compressedPayload", "compressed_payload":
                try reader.once(1 << 1, &seen)
                self.value = .compressedPayload(try reader.bytesValue())
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("request_id", self.requestId)
        switch self.value {
        case .payload(let value): writer.presentString("payload", value)
        case .error(let value): writer.presentMessage("error", value)
        case .compressedPayload(let value): writer.presentBytes("compressed_payload", value)
        case nil: break
        }
    }
}

extension LiveKit.RpcError: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RpcError" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.code = try reader.uint32()
            case 18: self.message = try reader.string()
            case 26: self.data = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.code)
        writer.string(18, self.message)
        writer.string(26, self.data)
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
                self.code = try reader.uint32()
            case "message":
                try reader.once(1 << 1, &seen)
                self.message = try reader.string()
            case "data":
                try reader.once(1 << 2, &seen)
                self.data = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("code", self.code)
        writer.string("message", self.message)
        writer.string("data", self.data)
    }
}

extension LiveKit.DataStream: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataStream" }

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

extension LiveKit.DataStream.TextHeader: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataStream.TextHeader" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.operationType = try reader.enumeration()
            case 16: self.version = try reader.int32()
            case 26: self.replyToStreamId = try reader.string()
            case 34: self.attachedStreamIds.append(try reader.string())
            case 40: self.generated = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.operationType)
        writer.int32(16, self.version)
        writer.string(26, self.replyToStreamId)
        writer.strings(34, self.attachedStreamIds)
        writer.bool(40, self.generated)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "operationType", "operation_type":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.DataStream.OperationType = try reader.enumeration() { self.operationType = value }
            case "version":
                try reader.once(1 << 1, &seen)
                self.version = try reader.int32()
            case "replyToStreamId", "reply_to_stream_id":
                try reader.once(1 << 2, &seen)
                self.replyToStreamId = try reader.string()
            case "attachedStreamIds", "attached_stream_ids":
                try reader.once(1 << 3, &seen)
                self.attachedStreamIds = try reader.strings()
            case "generated":
                try reader.once(1 << 4, &seen)
                self.generated = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("operation_type", self.operationType)
        writer.int32("version", self.version)
        writer.string("reply_to_stream_id", self.replyToStreamId)
        writer.strings("attached_stream_ids", self.attachedStreamIds)
        writer.bool("generated", self.generated)
    }
}

extension LiveKit.DataStream.ByteHeader: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataStream.ByteHeader" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.name = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.name)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("name", self.name)
    }
}

extension LiveKit.DataStream.Header: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataStream.Header" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.streamId = try reader.string()
            case 16: self.timestamp = try reader.int64()
            case 26: self.topic = try reader.string()
            case 34: self.mimeType = try reader.string()
            case 40: self.totalLength = try reader.uint64()
            case 56: self.encryptionType = try reader.enumeration()
            case 66: try reader.entry(into: &self.attributes)
            case 74:
                var member = LiveKit.DataStream.TextHeader()
                if case .textHeader(let earlier) = self.contentHeader { member = earlier }
                self.contentHeader = nil
                try reader.message(into: &member)
                self.contentHeader = .textHeader(member)
            case 82:
                var member = LiveKit.DataStream.ByteHeader()
                if case .byteHeader(let earlier) = self.contentHeader { member = earlier }
                self.contentHeader = nil
                try reader.message(into: &member)
                self.contentHeader = .byteHeader(member)
            case 90: self.inlineContent = try reader.bytesValue()
            case 96: self.compression = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.streamId)
        writer.int64(16, self.timestamp)
        writer.string(26, self.topic)
        writer.string(34, self.mimeType)
        if let value = self.totalLength { writer.presentUInt64(40, value) }
        writer.enumeration(56, self.encryptionType)
        writer.map(66, self.attributes)
        switch self.contentHeader {
        case .textHeader(let value): writer.presentMessage(74, value)
        case .byteHeader(let value): writer.presentMessage(82, value)
        case nil: break
        }
        if let value = self.inlineContent { writer.presentBytes(90, value) }
        writer.enumeration(96, self.compression)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "streamId", "stream_id":
                try reader.once(1 << 0, &seen)
                self.streamId = try reader.string()
            case "timestamp":
                try reader.once(1 << 1, &seen)
                self.timestamp = try reader.int64()
            case "topic":
                try reader.once(1 << 2, &seen)
                self.topic = try reader.string()
            case "mimeType", "mime_type":
                try reader.once(1 << 3, &seen)
                self.mimeType = try reader.string()
            case "totalLength", "total_length":
                try reader.once(1 << 4, &seen)
                self.totalLength = try reader.uint64()
            case "encryptionType", "encryption_type":
                try reader.once(1 << 5, &seen)
                if let value: LiveKit.Encryption.TypeEnum = try reader.enumeration() { self.encryptionType = value }
            case "attributes":
                try reader.once(1 << 6, &seen)
                self.attributes = try reader.map()
            case "textHeader", "text_header":
                try reader.once(1 << 7, &seen)
                self.contentHeader = .textHeader(try reader.message())
            case "byteHeader", "byte_header":
                try reader.once(1 << 7, &seen)
                self.contentHeader = .byteHeader(try reader.message())
            case "inlineContent", "inline_content":
                try reader.once(1 << 8, &seen)
                self.inlineContent = try reader.bytesValue()
            case "compression":
                try reader.once(1 << 9, &seen)
                if let value: LiveKit.DataStream.CompressionType = try reader.enumeration() { self.compression = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("stream_id", self.streamId)
        writer.int64("timestamp", self.timestamp)
        writer.string("topic", self.topic)
        writer.string("mime_type", self.mimeType)
        if let value = self.totalLength { writer.presentUInt64("total_length", value) }
        writer.enumeration("encryption_type", self.encryptionType)
        writer.map("attributes", self.attributes)
        switch self.contentHeader {
        case .textHeader(let value): writer.presentMessage("text_header", value)
        case .byteHeader(let value): writer.presentMessage("byte_header", value)
        case nil: break
        }
        if let value = self.inlineContent { writer.presentBytes("inline_content", value) }
        writer.enumeration("compression", self.compression)
    }
}

extension LiveKit.DataStream.Chunk: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataStream.Chunk" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.streamId = try reader.string()
            case 16: self.chunkIndex = try reader.uint64()
            case 26: self.content = try reader.bytesValue()
            case 32: self.version = try reader.int32()
            case 42: self.iv = try reader.bytesValue()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.streamId)
        writer.uint64(16, self.chunkIndex)
        writer.bytes(26, self.content)
        writer.int32(32, self.version)
        if let value = self.iv { writer.presentBytes(42, value) }
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "streamId", "stream_id":
                try reader.once(1 << 0, &seen)
                self.streamId = try reader.string()
            case "chunkIndex", "chunk_index":
                try reader.once(1 << 1, &seen)
                self.chunkIndex = try reader.uint64()
            case "content":
                try reader.once(1 << 2, &seen)
                self.content = try reader.bytesValue()
            case "version":
                try reader.once(1 << 3, &seen)
                self.version = try reader.int32()
            case "iv":
                try reader.once(1 << 4, &seen)
                self.iv = try reader.bytesValue()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("stream_id", self.streamId)
        writer.uint64("chunk_index", self.chunkIndex)
        writer.bytes("content", self.content)
        writer.int32("version", self.version)
        if let value = self.iv { writer.presentBytes("iv", value) }
    }
}

extension LiveKit.DataStream.Trailer: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataStream.Trailer" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.streamId = try reader.string()
            case 18: self.reason = try reader.string()
            case 26: try reader.entry(into: &self.attributes)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.streamId)
        writer.string(18, self.reason)
        writer.map(26, self.attributes)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "streamId", "stream_id":
                try reader.once(1 << 0, &seen)
                self.streamId = try reader.string()
            case "reason":
                try reader.once(1 << 1, &seen)
                self.reason = try reader.string()
            case "attributes":
                try reader.once(1 << 2, &seen)
                self.attributes = try reader.map()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("stream_id", self.streamId)
        writer.string("reason", self.reason)
        writer.map("attributes", self.attributes)
    }
}

extension LiveKit.EncryptedPacket: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.EncryptedPacket" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.encryptionType = try reader.enumeration()
            case 18: self.iv = try reader.bytesValue()
            case 24: self.keyIndex = try reader.uint32()
            case 34: self.encryptedValue = try reader.bytesValue()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.encryptionType)
        writer.bytes(18, self.iv)
        writer.uint32(24, self.keyIndex)
        writer.bytes(34, self.encryptedValue)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "encryptionType", "encryption_type":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.Encryption.TypeEnum = try reader.enumeration() { self.encryptionType = value }
            case "iv":
                try reader.once(1 << 1, &seen)
                self.iv = try reader.bytesValue()
            case "keyIndex", "key_index":
                try reader.once(1 << 2, &seen)
                self.keyIndex = try reader.uint32()
            case "encryptedValue", "encrypted_value":
                try reader.once(1 << 3, &seen)
                self.encryptedValue = try reader.bytesValue()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("encryption_type", self.encryptionType)
        writer.bytes("iv", self.iv)
        writer.uint32("key_index", self.keyIndex)
        writer.bytes("encrypted_value", self.encryptedValue)
    }
}

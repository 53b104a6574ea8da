// Generated from proto/models.proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

extension LiveKit {
    /// What a track carries.
    public struct TrackType: ProtocolEnum {
        /// `AUDIO`, 0.
        public static let audio = Self(rawValue: 0)
        /// `VIDEO`, 1.
        public static let video = Self(rawValue: 1)
        /// `DATA`, 2.
        public static let data = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Where the samples of a track come from.
    public struct TrackSource: ProtocolEnum {
        /// `UNKNOWN`, 0.
        public static let unknown = Self(rawValue: 0)
        /// `CAMERA`, 1.
        public static let camera = Self(rawValue: 1)
        /// `MICROPHONE`, 2.
        public static let microphone = Self(rawValue: 2)
        /// `SCREEN_SHARE`, 3.
        public static let screenShare = Self(rawValue: 3)
        /// `SCREEN_SHARE_AUDIO`, 4.
        public static let screenShareAudio = Self(rawValue: 4)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Size class of a video layer; of no effect on voice.
    public struct VideoQuality: ProtocolEnum {
        /// `LOW`, 0.
        public static let low = Self(rawValue: 0)
        /// `MEDIUM`, 1.
        public static let medium = Self(rawValue: 1)
        /// `HIGH`, 2.
        public static let high = Self(rawValue: 2)
        /// `OFF`, 3.
        public static let off = Self(rawValue: 3)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// What to do with the fallback codec of a video track; of no effect on voice.
    public struct BackupCodecPolicy: ProtocolEnum {
        /// `PREFER_REGRESSION`, 0.
        public static let preferRegression = Self(rawValue: 0)
        /// `SIMULCAST`, 1.
        public static let simulcast = Self(rawValue: 1)
        /// `REGRESSION`, 2.
        public static let regression = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// How good a participant's connection is.
    public struct ConnectionQuality: ProtocolEnum {
        /// `POOR`, 0.
        public static let poor = Self(rawValue: 0)
        /// `GOOD`, 1.
        public static let good = Self(rawValue: 1)
        /// `EXCELLENT`, 2.
        public static let excellent = Self(rawValue: 2)
        /// `LOST`, 3.
        public static let lost = Self(rawValue: 3)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// A switch that may also be left to the client.
    public struct ClientConfigSetting: ProtocolEnum {
        /// `UNSET`, 0.
        public static let unset = Self(rawValue: 0)
        /// `DISABLED`, 1.
        public static let disabled = Self(rawValue: 1)
        /// `ENABLED`, 2.
        public static let enabled = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Why a participant is no longer in the room.
    public struct DisconnectReason: ProtocolEnum {
        /// `UNKNOWN_REASON`, 0.
        public static let unknownReason = Self(rawValue: 0)
        /// The client said goodbye.
        /// `CLIENT_INITIATED`, 1.
        public static let clientInitiated = Self(rawValue: 1)
        /// A newer session with the same identity took over.
        /// `DUPLICATE_IDENTITY`, 2.
        public static let duplicateIdentity = Self(rawValue: 2)
        /// `SERVER_SHUTDOWN`, 3.
        public static let serverShutdown = Self(rawValue: 3)
        /// Removed through the room service.
        /// `PARTICIPANT_REMOVED`, 4.
        public static let participantRemoved = Self(rawValue: 4)
        /// `ROOM_DELETED`, 5.
        public static let roomDeleted = Self(rawValue: 5)
        /// Client and server disagree about the session; a fresh join cures it.
        /// `STATE_MISMATCH`, 6.
        public static let stateMismatch = Self(rawValue: 6)
        /// The join was not completed in time.
        /// `JOIN_FAILURE`, 7.
        public static let joinFailure = Self(rawValue: 7)
        /// `MIGRATION`, 8.
        public static let migration = Self(rawValue: 8)
        /// The signalling connection ended before media was up.
        /// `SIGNAL_CLOSE`, 9.
        public static let signalClose = Self(rawValue: 9)
        /// The room ended by itself, for example after its empty time-out.
        /// `ROOM_CLOSED`, 10.
        public static let roomClosed = Self(rawValue: 10)
        /// `USER_UNAVAILABLE`, 11.
        public static let userUnavailable = Self(rawValue: 11)
        /// `USER_REJECTED`, 12.
        public static let userRejected = Self(rawValue: 12)
        /// `SIP_TRUNK_FAILURE`, 13.
        public static let sipTrunkFailure = Self(rawValue: 13)
        /// The peer connection was lost and never resumed.
        /// `CONNECTION_TIMEOUT`, 14.
        public static let connectionTimeout = Self(rawValue: 14)
        /// `MEDIA_FAILURE`, 15.
        public static let mediaFailure = Self(rawValue: 15)
        /// `AGENT_ERROR`, 16.
        public static let agentError = Self(rawValue: 16)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Why a room ended.
    public struct RoomEndReason: ProtocolEnum {
        /// `ROOM_END_UNKNOWN`, 0.
        public static let unknown = Self(rawValue: 0)
        /// `ROOM_END_API_DELETE`, 1.
        public static let apiDelete = Self(rawValue: 1)
        /// `ROOM_END_IDLE_TIMEOUT`, 2.
        public static let idleTimeout = Self(rawValue: 2)
        /// `ROOM_END_SERVER_SHUTDOWN`, 3.
        public static let serverShutdown = Self(rawValue: 3)
        /// `ROOM_END_SUPERSEDED`, 4.
        public static let superseded = Self(rawValue: 4)
        /// `ROOM_END_OPEN_FAILED`, 5.
        public static let openFailed = Self(rawValue: 5)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Why a client connects again.
    public struct ReconnectReason: ProtocolEnum {
        /// `RR_UNKNOWN`, 0.
        public static let unknown = Self(rawValue: 0)
        /// `RR_SIGNAL_DISCONNECTED`, 1.
        public static let signalDisconnected = Self(rawValue: 1)
        /// `RR_PUBLISHER_FAILED`, 2.
        public static let publisherFailed = Self(rawValue: 2)
        /// `RR_SUBSCRIBER_FAILED`, 3.
        public static let subscriberFailed = Self(rawValue: 3)
        /// `RR_SWITCH_CANDIDATE`, 4.
        public static let switchCandidate = Self(rawValue: 4)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Why a subscription did not come about.
    public struct SubscriptionError: ProtocolEnum {
        /// `SE_UNKNOWN`, 0.
        public static let unknown = Self(rawValue: 0)
        /// `SE_CODEC_UNSUPPORTED`, 1.
        public static let codecUnsupported = Self(rawValue: 1)
        /// `SE_TRACK_NOTFOUND`, 2.
        public static let trackNotfound = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// How an audio track was captured and encoded.
    public struct AudioTrackFeature: ProtocolEnum {
        /// `TF_STEREO`, 0.
        public static let stereo = Self(rawValue: 0)
        /// `TF_NO_DTX`, 1.
        public static let noDtx = Self(rawValue: 1)
        /// `TF_AUTO_GAIN_CONTROL`, 2.
        public static let autoGainControl = Self(rawValue: 2)
        /// `TF_ECHO_CANCELLATION`, 3.
        public static let echoCancellation = Self(rawValue: 3)
        /// `TF_NOISE_SUPPRESSION`, 4.
        public static let noiseSuppression = Self(rawValue: 4)
        /// `TF_ENHANCED_NOISE_CANCELLATION`, 5.
        public static let enhancedNoiseCancellation = Self(rawValue: 5)
        /// `TF_PRECONNECT_BUFFER`, 6.
        public static let preconnectBuffer = Self(rawValue: 6)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// What a publisher appends to its encoded frames.
    public struct PacketTrailerFeature: ProtocolEnum {
        /// `PTF_USER_TIMESTAMP`, 0.
        public static let userTimestamp = Self(rawValue: 0)
        /// `PTF_FRAME_ID`, 1.
        public static let frameId = Self(rawValue: 1)
        /// `PTF_USER_DATA`, 2.
        public static let userData = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// A room as its members and its administrators see it.
    public struct Room: Sendable, Equatable {
        /// `RM_…`; a room that is created again under its name gets a new one.
        /// Field 1.
        public var sid: String = ""
        /// Field 2.
        public var name: String = ""
        /// Seconds that a room nobody ever joined stays open.
        /// Field 3.
        public var emptyTimeout: UInt32 = 0
        /// Most participants at once; 0 in a request asks for the server's default.
        /// Field 4.
        public var maxParticipants: UInt32 = 0
        /// Unix time in seconds.
        /// Field 5.
        public var creationTime: Int64 = 0
        /// No longer used by clients.
        /// Field 6.
        public var turnPassword: String = ""
        /// Field 7.
        public var enabledCodecs: [LiveKit.Codec] = []
        /// Opaque to the server.
        /// Field 8.
        public var metadata: String = ""
        /// Field 9.
        public var numParticipants: UInt32 = 0
        /// Field 10.
        public var activeRecording: Bool = false
        /// Field 11.
        public var numPublishers: UInt32 = 0
        /// Orders changes of the room against each other.
        /// Field 13.
        public var version: LiveKit.TimedVersion?
        /// Seconds that the room stays open after the last participant left.
        /// Field 14.
        public var departureTimeout: UInt32 = 0
        /// Unix time in milliseconds.
        /// Field 15.
        public var creationTimeMs: Int64 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A codec that may be published.
    public struct Codec: Sendable, Equatable {
        /// For example `audio/opus`.
        /// Field 1.
        public var mime: String = ""
        /// Format parameters as in SDP; empty means any.
        /// Field 2.
        public var fmtpLine: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What a participant may do.
    public struct ParticipantPermission: Sendable, Equatable {
        /// Field 1.
        public var canSubscribe: Bool = false
        /// Field 2.
        public var canPublish: Bool = false
        /// Field 3.
        public var canPublishData: Bool = false
        /// Invisible to the others.
        /// Field 7.
        public var hidden: Bool = false
        /// Marks a recorder; its presence sets the room's recording flag.
        /// Field 8.
        public var recorder: Bool = false
        /// When not empty, the only sources that may be published.
        /// Field 9.
        public var canPublishSources: [LiveKit.TrackSource] = []
        /// Field 10.
        public var canUpdateMetadata: Bool = false
        /// Field 11.
        public var agent: Bool = false
        /// Field 12.
        public var canSubscribeMetrics: Bool = false
        /// Field 13.
        public var canManageAgentSession: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A participant as others see it.
    public struct ParticipantInfo: Sendable, Equatable {
        /// How far the participant has come.
        public struct State: ProtocolEnum {
            /// Admitted, not told yet.
            /// `JOINING`, 0.
            public static let joining = Self(rawValue: 0)
            /// Has its join response.
            /// `JOINED`, 1.
            public static let joined = Self(rawValue: 1)
            /// Media is connected.
            /// `ACTIVE`, 2.
            public static let active = Self(rawValue: 2)
            /// `DISCONNECTED`, 3.
            public static let disconnected = Self(rawValue: 3)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Who or what takes part.
        public struct Kind: ProtocolEnum {
            /// `STANDARD`, 0.
            public static let standard = Self(rawValue: 0)
            /// `INGRESS`, 1.
            public static let ingress = Self(rawValue: 1)
            /// `EGRESS`, 2.
            public static let egress = Self(rawValue: 2)
            /// `SIP`, 3.
            public static let sip = Self(rawValue: 3)
            /// `AGENT`, 4.
            public static let agent = Self(rawValue: 4)
            /// `CONNECTOR`, 7.
            public static let connector = Self(rawValue: 7)
            /// `BRIDGE`, 8.
            public static let bridge = Self(rawValue: 8)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Finer distinction of kinds.
        public struct KindDetail: ProtocolEnum {
            /// `CLOUD_AGENT`, 0.
            public static let cloudAgent = Self(rawValue: 0)
            /// `FORWARDED`, 1.
            public static let forwarded = Self(rawValue: 1)
            /// `CONNECTOR_WHATSAPP`, 2.
            public static let connectorWhatsapp = Self(rawValue: 2)
            /// `CONNECTOR_TWILIO`, 3.
            public static let connectorTwilio = Self(rawValue: 3)
            /// `BRIDGE_RTSP`, 4.
            public static let bridgeRtsp = Self(rawValue: 4)
            /// `SIMULATION`, 5.
            public static let simulation = Self(rawValue: 5)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// `PA_…`; a new one for each session.
        /// Field 1.
        public var sid: String = ""
        /// Who it is, as the token said; unique in the room.
        /// Field 2.
        public var identity: String = ""
        /// Field 3.
        public var state = LiveKit.ParticipantInfo.State(rawValue: 0)
        /// Field 4.
        public var tracks: [LiveKit.TrackInfo] = []
        /// Opaque to the server.
        /// Field 5.
        public var metadata: String = ""
        /// Unix time in seconds.
        /// Field 6.
        public var joinedAt: Int64 = 0
        /// What people see.
        /// Field 9.
        public var name: String = ""
        /// Grows by one with every change; receivers drop what is older.
        /// Field 10.
        public var version: UInt32 = 0
        /// Field 11.
        public var permission: LiveKit.ParticipantPermission?
        /// Field 12.
        public var region: String = ""
        /// Becomes true with the first published track.
        /// Field 13.
        public var isPublisher: Bool = false
        /// Field 14.
        public var kind = LiveKit.ParticipantInfo.Kind(rawValue: 0)
        /// Field 15.
        public var attributes: [String: String] = [:]
        /// Field 16.
        public var disconnectReason = LiveKit.DisconnectReason(rawValue: 0)
        /// Unix time in milliseconds.
        /// Field 17.
        public var joinedAtMs: Int64 = 0
        /// Field 18.
        public var kindDetails: [LiveKit.ParticipantInfo.KindDetail] = []
        /// Field 19.
        public var dataTracks: [LiveKit.DataTrackInfo] = []
        /// 0, 1 for remote calls over data streams, 2 for data streams of the second version.
        /// Field 20.
        public var clientProtocol: Int32 = 0
        /// Field 21.
        public var capabilities: [LiveKit.ClientInfo.Capability] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Name space of the kinds of end-to-end encryption.
    public struct Encryption: Sendable, Equatable {
        /// How the payload is encrypted between clients; the server never holds the key.
        public struct TypeEnum: ProtocolEnum {
            /// `NONE`, 0.
            public static let none = Self(rawValue: 0)
            /// `GCM`, 1.
            public static let gcm = Self(rawValue: 1)
            /// `CUSTOM`, 2.
            public static let custom = Self(rawValue: 2)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// One encoding of a track.
    public struct SimulcastCodecInfo: Sendable, Equatable {
        /// Field 1.
        public var mimeType: String = ""
        /// Field 2.
        public var mid: String = ""
        /// The client's own identifier for the encoding.
        /// Field 3.
        public var cid: String = ""
        /// Field 4.
        public var layers: [LiveKit.VideoLayer] = []
        /// Field 5.
        public var videoLayerMode = LiveKit.VideoLayer.Mode(rawValue: 0)
        /// The identifier under which it appeared in the description.
        /// Field 6.
        public var sdpCid: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A published track as others see it.
    public struct TrackInfo: Sendable, Equatable {
        /// `TR_…`, given by the server.
        /// Field 1.
        public var sid: String = ""
        /// Field 2.
        public var type = LiveKit.TrackType(rawValue: 0)
        /// Field 3.
        public var name: String = ""
        /// Field 4.
        public var muted: Bool = false
        /// Field 5.
        public var width: UInt32 = 0
        /// Field 6.
        public var height: UInt32 = 0
        /// Field 7.
        public var simulcast: Bool = false
        /// Older form of the feature `NO_DTX`.
        /// Field 8.
        public var disableDtx: Bool = false
        /// Field 9.
        public var source = LiveKit.TrackSource(rawValue: 0)
        /// Field 10.
        public var layers: [LiveKit.VideoLayer] = []
        /// `audio/opus` or `audio/red`, in lower case.
        /// Field 11.
        public var mimeType: String = ""
        /// Field 12.
        public var mid: String = ""
        /// Field 13.
        public var codecs: [LiveKit.SimulcastCodecInfo] = []
        /// Older form of the feature `STEREO`.
        /// Field 14.
        public var stereo: Bool = false
        /// Field 15.
        public var disableRed: Bool = false
        /// Field 16.
        public var encryption = LiveKit.Encryption.TypeEnum(rawValue: 0)
        /// Tracks of one stream are played in step.
        /// Field 17.
        public var stream: String = ""
        /// Field 18.
        public var version: LiveKit.TimedVersion?
        /// Field 19.
        public var audioFeatures: [LiveKit.AudioTrackFeature] = []
        /// Field 20.
        public var backupCodecPolicy = LiveKit.BackupCodecPolicy(rawValue: 0)
        /// Field 21.
        public var packetTrailerFeatures: [LiveKit.PacketTrailerFeature] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A published data track as others see it.
    public struct DataTrackInfo: Sendable, Equatable {
        /// The publisher's own handle, in each packet of the track.
        /// Field 1.
        public var pubHandle: UInt32 = 0
        /// `DTR_…`, given by the server.
        /// Field 2.
        public var sid: String = ""
        /// Field 3.
        public var name: String = ""
        /// Field 4.
        public var encryption = LiveKit.Encryption.TypeEnum(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// One size of a video track; voice tracks have none.
    public struct VideoLayer: Sendable, Equatable {
        /// How layers are spread over streams.
        public struct Mode: ProtocolEnum {
            /// `MODE_UNUSED`, 0.
            public static let unused = Self(rawValue: 0)
            /// `ONE_SPATIAL_LAYER_PER_STREAM`, 1.
            public static let oneSpatialLayerPerStream = Self(rawValue: 1)
            /// `MULTIPLE_SPATIAL_LAYERS_PER_STREAM`, 2.
            public static let multipleSpatialLayersPerStream = Self(rawValue: 2)
            /// `ONE_SPATIAL_LAYER_PER_STREAM_INCOMPLETE_RTCP_SR`, 3.
            public static let oneSpatialLayerPerStreamIncompleteRtcpSr = Self(rawValue: 3)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Field 1.
        public var quality = LiveKit.VideoQuality(rawValue: 0)
        /// Field 2.
        public var width: UInt32 = 0
        /// Field 3.
        public var height: UInt32 = 0
        /// Bits a second.
        /// Field 4.
        public var bitrate: UInt32 = 0
        /// Field 5.
        public var ssrc: UInt32 = 0
        /// Field 6.
        public var spatialLayer: Int32 = 0
        /// Field 7.
        public var rid: String = ""
        /// Field 8.
        public var repairSsrc: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How loud one participant is.
    public struct SpeakerInfo: Sendable, Equatable {
        /// Of the participant, `PA_…`.
        /// Field 1.
        public var sid: String = ""
        /// 0 (silent) to 1 (loudest).
        /// Field 2.
        public var level: Float = 0
        /// Field 3.
        public var active: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Tracks of one participant.
    public struct ParticipantTracks: Sendable, Equatable {
        /// Field 1.
        public var participantSid: String = ""
        /// Field 2.
        public var trackSids: [String] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What the client is connected to.
    public struct ServerInfo: Sendable, Equatable {
        /// Which LiveKit product.
        public struct Edition: ProtocolEnum {
            /// `Standard`, 0.
            public static let standard = Self(rawValue: 0)
            /// `Cloud`, 1.
            public static let cloud = Self(rawValue: 1)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Field 1.
        public var edition = LiveKit.ServerInfo.Edition(rawValue: 0)
        /// A semantic version; clients refuse a server without one and choose features by it.
        /// Field 2.
        public var version: String = ""
        /// Version of the signal protocol.
        /// Field 3.
        public var `protocol`: Int32 = 0
        /// Field 4.
        public var region: String = ""
        /// Field 5.
        public var nodeId: String = ""
        /// Field 6.
        public var debugInfo: String = ""
        /// Field 7.
        public var agentProtocol: Int32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What a client says about itself.
    public struct ClientInfo: Sendable, Equatable {
        /// The client library.
        public struct SDK: ProtocolEnum {
            /// `UNKNOWN`, 0.
            public static let unknown = Self(rawValue: 0)
            /// `JS`, 1.
            public static let js = Self(rawValue: 1)
            /// `SWIFT`, 2.
            public static let swift = Self(rawValue: 2)
            /// `ANDROID`, 3.
            public static let android = Self(rawValue: 3)
            /// `FLUTTER`, 4.
            public static let flutter = Self(rawValue: 4)
            /// `GO`, 5.
            public static let go = Self(rawValue: 5)
            /// `UNITY`, 6.
            public static let unity = Self(rawValue: 6)
            /// `REACT_NATIVE`, 7.
            public static let reactNative = Self(rawValue: 7)
            /// `RUST`, 8.
            public static let rust = Self(rawValue: 8)
            /// `PYTHON`, 9.
            public static let python = Self(rawValue: 9)
            /// `CPP`, 10.
            public static let cpp = Self(rawValue: 10)
            /// `UNITY_WEB`, 11.
            public static let unityWeb = Self(rawValue: 11)
            /// `NODE`, 12.
            public static let node = Self(rawValue: 12)
            /// `UNREAL`, 13.
            public static let unreal = Self(rawValue: 13)
            /// `ESP32`, 14.
            public static let esp32 = Self(rawValue: 14)
            /// `DOTNET`, 15.
            public static let dotnet = Self(rawValue: 15)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// What the client understands beyond its protocol version.
        public struct Capability: ProtocolEnum {
            /// `CAP_UNUSED`, 0.
            public static let unused = Self(rawValue: 0)
            /// `CAP_PACKET_TRAILER`, 1.
            public static let packetTrailer = Self(rawValue: 1)
            /// `CAP_COMPRESSION_DEFLATE_RAW`, 2.
            public static let compressionDeflateRaw = Self(rawValue: 2)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Field 1.
        public var sdk = LiveKit.ClientInfo.SDK(rawValue: 0)
        /// Field 2.
        public var version: String = ""
        /// Highest version of the signal protocol that it speaks.
        /// Field 3.
        public var `protocol`: Int32 = 0
        /// Field 4.
        public var os: String = ""
        /// Field 5.
        public var osVersion: String = ""
        /// Field 6.
        public var deviceModel: String = ""
        /// Field 7.
        public var browser: String = ""
        /// Field 8.
        public var browserVersion: String = ""
        /// Field 9.
        public var address: String = ""
        /// `wifi`, `wired`, `cellular`, `vpn` or empty.
        /// Field 10.
        public var network: String = ""
        /// Names and versions of libraries on top, separated by commas.
        /// Field 11.
        public var otherSdks: String = ""
        /// See ParticipantInfo.
        /// Field 12.
        public var clientProtocol: Int32 = 0
        /// Field 13.
        public var capabilities: [LiveKit.ClientInfo.Capability] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What the server asks of a client on its particular device.
    public struct ClientConfiguration: Sendable, Equatable {
        /// Field 1.
        public var video: LiveKit.VideoConfiguration?
        /// Field 2.
        public var screen: LiveKit.VideoConfiguration?
        /// Field 3.
        public var resumeConnection = LiveKit.ClientConfigSetting(rawValue: 0)
        /// Field 4.
        public var disabledCodecs: LiveKit.DisabledCodecs?
        /// Field 5.
        public var forceRelay = LiveKit.ClientConfigSetting(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Encoder choice for video.
    public struct VideoConfiguration: Sendable, Equatable {
        /// Field 1.
        public var hardwareEncoder = LiveKit.ClientConfigSetting(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Codecs that the client shall not use.
    public struct DisabledCodecs: Sendable, Equatable {
        /// Neither to send nor to receive.
        /// Field 1.
        public var codecs: [LiveKit.Codec] = []
        /// Not to send.
        /// Field 2.
        public var publish: [LiveKit.Codec] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A moment with a counter that tells apart changes in the same microsecond.
    public struct TimedVersion: Sendable, Equatable {
        /// Unix time in microseconds.
        /// Field 1.
        public var unixMicro: Int64 = 0
        /// Field 2.
        public var ticks: Int32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }
}

extension LiveKit.TrackType {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "AUDIO": self.init(rawValue: 0)
        case "VIDEO": self.init(rawValue: 1)
        case "DATA": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "AUDIO"
        case 1: "VIDEO"
        case 2: "DATA"
        default: nil
        }
    }
}

extension LiveKit.TrackSource {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "UNKNOWN": self.init(rawValue: 0)
        case "CAMERA": self.init(rawValue: 1)
        case "MICROPHONE": self.init(rawValue: 2)
        case "SCREEN_SHARE": self.init(rawValue: 3)
        case "SCREEN_SHARE_AUDIO": self.init(rawValue: 4)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "UNKNOWN"
        case 1: "CAMERA"
        case 2: "MICROPHONE"
        case 3: "SCREEN_SHARE"
        case 4: "SCREEN_SHARE_AUDIO"
        default: nil
        }
    }
}

extension LiveKit.VideoQuality {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "LOW": self.init(rawValue: 0)
        case "MEDIUM": self.init(rawValue: 1)
        case "HIGH": self.init(rawValue: 2)
        case "OFF": self.init(rawValue: 3)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "LOW"
        case 1: "MEDIUM"
        case 2: "HIGH"
        case 3: "OFF"
        default: nil
        }
    }
}

extension LiveKit.BackupCodecPolicy {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "PREFER_REGRESSION": self.init(rawValue: 0)
        case "SIMULCAST": self.init(rawValue: 1)
        case "REGRESSION": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "PREFER_REGRESSION"
        case 1: "SIMULCAST"
        case 2: "REGRESSION"
        default: nil
        }
    }
}

extension LiveKit.ConnectionQuality {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "POOR": self.init(rawValue: 0)
        case "GOOD": self.init(rawValue: 1)
        case "EXCELLENT": self.init(rawValue: 2)
        case "LOST": self.init(rawValue: 3)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "POOR"
        case 1: "GOOD"
        case 2: "EXCELLENT"
        case 3: "LOST"
        default: nil
        }
    }
}

extension LiveKit.ClientConfigSetting {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "UNSET": self.init(rawValue: 0)
        case "DISABLED": self.init(rawValue: 1)
        case "ENABLED": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "UNSET"
        case 1: "DISABLED"
        case 2: "ENABLED"
        default: nil
        }
    }
}

extension LiveKit.DisconnectReason {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "UNKNOWN_REASON": self.init(rawValue: 0)
        case "CLIENT_INITIATED": self.init(rawValue: 1)
        case "DUPLICATE_IDENTITY": self.init(rawValue: 2)
        case "SERVER_SHUTDOWN": self.init(rawValue: 3)
        case "PARTICIPANT_REMOVED": self.init(rawValue: 4)
        case "ROOM_DELETED": self.init(rawValue: 5)
        case "STATE_MISMATCH": self.init(rawValue: 6)
        case "JOIN_FAILURE": self.init(rawValue: 7)
        case "MIGRATION": self.init(rawValue: 8)
        case "SIGNAL_CLOSE": self.init(rawValue: 9)
        case "ROOM_CLOSED": self.init(rawValue: 10)
        case "USER_UNAVAILABLE": self.init(rawValue: 11)
        case "USER_REJECTED": self.init(rawValue: 12)
        case "SIP_TRUNK_FAILURE": self.init(rawValue: 13)
        case "CONNECTION_TIMEOUT": self.init(rawValue: 14)
        case "MEDIA_FAILURE": self.init(rawValue: 15)
        case "AGENT_ERROR": self.init(rawValue: 16)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "UNKNOWN_REASON"
        case 1: "CLIENT_INITIATED"
        case 2: "DUPLICATE_IDENTITY"
        case 3: "SERVER_SHUTDOWN"
        case 4: "PARTICIPANT_REMOVED"
        case 5: "ROOM_DELETED"
        case 6: "STATE_MISMATCH"
        case 7: "JOIN_FAILURE"
        case 8: "MIGRATION"
        case 9: "SIGNAL_CLOSE"
        case 10: "ROOM_CLOSED"
        case 11: "USER_UNAVAILABLE"
        case 12: "USER_REJECTED"
        case 13: "SIP_TRUNK_FAILURE"
        case 14: "CONNECTION_TIMEOUT"
        case 15: "MEDIA_FAILURE"
        case 16: "AGENT_ERROR"
        default: nil
        }
    }
}

extension LiveKit.RoomEndReason {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "ROOM_END_UNKNOWN": self.init(rawValue: 0)
        case "ROOM_END_API_DELETE": self.init(rawValue: 1)
        case "ROOM_END_IDLE_TIMEOUT": self.init(rawValue: 2)
        case "ROOM_END_SERVER_SHUTDOWN": self.init(rawValue: 3)
        case "ROOM_END_SUPERSEDED": self.init(rawValue: 4)
        case "ROOM_END_OPEN_FAILED": self.init(rawValue: 5)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "ROOM_END_UNKNOWN"
        case 1: "ROOM_END_API_DELETE"
        case 2: "ROOM_END_IDLE_TIMEOUT"
        case 3: "ROOM_END_SERVER_SHUTDOWN"
        case 4: "ROOM_END_SUPERSEDED"
        case 5: "ROOM_END_OPEN_FAILED"
        default: nil
        }
    }
}

extension LiveKit.ReconnectReason {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "RR_UNKNOWN": self.init(rawValue: 0)
        case "RR_SIGNAL_DISCONNECTED": self.init(rawValue: 1)
        case "RR_PUBLISHER_FAILED": self.init(rawValue: 2)
        case "RR_SUBSCRIBER_FAILED": self.init(rawValue: 3)
        case "RR_SWITCH_CANDIDATE": self.init(rawValue: 4)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "RR_UNKNOWN"
        case 1: "RR_SIGNAL_DISCONNECTED"
        case 2: "RR_PUBLISHER_FAILED"
        case 3: "RR_SUBSCRIBER_FAILED"
        case 4: "RR_SWITCH_CANDIDATE"
        default: nil
        }
    }
}

extension LiveKit.SubscriptionError {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "SE_UNKNOWN": self.init(rawValue: 0)
        case "SE_CODEC_UNSUPPORTED": self.init(rawValue: 1)
        case "SE_TRACK_NOTFOUND": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "SE_UNKNOWN"
        case 1: "SE_CODEC_UNSUPPORTED"
        case 2: "SE_TRACK_NOTFOUND"
        default: nil
        }
    }
}

extension LiveKit.AudioTrackFeature {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "TF_STEREO": self.init(rawValue: 0)
        case "TF_NO_DTX": self.init(rawValue: 1)
        case "TF_AUTO_GAIN_CONTROL": self.init(rawValue: 2)
        case "TF_ECHO_CANCELLATION": self.init(rawValue: 3)
        case "TF_NOISE_SUPPRESSION": self.init(rawValue: 4)
        case "TF_ENHANCED_NOISE_CANCELLATION": self.init(rawValue: 5)
        case "TF_PRECONNECT_BUFFER": self.init(rawValue: 6)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "TF_STEREO"
        case 1: "TF_NO_DTX"
        case 2: "TF_AUTO_GAIN_CONTROL"
        case 3: "TF_ECHO_CANCELLATION"
        case 4: "TF_NOISE_SUPPRESSION"
        case 5: "TF_ENHANCED_NOISE_CANCELLATION"
        case 6: "TF_PRECONNECT_BUFFER"
        default: nil
        }
    }
}

extension LiveKit.PacketTrailerFeature {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "PTF_USER_TIMESTAMP": self.init(rawValue: 0)
        case "PTF_FRAME_ID": self.init(rawValue: 1)
        case "PTF_USER_DATA": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "PTF_USER_TIMESTAMP"
        case 1: "PTF_FRAME_ID"
        case 2: "PTF_USER_DATA"
        default: nil
        }
    }
}

extension LiveKit.ParticipantInfo.State {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "JOINING": self.init(rawValue: 0)
        case "JOINED": self.init(rawValue: 1)
        case "ACTIVE": self.init(rawValue: 2)
        case "DISCONNECTED": self.init(rawValue: 3)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "JOINING"
        case 1: "JOINED"
        case 2: "ACTIVE"
        case 3: "DISCONNECTED"
        default: nil
        }
    }
}

extension LiveKit.ParticipantInfo.Kind {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "STANDARD": self.init(rawValue: 0)
        case "INGRESS": self.init(rawValue: 1)
        case "EGRESS": self.init(rawValue: 2)
        case "SIP": self.init(rawValue: 3)
        case "AGENT": self.init(rawValue: 4)
        case "CONNECTOR": self.init(rawValue: 7)
        case "BRIDGE": self.init(rawValue: 8)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "STANDARD"
        case 1: "INGRESS"
        case 2: "EGRESS"
        case 3: "SIP"
        case 4: "AGENT"
        case 7: "CONNECTOR"
        case 8: "BRIDGE"
        default: nil
        }
    }
}

extension LiveKit.ParticipantInfo.KindDetail {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "CLOUD_AGENT": self.init(rawValue: 0)
        case "FORWARDED": self.init(rawValue: 1)
        case "CONNECTOR_WHATSAPP": self.init(rawValue: 2)
        case "CONNECTOR_TWILIO": self.init(rawValue: 3)
        case "BRIDGE_RTSP": self.init(rawValue: 4)
        case "SIMULATION": self.init(rawValue: 5)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "CLOUD_AGENT"
        case 1: "FORWARDED"
        case 2: "CONNECTOR_WHATSAPP"
        case 3: "CONNECTOR_TWILIO"
        case 4: "BRIDGE_RTSP"
        case 5: "SIMULATION"
        default: nil
        }
    }
}

extension LiveKit.Encryption.TypeEnum {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "NONE": self.init(rawValue: 0)
        case "GCM": self.init(rawValue: 1)
        case "CUSTOM": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "NONE"
        case 1: "GCM"
        case 2: "CUSTOM"
        default: nil
        }
    }
}

extension LiveKit.VideoLayer.Mode {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "MODE_UNUSED": self.init(rawValue: 0)
        case "ONE_SPATIAL_LAYER_PER_STREAM": self.init(rawValue: 1)
        case "MULTIPLE_SPATIAL_LAYERS_PER_STREAM": self.init(rawValue: 2)
        case "ONE_SPATIAL_LAYER_PER_STREAM_INCOMPLETE_RTCP_SR": self.init(rawValue: 3)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "MODE_UNUSED"
        case 1: "ONE_SPATIAL_LAYER_PER_STREAM"
        case 2: "MULTIPLE_SPATIAL_LAYERS_PER_STREAM"
        case 3: "ONE_SPATIAL_LAYER_PER_STREAM_INCOMPLETE_RTCP_SR"
        default: nil
        }
    }
}

extension LiveKit.ServerInfo.Edition {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "Standard": self.init(rawValue: 0)
        case "Cloud": self.init(rawValue: 1)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "Standard"
        case 1: "Cloud"
        default: nil
        }
    }
}

extension LiveKit.ClientInfo.SDK {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "UNKNOWN": self.init(rawValue: 0)
        case "JS": self.init(rawValue: 1)
        case "SWIFT": self.init(rawValue: 2)
        case "ANDROID": self.init(rawValue: 3)
        case "FLUTTER": self.init(rawValue: 4)
        case "GO": self.init(rawValue: 5)
        case "UNITY": self.init(rawValue: 6)
        case "REACT_NATIVE": self.init(rawValue: 7)
        case "RUST": self.init(rawValue: 8)
        case "PYTHON": self.init(rawValue: 9)
        case "CPP": self.init(rawValue: 10)
        case "UNITY_WEB": self.init(rawValue: 11)
        case "NODE": self.init(rawValue: 12)
        case "UNREAL": self.init(rawValue: 13)
        case "ESP32": self.init(rawValue: 14)
        case "DOTNET": self.init(rawValue: 15)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "UNKNOWN"
        case 1: "JS"
        case 2: "SWIFT"
        case 3: "ANDROID"
        case 4: "FLUTTER"
        case 5: "GO"
        case 6: "UNITY"
        case 7: "REACT_NATIVE"
        case 8: "RUST"
        case 9: "PYTHON"
        case 10: "CPP"
        case 11: "UNITY_WEB"
        case 12: "NODE"
        case 13: "UNREAL"
        case 14: "ESP32"
        case 15: "DOTNET"
        default: nil
        }
    }
}

extension LiveKit.ClientInfo.Capability {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "CAP_UNUSED": self.init(rawValue: 0)
        case "CAP_PACKET_TRAILER": self.init(rawValue: 1)
        case "CAP_COMPRESSION_DEFLATE_RAW": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "CAP_UNUSED"
        case 1: "CAP_PACKET_TRAILER"
        case 2: "CAP_COMPRESSION_DEFLATE_RAW"
        default: nil
        }
    }
}

extension LiveKit.Room: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.Room" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.sid = try reader.string()
            case 18: self.name = try reader.string()
            case 24: self.emptyTimeout = try reader.uint32()
            case 32: self.maxParticipants = try reader.uint32()
            case 40: self.creationTime = try reader.int64()
            case 50: self.turnPassword = try reader.string()
            case 58: try reader.message(appendingTo: &self.enabledCodecs)
            case 66: self.metadata = try reader.string()
            case 72: self.numParticipants = try reader.uint32()
            case 80: self.activeRecording = try reader.bool()
            case 88: self.numPublishers = try reader.uint32()
            case 106: try reader.message(into: &self.version)
            case 112: self.departureTimeout = try reader.uint32()
            case 120: self.creationTimeMs = try reader.int64()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.sid)
        writer.string(18, self.name)
        writer.uint32(24, self.emptyTimeout)
        writer.uint32(32, self.maxParticipants)
        writer.int64(40, self.creationTime)
        writer.string(50, self.turnPassword)
        writer.messages(58, self.enabledCodecs)
        writer.string(66, self.metadata)
        writer.uint32(72, self.numParticipants)
        writer.bool(80, self.activeRecording)
        writer.uint32(88, self.numPublishers)
        writer.message(106, self.version)
        writer.uint32(112, self.departureTimeout)
        writer.int64(120, self.creationTimeMs)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "sid":
                try reader.once(1 << 0, &seen)
                self.sid = try reader.string()
            case "name":
                try reader.once(1 << 1, &seen)
                self.name = try reader.string()
            case "emptyTimeout", "empty_timeout":
                try reader.once(1 << 2, &seen)
                self.emptyTimeout = try reader.uint32()
            case "maxParticipants", "max_participants":
                try reader.once(1 << 3, &seen)
                self.maxParticipants = try reader.uint32()
            case "creationTime", "creation_time":
                try reader.once(1 << 4, &seen)
                self.creationTime = try reader.int64()
            case "turnPassword", "turn_password":
                try reader.once(1 << 5, &seen)
                self.turnPassword = try reader.string()
            case "enabledCodecs", "enabled_codecs":
                try reader.once(1 << 6, &seen)
                self.enabledCodecs = try reader.messages()
            case "metadata":
                try reader.once(1 << 7, &seen)
                self.metadata = try reader.string()
            case "numParticipants", "num_participants":
                try reader.once(1 << 8, &seen)
                self.numParticipants = try reader.uint32()
            case "activeRecording", "active_recording":
                try reader.once(1 << 9, &seen)
                self.activeRecording = try reader.bool()
            case "numPublishers", "num_publishers":
                try reader.once(1 << 10, &seen)
                self.numPublishers = try reader.uint32()
            case "version":
                try reader.once(1 << 11, &seen)
                self.version = try reader.message()
            case "departureTimeout", "departure_timeout":
                try reader.once(1 << 12, &seen)
                self.departureTimeout = try reader.uint32()
            case "creationTimeMs", "creation_time_ms":
                try reader.once(1 << 13, &seen)
                self.creationTimeMs = try reader.int64()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("sid", self.sid)
        writer.string("name", self.name)
        writer.uint32("empty_timeout", self.emptyTimeout)
        writer.uint32("max_participants", self.maxParticipants)
        writer.int64("creation_time", self.creationTime)
        writer.string("turn_password", self.turnPassword)
        writer.messages("enabled_codecs", self.enabledCodecs)
        writer.string("metadata", self.metadata)
        writer.uint32("num_participants", self.numParticipants)
        writer.bool("active_recording", self.activeRecording)
        writer.uint32("num_publishers", self.numPublishers)
        writer.message("version", self.version)
        writer.uint32("departure_timeout", self.departureTimeout)
        writer.int64("creation_time_ms", self.creationTimeMs)
    }
}

extension LiveKit.Codec: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.Codec" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.mime = try reader.string()
            case 18: self.fmtpLine = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.mime)
        writer.string(18, self.fmtpLine)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "mime":
                try reader.once(1 << 0, &seen)
                self.mime = try reader.string()
            case "fmtpLine", "fmtp_line":
                try reader.once(1 << 1, &seen)
                self.fmtpLine = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("mime", self.mime)
        writer.string("fmtp_line", self.fmtpLine)
    }
}

extension LiveKit.ParticipantPermission: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ParticipantPermission" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.canSubscribe = try reader.bool()
            case 16: self.canPublish = try reader.bool()
            case 24: self.canPublishData = try reader.bool()
            case 56: self.hidden = try reader.bool()
            case 64: self.recorder = try reader.bool()
            case 72: self.canPublishSources.append(try reader.enumeration())
            case 74: try reader.packed(appendingTo: &self.canPublishSources)
            case 80: self.canUpdateMetadata = try reader.bool()
            case 88: self.agent = try reader.bool()
            case 96: self.canSubscribeMetrics = try reader.bool()
            case 104: self.canManageAgentSession = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.bool(8, self.canSubscribe)
        writer.bool(16, self.canPublish)
        writer.bool(24, self.canPublishData)
        writer.bool(56, self.hidden)
        writer.bool(64, self.recorder)
        writer.enumerations(74, self.canPublishSources)
        writer.bool(80, self.canUpdateMetadata)
        writer.bool(88, self.agent)
        writer.bool(96, self.canSubscribeMetrics)
        writer.bool(104, self.canManageAgentSession)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "canSubscribe", "can_subscribe":
                try reader.once(1 << 0, &seen)
                self.canSubscribe = try reader.bool()
            case "canPublish", "can_publish":
                try reader.once(1 << 1, &seen)
                self.canPublish = try reader.bool()
            case "canPublishData", "can_publish_data":
                try reader.once(1 << 2, &seen)
                self.canPublishData = try reader.bool()
            case "hidden":
                try reader.once(1 << 3, &seen)
                self.hidden = try reader.bool()
            case "recorder":
                try reader.once(1 << 4, &seen)
                self.recorder = try reader.bool()
            case "canPublishSources", "can_publish_sources":
                try reader.once(1 << 5, &seen)
                self.canPublishSources = try reader.enumerations()
            case "canUpdateMetadata", "can_update_metadata":
                try reader.once(1 << 6, &seen)
                self.canUpdateMetadata = try reader.bool()
            case "agent":
                try reader.once(1 << 7, &seen)
                self.agent = try reader.bool()
            case "canSubscribeMetrics", "can_subscribe_metrics":
                try reader.once(1 << 8, &seen)
                self.canSubscribeMetrics = try reader.bool()
            case "canManageAgentSession", "can_manage_agent_session":
                try reader.once(1 << 9, &seen)
                self.canManageAgentSession = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.bool("can_subscribe", self.canSubscribe)
        writer.bool("can_publish", self.canPublish)
        writer.bool("can_publish_data", self.canPublishData)
        writer.bool("hidden", self.hidden)
        writer.bool("recorder", self.recorder)
        writer.enumerations("can_publish_sources", self.canPublishSources)
        writer.bool("can_update_metadata", self.canUpdateMetadata)
        writer.bool("agent", self.agent)
        writer.bool("can_subscribe_metrics", self.canSubscribeMetrics)
        writer.bool("can_manage_agent_session", self.canManageAgentSession)
    }
}

extension LiveKit.ParticipantInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ParticipantInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.sid = try reader.string()
            case 18: self.identity = try reader.string()
            case 24: self.state = try reader.enumeration()
            case 34: try reader.message(appendingTo: &self.tracks)
            case 42: self.metadata = try reader.string()
            case 48: self.joinedAt = try reader.int64()
            case 74: self.name = try reader.string()
            case 80: self.version = try reader.uint32()
            case 90: try reader.message(into: &self.permission)
            case 98: self.region = try reader.string()
            case 104: self.isPublisher = try reader.bool()
            case 112: self.kind = try reader.enumeration()
            case 122: try reader.entry(into: &self.attributes)
            case 128: self.disconnectReason = try reader.enumeration()
            case 136: self.joinedAtMs = try reader.int64()
            case 144: self.kindDetails.append(try reader.enumeration())
            case 146: try reader.packed(appendingTo: &self.kindDetails)
            case 154: try reader.message(appendingTo: &self.dataTracks)
            case 160: self.clientProtocol = try reader.int32()
            case 168: self.capabilities.append(try reader.enumeration())
            case 170: try reader.packed(appendingTo: &self.capabilities)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.sid)
        writer.string(18, self.identity)
        writer.enumeration(24, self.state)
        writer.messages(34, self.tracks)
        writer.string(42, self.metadata)
        writer.int64(48, self.joinedAt)
        writer.string(74, self.name)
        writer.uint32(80, self.version)
        writer.message(90, self.permission)
        writer.string(98, self.region)
        writer.bool(104, self.isPublisher)
        writer.enumeration(112, self.kind)
        writer.map(122, self.attributes)
        writer.enumeration(128, self.disconnectReason)
        writer.int64(136, self.joinedAtMs)
        writer.enumerations(146, self.kindDetails)
        writer.messages(154, self.dataTracks)
        writer.int32(160, self.clientProtocol)
        writer.enumerations(170, self.capabilities)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "sid":
                try reader.once(1 << 0, &seen)
                self.sid = try reader.string()
            case "identity":
                try reader.once(1 << 1, &seen)
                self.identity = try reader.string()
            case "state":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.ParticipantInfo.State = try reader.enumeration() { self.state = value }
            case "tracks":
                try reader.once(1 << 3, &seen)
                self.tracks = try reader.messages()
            case "metadata":
                try reader.once(1 << 4, &seen)
                self.metadata = try reader.string()
            case "joinedAt", "joined_at":
                try reader.once(1 << 5, &seen)
                self.joinedAt = try reader.int64()
            case "name":
                try reader.once(1 << 6, &seen)
                self.name = try reader.string()
            case "version":
                try reader.once(1 << 7, &seen)
                self.version = try reader.uint32()
            case "permission":
                try reader.once(1 << 8, &seen)
                self.permission = try reader.message()
            case "region":
                try reader.once(1 << 9, &seen)
                self.region = try reader.string()
            case "isPublisher", "is_publisher":
                try reader.once(1 << 10, &seen)
                self.isPublisher = try reader.bool()
            case "kind":
                try reader.once(1 << 11, &seen)
                if let value: LiveKit.ParticipantInfo.Kind = try reader.enumeration() { self.kind = value }
            case "attributes":
                try reader.once(1 << 12, &seen)
                self.attributes = try reader.map()
            case "disconnectReason", "disconnect_reason":
                try reader.once(1 << 13, &seen)
                if let value: LiveKit.DisconnectReason = try reader.enumeration() { self.disconnectReason = value }
            case "joinedAtMs", "joined_at_ms":
                try reader.once(1 << 14, &seen)
                self.joinedAtMs = try reader.int64()
            case "kindDetails", "kind_details":
                try reader.once(1 << 15, &seen)
                self.kindDetails = try reader.enumerations()
            case "dataTracks", "data_tracks":
                try reader.once(1 << 16, &seen)
                self.dataTracks = try reader.messages()
            case "clientProtocol", "client_protocol":
                try reader.once(1 << 17, &seen)
                self.clientProtocol = try reader.int32()
            case "capabilities":
                try reader.once(1 << 18, &seen)
                self.capabilities = try reader.enumerations()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("sid", self.sid)
        writer.string("identity", self.identity)
        writer.enumeration("state", self.state)
        writer.messages("tracks", self.tracks)
        writer.string("metadata", self.metadata)
        writer.int64("joined_at", self.joinedAt)
        writer.string("name", self.name)
        writer.uint32("version", self.version)
        writer.message("permission", self.permission)
        writer.string("region", self.region)
        writer.bool("is_publisher", self.isPublisher)
        writer.enumeration("kind", self.kind)
        writer.map("attributes", self.attributes)
        writer.enumeration("disconnect_reason", self.disconnectReason)
        writer.int64("joined_at_ms", self.joinedAtMs)
        writer.enumerations("kind_details", self.kindDetails)
        writer.messages("data_tracks", self.dataTracks)
        writer.int32("client_protocol", self.clientProtocol)
        writer.enumerations("capabilities", self.capabilities)
    }
}

extension LiveKit.Encryption: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.Encryption" }

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

extension LiveKit.SimulcastCodecInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SimulcastCodecInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.mimeType = try reader.string()
            case 18: self.mid = try reader.string()
            case 26: self.cid = try reader.string()
            case 34: try reader.message(appendingTo: &self.layers)
            case 40: self.videoLayerMode = try reader.enumeration()
            case 50: self.sdpCid = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.mimeType)
        writer.string(18, self.mid)
        writer.string(26, self.cid)
        writer.messages(34, self.layers)
        writer.enumeration(40, self.videoLayerMode)
        writer.string(50, self.sdpCid)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "mimeType", "mime_type":
                try reader.once(1 << 0, &seen)
                self.mimeType = try reader.string()
            case "mid":
                try reader.once(1 << 1, &seen)
                self.mid = try reader.string()
            case "cid":
                try reader.once(1 << 2, &seen)
                self.cid = try reader.string()
            case "layers":
                try reader.once(1 << 3, &seen)
                self.layers = try reader.messages()
            case "videoLayerMode", "video_layer_mode":
                try reader.once(1 << 4, &seen)
                if let value: LiveKit.VideoLayer.Mode = try reader.enumeration() { self.videoLayerMode = value }
            case "sdpCid", "sdp_cid":
                try reader.once(1 << 5, &seen)
                self.sdpCid = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("mime_type", self.mimeType)
        writer.string("mid", self.mid)
        writer.string("cid", self.cid)
        writer.messages("layers", self.layers)
        writer.enumeration("video_layer_mode", self.videoLayerMode)
        writer.string("sdp_cid", self.sdpCid)
    }
}

extension LiveKit.TrackInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TrackInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.sid = try reader.string()
            case 16: self.type = try reader.enumeration()
            case 26: self.name = try reader.string()
            case 32: self.muted = try reader.bool()
            case 40: self.width = try reader.uint32()
            case 48: self.height = try reader.uint32()
            case 56: self.simulcast = try reader.bool()
            case 64: self.disableDtx = try reader.bool()
            case 72: self.source = try reader.enumeration()
            case 82: try reader.message(appendingTo: &self.layers)
            case 90: self.mimeType = try reader.string()
            case 98: self.mid = try reader.string()
            case 106: try reader.message(appendingTo: &self.codecs)
            case 112: self.stereo = try reader.bool()
            case 120: self.disableRed = try reader.bool()
            case 128: self.encryption = try reader.enumeration()
            case 138: self.stream = try reader.string()
            case 146: try reader.message(into: &self.version)
            case 152: self.audioFeatures.append(try reader.enumeration())
            case 154: try reader.packed(appendingTo: &self.audioFeatures)
            case 160: self.backupCodecPolicy = try reader.enumeration()
            case 168: self.packetTrailerFeatures.append(try reader.enumeration())
            case 170: try reader.packed(appendingTo: &self.packetTrailerFeatures)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.sid)
        writer.enumeration(16, self.type)
        writer.string(26, self.name)
        writer.bool(32, self.muted)
        writer.uint32(40, self.width)
        writer.uint32(48, self.height)
        writer.bool(56, self.simulcast)
        writer.bool(64, self.disableDtx)
        writer.enumeration(72, self.source)
        writer.messages(82, self.layers)
        writer.string(90, self.mimeType)
        writer.string(98, self.mid)
        writer.messages(106, self.codecs)
        writer.bool(112, self.stereo)
        writer.bool(120, self.disableRed)
        writer.enumeration(128, self.encryption)
        writer.string(138, self.stream)
        writer.message(146, self.version)
        writer.enumerations(154, self.audioFeatures)
        writer.enumeration(160, self.backupCodecPolicy)
        writer.enumerations(170, self.packetTrailerFeatures)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "sid":
                try reader.once(1 << 0, &seen)
                self.sid = try reader.string()
            case "type":
                try reader.once(1 << 1, &seen)
                if let value: LiveKit.TrackType = try reader.enumeration() { self.type = value }
            case "name":
                try reader.once(1 << 2, &seen)
                self.name = try reader.string()
            case "muted":
                try reader.once(1 << 3, &seen)
                self.muted = try reader.bool()
            case "width":
                try reader.once(1 << 4, &seen)
                self.width = try reader.uint32()
            case "height":
                try reader.once(1 << 5, &seen)
                self.height = try reader.uint32()
            case "simulcast":
                try reader.once(1 << 6, &seen)
                self.simulcast = try reader.bool()
            case "disableDtx", "disable_dtx":
                try reader.once(1 << 7, &seen)
                self.disableDtx = try reader.bool()
            case "source":
                try reader.once(1 << 8, &seen)
                if let value: LiveKit.TrackSource = try reader.enumeration() { self.source = value }
            case "layers":
                try reader.once(1 << 9, &seen)
                self.layers = try reader.messages()
            case "mimeType", "mime_type":
                try reader.once(1 << 10, &seen)
                self.mimeType = try reader.string()
            case "mid":
                try reader.once(1 << 11, &seen)
                self.mid = try reader.string()
            case "codecs":
                try reader.once(1 << 12, &seen)
                self.codecs = try reader.messages()
            case "stereo":
                try reader.once(1 << 13, &seen)
                self.stereo = try reader.bool()
            case "disableRed", "disable_red":
                try reader.once(1 << 14, &seen)
                self.disableRed = try reader.bool()
            case "encryption":
                try reader.once(1 << 15, &seen)
                if let value: LiveKit.Encryption.TypeEnum = try reader.enumeration() { self.encryption = value }
            case "stream":
                try reader.once(1 << 16, &seen)
                self.stream = try reader.string()
            case "version":
                try reader.once(1 << 17, &seen)
                self.version = try reader.message()
            case "audioFeatures", "audio_features":
                try reader.once(1 << 18, &seen)
                self.audioFeatures = try reader.enumerations()
            case "backupCodecPolicy", "backup_codec_policy":
                try reader.once(1 << 19, &seen)
                if let value: LiveKit.BackupCodecPolicy = try reader.enumeration() { self.backupCodecPolicy = value }
            case "packetTrailerFeatures", "packet_trailer_features":
                try reader.once(1 << 20, &seen)
                self.packetTrailerFeatures = try reader.enumerations()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("sid", self.sid)
        writer.enumeration("type", self.type)
        writer.string("name", self.name)
        writer.bool("muted", self.muted)
        writer.uint32("width", self.width)
        writer.uint32("height", self.height)
        writer.bool("simulcast", self.simulcast)
        writer.bool("disable_dtx", self.disableDtx)
        writer.enumeration("source", self.source)
        writer.messages("layers", self.layers)
        writer.string("mime_type", self.mimeType)
        writer.string("mid", self.mid)
        writer.messages("codecs", self.codecs)
        writer.bool("stereo", self.stereo)
        writer.bool("disable_red", self.disableRed)
        writer.enumeration("encryption", self.encryption)
        writer.string("stream", self.stream)
        writer.message("version", self.version)
        writer.enumerations("audio_features", self.audioFeatures)
        writer.enumeration("backup_codec_policy", self.backupCodecPolicy)
        writer.enumerations("packet_trailer_features", self.packetTrailerFeatures)
    }
}

extension LiveKit.DataTrackInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataTrackInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.pubHandle = try reader.uint32()
            case 18: self.sid = try reader.string()
            case 26: self.name = try reader.string()
            case 32: self.encryption = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.pubHandle)
        writer.string(18, self.sid)
        writer.string(26, self.name)
        writer.enumeration(32, self.encryption)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "pubHandle", "pub_handle":
                try reader.once(1 << 0, &seen)
                self.pubHandle = try reader.uint32()
            case "sid":
                try reader.once(1 << 1, &seen)
                self.sid = try reader.string()
            case "name":
                try reader.once(1 << 2, &seen)
                self.name = try reader.string()
            case "encryption":
                try reader.once(1 << 3, &seen)
                if let value: LiveKit.Encryption.TypeEnum = try reader.enumeration() { self.encryption = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("pub_handle", self.pubHandle)
        writer.string("sid", self.sid)
        writer.string("name", self.name)
        writer.enumeration("encryption", self.encryption)
    }
}

extension LiveKit.VideoLayer: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.VideoLayer" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.quality = try reader.enumeration()
            case 16: self.width = try reader.uint32()
            case 24: self.height = try reader.uint32()
            case 32: self.bitrate = try reader.uint32()
            case 40: self.ssrc = try reader.uint32()
            case 48: self.spatialLayer = try reader.int32()
            case 58: self.rid = try reader.string()
            case 64: self.repairSsrc = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.quality)
        writer.uint32(16, self.width)
        writer.uint32(24, self.height)
        writer.uint32(32, self.bitrate)
        writer.uint32(40, self.ssrc)
        writer.int32(48, self.spatialLayer)
        writer.string(58, self.rid)
        writer.uint32(64, self.repairSsrc)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "quality":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.VideoQuality = try reader.enumeration() { self.quality = value }
            case "width":
                try reader.once(1 << 1, &seen)
                self.width = try reader.uint32()
            case "height":
                try reader.once(1 << 2, &seen)
                self.height = try reader.uint32()
            case "bitrate":
                try reader.once(1 << 3, &seen)
                self.bitrate = try reader.uint32()
            case "ssrc":
                try reader.once(1 << 4, &seen)
                self.ssrc = try reader.uint32()
            case "spatialLayer", "spatial_layer":
                try reader.once(1 << 5, &seen)
                self.spatialLayer = try reader.int32()
            case "rid":
                try reader.once(1 << 6, &seen)
                self.rid = try reader.string()
            case "repairSsrc", "repair_ssrc":
                try reader.once(1 << 7, &seen)
                self.repairSsrc = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("quality", self.quality)
        writer.uint32("width", self.width)
        writer.uint32("height", self.height)
        writer.uint32("bitrate", self.bitrate)
        writer.uint32("ssrc", self.ssrc)
        writer.int32("spatial_layer", self.spatialLayer)
        writer.string("rid", self.rid)
        writer.uint32("repair_ssrc", self.repairSsrc)
    }
}

extension LiveKit.SpeakerInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SpeakerInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.sid = try reader.string()
            case 21: self.level = try reader.float()
            case 24: self.active = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.sid)
        writer.float(21, self.level)
        writer.bool(24, self.active)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "sid":
                try reader.once(1 << 0, &seen)
                self.sid = try reader.string()
            case "level":
                try reader.once(1 << 1, &seen)
                self.level = try reader.float()
            case "active":
                try reader.once(1 << 2, &seen)
                self.active = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("sid", self.sid)
        writer.float("level", self.level)
        writer.bool("active", self.active)
    }
}

extension LiveKit.ParticipantTracks: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ParticipantTracks" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.participantSid = try reader.string()
            case 18: self.trackSids.append(try reader.string())
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.participantSid)
        writer.strings(18, self.trackSids)
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
            case "trackSids", "track_sids":
                try reader.once(1 << 1, &seen)
                self.trackSids = try reader.strings()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("participant_sid", self.participantSid)
        writer.strings("track_sids", self.trackSids)
    }
}

extension LiveKit.ServerInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ServerInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.edition = try reader.enumeration()
            case 18: self.version = try reader.string()
            case 24: self.protocol = try reader.int32()
            case 34: self.region = try reader.string()
            case 42: self.nodeId = try reader.string()
            case 50: self.debugInfo = try reader.string()
            case 56: self.agentProtocol = try reader.int32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.edition)
        writer.string(18, self.version)
        writer.int32(24, self.protocol)
        writer.string(34, self.region)
        writer.string(42, self.nodeId)
        writer.string(50, self.debugInfo)
        writer.int32(56, self.agentProtocol)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "edition":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.ServerInfo.Edition = try reader.enumeration() { self.edition = value }
            case "version":
                try reader.once(1 << 1, &seen)
                self.version = try reader.string()
            case "protocol":
                try reader.once(1 << 2, &seen)
                self.protocol = try reader.int32()
            case "region":
                try reader.once(1 << 3, &seen)
                self.region = try reader.string()
            case "nodeId", "node_id":
                try reader.once(1 << 4, &seen)
                self.nodeId = try reader.string()
            case "debugInfo", "debug_info":
                try reader.once(1 << 5, &seen)
                self.debugInfo = try reader.string()
            case "agentProtocol", "agent_protocol":
                try reader.once(1 << 6, &seen)
                self.agentProtocol = try reader.int32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("edition", self.edition)
        writer.string("version", self.version)
        writer.int32("protocol", self.protocol)
        writer.string("region", self.region)
        writer.string("node_id", self.nodeId)
        writer.string("debug_info", self.debugInfo)
        writer.int32("agent_protocol", self.agentProtocol)
    }
}

extension LiveKit.ClientInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ClientInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.sdk = try reader.enumeration()
            case 18: self.version = try reader.string()
            case 24: self.protocol = try reader.int32()
            case 34: self.os = try reader.string()
            case 42: self.osVersion = try reader.string()
            case 50: self.deviceModel = try reader.string()
            case 58: self.browser = try reader.string()
            case 66: self.browserVersion = try reader.string()
            case 74: self.address = try reader.string()
            case 82: self.network = try reader.string()
            case 90: self.otherSdks = try reader.string()
            case 96: self.clientProtocol = try reader.int32()
            case 104: self.capabilities.append(try reader.enumeration())
            case 106: try reader.packed(appendingTo: &self.capabilities)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.sdk)
        writer.string(18, self.version)
        writer.int32(24, self.protocol)
        writer.string(34, self.os)
        writer.string(42, self.osVersion)
        writer.string(50, self.deviceModel)
        writer.string(58, self.browser)
        writer.string(66, self.browserVersion)
        writer.string(74, self.address)
        writer.string(82, self.network)
        writer.string(90, self.otherSdks)
        writer.int32(96, self.clientProtocol)
        writer.enumerations(106, self.capabilities)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "sdk":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.ClientInfo.SDK = try reader.enumeration() { self.sdk = value }
            case "version":
                try reader.once(1 << 1, &seen)
                self.version = try reader.string()
            case "protocol":
                try reader.once(1 << 2, &seen)
                self.protocol = try reader.int32()
            case "os":
                try reader.once(1 << 3, &seen)
                self.os = try reader.string()
            case "osVersion", "os_version":
                try reader.once(1 << 4, &seen)
                self.osVersion = try reader.string()
            case "deviceModel", "device_model":
                try reader.once(1 << 5, &seen)
                self.deviceModel = try reader.string()
            case "browser":
                try reader.once(1 << 6, &seen)
                self.browser = try reader.string()
            case "browserVersion", "browser_version":
                try reader.once(1 << 7, &seen)
                self.browserVersion = try reader.string()
            case "address":
                try reader.once(1 << 8, &seen)
                self.address = try reader.string()
            case "network":
                try reader.once(1 << 9, &seen)
                self.network = try reader.string()
            case "otherSdks", "other_sdks":
                try reader.once(1 << 10, &seen)
                self.otherSdks = try reader.string()
            case "clientProtocol", "client_protocol":
                try reader.once(1 << 11, &seen)
                self.clientProtocol = try reader.int32()
            case "capabilities":
                try reader.once(1 << 12, &seen)
                self.capabilities = try reader.enumerations()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("sdk", self.sdk)
        writer.string("version", self.version)
        writer.int32("protocol", self.protocol)
        writer.string("os", self.os)
        writer.string("os_version", self.osVersion)
        writer.string("device_model", self.deviceModel)
        writer.string("browser", self.browser)
        writer.string("browser_version", self.browserVersion)
        writer.string("address", self.address)
        writer.string("network", self.network)
        writer.string("other_sdks", self.otherSdks)
        writer.int32("client_protocol", self.clientProtocol)
        writer.enumerations("capabilities", self.capabilities)
    }
}

extension LiveKit.ClientConfiguration: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ClientConfiguration" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.video)
            case 18: try reader.message(into: &self.screen)
            case 24: self.resumeConnection = try reader.enumeration()
            case 34: try reader.message(into: &self.disabledCodecs)
            case 40: self.forceRelay = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.video)
        writer.message(18, self.screen)
        writer.enumeration(24, self.resumeConnection)
        writer.message(34, self.disabledCodecs)
        writer.enumeration(40, self.forceRelay)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "video":
                try reader.once(1 << 0, &seen)
                self.video = try reader.message()
            case "screen":
                try reader.once(1 << 1, &seen)
                self.screen = try reader.message()
            case "resumeConnection", "resume_connection":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.ClientConfigSetting = try reader.enumeration() { self.resumeConnection = value }
            case "disabledCodecs", "disabled_codecs":
                try reader.once(1 << 3, &seen)
                self.disabledCodecs = try reader.message()
            case "forceRelay", "force_relay":
                try reader.once(1 << 4, &seen)
                if let value: LiveKit.ClientConfigSetting = try reader.enumeration() { self.forceRelay = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("video", self.video)
        writer.message("screen", self.screen)
        writer.enumeration("resume_connection", self.resumeConnection)
        writer.message("disabled_codecs", self.disabledCodecs)
        writer.enumeration("force_relay", self.forceRelay)
    }
}

extension LiveKit.VideoConfiguration: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.VideoConfiguration" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.hardwareEncoder = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.hardwareEncoder)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "hardwareEncoder", "hardware_encoder":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.ClientConfigSetting = try reader.enumeration() { self.hardwareEncoder = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("hardware_encoder", self.hardwareEncoder)
    }
}

extension LiveKit.DisabledCodecs: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DisabledCodecs" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.codecs)
            case 18: try reader.message(appendingTo: &self.publish)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.codecs)
        writer.messages(18, self.publish)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "codecs":
                try reader.once(1 << 0, &seen)
                self.codecs = try reader.messages()
            case "publish":
                try reader.once(1 << 1, &seen)
                self.publish = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("codecs", self.codecs)
        writer.messages("publish", self.publish)
    }
}

extension LiveKit.TimedVersion: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TimedVersion" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.unixMicro = try reader.int64()
            case 16: self.ticks = try reader.int32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.int64(8, self.unixMicro)
        writer.int32(16, self.ticks)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "unixMicro", "unix_micro":
                try reader.once(1 << 0, &seen)
                self.unixMicro = try reader.int64()
            case "ticks":
                try reader.once(1 << 1, &seen)
                self.ticks = try reader.int32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.int64("unix_micro", self.unixMicro)
        writer.int32("ticks", self.ticks)
    }
}

// Generated from proto/signal.proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

extension LiveKit {
    /// Which peer connection is meant.
    public struct SignalTarget: ProtocolEnum {
        /// The one that the client offers; the only one in single-connection mode.
        /// `PUBLISHER`, 0.
        public static let publisher = Self(rawValue: 0)
        /// The one that the server offers.
        /// `SUBSCRIBER`, 1.
        public static let subscriber = Self(rawValue: 1)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Whether a video stream flows.
    public struct StreamState: ProtocolEnum {
        /// `ACTIVE`, 0.
        public static let active = Self(rawValue: 0)
        /// `PAUSED`, 1.
        public static let paused = Self(rawValue: 1)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Transport of an ICE candidate.
    public struct CandidateProtocol: ProtocolEnum {
        /// `UDP`, 0.
        public static let udp = Self(rawValue: 0)
        /// `TCP`, 1.
        public static let tcp = Self(rawValue: 1)
        /// `TLS`, 2.
        public static let tls = Self(rawValue: 2)

        /// The number on the wire.
        public var rawValue: Int32

        /// Takes any number, also one without a name.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// What a client says. Kinds that are not known here arrive without a message and are ignored.
    public struct SignalRequest: Sendable, Equatable {
        /// What `message` may hold.
        public indirect enum Message: Sendable, Equatable {
            /// Field 1.
            case offer(LiveKit.SessionDescription)
            /// Field 2.
            case answer(LiveKit.SessionDescription)
            /// Field 3.
            case trickle(LiveKit.TrickleRequest)
            /// Field 4.
            case addTrack(LiveKit.AddTrackRequest)
            /// Field 5.
            case mute(LiveKit.MuteTrackRequest)
            /// Field 6.
            case subscription(LiveKit.UpdateSubscription)
            /// Field 7.
            case trackSetting(LiveKit.UpdateTrackSettings)
            /// Field 8.
            case leave(LiveKit.LeaveRequest)
            /// Field 10.
            case updateLayers(LiveKit.UpdateVideoLayers)
            /// Field 11.
            case subscriptionPermission(LiveKit.SubscriptionPermission)
            /// Field 12.
            case syncState(LiveKit.SyncState)
            /// Field 13.
            case simulate(LiveKit.SimulateScenario)
            /// Unix time in milliseconds; answered by `pong`.
            /// Field 14.
            case ping(Int64)
            /// Field 15.
            case updateMetadata(LiveKit.UpdateParticipantMetadata)
            /// Field 16.
            case pingReq(LiveKit.Ping)
            /// Field 17.
            case updateAudioTrack(LiveKit.UpdateLocalAudioTrack)
            /// Field 18.
            case updateVideoTrack(LiveKit.UpdateLocalVideoTrack)
            /// Field 19.
            case publishDataTrackRequest(LiveKit.PublishDataTrackRequest)
            /// Field 20.
            case unpublishDataTrackRequest(LiveKit.UnpublishDataTrackRequest)
            /// Field 21.
            case updateDataSubscription(LiveKit.UpdateDataSubscription)
            /// Field 22.
            case storeDataBlobRequest(LiveKit.StoreDataBlobRequest)
            /// Field 23.
            case getDataBlobRequest(LiveKit.GetDataBlobRequest)
        }

        /// One of Message's members, or nothing.
        public var message: Message?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What the server says.
    public struct SignalResponse: Sendable, Equatable {
        /// What `message` may hold.
        public indirect enum Message: Sendable, Equatable {
            /// Field 1.
            case join(LiveKit.JoinResponse)
            /// Field 2.
            case answer(LiveKit.SessionDescription)
            /// Field 3.
            case offer(LiveKit.SessionDescription)
            /// Field 4.
            case trickle(LiveKit.TrickleRequest)
            /// Field 5.
            case update(LiveKit.ParticipantUpdate)
            /// Field 6.
            case trackPublished(LiveKit.TrackPublishedResponse)
            /// Field 8.
            case leave(LiveKit.LeaveRequest)
            /// Field 9.
            case mute(LiveKit.MuteTrackRequest)
            /// Field 10.
            case speakersChanged(LiveKit.SpeakersChanged)
            /// Field 11.
            case roomUpdate(LiveKit.RoomUpdate)
            /// Field 12.
            case connectionQuality(LiveKit.ConnectionQualityUpdate)
            /// Field 13.
            case streamStateUpdate(LiveKit.StreamStateUpdate)
            /// Field 14.
            case subscribedQualityUpdate(LiveKit.SubscribedQualityUpdate)
            /// Field 15.
            case subscriptionPermissionUpdate(LiveKit.SubscriptionPermissionUpdate)
            /// A fresh token for later reconnects.
            /// Field 16.
            case refreshToken(String)
            /// Field 17.
            case trackUnpublished(LiveKit.TrackUnpublishedResponse)
            /// Unix time in milliseconds.
            /// Field 18.
            case pong(Int64)
            /// Field 19.
            case reconnect(LiveKit.ReconnectResponse)
            /// Field 20.
            case pongResp(LiveKit.Pong)
            /// Field 21.
            case subscriptionResponse(LiveKit.SubscriptionResponse)
            /// Field 22.
            case requestResponse(LiveKit.RequestResponse)
            /// Field 23.
            case trackSubscribed(LiveKit.TrackSubscribed)
            /// Field 24.
            case roomMoved(LiveKit.RoomMovedResponse)
            /// Field 25.
            case mediaSectionsRequirement(LiveKit.MediaSectionsRequirement)
            /// Field 26.
            case subscribedAudioCodecUpdate(LiveKit.SubscribedAudioCodecUpdate)
            /// Field 27.
            case publishDataTrackResponse(LiveKit.PublishDataTrackResponse)
            /// Field 28.
            case unpublishDataTrackResponse(LiveKit.UnpublishDataTrackResponse)
        }

        /// One of Message's members, or nothing.
        public var message: Message?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// One encoding that the client means to send.
    public struct SimulcastCodec: Sendable, Equatable {
        /// Field 1.
        public var codec: String = ""
        /// The client's own identifier for the encoding.
        /// Field 2.
        public var cid: String = ""
        /// Field 4.
        public var layers: [LiveKit.VideoLayer] = []
        /// Field 5.
        public var videoLayerMode = LiveKit.VideoLayer.Mode(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Announces a track before its media section is offered.
    public struct AddTrackRequest: Sendable, Equatable {
        /// The client's own identifier; comes back in the answer and in the description's msid.
        /// Field 1.
        public var cid: String = ""
        /// Field 2.
        public var name: String = ""
        /// Field 3.
        public var type = LiveKit.TrackType(rawValue: 0)
        /// Field 4.
        public var width: UInt32 = 0
        /// Field 5.
        public var height: UInt32 = 0
        /// Field 6.
        public var muted: Bool = false
        /// Older form of the feature `NO_DTX`.
        /// Field 7.
        public var disableDtx: Bool = false
        /// Field 8.
        public var source = LiveKit.TrackSource(rawValue: 0)
        /// Field 9.
        public var layers: [LiveKit.VideoLayer] = []
        /// Field 10.
        public var simulcastCodecs: [LiveKit.SimulcastCodec] = []
        /// Set to add an encoding to a track that is already published.
        /// Field 11.
        public var sid: String = ""
        /// Older form of the feature `STEREO`.
        /// Field 12.
        public var stereo: Bool = false
        /// Field 13.
        public var disableRed: Bool = false
        /// Field 14.
        public var encryption = LiveKit.Encryption.TypeEnum(rawValue: 0)
        /// Tracks of one stream are played in step.
        /// Field 15.
        public var stream: String = ""
        /// Field 16.
        public var backupCodecPolicy = LiveKit.BackupCodecPolicy(rawValue: 0)
        /// Field 17.
        public var audioFeatures: [LiveKit.AudioTrackFeature] = []
        /// Field 18.
        public var packetTrailerFeatures: [LiveKit.PacketTrailerFeature] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Announces a data track.
    public struct PublishDataTrackRequest: Sendable, Equatable {
        /// Field 1.
        public var pubHandle: UInt32 = 0
        /// Field 2.
        public var name: String = ""
        /// Field 3.
        public var encryption = LiveKit.Encryption.TypeEnum(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The data track is published.
    public struct PublishDataTrackResponse: Sendable, Equatable {
        /// Field 1.
        public var info: LiveKit.DataTrackInfo?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Ends a data track.
    public struct UnpublishDataTrackRequest: Sendable, Equatable {
        /// Field 1.
        public var pubHandle: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The data track has ended.
    public struct UnpublishDataTrackResponse: Sendable, Equatable {
        /// Field 1.
        public var info: LiveKit.DataTrackInfo?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Subscribes to data tracks, or unsubscribes.
    public struct UpdateDataSubscription: Sendable, Equatable {
        /// One data track.
        public struct Update: Sendable, Equatable {
            /// Field 1.
            public var trackSid: String = ""
            /// Field 2.
            public var subscribe: Bool = false
            /// Fields that the schema does not have, as they came.
            public var unknownFields: [UInt8] = []

            /// Makes a message with every field at its default.
            public init() {}
        }

        /// Field 1.
        public var updates: [LiveKit.UpdateDataSubscription.Update] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks the server to keep a blob; not offered, the id serves the refusal.
    public struct StoreDataBlobRequest: Sendable, Equatable {
        /// Field 1.
        public var requestId: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks the server for a blob; not offered, the id serves the refusal.
    public struct GetDataBlobRequest: Sendable, Equatable {
        /// Field 1.
        public var requestId: UInt32 = 0
        /// Field 2.
        public var participantIdentity: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// An ICE candidate, or the end of them.
    public struct TrickleRequest: Sendable, Equatable {
        /// JSON text of an RTCIceCandidateInit; native clients need `sdpMid` in it.
        /// Field 1.
        public var candidateInit: String = ""
        /// Field 2.
        public var target = LiveKit.SignalTarget(rawValue: 0)
        /// Field 3.
        public var final: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A track's owner mutes it, or the server asks the owner to.
    public struct MuteTrackRequest: Sendable, Equatable {
        /// Field 1.
        public var sid: String = ""
        /// Field 2.
        public var muted: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The first response of a new session.
    public struct JoinResponse: Sendable, Equatable {
        /// Always present: clients depend on it.
        /// Field 1.
        public var room: LiveKit.Room?
        /// The client itself; always present.
        /// Field 2.
        public var participant: LiveKit.ParticipantInfo?
        /// Everyone else who may be seen.
        /// Field 3.
        public var otherParticipants: [LiveKit.ParticipantInfo] = []
        /// As in `server_info`.
        /// Field 4.
        public var serverVersion: String = ""
        /// Field 5.
        public var iceServers: [LiveKit.ICEServer] = []
        /// With two peer connections: the server's offer decides when the client counts as connected.
        /// Field 6.
        public var subscriberPrimary: Bool = false
        /// Field 7.
        public var alternativeUrl: String = ""
        /// Field 8.
        public var clientConfiguration: LiveKit.ClientConfiguration?
        /// Field 9.
        public var serverRegion: String = ""
        /// Seconds of silence after which the client gives up the connection.
        /// Field 10.
        public var pingTimeout: Int32 = 0
        /// Seconds between the client's pings; never 0.
        /// Field 11.
        public var pingInterval: Int32 = 0
        /// Field 12.
        public var serverInfo: LiveKit.ServerInfo?
        /// Ends frames that the server itself puts in, so that encrypting clients leave them alone.
        /// Field 13.
        public var sifTrailer: [UInt8] = []
        /// Field 14.
        public var enabledPublishCodecs: [LiveKit.Codec] = []
        /// The client shall offer its publishing connection at once.
        /// Field 15.
        public var fastPublish: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The first response of a resumed session.
    public struct ReconnectResponse: Sendable, Equatable {
        /// Field 1.
        public var iceServers: [LiveKit.ICEServer] = []
        /// Field 2.
        public var clientConfiguration: LiveKit.ClientConfiguration?
        /// Field 3.
        public var serverInfo: LiveKit.ServerInfo?
        /// The last reliable packet received from the client; it sends again what followed.
        /// Field 4.
        public var lastMessageSeq: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Answers `add_track`.
    public struct TrackPublishedResponse: Sendable, Equatable {
        /// As in the request.
        /// Field 1.
        public var cid: String = ""
        /// Always present.
        /// Field 2.
        public var track: LiveKit.TrackInfo?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The server ended one of the client's own tracks.
    public struct TrackUnpublishedResponse: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// An SDP offer or answer.
    public struct SessionDescription: Sendable, Equatable {
        /// `offer`, `answer`, `pranswer` or `rollback`.
        /// Field 1.
        public var type: String = ""
        /// Field 2.
        public var sdp: String = ""
        /// Counts offers; an answer repeats its offer's.
        /// Field 3.
        public var id: UInt32 = 0
        /// Media section to the sid of the track that it brings to the client.
        /// Field 4.
        public var midToTrackId: [String: String] = [:]
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Participants that came, changed or left.
    public struct ParticipantUpdate: Sendable, Equatable {
        /// Field 1.
        public var participants: [LiveKit.ParticipantInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Subscribes to tracks, or unsubscribes; both lists count together.
    public struct UpdateSubscription: Sendable, Equatable {
        /// Field 1.
        public var trackSids: [String] = []
        /// Field 2.
        public var subscribe: Bool = false
        /// Field 3.
        public var participantTracks: [LiveKit.ParticipantTracks] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How the client wants to receive tracks; for voice only whether at all.
    public struct UpdateTrackSettings: Sendable, Equatable {
        /// Field 1.
        public var trackSids: [String] = []
        /// Field 3.
        public var disabled: Bool = false
        /// Field 4.
        public var quality = LiveKit.VideoQuality(rawValue: 0)
        /// Field 5.
        public var width: UInt32 = 0
        /// Field 6.
        public var height: UInt32 = 0
        /// Field 7.
        public var fps: UInt32 = 0
        /// Field 8.
        public var priority: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The features of a published audio track have changed.
    public struct UpdateLocalAudioTrack: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Field 2.
        public var features: [LiveKit.AudioTrackFeature] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The size of a published video track has changed.
    public struct UpdateLocalVideoTrack: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Field 2.
        public var width: UInt32 = 0
        /// Field 3.
        public var height: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Ends a session, from either side.
    public struct LeaveRequest: Sendable, Equatable {
        /// What the client shall do next.
        public struct Action: ProtocolEnum {
            /// `DISCONNECT`, 0.
            public static let disconnect = Self(rawValue: 0)
            /// Keep the session, connect signalling again.
            /// `RESUME`, 1.
            public static let resume = Self(rawValue: 1)
            /// Join afresh.
            /// `RECONNECT`, 2.
            public static let reconnect = Self(rawValue: 2)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Read by clients that do not know `action`.
        /// Field 1.
        public var canReconnect: Bool = false
        /// Field 2.
        public var reason = LiveKit.DisconnectReason(rawValue: 0)
        /// Field 3.
        public var action = LiveKit.LeaveRequest.Action(rawValue: 0)
        /// Field 4.
        public var regions: LiveKit.RegionSettings?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The layers of a published video track have changed.
    public struct UpdateVideoLayers: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Field 2.
        public var layers: [LiveKit.VideoLayer] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A participant changes what others see of it.
    public struct UpdateParticipantMetadata: Sendable, Equatable {
        /// Empty leaves it unchanged.
        /// Field 1.
        public var metadata: String = ""
        /// Empty leaves it unchanged.
        /// Field 2.
        public var name: String = ""
        /// Merged into the present ones; an empty value deletes its key.
        /// Field 3.
        public var attributes: [String: String] = [:]
        /// Comes back in the RequestResponse.
        /// Field 4.
        public var requestId: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A STUN or TURN server for the client.
    public struct ICEServer: Sendable, Equatable {
        /// Field 1.
        public var urls: [String] = []
        /// Field 2.
        public var username: String = ""
        /// Field 3.
        public var credential: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Who began or stopped speaking, or became louder or quieter.
    public struct SpeakersChanged: Sendable, Equatable {
        /// Field 1.
        public var speakers: [LiveKit.SpeakerInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The room has changed.
    public struct RoomUpdate: Sendable, Equatable {
        /// Always present.
        /// Field 1.
        public var room: LiveKit.Room?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How good one participant's connection is.
    public struct ConnectionQualityInfo: Sendable, Equatable {
        /// Field 1.
        public var participantSid: String = ""
        /// Field 2.
        public var quality = LiveKit.ConnectionQuality(rawValue: 0)
        /// Mean opinion score, 1 to 5.
        /// Field 3.
        public var score: Float = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How good the connections are.
    public struct ConnectionQualityUpdate: Sendable, Equatable {
        /// Field 1.
        public var updates: [LiveKit.ConnectionQualityInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Whether one video stream flows.
    public struct StreamStateInfo: Sendable, Equatable {
        /// Field 1.
        public var participantSid: String = ""
        /// Field 2.
        public var trackSid: String = ""
        /// Field 3.
        public var state = LiveKit.StreamState(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Which video streams flow.
    public struct StreamStateUpdate: Sendable, Equatable {
        /// Field 1.
        public var streamStates: [LiveKit.StreamStateInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Whether anyone wants one video quality.
    public struct SubscribedQuality: Sendable, Equatable {
        /// Field 1.
        public var quality = LiveKit.VideoQuality(rawValue: 0)
        /// Field 2.
        public var enabled: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Which qualities of one video codec anyone wants.
    public struct SubscribedCodec: Sendable, Equatable {
        /// Field 1.
        public var codec: String = ""
        /// Field 2.
        public var qualities: [LiveKit.SubscribedQuality] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Tells a publisher which video encodings anyone wants.
    public struct SubscribedQualityUpdate: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Field 2.
        public var subscribedQualities: [LiveKit.SubscribedQuality] = []
        /// Field 3.
        public var subscribedCodecs: [LiveKit.SubscribedCodec] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Whether anyone wants one audio codec.
    public struct SubscribedAudioCodec: Sendable, Equatable {
        /// For example `audio/red`.
        /// Field 1.
        public var codec: String = ""
        /// Field 2.
        public var enabled: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Tells a publisher which audio encodings anyone wants.
    public struct SubscribedAudioCodecUpdate: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Field 2.
        public var subscribedAudioCodecs: [LiveKit.SubscribedAudioCodec] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// To whom a publisher gives its tracks.
    public struct TrackPermission: Sendable, Equatable {
        /// Field 1.
        public var participantSid: String = ""
        /// Field 2.
        public var allTracks: Bool = false
        /// Field 3.
        public var trackSids: [String] = []
        /// Used when the sid is empty.
        /// Field 4.
        public var participantIdentity: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Who may subscribe to the sender's tracks.
    public struct SubscriptionPermission: Sendable, Equatable {
        /// Field 1.
        public var allParticipants: Bool = false
        /// Field 2.
        public var trackPermissions: [LiveKit.TrackPermission] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A publisher allowed or forbade this client a track.
    public struct SubscriptionPermissionUpdate: Sendable, Equatable {
        /// Of the publisher.
        /// Field 1.
        public var participantSid: String = ""
        /// Field 2.
        public var trackSid: String = ""
        /// Field 3.
        public var allowed: Bool = false
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The client is now in another room.
    public struct RoomMovedResponse: Sendable, Equatable {
        /// Field 1.
        public var room: LiveKit.Room?
        /// Field 2.
        public var token: String = ""
        /// Field 3.
        public var participant: LiveKit.ParticipantInfo?
        /// Field 4.
        public var otherParticipants: [LiveKit.ParticipantInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What a resuming client believes to be true.
    public struct SyncState: Sendable, Equatable {
        /// Its last answer to the server's offer.
        /// Field 1.
        public var answer: LiveKit.SessionDescription?
        /// Field 2.
        public var subscription: LiveKit.UpdateSubscription?
        /// Field 3.
        public var publishTracks: [LiveKit.TrackPublishedResponse] = []
        /// Field 4.
        public var dataChannels: [LiveKit.DataChannelInfo] = []
        /// Its last offer.
        /// Field 5.
        public var offer: LiveKit.SessionDescription?
        /// Field 6.
        public var trackSidsDisabled: [String] = []
        /// Field 7.
        public var datachannelReceiveStates: [LiveKit.DataChannelReceiveState] = []
        /// Field 8.
        public var publishDataTracks: [LiveKit.PublishDataTrackResponse] = []
        /// Field 9.
        public var dataSubscription: LiveKit.UpdateDataSubscription?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// The last reliable packet that arrived from one publisher.
    public struct DataChannelReceiveState: Sendable, Equatable {
        /// Field 1.
        public var publisherSid: String = ""
        /// Field 2.
        public var lastSeq: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A data channel that the client has open.
    public struct DataChannelInfo: Sendable, Equatable {
        /// `_reliable` or `_lossy`.
        /// Field 1.
        public var label: String = ""
        /// Field 2.
        public var id: UInt32 = 0
        /// Field 3.
        public var target = LiveKit.SignalTarget(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks the server to act as though something had happened; for tests of clients.
    public struct SimulateScenario: Sendable, Equatable {
        /// What `scenario` may hold.
        public enum Scenario: Sendable, Equatable {
            /// Seconds of pretended speech.
            /// Field 1.
            case speakerUpdate(Int32)
            /// Field 2.
            case nodeFailure(Bool)
            /// Field 3.
            case migration(Bool)
            /// Field 4.
            case serverLeave(Bool)
            /// Field 5.
            case switchCandidateProtocol(LiveKit.CandidateProtocol)
            /// Bits a second.
            /// Field 6.
            case subscriberBandwidth(Int64)
            /// Field 7.
            case disconnectSignalOnResume(Bool)
            /// Field 8.
            case disconnectSignalOnResumeNoMessages(Bool)
            /// Field 9.
            case leaveRequestFullReconnect(Bool)
        }

        /// One of Scenario's members, or nothing.
        public var scenario: Scenario?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Asks whether the other end is alive.
    public struct Ping: Sendable, Equatable {
        /// Unix time in milliseconds, by the client's clock.
        /// Field 1.
        public var timestamp: Int64 = 0
        /// Round-trip time of the last ping in milliseconds.
        /// Field 2.
        public var rtt: Int64 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Answers a ping.
    public struct Pong: Sendable, Equatable {
        /// As in the ping.
        /// Field 1.
        public var lastPingTimestamp: Int64 = 0
        /// Unix time in milliseconds, by the server's clock.
        /// Field 2.
        public var timestamp: Int64 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Where else the client may connect.
    public struct RegionSettings: Sendable, Equatable {
        /// Field 1.
        public var regions: [LiveKit.RegionInfo] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// One other place to connect to.
    public struct RegionInfo: Sendable, Equatable {
        /// Field 1.
        public var region: String = ""
        /// Field 2.
        public var url: String = ""
        /// Metres.
        /// Field 3.
        public var distance: Int64 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A subscription did not come about.
    public struct SubscriptionResponse: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Field 2.
        public var err = LiveKit.SubscriptionError(rawValue: 0)
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What became of a request, with the request itself.
    public struct RequestResponse: Sendable, Equatable {
        /// The outcome.
        public struct Reason: ProtocolEnum {
            /// `OK`, 0.
            public static let ok = Self(rawValue: 0)
            /// `NOT_FOUND`, 1.
            public static let notFound = Self(rawValue: 1)
            /// `NOT_ALLOWED`, 2.
            public static let notAllowed = Self(rawValue: 2)
            /// `LIMIT_EXCEEDED`, 3.
            public static let limitExceeded = Self(rawValue: 3)
            /// `QUEUED`, 4.
            public static let queued = Self(rawValue: 4)
            /// `UNSUPPORTED_TYPE`, 5.
            public static let unsupportedType = Self(rawValue: 5)
            /// `UNCLASSIFIED_ERROR`, 6.
            public static let unclassifiedError = Self(rawValue: 6)
            /// `INVALID_HANDLE`, 7.
            public static let invalidHandle = Self(rawValue: 7)
            /// `INVALID_NAME`, 8.
            public static let invalidName = Self(rawValue: 8)
            /// `DUPLICATE_HANDLE`, 9.
            public static let duplicateHandle = Self(rawValue: 9)
            /// `DUPLICATE_NAME`, 10.
            public static let duplicateName = Self(rawValue: 10)
            /// `INVALID_REQUEST`, 11.
            public static let invalidRequest = Self(rawValue: 11)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// What `request` may hold.
        public indirect enum Request: Sendable, Equatable {
            /// Field 4.
            case trickle(LiveKit.TrickleRequest)
            /// Field 5.
            case addTrack(LiveKit.AddTrackRequest)
            /// Field 6.
            case mute(LiveKit.MuteTrackRequest)
            /// Field 7.
            case updateMetadata(LiveKit.UpdateParticipantMetadata)
            /// Field 8.
            case updateAudioTrack(LiveKit.UpdateLocalAudioTrack)
            /// Field 9.
            case updateVideoTrack(LiveKit.UpdateLocalVideoTrack)
            /// Field 10.
            case publishDataTrack(LiveKit.PublishDataTrackRequest)
            /// Field 11.
            case unpublishDataTrack(LiveKit.UnpublishDataTrackRequest)
        }

        /// Field 1.
        public var requestId: UInt32 = 0
        /// Field 2.
        public var reason = LiveKit.RequestResponse.Reason(rawValue: 0)
        /// For people.
        /// Field 3.
        public var message: String = ""
        /// One of Request's members, or nothing.
        public var request: Request?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Tells a publisher that someone now hears the track.
    public struct TrackSubscribed: Sendable, Equatable {
        /// Field 1.
        public var trackSid: String = ""
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// How a client wants its session.
    public struct ConnectionSettings: Sendable, Equatable {
        /// Subscribe to every track without being asked.
        /// Field 1.
        public var autoSubscribe: Bool = false
        /// Field 2.
        public var adaptiveStream: Bool = false
        /// Field 3.
        public var subscriberAllowPause: Bool?
        /// Field 4.
        public var disableIceLite: Bool = false
        /// Field 5.
        public var autoSubscribeDataTrack: Bool?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// What a client in single-connection mode says in its URL.
    public struct JoinRequest: Sendable, Equatable {
        /// Field 1.
        public var clientInfo: LiveKit.ClientInfo?
        /// Field 2.
        public var connectionSettings: LiveKit.ConnectionSettings?
        /// Needs the grant to change one's own metadata.
        /// Field 3.
        public var metadata: String = ""
        /// Field 4.
        public var participantAttributes: [String: String] = [:]
        /// Field 5.
        public var addTrackRequests: [LiveKit.AddTrackRequest] = []
        /// Field 6.
        public var publisherOffer: LiveKit.SessionDescription?
        /// Field 7.
        public var reconnect: Bool = false
        /// Field 8.
        public var reconnectReason = LiveKit.ReconnectReason(rawValue: 0)
        /// The session to resume.
        /// Field 9.
        public var participantSid: String = ""
        /// Field 10.
        public var syncState: LiveKit.SyncState?
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// A JoinRequest, perhaps compressed.
    public struct WrappedJoinRequest: Sendable, Equatable {
        /// How.
        public struct Compression: ProtocolEnum {
            /// `NONE`, 0.
            public static let none = Self(rawValue: 0)
            /// `GZIP`, 1.
            public static let gzip = Self(rawValue: 1)

            /// The number on the wire.
            public var rawValue: Int32

            /// Takes any number, also one without a name.
            public init(rawValue: Int32) { self.rawValue = rawValue }
        }

        /// Field 1.
        public var compression = LiveKit.WrappedJoinRequest.Compression(rawValue: 0)
        /// Field 2.
        public var joinRequest: [UInt8] = []
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }

    /// Single-connection mode: the client shall offer this many more sections to receive on.
    public struct MediaSectionsRequirement: Sendable, Equatable {
        /// Field 1.
        public var numAudios: UInt32 = 0
        /// Field 2.
        public var numVideos: UInt32 = 0
        /// Fields that the schema does not have, as they came.
        public var unknownFields: [UInt8] = []

        /// Makes a message with every field at its default.
        public init() {}
    }
}

extension LiveKit.SignalTarget {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "PUBLISHER": self.init(rawValue: 0)
        case "SUBSCRIBER": self.init(rawValue: 1)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "PUBLISHER"
        case 1: "SUBSCRIBER"
        default: nil
        }
    }
}

extension LiveKit.StreamState {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "ACTIVE": self.init(rawValue: 0)
        case "PAUSED": self.init(rawValue: 1)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "ACTIVE"
        case 1: "PAUSED"
        default: nil
        }
    }
}

extension LiveKit.CandidateProtocol {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "UDP": self.init(rawValue: 0)
        case "TCP": self.init(rawValue: 1)
        case "TLS": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "UDP"
        case 1: "TCP"
        case 2: "TLS"
        default: nil
        }
    }
}

extension LiveKit.LeaveRequest.Action {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "DISCONNECT": self.init(rawValue: 0)
        case "RESUME": self.init(rawValue: 1)
        case "RECONNECT": self.init(rawValue: 2)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "DISCONNECT"
        case 1: "RESUME"
        case 2: "RECONNECT"
        default: nil
        }
    }
}

extension LiveKit.RequestResponse.Reason {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "OK": self.init(rawValue: 0)
        case "NOT_FOUND": self.init(rawValue: 1)
        case "NOT_ALLOWED": self.init(rawValue: 2)
        case "LIMIT_EXCEEDED": self.init(rawValue: 3)
        case "QUEUED": self.init(rawValue: 4)
        case "UNSUPPORTED_TYPE": self.init(rawValue: 5)
        case "UNCLASSIFIED_ERROR": self.init(rawValue: 6)
        case "INVALID_HANDLE": self.init(rawValue: 7)
        case "INVALID_NAME": self.init(rawValue: 8)
        case "DUPLICATE_HANDLE": self.init(rawValue: 9)
        case "DUPLICATE_NAME": self.init(rawValue: 10)
        case "INVALID_REQUEST": self.init(rawValue: 11)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "OK"
        case 1: "NOT_FOUND"
        case 2: "NOT_ALLOWED"
        case 3: "LIMIT_EXCEEDED"
        case 4: "QUEUED"
        case 5: "UNSUPPORTED_TYPE"
        case 6: "UNCLASSIFIED_ERROR"
        case 7: "INVALID_HANDLE"
        case 8: "INVALID_NAME"
        case 9: "DUPLICATE_HANDLE"
        case 10: "DUPLICATE_NAME"
        case 11: "INVALID_REQUEST"
        default: nil
        }
    }
}

extension LiveKit.WrappedJoinRequest.Compression {
    /// The value of that name in the schema; nil if there is none.
    public init?(protoName: String) {
        switch protoName {
        case "NONE": self.init(rawValue: 0)
        case "GZIP": self.init(rawValue: 1)
        default: return nil
        }
    }

    /// The value's name in the schema; nil if it has none.
    public var protoName: String? {
        switch rawValue {
        case 0: "NONE"
        case 1: "GZIP"
        default: nil
        }
    }
}

extension LiveKit.SignalRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SignalRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10:
                var member = LiveKit.SessionDescription()
                if case .offer(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .offer(member)
            case 18:
                var member = LiveKit.SessionDescription()
                if case .answer(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .answer(member)
            case 26:
                var member = LiveKit.TrickleRequest()
                if case .trickle(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .trickle(member)
            case 34:
                var member = LiveKit.AddTrackRequest()
                if case .addTrack(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .addTrack(member)
            case 42:
                var member = LiveKit.MuteTrackRequest()
                if case .mute(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .mute(member)
            case 50:
                var member = LiveKit.UpdateSubscription()
                if case .subscription(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .subscription(member)
            case 58:
                var member = LiveKit.UpdateTrackSettings()
                if case .trackSetting(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .trackSetting(member)
            case 66:
                var member = LiveKit.LeaveRequest()
                if case .leave(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .leave(member)
            case 82:
                var member = LiveKit.UpdateVideoLayers()
                if case .updateLayers(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .updateLayers(member)
            case 90:
                var member = LiveKit.SubscriptionPermission()
                if case .subscriptionPermission(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .subscriptionPermission(member)
            case 98:
                var member = LiveKit.SyncState()
                if case .syncState(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .syncState(member)
            case 106:
                var member = LiveKit.SimulateScenario()
                if case .simulate(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .simulate(member)
            case 112: self.message = .ping(try reader.int64())
            case 122:
                var member = LiveKit.UpdateParticipantMetadata()
                if case .updateMetadata(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .updateMetadata(member)
            case 130:
                var member = LiveKit.Ping()
                if case .pingReq(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .pingReq(member)
            case 138:
                var member = LiveKit.UpdateLocalAudioTrack()
                if case .updateAudioTrack(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .updateAudioTrack(member)
            case 146:
                var member = LiveKit.UpdateLocalVideoTrack()
                if case .updateVideoTrack(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .updateVideoTrack(member)
            case 154:
                var member = LiveKit.PublishDataTrackRequest()
                if case .publishDataTrackRequest(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .publishDataTrackRequest(member)
            case 162:
                var member = LiveKit.UnpublishDataTrackRequest()
                if case .unpublishDataTrackRequest(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .unpublishDataTrackRequest(member)
            case 170:
                var member = LiveKit.UpdateDataSubscription()
                if case .updateDataSubscription(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .updateDataSubscription(member)
            case 178:
                var member = LiveKit.StoreDataBlobRequest()
                if case .storeDataBlobRequest(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .storeDataBlobRequest(member)
            case 186:
                var member = LiveKit.GetDataBlobRequest()
                if case .getDataBlobRequest(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .getDataBlobRequest(member)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        switch self.message {
        case .offer(let value): writer.presentMessage(10, value)
        case .answer(let value): writer.presentMessage(18, value)
        case .trickle(let value): writer.presentMessage(26, value)
        case .addTrack(let value): writer.presentMessage(34, value)
        case .mute(let value): writer.presentMessage(42, value)
        case .subscription(let value): writer.presentMessage(50, value)
        case .trackSetting(let value): writer.presentMessage(58, value)
        case .leave(let value): writer.presentMessage(66, value)
        case .updateLayers(let value): writer.presentMessage(82, value)
        case .subscriptionPermission(let value): writer.presentMessage(90, value)
        case .syncState(let value): writer.presentMessage(98, value)
        case .simulate(let value): writer.presentMessage(106, value)
        case .ping(let value): writer.presentInt64(112, value)
        case .updateMetadata(let value): writer.presentMessage(122, value)
        case .pingReq(let value): writer.presentMessage(130, value)
        case .updateAudioTrack(let value): writer.presentMessage(138, value)
        case .updateVideoTrack(let value): writer.presentMessage(146, value)
        case .publishDataTrackRequest(let value): writer.presentMessage(154, value)
        case .unpublishDataTrackRequest(let value): writer.presentMessage(162, value)
        case .updateDataSubscription(let value): writer.presentMessage(170, value)
        case .storeDataBlobRequest(let value): writer.presentMessage(178, value)
        case .getDataBlobRequest(let value): writer.presentMessage(186, value)
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
            case "offer":
                try reader.once(1 << 0, &seen)
                self.message = .offer(try reader.message())
            case "answer":
                try reader.once(1 << 0, &seen)
                self.message = .answer(try reader.message())
            case "trickle":
                try reader.once(1 << 0, &seen)
                self.message = .trickle(try reader.message())
            case "addTrack", "add_track":
                try reader.once(1 << 0, &seen)
                self.message = .addTrack(try reader.message())
            case "mute":
                try reader.once(1 << 0, &seen)
                self.message = .mute(try reader.message())
            case "subscription":
                try reader.once(1 << 0, &seen)
                self.message = .subscription(try reader.message())
            case "trackSetting", "track_setting":
                try reader.once(1 << 0, &seen)
                self.message = .trackSetting(try reader.message())
            case "leave":
                try reader.once(1 << 0, &seen)
                self.message = .leave(try reader.message())
            case "updateLayers", "update_layers":
                try reader.once(1 << 0, &seen)
                self.message = .updateLayers(try reader.message())
            case "subscriptionPermission", "subscription_permission":
                try reader.once(1 << 0, &seen)
                self.message = .subscriptionPermission(try reader.message())
            case "syncState", "sync_state":
                try reader.once(1 << 0, &seen)
                self.message = .syncState(try reader.message())
            case "simulate":
                try reader.once(1 << 0, &seen)
                self.message = .simulate(try reader.message())
            case "ping":
                try reader.once(1 << 0, &seen)
                self.message = .ping(try reader.int64())
            case "updateMetadata", "update_metadata":
                try reader.once(1 << 0, &seen)
                self.message = .updateMetadata(try reader.message())
            case "pingReq", "ping_req":
                try reader.once(1 << 0, &seen)
                self.message = .pingReq(try reader.message())
            case "updateAudioTrack", "update_audio_track":
                try reader.once(1 << 0, &seen)
                self.message = .updateAudioTrack(try reader.message())
            case "updateVideoTrack", "update_video_track":
                try reader.once(1 << 0, &seen)
                self.message = .updateVideoTrack(try reader.message())
            case "publishDataTrackRequest", "publish_data_track_request":
                try reader.once(1 << 0, &seen)
                self.message = .publishDataTrackRequest(try reader.message())
            case "unpublishDataTrackRequest", "unpublish_data_track_request":
                try reader.once(1 << 0, &seen)
                self.message = .unpublishDataTrackRequest(try reader.message())
            case "updateDataSubscription", "update_data_subscription":
                try reader.once(1 << 0, &seen)
                self.message = .updateDataSubscription(try reader.message())
            case "storeDataBlobRequest", "store_data_blob_request":
                try reader.once(1 << 0, &seen)
                self.message = .storeDataBlobRequest(try reader.message())
            case "getDataBlobRequest", "get_data_blob_request":
                try reader.once(1 << 0, &seen)
                self.message = .getDataBlobRequest(try reader.message())
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        switch self.message {
        case .offer(let value): writer.presentMessage("offer", value)
        case .answer(let value): writer.presentMessage("answer", value)
        case .trickle(let value): writer.presentMessage("trickle", value)
        case .addTrack(let value): writer.presentMessage("add_track", value)
        case .mute(let value): writer.presentMessage("mute", value)
        case .subscription(let value): writer.presentMessage("subscription", value)
        case .trackSetting(let value): writer.presentMessage("track_setting", value)
        case .leave(let value): writer.presentMessage("leave", value)
        case .updateLayers(let value): writer.presentMessage("update_layers", value)
        case .subscriptionPermission(let value): writer.presentMessage("subscription_permission", value)
        case .syncState(let value): writer.presentMessage("sync_state", value)
        case .simulate(let value): writer.presentMessage("simulate", value)
        case .ping(let value): writer.presentInt64("ping", value)
        case .updateMetadata(let value): writer.presentMessage("update_metadata", value)
        case .pingReq(let value): writer.presentMessage("ping_req", value)
        case .updateAudioTrack(let value): writer.presentMessage("update_audio_track", value)
        case .updateVideoTrack(let value): writer.presentMessage("update_video_track", value)
        case .publishDataTrackRequest(let value): writer.presentMessage("publish_data_track_request", value)
        case .unpublishDataTrackRequest(let value): writer.presentMessage("unpublish_data_track_request", value)
        case .updateDataSubscription(let value): writer.presentMessage("update_data_subscription", value)
        case .storeDataBlobRequest(let value): writer.presentMessage("store_data_blob_request", value)
        case .getDataBlobRequest(let value): writer.presentMessage("get_data_blob_request", value)
        case nil: break
        }
    }
}

extension LiveKit.SignalResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SignalResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10:
                var member = LiveKit.JoinResponse()
                if case .join(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .join(member)
            case 18:
                var member = LiveKit.SessionDescription()
                if case .answer(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .answer(member)
            case 26:
                var member = LiveKit.SessionDescription()
                if case .offer(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .offer(member)
            case 34:
                var member = LiveKit.TrickleRequest()
                if case .trickle(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .trickle(member)
            case 42:
                var member = LiveKit.ParticipantUpdate()
                if case .update(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .update(member)
            case 50:
                var member = LiveKit.TrackPublishedResponse()
                if case .trackPublished(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .trackPublished(member)
            case 66:
                var member = LiveKit.LeaveRequest()
                if case .leave(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .leave(member)
            case 74:
                var member = LiveKit.MuteTrackRequest()
                if case .mute(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .mute(member)
            case 82:
                var member = LiveKit.SpeakersChanged()
                if case .speakersChanged(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .speakersChanged(member)
            case 90:
                var member = LiveKit.RoomUpdate()
                if case .roomUpdate(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .roomUpdate(member)
            case 98:
                var member = LiveKit.ConnectionQualityUpdate()
                if case .connectionQuality(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .connectionQuality(member)
            case 106:
                var member = LiveKit.StreamStateUpdate()
                if case .streamStateUpdate(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .streamStateUpdate(member)
            case 114:
                var member = LiveKit.SubscribedQualityUpdate()
                if case .subscribedQualityUpdate(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .subscribedQualityUpdate(member)
            case 122:
                var member = LiveKit.SubscriptionPermissionUpdate()
                if case .subscriptionPermissionUpdate(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .subscriptionPermissionUpdate(member)
            case 130: self.message = .refreshToken(try reader.string())
            case 138:
                var member = LiveKit.TrackUnpublishedResponse()
                if case .trackUnpublished(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .trackUnpublished(member)
            case 144: self.message = .pong(try reader.int64())
            case 154:
                var member = LiveKit.ReconnectResponse()
                if case .reconnect(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .reconnect(member)
            case 162:
                var member = LiveKit.Pong()
                if case .pongResp(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .pongResp(member)
            case 170:
                var member = LiveKit.SubscriptionResponse()
                if case .subscriptionResponse(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .subscriptionResponse(member)
            case 178:
                var member = LiveKit.RequestResponse()
                if case .requestResponse(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .requestResponse(member)
            case 186:
                var member = LiveKit.TrackSubscribed()
                if case .trackSubscribed(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .trackSubscribed(member)
            case 194:
                var member = LiveKit.RoomMovedResponse()
                if case .roomMoved(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .roomMoved(member)
            case 202:
                var member = LiveKit.MediaSectionsRequirement()
                if case .mediaSectionsRequirement(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .mediaSectionsRequirement(member)
            case 210:
                var member = LiveKit.SubscribedAudioCodecUpdate()
                if case .subscribedAudioCodecUpdate(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .subscribedAudioCodecUpdate(member)
            case 218:
                var member = LiveKit.PublishDataTrackResponse()
                if case .publishDataTrackResponse(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .publishDataTrackResponse(member)
            case 226:
                var member = LiveKit.UnpublishDataTrackResponse()
                if case .unpublishDataTrackResponse(let earlier) = self.message { member = earlier }
                self.message = nil
                try reader.message(into: &member)
                self.message = .unpublishDataTrackResponse(member)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        switch self.message {
        case .join(let value): writer.presentMessage(10, value)
        case .answer(let value): writer.presentMessage(18, value)
        case .offer(let value): writer.presentMessage(26, value)
        case .trickle(let value): writer.presentMessage(34, value)
        case .update(let value): writer.presentMessage(42, value)
        case .trackPublished(let value): writer.presentMessage(50, value)
        case .leave(let value): writer.presentMessage(66, value)
        case .mute(let value): writer.presentMessage(74, value)
        case .speakersChanged(let value): writer.presentMessage(82, value)
        case .roomUpdate(let value): writer.presentMessage(90, value)
        case .connectionQuality(let value): writer.presentMessage(98, value)
        case .streamStateUpdate(let value): writer.presentMessage(106, value)
        case .subscribedQualityUpdate(let value): writer.presentMessage(114, value)
        case .subscriptionPermissionUpdate(let value): writer.presentMessage(122, value)
        case .refreshToken(let value): writer.presentString(130, value)
        case .trackUnpublished(let value): writer.presentMessage(138, value)
        case .pong(let value): writer.presentInt64(144, value)
        case .reconnect(let value): writer.presentMessage(154, value)
        case .pongResp(let value): writer.presentMessage(162, value)
        case .subscriptionResponse(let value): writer.presentMessage(170, value)
        case .requestResponse(let value): writer.presentMessage(178, value)
        case .trackSubscribed(let value): writer.presentMessage(186, value)
        case .roomMoved(let value): writer.presentMessage(194, value)
        case .mediaSectionsRequirement(let value): writer.presentMessage(202, value)
        case .subscribedAudioCodecUpdate(let value): writer.presentMessage(210, value)
        case .publishDataTrackResponse(let value): writer.presentMessage(218, value)
        case .unpublishDataTrackResponse(let value): writer.presentMessage(226, value)
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
            case "join":
                try reader.once(1 << 0, &seen)
                self.message = .join(try reader.message())
            case "answer":
                try reader.once(1 << 0, &seen)
                self.message = .answer(try reader.message())
            case "offer":
                try reader.once(1 << 0, &seen)
                self.message = .offer(try reader.message())
            case "trickle":
                try reader.once(1 << 0, &seen)
                self.message = .trickle(try reader.message())
            case "update":
                try reader.once(1 << 0, &seen)
                self.message = .update(try reader.message())
            case "trackPublished", "track_published":
                try reader.once(1 << 0, &seen)
                self.message = .trackPublished(try reader.message())
            case "leave":
                try reader.once(1 << 0, &seen)
                self.message = .leave(try reader.message())
            case "mute":
                try reader.once(1 << 0, &seen)
                self.message = .mute(try reader.message())
            case "speakersChanged", "speakers_changed":
                try reader.once(1 << 0, &seen)
                self.message = .speakersChanged(try reader.message())
            case "roomUpdate", "room_update":
                try reader.once(1 << 0, &seen)
                self.message = .roomUpdate(try reader.message())
            case "connectionQuality", "connection_quality":
                try reader.once(1 << 0, &seen)
                self.message = .connectionQuality(try reader.message())
            case "streamStateUpdate", "stream_state_update":
                try reader.once(1 << 0, &seen)
                self.message = .streamStateUpdate(try reader.message())
            case "subscribedQualityUpdate", "subscribed_quality_update":
                try reader.once(1 << 0, &seen)
                self.message = .subscribedQualityUpdate(try reader.message())
            case "subscriptionPermissionUpdate", "subscription_permission_update":
                try reader.once(1 << 0, &seen)
                self.message = .subscriptionPermissionUpdate(try reader.message())
            case "refreshToken", "refresh_token":
                try reader.once(1 << 0, &seen)
                self.message = .refreshToken(try reader.string())
            case "trackUnpublished", "track_unpublished":
                try reader.once(1 << 0, &seen)
                self.message = .trackUnpublished(try reader.message())
            case "pong":
                try reader.once(1 << 0, &seen)
                self.message = .pong(try reader.int64())
            case "reconnect":
                try reader.once(1 << 0, &seen)
                self.message = .reconnect(try reader.message())
            case "pongResp", "pong_resp":
                try reader.once(1 << 0, &seen)
                self.message = .pongResp(try reader.message())
            case "subscriptionResponse", "subscription_response":
                try reader.once(1 << 0, &seen)
                self.message = .subscriptionResponse(try reader.message())
            case "requestResponse", "request_response":
                try reader.once(1 << 0, &seen)
                self.message = .requestResponse(try reader.message())
            case "trackSubscribed", "track_subscribed":
                try reader.once(1 << 0, &seen)
                self.message = .trackSubscribed(try reader.message())
            case "roomMoved", "room_moved":
                try reader.once(1 << 0, &seen)
                self.message = .roomMoved(try reader.message())
            case "mediaSectionsRequirement", "media_sections_requirement":
                try reader.once(1 << 0, &seen)
                self.message = .mediaSectionsRequirement(try reader.message())
            case "subscribedAudioCodecUpdate", "subscribed_audio_codec_update":
                try reader.once(1 << 0, &seen)
                self.message = .subscribedAudioCodecUpdate(try reader.message())
            case "publishDataTrackResponse", "publish_data_track_response":
                try reader.once(1 << 0, &seen)
                self.message = .publishDataTrackResponse(try reader.message())
            case "unpublishDataTrackResponse", "unpublish_data_track_response":
                try reader.once(1 << 0, &seen)
                self.message = .unpublishDataTrackResponse(try reader.message())
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        switch self.message {
        case .join(let value): writer.presentMessage("join", value)
        case .answer(let value): writer.presentMessage("answer", value)
        case .offer(let value): writer.presentMessage("offer", value)
        case .trickle(let value): writer.presentMessage("trickle", value)
        case .update(let value): writer.presentMessage("update", value)
        case .trackPublished(let value): writer.presentMessage("track_published", value)
        case .leave(let value): writer.presentMessage("leave", value)
        case .mute(let value): writer.presentMessage("mute", value)
        case .speakersChanged(let value): writer.presentMessage("speakers_changed", value)
        case .roomUpdate(let value): writer.presentMessage("room_update", value)
        case .connectionQuality(let value): writer.presentMessage("connection_quality", value)
        case .streamStateUpdate(let value): writer.presentMessage("stream_state_update", value)
        case .subscribedQualityUpdate(let value): writer.presentMessage("subscribed_quality_update", value)
        case .subscriptionPermissionUpdate(let value): writer.presentMessage("subscription_permission_update", value)
        case .refreshToken(let value): writer.presentString("refresh_token", value)
        case .trackUnpublished(let value): writer.presentMessage("track_unpublished", value)
        case .pong(let value): writer.presentInt64("pong", value)
        case .reconnect(let value): writer.presentMessage("reconnect", value)
        case .pongResp(let value): writer.presentMessage("pong_resp", value)
        case .subscriptionResponse(let value): writer.presentMessage("subscription_response", value)
        case .requestResponse(let value): writer.presentMessage("request_response", value)
        case .trackSubscribed(let value): writer.presentMessage("track_subscribed", value)
        case .roomMoved(let value): writer.presentMessage("room_moved", value)
        case .mediaSectionsRequirement(let value): writer.presentMessage("media_sections_requirement", value)
        case .subscribedAudioCodecUpdate(let value): writer.presentMessage("subscribed_audio_codec_update", value)
        case .publishDataTrackResponse(let value): writer.presentMessage("publish_data_track_response", value)
        case .unpublishDataTrackResponse(let value): writer.presentMessage("unpublish_data_track_response", value)
        case nil: break
        }
    }
}

extension LiveKit.SimulcastCodec: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SimulcastCodec" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.codec = try reader.string()
            case 18: self.cid = try reader.string()
            case 34: try reader.message(appendingTo: &self.layers)
            case 40: self.videoLayerMode = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.codec)
        writer.string(18, self.cid)
        writer.messages(34, self.layers)
        writer.enumeration(40, self.videoLayerMode)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "codec":
                try reader.once(1 << 0, &seen)
                self.codec = try reader.string()
            case "cid":
                try reader.once(1 << 1, &seen)
                self.cid = try reader.string()
            case "layers":
                try reader.once(1 << 2, &seen)
                self.layers = try reader.messages()
            case "videoLayerMode", "video_layer_mode":
                try reader.once(1 << 3, &seen)
                if let value: LiveKit.VideoLayer.Mode = try reader.enumeration() { self.videoLayerMode = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("codec", self.codec)
        writer.string("cid", self.cid)
        writer.messages("layers", self.layers)
        writer.enumeration("video_layer_mode", self.videoLayerMode)
    }
}

extension LiveKit.AddTrackRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.AddTrackRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.cid = try reader.string()
            case 18: self.name = try reader.string()
            case 24: self.type = try reader.enumeration()
            case 32: self.width = try reader.uint32()
            case 40: self.height = try reader.uint32()
            case 48: self.muted = try reader.bool()
            case 56: self.disableDtx = try reader.bool()
            case 64: self.source = try reader.enumeration()
            case 74: try reader.message(appendingTo: &self.layers)
            case 82: try reader.message(appendingTo: &self.simulcastCodecs)
            case 90: self.sid = try reader.string()
            case 96: self.stereo = try reader.bool()
            case 104: self.disableRed = try reader.bool()
            case 112: self.encryption = try reader.enumeration()
            case 122: self.stream = try reader.string()
            case 128: self.backupCodecPolicy = try reader.enumeration()
            case 136: self.audioFeatures.append(try reader.enumeration())
            case 138: try reader.packed(appendingTo: &self.audioFeatures)
            case 144: self.packetTrailerFeatures.append(try reader.enumeration())
            case 146: try reader.packed(appendingTo: &self.packetTrailerFeatures)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.cid)
        writer.string(18, self.name)
        writer.enumeration(24, self.type)
        writer.uint32(32, self.width)
        writer.uint32(40, self.height)
        writer.bool(48, self.muted)
        writer.bool(56, self.disableDtx)
        writer.enumeration(64, self.source)
        writer.messages(74, self.layers)
        writer.messages(82, self.simulcastCodecs)
        writer.string(90, self.sid)
        writer.bool(96, self.stereo)
        writer.bool(104, self.disableRed)
        writer.enumeration(112, self.encryption)
        writer.string(122, self.stream)
        writer.enumeration(128, self.backupCodecPolicy)
        writer.enumerations(138, self.audioFeatures)
        writer.enumerations(146, self.packetTrailerFeatures)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "cid":
                try reader.once(1 << 0, &seen)
                self.cid = try reader.string()
            case "name":
                try reader.once(1 << 1, &seen)
                self.name = try reader.string()
            case "type":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.TrackType = try reader.enumeration() { self.type = value }
            case "width":
                try reader.once(1 << 3, &seen)
                self.width = try reader.uint32()
            case "height":
                try reader.once(1 << 4, &seen)
                self.height = try reader.uint32()
            case "muted":
                try reader.once(1 << 5, &seen)
                self.muted = try reader.bool()
            case "disableDtx", "disable_dtx":
                try reader.once(1 << 6, &seen)
                self.disableDtx = try reader.bool()
            case "source":
                try reader.once(1 << 7, &seen)
                if let value: LiveKit.TrackSource = try reader.enumeration() { self.source = value }
            case "layers":
                try reader.once(1 << 8, &seen)
                self.layers = try reader.messages()
            case "simulcastCodecs", "simulcast_codecs":
                try reader.once(1 << 9, &seen)
                self.simulcastCodecs = try reader.messages()
            case "sid":
                try reader.once(1 << 10, &seen)
                self.sid = try reader.string()
            case "stereo":
                try reader.once(1 << 11, &seen)
                self.stereo = try reader.bool()
            case "disableRed", "disable_red":
                try reader.once(1 << 12, &seen)
                self.disableRed = try reader.bool()
            case "encryption":
                try reader.once(1 << 13, &seen)
                if let value: LiveKit.Encryption.TypeEnum = try reader.enumeration() { self.encryption = value }
            case "stream":
                try reader.once(1 << 14, &seen)
                self.stream = try reader.string()
            case "backupCodecPolicy", "backup_codec_policy":
                try reader.once(1 << 15, &seen)
                if let value: LiveKit.BackupCodecPolicy = try reader.enumeration() { self.backupCodecPolicy = value }
            case "audioFeatures", "audio_features":
                try reader.once(1 << 16, &seen)
                self.audioFeatures = try reader.enumerations()
            case "packetTrailerFeatures", "packet_trailer_features":
                try reader.once(1 << 17, &seen)
                self.packetTrailerFeatures = try reader.enumerations()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("cid", self.cid)
        writer.string("name", self.name)
        writer.enumeration("type", self.type)
        writer.uint32("width", self.width)
        writer.uint32("height", self.height)
        writer.bool("muted", self.muted)
        writer.bool("disable_dtx", self.disableDtx)
        writer.enumeration("source", self.source)
        writer.messages("layers", self.layers)
        writer.messages("simulcast_codecs", self.simulcastCodecs)
        writer.string("sid", self.sid)
        writer.bool("stereo", self.stereo)
        writer.bool("disable_red", self.disableRed)
        writer.enumeration("encryption", self.encryption)
        writer.string("stream", self.stream)
        writer.enumeration("backup_codec_policy", self.backupCodecPolicy)
        writer.enumerations("audio_features", self.audioFeatures)
        writer.enumerations("packet_trailer_features", self.packetTrailerFeatures)
    }
}

extension LiveKit.PublishDataTrackRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.PublishDataTrackRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.pubHandle = try reader.uint32()
            case 18: self.name = try reader.string()
            case 24: self.encryption = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.pubHandle)
        writer.string(18, self.name)
        writer.enumeration(24, self.encryption)
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
            case "name":
                try reader.once(1 << 1, &seen)
                self.name = try reader.string()
            case "encryption":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.Encryption.TypeEnum = try reader.enumeration() { self.encryption = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("pub_handle", self.pubHandle)
        writer.string("name", self.name)
        writer.enumeration("encryption", self.encryption)
    }
}

extension LiveKit.PublishDataTrackResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.PublishDataTrackResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.info)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.info)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "info":
                try reader.once(1 << 0, &seen)
                self.info = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("info", self.info)
    }
}

extension LiveKit.UnpublishDataTrackRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UnpublishDataTrackRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.pubHandle = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.pubHandle)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("pub_handle", self.pubHandle)
    }
}

extension LiveKit.UnpublishDataTrackResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UnpublishDataTrackResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.info)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.info)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "info":
                try reader.once(1 << 0, &seen)
                self.info = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("info", self.info)
    }
}

extension LiveKit.UpdateDataSubscription: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateDataSubscription" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.updates)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.updates)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "updates":
                try reader.once(1 << 0, &seen)
                self.updates = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("updates", self.updates)
    }
}

extension LiveKit.UpdateDataSubscription.Update: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateDataSubscription.Update" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 16: self.subscribe = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.bool(16, self.subscribe)
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
            case "subscribe":
                try reader.once(1 << 1, &seen)
                self.subscribe = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.bool("subscribe", self.subscribe)
    }
}

extension LiveKit.StoreDataBlobRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.StoreDataBlobRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.requestId = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.requestId)
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
                self.requestId = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("request_id", self.requestId)
    }
}

extension LiveKit.GetDataBlobRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.GetDataBlobRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.requestId = try reader.uint32()
            case 18: self.participantIdentity = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.requestId)
        writer.string(18, self.participantIdentity)
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
                self.requestId = try reader.uint32()
            case "participantIdentity", "participant_identity":
                try reader.once(1 << 1, &seen)
                self.participantIdentity = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("request_id", self.requestId)
        writer.string("participant_identity", self.participantIdentity)
    }
}

extension LiveKit.TrickleRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TrickleRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.candidateInit = try reader.string()
            case 16: self.target = try reader.enumeration()
            case 24: self.final = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.candidateInit)
        writer.enumeration(16, self.target)
        writer.bool(24, self.final)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "candidateInit":
                try reader.once(1 << 0, &seen)
                self.candidateInit = try reader.string()
            case "target":
                try reader.once(1 << 1, &seen)
                if let value: LiveKit.SignalTarget = try reader.enumeration() { self.target = value }
            case "final":
                try reader.once(1 << 2, &seen)
                self.final = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("candidateInit", self.candidateInit)
        writer.enumeration("target", self.target)
        writer.bool("final", self.final)
    }
}

extension LiveKit.MuteTrackRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MuteTrackRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.sid = try reader.string()
            case 16: self.muted = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.sid)
        writer.bool(16, self.muted)
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
            case "muted":
                try reader.once(1 << 1, &seen)
                self.muted = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("sid", self.sid)
        writer.bool("muted", self.muted)
    }
}

extension LiveKit.JoinResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.JoinResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.room)
            case 18: try reader.message(into: &self.participant)
            case 26: try reader.message(appendingTo: &self.otherParticipants)
            case 34: self.serverVersion = try reader.string()
            case 42: try reader.message(appendingTo: &self.iceServers)
            case 48: self.subscriberPrimary = try reader.bool()
            case 58: self.alternativeUrl = try reader.string()
            case 66: try reader.message(into: &self.clientConfiguration)
            case 74: self.serverRegion = try reader.string()
            case 80: self.pingTimeout = try reader.int32()
            case 88: self.pingInterval = try reader.int32()
            case 98: try reader.message(into: &self.serverInfo)
            case 106: self.sifTrailer = try reader.bytesValue()
            case 114: try reader.message(appendingTo: &self.enabledPublishCodecs)
            case 120: self.fastPublish = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.room)
        writer.message(18, self.participant)
        writer.messages(26, self.otherParticipants)
        writer.string(34, self.serverVersion)
        writer.messages(42, self.iceServers)
        writer.bool(48, self.subscriberPrimary)
        writer.string(58, self.alternativeUrl)
        writer.message(66, self.clientConfiguration)
        writer.string(74, self.serverRegion)
        writer.int32(80, self.pingTimeout)
        writer.int32(88, self.pingInterval)
        writer.message(98, self.serverInfo)
        writer.bytes(106, self.sifTrailer)
        writer.messages(114, self.enabledPublishCodecs)
        writer.bool(120, self.fastPublish)
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
                self.room = try reader.message()
            case "participant":
                try reader.once(1 << 1, &seen)
                self.participant = try reader.message()
            case "otherParticipants", "other_participants":
                try reader.once(1 << 2, &seen)
                self.otherParticipants = try reader.messages()
            case "serverVersion", "server_version":
                try reader.once(1 << 3, &seen)
                self.serverVersion = try reader.string()
            case "iceServers", "ice_servers":
                try reader.once(1 << 4, &seen)
                self.iceServers = try reader.messages()
            case "subscriberPrimary", "subscriber_primary":
                try reader.once(1 << 5, &seen)
                self.subscriberPrimary = try reader.bool()
            case "alternativeUrl", "alternative_url":
                try reader.once(1 << 6, &seen)
                self.alternativeUrl = try reader.string()
            case "clientConfiguration", "client_configuration":
                try reader.once(1 << 7, &seen)
                self.clientConfiguration = try reader.message()
            case "serverRegion", "server_region":
                try reader.once(1 << 8, &seen)
                self.serverRegion = try reader.string()
            case "pingTimeout", "ping_timeout":
                try reader.once(1 << 9, &seen)
                self.pingTimeout = try reader.int32()
            case "pingInterval", "ping_interval":
                try reader.once(1 << 10, &seen)
                self.pingInterval = try reader.int32()
            case "serverInfo", "server_info":
                try reader.once(1 << 11, &seen)
                self.serverInfo = try reader.message()
            case "sifTrailer", "sif_trailer":
                try reader.once(1 << 12, &seen)
                self.sifTrailer = try reader.bytesValue()
            case "enabledPublishCodecs", "enabled_publish_codecs":
                try reader.once(1 << 13, &seen)
                self.enabledPublishCodecs = try reader.messages()
            case "fastPublish", "fast_publish":
                try reader.once(1 << 14, &seen)
                self.fastPublish = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("room", self.room)
        writer.message("participant", self.participant)
        writer.messages("other_participants", self.otherParticipants)
        writer.string("server_version", self.serverVersion)
        writer.messages("ice_servers", self.iceServers)
        writer.bool("subscriber_primary", self.subscriberPrimary)
        writer.string("alternative_url", self.alternativeUrl)
        writer.message("client_configuration", self.clientConfiguration)
        writer.string("server_region", self.serverRegion)
        writer.int32("ping_timeout", self.pingTimeout)
        writer.int32("ping_interval", self.pingInterval)
        writer.message("server_info", self.serverInfo)
        writer.bytes("sif_trailer", self.sifTrailer)
        writer.messages("enabled_publish_codecs", self.enabledPublishCodecs)
        writer.bool("fast_publish", self.fastPublish)
    }
}

extension LiveKit.ReconnectResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ReconnectResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.iceServers)
            case 18: try reader.message(into: &self.clientConfiguration)
            case 26: try reader.message(into: &self.serverInfo)
            case 32: self.lastMessageSeq = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.iceServers)
        writer.message(18, self.clientConfiguration)
        writer.message(26, self.serverInfo)
        writer.uint32(32, self.lastMessageSeq)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "iceServers", "ice_servers":
                try reader.once(1 << 0, &seen)
                self.iceServers = try reader.messages()
            case "clientConfiguration", "client_configuration":
                try reader.once(1 << 1, &seen)
                self.clientConfiguration = try reader.message()
            case "serverInfo", "server_info":
                try reader.once(1 << 2, &seen)
                self.serverInfo = try reader.message()
            case "lastMessageSeq", "last_message_seq":
                try reader.once(1 << 3, &seen)
                self.lastMessageSeq = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("ice_servers", self.iceServers)
        writer.message("client_configuration", self.clientConfiguration)
        writer.message("server_info", self.serverInfo)
        writer.uint32("last_message_seq", self.lastMessageSeq)
    }
}

extension LiveKit.TrackPublishedResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TrackPublishedResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.cid = try reader.string()
            case 18: try reader.message(into: &self.track)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.cid)
        writer.message(18, self.track)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "cid":
                try reader.once(1 << 0, &seen)
                self.cid = try reader.string()
            case "track":
                try reader.once(1 << 1, &seen)
                self.track = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("cid", self.cid)
        writer.message("track", self.track)
    }
}

extension LiveKit.TrackUnpublishedResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TrackUnpublishedResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
    }
}

extension LiveKit.SessionDescription: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SessionDescription" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.type = try reader.string()
            case 18: self.sdp = try reader.string()
            case 24: self.id = try reader.uint32()
            case 34: try reader.entry(into: &self.midToTrackId)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.type)
        writer.string(18, self.sdp)
        writer.uint32(24, self.id)
        writer.map(34, self.midToTrackId)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "type":
                try reader.once(1 << 0, &seen)
                self.type = try reader.string()
            case "sdp":
                try reader.once(1 << 1, &seen)
                self.sdp = try reader.string()
            case "id":
                try reader.once(1 << 2, &seen)
                self.id = try reader.uint32()
            case "midToTrackId", "mid_to_track_id":
                try reader.once(1 << 3, &seen)
                self.midToTrackId = try reader.map()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("type", self.type)
        writer.string("sdp", self.sdp)
        writer.uint32("id", self.id)
        writer.map("mid_to_track_id", self.midToTrackId)
    }
}

extension LiveKit.ParticipantUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ParticipantUpdate" }

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

extension LiveKit.UpdateSubscription: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateSubscription" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSids.append(try reader.string())
            case 16: self.subscribe = try reader.bool()
            case 26: try reader.message(appendingTo: &self.participantTracks)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.strings(10, self.trackSids)
        writer.bool(16, self.subscribe)
        writer.messages(26, self.participantTracks)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "trackSids", "track_sids":
                try reader.once(1 << 0, &seen)
                self.trackSids = try reader.strings()
            case "subscribe":
                try reader.once(1 << 1, &seen)
                self.subscribe = try reader.bool()
            case "participantTracks", "participant_tracks":
                try reader.once(1 << 2, &seen)
                self.participantTracks = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.strings("track_sids", self.trackSids)
        writer.bool("subscribe", self.subscribe)
        writer.messages("participant_tracks", self.participantTracks)
    }
}

extension LiveKit.UpdateTrackSettings: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateTrackSettings" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSids.append(try reader.string())
            case 24: self.disabled = try reader.bool()
            case 32: self.quality = try reader.enumeration()
            case 40: self.width = try reader.uint32()
            case 48: self.height = try reader.uint32()
            case 56: self.fps = try reader.uint32()
            case 64: self.priority = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.strings(10, self.trackSids)
        writer.bool(24, self.disabled)
        writer.enumeration(32, self.quality)
        writer.uint32(40, self.width)
        writer.uint32(48, self.height)
        writer.uint32(56, self.fps)
        writer.uint32(64, self.priority)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "trackSids", "track_sids":
                try reader.once(1 << 0, &seen)
                self.trackSids = try reader.strings()
            case "disabled":
                try reader.once(1 << 1, &seen)
                self.disabled = try reader.bool()
            case "quality":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.VideoQuality = try reader.enumeration() { self.quality = value }
            case "width":
                try reader.once(1 << 3, &seen)
                self.width = try reader.uint32()
            case "height":
                try reader.once(1 << 4, &seen)
                self.height = try reader.uint32()
            case "fps":
                try reader.once(1 << 5, &seen)
                self.fps = try reader.uint32()
            case "priority":
                try reader.once(1 << 6, &seen)
                self.priority = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.strings("track_sids", self.trackSids)
        writer.bool("disabled", self.disabled)
        writer.enumeration("quality", self.quality)
        writer.uint32("width", self.width)
        writer.uint32("height", self.height)
        writer.uint32("fps", self.fps)
        writer.uint32("priority", self.priority)
    }
}

extension LiveKit.UpdateLocalAudioTrack: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateLocalAudioTrack" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 16: self.features.append(try reader.enumeration())
            case 18: try reader.packed(appendingTo: &self.features)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.enumerations(18, self.features)
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
            case "features":
                try reader.once(1 << 1, &seen)
                self.features = try reader.enumerations()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.enumerations("features", self.features)
    }
}

extension LiveKit.UpdateLocalVideoTrack: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateLocalVideoTrack" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 16: self.width = try reader.uint32()
            case 24: self.height = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.uint32(16, self.width)
        writer.uint32(24, self.height)
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
            case "width":
                try reader.once(1 << 1, &seen)
                self.width = try reader.uint32()
            case "height":
                try reader.once(1 << 2, &seen)
                self.height = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.uint32("width", self.width)
        writer.uint32("height", self.height)
    }
}

extension LiveKit.LeaveRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.LeaveRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.canReconnect = try reader.bool()
            case 16: self.reason = try reader.enumeration()
            case 24: self.action = try reader.enumeration()
            case 34: try reader.message(into: &self.regions)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.bool(8, self.canReconnect)
        writer.enumeration(16, self.reason)
        writer.enumeration(24, self.action)
        writer.message(34, self.regions)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "canReconnect", "can_reconnect":
                try reader.once(1 << 0, &seen)
                self.canReconnect = try reader.bool()
            case "reason":
                try reader.once(1 << 1, &seen)
                if let value: LiveKit.DisconnectReason = try reader.enumeration() { self.reason = value }
            case "action":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.LeaveRequest.Action = try reader.enumeration() { self.action = value }
            case "regions":
                try reader.once(1 << 3, &seen)
                self.regions = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.bool("can_reconnect", self.canReconnect)
        writer.enumeration("reason", self.reason)
        writer.enumeration("action", self.action)
        writer.message("regions", self.regions)
    }
}

extension LiveKit.UpdateVideoLayers: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateVideoLayers" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 18: try reader.message(appendingTo: &self.layers)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.messages(18, self.layers)
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
            case "layers":
                try reader.once(1 << 1, &seen)
                self.layers = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.messages("layers", self.layers)
    }
}

extension LiveKit.UpdateParticipantMetadata: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.UpdateParticipantMetadata" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.metadata = try reader.string()
            case 18: self.name = try reader.string()
            case 26: try reader.entry(into: &self.attributes)
            case 32: self.requestId = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.metadata)
        writer.string(18, self.name)
        writer.map(26, self.attributes)
        writer.uint32(32, self.requestId)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "metadata":
                try reader.once(1 << 0, &seen)
                self.metadata = try reader.string()
            case "name":
                try reader.once(1 << 1, &seen)
                self.name = try reader.string()
            case "attributes":
                try reader.once(1 << 2, &seen)
                self.attributes = try reader.map()
            case "requestId", "request_id":
                try reader.once(1 << 3, &seen)
                self.requestId = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("metadata", self.metadata)
        writer.string("name", self.name)
        writer.map("attributes", self.attributes)
        writer.uint32("request_id", self.requestId)
    }
}

extension LiveKit.ICEServer: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ICEServer" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.urls.append(try reader.string())
            case 18: self.username = try reader.string()
            case 26: self.credential = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.strings(10, self.urls)
        writer.string(18, self.username)
        writer.string(26, self.credential)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "urls":
                try reader.once(1 << 0, &seen)
                self.urls = try reader.strings()
            case "username":
                try reader.once(1 << 1, &seen)
                self.username = try reader.string()
            case "credential":
                try reader.once(1 << 2, &seen)
                self.credential = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.strings("urls", self.urls)
        writer.string("username", self.username)
        writer.string("credential", self.credential)
    }
}

extension LiveKit.SpeakersChanged: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SpeakersChanged" }

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

extension LiveKit.RoomUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RoomUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.room)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.room)
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
                self.room = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("room", self.room)
    }
}

extension LiveKit.ConnectionQualityInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ConnectionQualityInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.participantSid = try reader.string()
            case 16: self.quality = try reader.enumeration()
            case 29: self.score = try reader.float()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.participantSid)
        writer.enumeration(16, self.quality)
        writer.float(29, self.score)
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
            case "quality":
                try reader.once(1 << 1, &seen)
                if let value: LiveKit.ConnectionQuality = try reader.enumeration() { self.quality = value }
            case "score":
                try reader.once(1 << 2, &seen)
                self.score = try reader.float()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("participant_sid", self.participantSid)
        writer.enumeration("quality", self.quality)
        writer.float("score", self.score)
    }
}

extension LiveKit.ConnectionQualityUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ConnectionQualityUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.updates)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.updates)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "updates":
                try reader.once(1 << 0, &seen)
                self.updates = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("updates", self.updates)
    }
}

extension LiveKit.StreamStateInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.StreamStateInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.participantSid = try reader.string()
            case 18: self.trackSid = try reader.string()
            case 24: self.state = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.participantSid)
        writer.string(18, self.trackSid)
        writer.enumeration(24, self.state)
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
            case "trackSid", "track_sid":
                try reader.once(1 << 1, &seen)
                self.trackSid = try reader.string()
            case "state":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.StreamState = try reader.enumeration() { self.state = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("participant_sid", self.participantSid)
        writer.string("track_sid", self.trackSid)
        writer.enumeration("state", self.state)
    }
}

extension LiveKit.StreamStateUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.StreamStateUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.streamStates)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.streamStates)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "streamStates", "stream_states":
                try reader.once(1 << 0, &seen)
                self.streamStates = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("stream_states", self.streamStates)
    }
}

extension LiveKit.SubscribedQuality: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscribedQuality" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.quality = try reader.enumeration()
            case 16: self.enabled = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.quality)
        writer.bool(16, self.enabled)
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
            case "enabled":
                try reader.once(1 << 1, &seen)
                self.enabled = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("quality", self.quality)
        writer.bool("enabled", self.enabled)
    }
}

extension LiveKit.SubscribedCodec: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscribedCodec" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.codec = try reader.string()
            case 18: try reader.message(appendingTo: &self.qualities)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.codec)
        writer.messages(18, self.qualities)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "codec":
                try reader.once(1 << 0, &seen)
                self.codec = try reader.string()
            case "qualities":
                try reader.once(1 << 1, &seen)
                self.qualities = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("codec", self.codec)
        writer.messages("qualities", self.qualities)
    }
}

extension LiveKit.SubscribedQualityUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscribedQualityUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 18: try reader.message(appendingTo: &self.subscribedQualities)
            case 26: try reader.message(appendingTo: &self.subscribedCodecs)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.messages(18, self.subscribedQualities)
        writer.messages(26, self.subscribedCodecs)
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
            case "subscribedQualities", "subscribed_qualities":
                try reader.once(1 << 1, &seen)
                self.subscribedQualities = try reader.messages()
            case "subscribedCodecs", "subscribed_codecs":
                try reader.once(1 << 2, &seen)
                self.subscribedCodecs = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.messages("subscribed_qualities", self.subscribedQualities)
        writer.messages("subscribed_codecs", self.subscribedCodecs)
    }
}

extension LiveKit.SubscribedAudioCodec: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscribedAudioCodec" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.codec = try reader.string()
            case 16: self.enabled = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.codec)
        writer.bool(16, self.enabled)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "codec":
                try reader.once(1 << 0, &seen)
                self.codec = try reader.string()
            case "enabled":
                try reader.once(1 << 1, &seen)
                self.enabled = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("codec", self.codec)
        writer.bool("enabled", self.enabled)
    }
}

extension LiveKit.SubscribedAudioCodecUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscribedAudioCodecUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 18: try reader.message(appendingTo: &self.subscribedAudioCodecs)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.messages(18, self.subscribedAudioCodecs)
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
            case "subscribedAudioCodecs", "subscribed_audio_codecs":
                try reader.once(1 << 1, &seen)
                self.subscribedAudioCodecs = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.messages("subscribed_audio_codecs", self.subscribedAudioCodecs)
    }
}

extension LiveKit.TrackPermission: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TrackPermission" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.participantSid = try reader.string()
            case 16: self.allTracks = try reader.bool()
            case 26: self.trackSids.append(try reader.string())
            case 34: self.participantIdentity = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.participantSid)
        writer.bool(16, self.allTracks)
        writer.strings(26, self.trackSids)
        writer.string(34, self.participantIdentity)
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
            case "allTracks", "all_tracks":
                try reader.once(1 << 1, &seen)
                self.allTracks = try reader.bool()
            case "trackSids", "track_sids":
                try reader.once(1 << 2, &seen)
                self.trackSids = try reader.strings()
            case "participantIdentity", "participant_identity":
                try reader.once(1 << 3, &seen)
                self.participantIdentity = try reader.string()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("participant_sid", self.participantSid)
        writer.bool("all_tracks", self.allTracks)
        writer.strings("track_sids", self.trackSids)
        writer.string("participant_identity", self.participantIdentity)
    }
}

extension LiveKit.SubscriptionPermission: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscriptionPermission" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.allParticipants = try reader.bool()
            case 18: try reader.message(appendingTo: &self.trackPermissions)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.bool(8, self.allParticipants)
        writer.messages(18, self.trackPermissions)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "allParticipants", "all_participants":
                try reader.once(1 << 0, &seen)
                self.allParticipants = try reader.bool()
            case "trackPermissions", "track_permissions":
                try reader.once(1 << 1, &seen)
                self.trackPermissions = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.bool("all_participants", self.allParticipants)
        writer.messages("track_permissions", self.trackPermissions)
    }
}

extension LiveKit.SubscriptionPermissionUpdate: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscriptionPermissionUpdate" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.participantSid = try reader.string()
            case 18: self.trackSid = try reader.string()
            case 24: self.allowed = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.participantSid)
        writer.string(18, self.trackSid)
        writer.bool(24, self.allowed)
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
            case "trackSid", "track_sid":
                try reader.once(1 << 1, &seen)
                self.trackSid = try reader.string()
            case "allowed":
                try reader.once(1 << 2, &seen)
                self.allowed = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("participant_sid", self.participantSid)
        writer.string("track_sid", self.trackSid)
        writer.bool("allowed", self.allowed)
    }
}

extension LiveKit.RoomMovedResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RoomMovedResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.room)
            case 18: self.token = try reader.string()
            case 26: try reader.message(into: &self.participant)
            case 34: try reader.message(appendingTo: &self.otherParticipants)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.room)
        writer.string(18, self.token)
        writer.message(26, self.participant)
        writer.messages(34, self.otherParticipants)
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
                self.room = try reader.message()
            case "token":
                try reader.once(1 << 1, &seen)
                self.token = try reader.string()
            case "participant":
                try reader.once(1 << 2, &seen)
                self.participant = try reader.message()
            case "otherParticipants", "other_participants":
                try reader.once(1 << 3, &seen)
                self.otherParticipants = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("room", self.room)
        writer.string("token", self.token)
        writer.message("participant", self.participant)
        writer.messages("other_participants", self.otherParticipants)
    }
}

extension LiveKit.SyncState: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SyncState" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.answer)
            case 18: try reader.message(into: &self.subscription)
            case 26: try reader.message(appendingTo: &self.publishTracks)
            case 34: try reader.message(appendingTo: &self.dataChannels)
            case 42: try reader.message(into: &self.offer)
            case 50: self.trackSidsDisabled.append(try reader.string())
            case 58: try reader.message(appendingTo: &self.datachannelReceiveStates)
            case 66: try reader.message(appendingTo: &self.publishDataTracks)
            case 74: try reader.message(into: &self.dataSubscription)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.answer)
        writer.message(18, self.subscription)
        writer.messages(26, self.publishTracks)
        writer.messages(34, self.dataChannels)
        writer.message(42, self.offer)
        writer.strings(50, self.trackSidsDisabled)
        writer.messages(58, self.datachannelReceiveStates)
        writer.messages(66, self.publishDataTracks)
        writer.message(74, self.dataSubscription)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "answer":
                try reader.once(1 << 0, &seen)
                self.answer = try reader.message()
            case "subscription":
                try reader.once(1 << 1, &seen)
                self.subscription = try reader.message()
            case "publishTracks", "publish_tracks":
                try reader.once(1 << 2, &seen)
                self.publishTracks = try reader.messages()
            case "dataChannels", "data_channels":
                try reader.once(1 << 3, &seen)
                self.dataChannels = try reader.messages()
            case "offer":
                try reader.once(1 << 4, &seen)
                self.offer = try reader.message()
            case "trackSidsDisabled", "track_sids_disabled":
                try reader.once(1 << 5, &seen)
                self.trackSidsDisabled = try reader.strings()
            case "datachannelReceiveStates", "datachannel_receive_states":
                try reader.once(1 << 6, &seen)
                self.datachannelReceiveStates = try reader.messages()
            case "publishDataTracks", "publish_data_tracks":
                try reader.once(1 << 7, &seen)
                self.publishDataTracks = try reader.messages()
            case "dataSubscription", "data_subscription":
                try reader.once(1 << 8, &seen)
                self.dataSubscription = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("answer", self.answer)
        writer.message("subscription", self.subscription)
        writer.messages("publish_tracks", self.publishTracks)
        writer.messages("data_channels", self.dataChannels)
        writer.message("offer", self.offer)
        writer.strings("track_sids_disabled", self.trackSidsDisabled)
        writer.messages("datachannel_receive_states", self.datachannelReceiveStates)
        writer.messages("publish_data_tracks", self.publishDataTracks)
        writer.message("data_subscription", self.dataSubscription)
    }
}

extension LiveKit.DataChannelReceiveState: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataChannelReceiveState" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.publisherSid = try reader.string()
            case 16: self.lastSeq = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.publisherSid)
        writer.uint32(16, self.lastSeq)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "publisherSid", "publisher_sid":
                try reader.once(1 << 0, &seen)
                self.publisherSid = try reader.string()
            case "lastSeq", "last_seq":
                try reader.once(1 << 1, &seen)
                self.lastSeq = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("publisher_sid", self.publisherSid)
        writer.uint32("last_seq", self.lastSeq)
    }
}

extension LiveKit.DataChannelInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.DataChannelInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.label = try reader.string()
            case 16: self.id = try reader.uint32()
            case 24: self.target = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.label)
        writer.uint32(16, self.id)
        writer.enumeration(24, self.target)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "label":
                try reader.once(1 << 0, &seen)
                self.label = try reader.string()
            case "id":
                try reader.once(1 << 1, &seen)
                self.id = try reader.uint32()
            case "target":
                try reader.once(1 << 2, &seen)
                if let value: LiveKit.SignalTarget = try reader.enumeration() { self.target = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("label", self.label)
        writer.uint32("id", self.id)
        writer.enumeration("target", self.target)
    }
}

extension LiveKit.SimulateScenario: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SimulateScenario" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.scenario = .speakerUpdate(try reader.int32())
            case 16: self.scenario = .nodeFailure(try reader.bool())
            case 24: self.scenario = .migration(try reader.bool())
            case 32: self.scenario = .serverLeave(try reader.bool())
            case 40: self.scenario = .switchCandidateProtocol(try reader.enumeration())
            case 48: self.scenario = .subscriberBandwidth(try reader.int64())
            case 56: self.scenario = .disconnectSignalOnResume(try reader.bool())
            case 64: self.scenario = .disconnectSignalOnResumeNoMessages(try reader.bool())
            case 72: self.scenario = .leaveRequestFullReconnect(try reader.bool())
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        switch self.scenario {
        case .speakerUpdate(let value): writer.presentInt32(8, value)
        case .nodeFailure(let value): writer.presentBool(16, value)
        case .migration(let value): writer.presentBool(24, value)
        case .serverLeave(let value): writer.presentBool(32, value)
        case .switchCandidateProtocol(let value): writer.presentEnumeration(40, value)
        case .subscriberBandwidth(let value): writer.presentInt64(48, value)
        case .disconnectSignalOnResume(let value): writer.presentBool(56, value)
        case .disconnectSignalOnResumeNoMessages(let value): writer.presentBool(64, value)
        case .leaveRequestFullReconnect(let value): writer.presentBool(72, value)
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
            case "speakerUpdate", "speaker_update":
                try reader.once(1 << 0, &seen)
                self.scenario = .speakerUpdate(try reader.int32())
            case "nodeFailure", "node_failure":
                try reader.once(1 << 0, &seen)
                self.scenario = .nodeFailure(try reader.bool())
            case "migration":
                try reader.once(1 << 0, &seen)
                self.scenario = .migration(try reader.bool())
            case "serverLeave", "server_leave":
                try reader.once(1 << 0, &seen)
                self.scenario = .serverLeave(try reader.bool())
            case "switchCandidateProtocol", "switch_candidate_protocol":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.CandidateProtocol = try reader.enumeration() { self.scenario = .switchCandidateProtocol(value) }
            case "subscriberBandwidth", "subscriber_bandwidth":
                try reader.once(1 << 0, &seen)
                self.scenario = .subscriberBandwidth(try reader.int64())
            case "disconnectSignalOnResume", "disconnect_signal_on_resume":
                try reader.once(1 << 0, &seen)
                self.scenario = .disconnectSignalOnResume(try reader.bool())
            case "disconnectSignalOnResumeNoMessages", "disconnect_signal_on_resume_no_messages":
                try reader.once(1 << 0, &seen)
                self.scenario = .disconnectSignalOnResumeNoMessages(try reader.bool())
            case "leaveRequestFullReconnect", "leave_request_full_reconnect":
                try reader.once(1 << 0, &seen)
                self.scenario = .leaveRequestFullReconnect(try reader.bool())
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        switch self.scenario {
        case .speakerUpdate(let value): writer.presentInt32("speaker_update", value)
        case .nodeFailure(let value): writer.presentBool("node_failure", value)
        case .migration(let value): writer.presentBool("migration", value)
        case .serverLeave(let value): writer.presentBool("server_leave", value)
        case .switchCandidateProtocol(let value): writer.presentEnumeration("switch_candidate_protocol", value)
        case .subscriberBandwidth(let value): writer.presentInt64("subscriber_bandwidth", value)
        case .disconnectSignalOnResume(let value): writer.presentBool("disconnect_signal_on_resume", value)
        case .disconnectSignalOnResumeNoMessages(let value): writer.presentBool("disconnect_signal_on_resume_no_messages", value)
        case .leaveRequestFullReconnect(let value): writer.presentBool("leave_request_full_reconnect", value)
        case nil: break
        }
    }
}

extension LiveKit.Ping: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.Ping" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.timestamp = try reader.int64()
            case 16: self.rtt = try reader.int64()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.int64(8, self.timestamp)
        writer.int64(16, self.rtt)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "timestamp":
                try reader.once(1 << 0, &seen)
                self.timestamp = try reader.int64()
            case "rtt":
                try reader.once(1 << 1, &seen)
                self.rtt = try reader.int64()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.int64("timestamp", self.timestamp)
        writer.int64("rtt", self.rtt)
    }
}

extension LiveKit.Pong: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.Pong" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.lastPingTimestamp = try reader.int64()
            case 16: self.timestamp = try reader.int64()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.int64(8, self.lastPingTimestamp)
        writer.int64(16, self.timestamp)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "lastPingTimestamp", "last_ping_timestamp":
                try reader.once(1 << 0, &seen)
                self.lastPingTimestamp = try reader.int64()
            case "timestamp":
                try reader.once(1 << 1, &seen)
                self.timestamp = try reader.int64()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.int64("last_ping_timestamp", self.lastPingTimestamp)
        writer.int64("timestamp", self.timestamp)
    }
}

extension LiveKit.RegionSettings: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RegionSettings" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(appendingTo: &self.regions)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.messages(10, self.regions)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "regions":
                try reader.once(1 << 0, &seen)
                self.regions = try reader.messages()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.messages("regions", self.regions)
    }
}

extension LiveKit.RegionInfo: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RegionInfo" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.region = try reader.string()
            case 18: self.url = try reader.string()
            case 24: self.distance = try reader.int64()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.region)
        writer.string(18, self.url)
        writer.int64(24, self.distance)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "region":
                try reader.once(1 << 0, &seen)
                self.region = try reader.string()
            case "url":
                try reader.once(1 << 1, &seen)
                self.url = try reader.string()
            case "distance":
                try reader.once(1 << 2, &seen)
                self.distance = try reader.int64()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("region", self.region)
        writer.string("url", self.url)
        writer.int64("distance", self.distance)
    }
}

extension LiveKit.SubscriptionResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.SubscriptionResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            case 16: self.err = try reader.enumeration()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
        writer.enumeration(16, self.err)
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
            case "err":
                try reader.once(1 << 1, &seen)
                if let value: LiveKit.SubscriptionError = try reader.enumeration() { self.err = value }
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
        writer.enumeration("err", self.err)
    }
}

extension LiveKit.RequestResponse: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.RequestResponse" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.requestId = try reader.uint32()
            case 16: self.reason = try reader.enumeration()
            case 26: self.message = try reader.string()
            case 34:
                var member = LiveKit.TrickleRequest()
                if case .trickle(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .trickle(member)
            case 42:
                var member = LiveKit.AddTrackRequest()
                if case .addTrack(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .addTrack(member)
            case 50:
                var member = LiveKit.MuteTrackRequest()
                if case .mute(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .mute(member)
            case 58:
                var member = LiveKit.UpdateParticipantMetadata()
                if case .updateMetadata(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .updateMetadata(member)
            case 66:
                var member = LiveKit.UpdateLocalAudioTrack()
                if case .updateAudioTrack(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .updateAudioTrack(member)
            case 74:
                var member = LiveKit.UpdateLocalVideoTrack()
                if case .updateVideoTrack(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .updateVideoTrack(member)
            case 82:
                var member = LiveKit.PublishDataTrackRequest()
                if case .publishDataTrack(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .publishDataTrack(member)
            case 90:
                var member = LiveKit.UnpublishDataTrackRequest()
                if case .unpublishDataTrack(let earlier) = self.request { member = earlier }
                self.request = nil
                try reader.message(into: &member)
                self.request = .unpublishDataTrack(member)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.requestId)
        writer.enumeration(16, self.reason)
        writer.string(26, self.message)
        switch self.request {
        case .trickle(let value): writer.presentMessage(34, value)
        case .addTrack(let value): writer.presentMessage(42, value)
        case .mute(let value): writer.presentMessage(50, value)
        case .updateMetadata(let value): writer.presentMessage(58, value)
        case .updateAudioTrack(let value): writer.presentMessage(66, value)
        case .updateVideoTrack(let value): writer.presentMessage(74, value)
        case .publishDataTrack(let value): writer.presentMessage(82, value)
        case .unpublishDataTrack(let value): writer.presentMessage(90, value)
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
                self.requestId = try reader.uint32()
            case "reason":
                try reader.once(1 << 1, &seen)
                if let value: LiveKit.RequestResponse.Reason = try reader.enumeration() { self.reason = value }
            case "message":
                try reader.once(1 << 2, &seen)
                self.message = try reader.string()
            case "trickle":
                try reader.once(1 << 3, &seen)
                self.request = .trickle(try reader.message())
            case "addTrack", "add_track":
                try reader.once(1 << 3, &seen)
                self.request = .addTrack(try reader.message())
            case "mute":
                try reader.once(1 << 3, &seen)
                self.request = .mute(try reader.message())
            case "updateMetadata", "update_metadata":
                try reader.once(1 << 3, &seen)
                self.request = .updateMetadata(try reader.message())
            case "updateAudioTrack", "update_audio_track":
                try reader.once(1 << 3, &seen)
                self.request = .updateAudioTrack(try reader.message())
            case "updateVideoTrack", "update_video_track":
                try reader.once(1 << 3, &seen)
                self.request = .updateVideoTrack(try reader.message())
            case "publishDataTrack", "publish_data_track":
                try reader.once(1 << 3, &seen)
                self.request = .publishDataTrack(try reader.message())
            case "unpublishDataTrack", "unpublish_data_track":
                try reader.once(1 << 3, &seen)
                self.request = .unpublishDataTrack(try reader.message())
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("request_id", self.requestId)
        writer.enumeration("reason", self.reason)
        writer.string("message", self.message)
        switch self.request {
        case .trickle(let value): writer.presentMessage("trickle", value)
        case .addTrack(let value): writer.presentMessage("add_track", value)
        case .mute(let value): writer.presentMessage("mute", value)
        case .updateMetadata(let value): writer.presentMessage("update_metadata", value)
        case .updateAudioTrack(let value): writer.presentMessage("update_audio_track", value)
        case .updateVideoTrack(let value): writer.presentMessage("update_video_track", value)
        case .publishDataTrack(let value): writer.presentMessage("publish_data_track", value)
        case .unpublishDataTrack(let value): writer.presentMessage("unpublish_data_track", value)
        case nil: break
        }
    }
}

extension LiveKit.TrackSubscribed: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.TrackSubscribed" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: self.trackSid = try reader.string()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.string(10, self.trackSid)
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
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.string("track_sid", self.trackSid)
    }
}

extension LiveKit.ConnectionSettings: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.ConnectionSettings" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.autoSubscribe = try reader.bool()
            case 16: self.adaptiveStream = try reader.bool()
            case 24: self.subscriberAllowPause = try reader.bool()
            case 32: self.disableIceLite = try reader.bool()
            case 40: self.autoSubscribeDataTrack = try reader.bool()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.bool(8, self.autoSubscribe)
        writer.bool(16, self.adaptiveStream)
        if let value = self.subscriberAllowPause { writer.presentBool(24, value) }
        writer.bool(32, self.disableIceLite)
        if let value = self.autoSubscribeDataTrack { writer.presentBool(40, value) }
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "autoSubscribe", "auto_subscribe":
                try reader.once(1 << 0, &seen)
                self.autoSubscribe = try reader.bool()
            case "adaptiveStream", "adaptive_stream":
                try reader.once(1 << 1, &seen)
                self.adaptiveStream = try reader.bool()
            case "subscriberAllowPause", "subscriber_allow_pause":
                try reader.once(1 << 2, &seen)
                self.subscriberAllowPause = try reader.bool()
            case "disableIceLite", "disable_ice_lite":
                try reader.once(1 << 3, &seen)
                self.disableIceLite = try reader.bool()
            case "autoSubscribeDataTrack", "auto_subscribe_data_track":
                try reader.once(1 << 4, &seen)
                self.autoSubscribeDataTrack = try reader.bool()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.bool("auto_subscribe", self.autoSubscribe)
        writer.bool("adaptive_stream", self.adaptiveStream)
        if let value = self.subscriberAllowPause { writer.presentBool("subscriber_allow_pause", value) }
        writer.bool("disable_ice_lite", self.disableIceLite)
        if let value = self.autoSubscribeDataTrack { writer.presentBool("auto_subscribe_data_track", value) }
    }
}

extension LiveKit.JoinRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.JoinRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 10: try reader.message(into: &self.clientInfo)
            case 18: try reader.message(into: &self.connectionSettings)
            case 26: self.metadata = try reader.string()
            case 34: try reader.entry(into: &self.participantAttributes)
            case 42: try reader.message(appendingTo: &self.addTrackRequests)
            case 50: try reader.message(into: &self.publisherOffer)
            case 56: self.reconnect = try reader.bool()
            case 64: self.reconnectReason = try reader.enumeration()
            case 74: self.participantSid = try reader.string()
            case 82: try reader.message(into: &self.syncState)
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.message(10, self.clientInfo)
        writer.message(18, self.connectionSettings)
        writer.string(26, self.metadata)
        writer.map(34, self.participantAttributes)
        writer.messages(42, self.addTrackRequests)
        writer.message(50, self.publisherOffer)
        writer.bool(56, self.reconnect)
        writer.enumeration(64, self.reconnectReason)
        writer.string(74, self.participantSid)
        writer.message(82, self.syncState)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "clientInfo", "client_info":
                try reader.once(1 << 0, &seen)
                self.clientInfo = try reader.message()
            case "connectionSettings", "connection_settings":
                try reader.once(1 << 1, &seen)
                self.connectionSettings = try reader.message()
            case "metadata":
                try reader.once(1 << 2, &seen)
                self.metadata = try reader.string()
            case "participantAttributes", "participant_attributes":
                try reader.once(1 << 3, &seen)
                self.participantAttributes = try reader.map()
            case "addTrackRequests", "add_track_requests":
                try reader.once(1 << 4, &seen)
                self.addTrackRequests = try reader.messages()
            case "publisherOffer", "publisher_offer":
                try reader.once(1 << 5, &seen)
                self.publisherOffer = try reader.message()
            case "reconnect":
                try reader.once(1 << 6, &seen)
                self.reconnect = try reader.bool()
            case "reconnectReason", "reconnect_reason":
                try reader.once(1 << 7, &seen)
                if let value: LiveKit.ReconnectReason = try reader.enumeration() { self.reconnectReason = value }
            case "participantSid", "participant_sid":
                try reader.once(1 << 8, &seen)
                self.participantSid = try reader.string()
            case "syncState", "sync_state":
                try reader.once(1 << 9, &seen)
                self.syncState = try reader.message()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.message("client_info", self.clientInfo)
        writer.message("connection_settings", self.connectionSettings)
        writer.string("metadata", self.metadata)
        writer.map("participant_attributes", self.participantAttributes)
        writer.messages("add_track_requests", self.addTrackRequests)
        writer.message("publisher_offer", self.publisherOffer)
        writer.bool("reconnect", self.reconnect)
        writer.enumeration("reconnect_reason", self.reconnectReason)
        writer.string("participant_sid", self.participantSid)
        writer.message("sync_state", self.syncState)
    }
}

extension LiveKit.WrappedJoinRequest: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.WrappedJoinRequest" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.compression = try reader.enumeration()
            case 18: self.joinRequest = try reader.bytesValue()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.enumeration(8, self.compression)
        writer.bytes(18, self.joinRequest)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "compression":
                try reader.once(1 << 0, &seen)
                if let value: LiveKit.WrappedJoinRequest.Compression = try reader.enumeration() { self.compression = value }
            case "joinRequest", "join_request":
                try reader.once(1 << 1, &seen)
                self.joinRequest = try reader.bytesValue()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.enumeration("compression", self.compression)
        writer.bytes("join_request", self.joinRequest)
    }
}

extension LiveKit.MediaSectionsRequirement: ProtocolMessage {
    /// The full name in the schema.
    public static var protoName: String { "livekit.MediaSectionsRequirement" }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout WireReader) throws(WireError) {
        while let tag = try reader.nextTag() {
            switch tag {
            case 8: self.numAudios = try reader.uint32()
            case 16: self.numVideos = try reader.uint32()
            default: try reader.unknown(tag, into: &unknownFields)
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout WireWriter) {
        writer.uint32(8, self.numAudios)
        writer.uint32(16, self.numVideos)
        writer.unknown(unknownFields)
    }

    /// See ``ProtocolMessage``.
    public mutating func merge(from reader: inout JSONReader) throws(JSONError) {
        var seen: UInt64 = 0
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "numAudios", "num_audios":
                try reader.once(1 << 0, &seen)
                self.numAudios = try reader.uint32()
            case "numVideos", "num_videos":
                try reader.once(1 << 1, &seen)
                self.numVideos = try reader.uint32()
            default: try reader.skipValue()
            }
        }
    }

    /// See ``ProtocolMessage``.
    public func write(to writer: inout JSONWriter) {
        writer.uint32("num_audios", self.numAudios)
        writer.uint32("num_videos", self.numVideos)
    }
}

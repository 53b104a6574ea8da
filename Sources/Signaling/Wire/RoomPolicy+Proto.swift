import LiveKitProtocol
import RoomPolicy
import TokenAuth

// The rules' values in LiveKit's words, and back. Nothing is decided here.

extension Permissions {
    /// What a token's grants allow. Absent means yes for publishing and subscribing, and for data whatever holds for
    /// publishing.
    init(_ grants: Grants) {
        let sources = grants.canPublishSources.compactMap(TrackSource.init(grant:))
        self.init(
            canSubscribe: grants.resolvedCanSubscribe,
            // A list of none but unknown sources allows none of those that there are, rather than all of them.
            canPublish: grants.resolvedCanPublish && sources.isEmpty == grants.canPublishSources.isEmpty,
            canPublishData: grants.resolvedCanPublishData,
            canPublishSources: sources,
            canUpdateOwnMetadata: grants.resolvedCanUpdateOwnMetadata,
            canSubscribeMetrics: grants.canSubscribeMetrics ?? false,
            canManageAgentSession: grants.canManageAgentSession ?? false,
            isHidden: grants.hidden,
            isRecorder: grants.recorder,
            isAgent: grants.agent)
    }
}

extension Grants {
    /// What a participant may do now, in place of what its token once said.
    mutating func apply(_ permissions: Permissions) {
        canSubscribe = permissions.canSubscribe
        canPublish = permissions.canPublish
        canPublishData = permissions.canPublishData
        canPublishSources = permissions.canPublishSources.compactMap(\.grantName)
        canUpdateOwnMetadata = permissions.canUpdateOwnMetadata
        canSubscribeMetrics = permissions.canSubscribeMetrics
        canManageAgentSession = permissions.canManageAgentSession
        hidden = permissions.isHidden
        recorder = permissions.isRecorder
        agent = permissions.isAgent
    }
}

extension TrackSource {
    /// From a grant's `canPublishSources`, which writes sources in lower case.
    init?(grant name: String) {
        switch name {
        case "microphone": self = .microphone
        case "camera": self = .camera
        case "screen_share": self = .screenShare
        case "screen_share_audio": self = .screenShareAudio
        default: return nil
        }
    }

    /// The name in a grant; none for what has none.
    var grantName: String? {
        switch self {
        case .microphone: "microphone"
        case .camera: "camera"
        case .screenShare: "screen_share"
        case .screenShareAudio: "screen_share_audio"
        case .unknown: nil
        }
    }

    init(_ source: LiveKit.TrackSource) {
        self =
            switch source {
            case .microphone: .microphone
            case .camera: .camera
            case .screenShare: .screenShare
            case .screenShareAudio: .screenShareAudio
            default: .unknown
            }
    }

    var wire: LiveKit.TrackSource {
        switch self {
        case .unknown: .unknown
        case .microphone: .microphone
        case .camera: .camera
        case .screenShare: .screenShare
        case .screenShareAudio: .screenShareAudio
        }
    }

    /// The letter that track ids carry for it.
    var letter: String {
        switch self {
        case .microphone: "M"
        case .camera: "C"
        case .screenShare: "S"
        case .screenShareAudio: "s"
        case .unknown: "U"
        }
    }
}

extension RoomRequest {
    /// What a token's `roomConfig` asks; one that cannot be read asks nothing, since a client could not mend it.
    init(configuration json: [UInt8]?) {
        self.init()
        guard let json, let configuration = try? LiveKit.RoomConfiguration(json: json) else { return }
        capacity = Int(clamping: configuration.maxParticipants)
        if configuration.emptyTimeout > 0 { emptyTimeout = .seconds(Int64(configuration.emptyTimeout)) }
        if configuration.departureTimeout > 0 { departureTimeout = .seconds(Int64(configuration.departureTimeout)) }
        metadata = configuration.metadata
    }
}

extension LiveKit.ParticipantPermission {
    init(_ permissions: Permissions) {
        self.init()
        canSubscribe = permissions.canSubscribe
        canPublish = permissions.canPublish
        canPublishData = permissions.canPublishData
        canPublishSources = permissions.canPublishSources.map(\.wire)
        canUpdateMetadata = permissions.canUpdateOwnMetadata
        canSubscribeMetrics = permissions.canSubscribeMetrics
        canManageAgentSession = permissions.canManageAgentSession
        hidden = permissions.isHidden
        recorder = permissions.isRecorder
        agent = permissions.isAgent
    }
}

extension LiveKit.TrackInfo {
    /// What is shown of a track that has been announced, with LiveKit's defaults filled in.
    init(_ request: LiveKit.AddTrackRequest, id: TrackID, source: TrackSource) {
        self.init()
        sid = id.rawValue
        type = request.type
        name = request.name
        muted = request.muted
        self.source = request.source
        // Redundancy is made anew on the way, which nobody can do with what only listeners can read.
        disableRed = request.disableRed || request.encryption != .none
        mimeType = disableRed ? "audio/opus" : "audio/red"
        encryption = request.encryption
        stream = request.stream
        if stream.isEmpty {
            // Tracks of one stream are played in step by their listeners.
            switch source {
            case .microphone, .camera: stream = "camera"
            case .screenShare, .screenShareAudio: stream = "screen"
            case .unknown: break
            }
        }
        audioFeatures = Array(request.audioFeatures.prefix(Limits.audioFeatures))
        if request.disableDtx, !audioFeatures.contains(.noDtx) { audioFeatures.append(.noDtx) }
        if request.stereo, !audioFeatures.contains(.stereo) { audioFeatures.append(.stereo) }
        disableDtx = audioFeatures.contains(.noDtx)
        stereo = audioFeatures.contains(.stereo)
        var codec = LiveKit.SimulcastCodecInfo()
        codec.mimeType = mimeType
        codec.cid = request.cid
        codecs = [codec]
    }
}

extension LiveKit.AddTrackRequest {
    /// What is kept of a request that has to wait: nothing that only a video needs, nothing unknown.
    var essentials: LiveKit.AddTrackRequest {
        var kept = LiveKit.AddTrackRequest()
        kept.cid = cid
        kept.name = name
        kept.type = type
        kept.muted = muted
        kept.source = source
        kept.stream = stream
        kept.encryption = encryption
        kept.disableRed = disableRed
        kept.disableDtx = disableDtx
        kept.stereo = stereo
        kept.audioFeatures = Array(audioFeatures.prefix(Limits.audioFeatures))
        kept.simulcastCodecs = simulcastCodecs.map { codec in
            var kept = LiveKit.SimulcastCodec()
            kept.cid = codec.cid
            return kept
        }
        return kept
    }
}

extension LiveKit.ParticipantInfo {
    /// A participant as the others (and it itself) see it.
    init(_ participant: Participant, _ session: Session) {
        self.init()
        sid = participant.id.rawValue
        identity = participant.identity.rawValue
        name = participant.name
        metadata = participant.metadata
        for entry in participant.attributes.entries { attributes[entry.key] = entry.value }
        state = session.isActive ? .active : .joined
        kind = Kind(token: session.token.kind)
        joinedAt = session.joinedAt.unix.seconds
        joinedAtMs = session.joinedAt.unix.milliseconds
        version = session.version
        permission = LiveKit.ParticipantPermission(participant.permissions)
        isPublisher = !participant.tracks.isEmpty
        clientProtocol = session.client.clientProtocol
        capabilities = session.client.capabilities
        tracks = session.published.compactMap { published in
            guard let track = participant.tracks.first(where: { $0.id == published.id }) else { return nil }
            var info = published.info
            // Whoever reads "muted" may rely on it, also where it is told beside something else.
            info.muted = track.isMuted && !published.isMuteUnconfirmed
            return info
        }
    }
}

extension LiveKit.ParticipantInfo.Kind {
    init(token kind: String) {
        self =
            switch kind {
            case "ingress": .ingress
            case "egress": .egress
            case "sip": .sip
            case "agent": .agent
            case "connector": .connector
            case "bridge": .bridge
            default: .standard
            }
    }
}

extension LiveKit.Room {
    /// A room as its people and the API see it; hidden participants are not counted.
    init(_ room: Room, createdAt: UnixTime) {
        self.init()
        sid = room.id.rawValue
        name = room.name.rawValue
        emptyTimeout = UInt32(clamping: room.emptyTimeout.components.seconds)
        departureTimeout = UInt32(clamping: room.departureTimeout.components.seconds)
        maxParticipants = UInt32(clamping: room.capacity)
        creationTime = createdAt.seconds
        creationTimeMs = createdAt.milliseconds
        metadata = room.metadata
        let visible = room.participants.filter { !$0.permissions.isHidden }
        numParticipants = UInt32(clamping: visible.count)
        numPublishers = UInt32(clamping: visible.count { !$0.tracks.isEmpty })
        activeRecording = room.participants.contains { $0.permissions.isRecorder }
        enabledCodecs = Self.voiceCodecs
    }

    /// What may be published here.
    static var voiceCodecs: [LiveKit.Codec] {
        ["audio/opus", "audio/red"].map { mime in
            var codec = LiveKit.Codec()
            codec.mime = mime
            return codec
        }
    }
}

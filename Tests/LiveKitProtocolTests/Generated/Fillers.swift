// Generated from Sources/LiveKitProtocol/proto by scripts/generate-protocol. Edit those, not this file.
// swift-format-ignore-file

import LiveKitProtocol

/// Every message type of the schema.
let everyMessageType: [any (ProtocolMessage & Fillable).Type] = [
    LiveKit.DataPacket.self,
    LiveKit.UserPacket.self,
    LiveKit.ActiveSpeakerUpdate.self,
    LiveKit.SipDTMF.self,
    LiveKit.Transcription.self,
    LiveKit.TranscriptionSegment.self,
    LiveKit.MetricsBatch.self,
    LiveKit.ChatMessage.self,
    LiveKit.RpcRequest.self,
    LiveKit.RpcAck.self,
    LiveKit.RpcResponse.self,
    LiveKit.RpcError.self,
    LiveKit.DataStream.self,
    LiveKit.DataStream.TextHeader.self,
    LiveKit.DataStream.ByteHeader.self,
    LiveKit.DataStream.Header.self,
    LiveKit.DataStream.Chunk.self,
    LiveKit.DataStream.Trailer.self,
    LiveKit.EncryptedPacket.self,
    LiveKit.Room.self,
    LiveKit.Codec.self,
    LiveKit.ParticipantPermission.self,
    LiveKit.ParticipantInfo.self,
    LiveKit.Encryption.self,
    LiveKit.SimulcastCodecInfo.self,
    LiveKit.TrackInfo.self,
    LiveKit.DataTrackInfo.self,
    LiveKit.VideoLayer.self,
    LiveKit.SpeakerInfo.self,
    LiveKit.ParticipantTracks.self,
    LiveKit.ServerInfo.self,
    LiveKit.ClientInfo.self,
    LiveKit.ClientConfiguration.self,
    LiveKit.VideoConfiguration.self,
    LiveKit.DisabledCodecs.self,
    LiveKit.TimedVersion.self,
    QuartetAPI.Block.self,
    QuartetAPI.BlockRequest.self,
    QuartetAPI.BlockResponse.self,
    QuartetAPI.UnblockRequest.self,
    QuartetAPI.UnblockResponse.self,
    QuartetAPI.ListBlocksRequest.self,
    QuartetAPI.ListBlocksResponse.self,
    QuartetAPI.Ban.self,
    QuartetAPI.BanRequest.self,
    QuartetAPI.BanResponse.self,
    QuartetAPI.UnbanRequest.self,
    QuartetAPI.UnbanResponse.self,
    QuartetAPI.ListBansRequest.self,
    QuartetAPI.ListBansResponse.self,
    QuartetAPI.RoomPolicy.self,
    QuartetAPI.GetRoomPolicyRequest.self,
    QuartetAPI.SetRoomPolicyRequest.self,
    QuartetAPI.Failure.self,
    QuartetAPI.GetConnectionQualityRequest.self,
    QuartetAPI.GetConnectionQualityResponse.self,
    QuartetAPI.ParticipantQuality.self,
    QuartetAPI.StreamQuality.self,
    LiveKit.CreateRoomRequest.self,
    LiveKit.RoomConfiguration.self,
    LiveKit.ListRoomsRequest.self,
    LiveKit.ListRoomsResponse.self,
    LiveKit.DeleteRoomRequest.self,
    LiveKit.DeleteRoomResponse.self,
    LiveKit.ListParticipantsRequest.self,
    LiveKit.ListParticipantsResponse.self,
    LiveKit.RoomParticipantIdentity.self,
    LiveKit.RemoveParticipantResponse.self,
    LiveKit.MuteRoomTrackRequest.self,
    LiveKit.MuteRoomTrackResponse.self,
    LiveKit.UpdateParticipantRequest.self,
    LiveKit.UpdateSubscriptionsRequest.self,
    LiveKit.UpdateSubscriptionsResponse.self,
    LiveKit.SendDataRequest.self,
    LiveKit.SendDataResponse.self,
    LiveKit.UpdateRoomMetadataRequest.self,
    LiveKit.ForwardParticipantRequest.self,
    LiveKit.ForwardParticipantResponse.self,
    LiveKit.MoveParticipantRequest.self,
    LiveKit.MoveParticipantResponse.self,
    LiveKit.PerformRpcRequest.self,
    LiveKit.PerformRpcResponse.self,
    LiveKit.SignalRequest.self,
    LiveKit.SignalResponse.self,
    LiveKit.SimulcastCodec.self,
    LiveKit.AddTrackRequest.self,
    LiveKit.PublishDataTrackRequest.self,
    LiveKit.PublishDataTrackResponse.self,
    LiveKit.UnpublishDataTrackRequest.self,
    LiveKit.UnpublishDataTrackResponse.self,
    LiveKit.UpdateDataSubscription.self,
    LiveKit.UpdateDataSubscription.Update.self,
    LiveKit.StoreDataBlobRequest.self,
    LiveKit.GetDataBlobRequest.self,
    LiveKit.TrickleRequest.self,
    LiveKit.MuteTrackRequest.self,
    LiveKit.JoinResponse.self,
    LiveKit.ReconnectResponse.self,
    LiveKit.TrackPublishedResponse.self,
    LiveKit.TrackUnpublishedResponse.self,
    LiveKit.SessionDescription.self,
    LiveKit.ParticipantUpdate.self,
    LiveKit.UpdateSubscription.self,
    LiveKit.UpdateTrackSettings.self,
    LiveKit.UpdateLocalAudioTrack.self,
    LiveKit.UpdateLocalVideoTrack.self,
    LiveKit.LeaveRequest.self,
    LiveKit.UpdateVideoLayers.self,
    LiveKit.UpdateParticipantMetadata.self,
    LiveKit.ICEServer.self,
    LiveKit.SpeakersChanged.self,
    LiveKit.RoomUpdate.self,
    LiveKit.ConnectionQualityInfo.self,
    LiveKit.ConnectionQualityUpdate.self,
    LiveKit.StreamStateInfo.self,
    LiveKit.StreamStateUpdate.self,
    LiveKit.SubscribedQuality.self,
    LiveKit.SubscribedCodec.self,
    LiveKit.SubscribedQualityUpdate.self,
    LiveKit.SubscribedAudioCodec.self,
    LiveKit.SubscribedAudioCodecUpdate.self,
    LiveKit.TrackPermission.self,
    LiveKit.SubscriptionPermission.self,
    LiveKit.SubscriptionPermissionUpdate.self,
    LiveKit.RoomMovedResponse.self,
    LiveKit.SyncState.self,
    LiveKit.DataChannelReceiveState.self,
    LiveKit.DataChannelInfo.self,
    LiveKit.SimulateScenario.self,
    LiveKit.Ping.self,
    LiveKit.Pong.self,
    LiveKit.RegionSettings.self,
    LiveKit.RegionInfo.self,
    LiveKit.SubscriptionResponse.self,
    LiveKit.RequestResponse.self,
    LiveKit.TrackSubscribed.self,
    LiveKit.ConnectionSettings.self,
    LiveKit.JoinRequest.self,
    LiveKit.WrappedJoinRequest.self,
    LiveKit.MediaSectionsRequirement.self,
    LiveKit.WebhookEvent.self,
]

/// Every enum of the schema with its highest number.
let everyEnumType: [(any ProtocolEnum.Type, Int32)] = [
    (LiveKit.DataPacket.Kind.self, 1),
    (LiveKit.DataStream.OperationType.self, 3),
    (LiveKit.DataStream.CompressionType.self, 1),
    (LiveKit.TrackType.self, 2),
    (LiveKit.TrackSource.self, 4),
    (LiveKit.VideoQuality.self, 3),
    (LiveKit.BackupCodecPolicy.self, 2),
    (LiveKit.ConnectionQuality.self, 3),
    (LiveKit.ClientConfigSetting.self, 2),
    (LiveKit.DisconnectReason.self, 16),
    (LiveKit.RoomEndReason.self, 5),
    (LiveKit.ReconnectReason.self, 4),
    (LiveKit.SubscriptionError.self, 2),
    (LiveKit.AudioTrackFeature.self, 6),
    (LiveKit.PacketTrailerFeature.self, 2),
    (LiveKit.ParticipantInfo.State.self, 3),
    (LiveKit.ParticipantInfo.Kind.self, 8),
    (LiveKit.ParticipantInfo.KindDetail.self, 5),
    (LiveKit.Encryption.TypeEnum.self, 2),
    (LiveKit.VideoLayer.Mode.self, 3),
    (LiveKit.ServerInfo.Edition.self, 1),
    (LiveKit.ClientInfo.SDK.self, 15),
    (LiveKit.ClientInfo.Capability.self, 2),
    (QuartetAPI.OnBlock.self, 2),
    (LiveKit.SignalTarget.self, 1),
    (LiveKit.StreamState.self, 1),
    (LiveKit.CandidateProtocol.self, 2),
    (LiveKit.LeaveRequest.Action.self, 2),
    (LiveKit.RequestResponse.Reason.self, 11),
    (LiveKit.WrappedJoinRequest.Compression.self, 1),
]

extension LiveKit.DataPacket: Fillable {
    mutating func fill(_ filler: inout Filler) {
        kind = filler.enumeration()
        participantIdentity = filler.string()
        destinationIdentities = filler.strings()
        sequence = filler.uint32()
        participantSid = filler.string()
        switch filler.choice(13) {
        case 0: value = .user(filler.message())
        case 1: value = .speaker(filler.message())
        case 2: value = .sipDtmf(filler.message())
        case 3: value = .transcription(filler.message())
        case 4: value = .metrics(filler.message())
        case 5: value = .chatMessage(filler.message())
        case 6: value = .rpcRequest(filler.message())
        case 7: value = .rpcAck(filler.message())
        case 8: value = .rpcResponse(filler.message())
        case 9: value = .streamHeader(filler.message())
        case 10: value = .streamChunk(filler.message())
        case 11: value = .streamTrailer(filler.message())
        default: value = .encryptedPacket(filler.message())
        }
    }
}

extension LiveKit.UserPacket: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participantSid = filler.string()
        payload = filler.bytes()
        destinationSids = filler.strings()
        topic = filler.sometimes { $0.string() }
        participantIdentity = filler.string()
        destinationIdentities = filler.strings()
        id = filler.sometimes { $0.string() }
        startTime = filler.sometimes { $0.uint64() }
        endTime = filler.sometimes { $0.uint64() }
        nonce = filler.bytes()
    }
}

extension LiveKit.ActiveSpeakerUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        speakers = filler.messages()
    }
}

extension LiveKit.SipDTMF: Fillable {
    mutating func fill(_ filler: inout Filler) {
        code = filler.uint32()
        digit = filler.string()
    }
}

extension LiveKit.Transcription: Fillable {
    mutating func fill(_ filler: inout Filler) {
        transcribedParticipantIdentity = filler.string()
        trackId = filler.string()
        segments = filler.messages()
    }
}

extension LiveKit.TranscriptionSegment: Fillable {
    mutating func fill(_ filler: inout Filler) {
        id = filler.string()
        text = filler.string()
        startTime = filler.uint64()
        endTime = filler.uint64()
        final = filler.bool()
        language = filler.string()
    }
}

extension LiveKit.MetricsBatch: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.ChatMessage: Fillable {
    mutating func fill(_ filler: inout Filler) {
        id = filler.string()
        timestamp = filler.int64()
        editTimestamp = filler.sometimes { $0.int64() }
        message = filler.string()
        deleted = filler.bool()
        generated = filler.bool()
    }
}

extension LiveKit.RpcRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        id = filler.string()
        method = filler.string()
        payload = filler.string()
        responseTimeoutMs = filler.uint32()
        version = filler.uint32()
        compressedPayload = filler.bytes()
    }
}

extension LiveKit.RpcAck: Fillable {
    mutating func fill(_ filler: inout Filler) {
        requestId = filler.string()
    }
}

extension LiveKit.RpcResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        requestId = filler.string()
        switch filler.choice(3) {
        case 0: value = .payload(filler.string())
        case 1: value = .error(filler.message())
        default: value = .compressedPayload(filler.bytes())
        }
    }
}

extension LiveKit.RpcError: Fillable {
    mutating func fill(_ filler: inout Filler) {
        code = filler.uint32()
        message = filler.string()
        data = filler.string()
    }
}

extension LiveKit.DataStream: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.DataStream.TextHeader: Fillable {
    mutating func fill(_ filler: inout Filler) {
        operationType = filler.enumeration()
        version = filler.int32()
        replyToStreamId = filler.string()
        attachedStreamIds = filler.strings()
        generated = filler.bool()
    }
}

extension LiveKit.DataStream.ByteHeader: Fillable {
    mutating func fill(_ filler: inout Filler) {
        name = filler.string()
    }
}

extension LiveKit.DataStream.Header: Fillable {
    mutating func fill(_ filler: inout Filler) {
        streamId = filler.string()
        timestamp = filler.int64()
        topic = filler.string()
        mimeType = filler.string()
        totalLength = filler.sometimes { $0.uint64() }
        encryptionType = filler.enumeration()
        attributes = filler.map()
        inlineContent = filler.sometimes { $0.bytes() }
        compression = filler.enumeration()
        switch filler.choice(2) {
        case 0: contentHeader = .textHeader(filler.message())
        default: contentHeader = .byteHeader(filler.message())
        }
    }
}

extension LiveKit.DataStream.Chunk: Fillable {
    mutating func fill(_ filler: inout Filler) {
        streamId = filler.string()
        chunkIndex = filler.uint64()
        content = filler.bytes()
        version = filler.int32()
        iv = filler.sometimes { $0.bytes() }
    }
}

extension LiveKit.DataStream.Trailer: Fillable {
    mutating func fill(_ filler: inout Filler) {
        streamId = filler.string()
        reason = filler.string()
        attributes = filler.map()
    }
}

extension LiveKit.EncryptedPacket: Fillable {
    mutating func fill(_ filler: inout Filler) {
        encryptionType = filler.enumeration()
        iv = filler.bytes()
        keyIndex = filler.uint32()
        encryptedValue = filler.bytes()
    }
}

extension LiveKit.Room: Fillable {
    mutating func fill(_ filler: inout Filler) {
        sid = filler.string()
        name = filler.string()
        emptyTimeout = filler.uint32()
        maxParticipants = filler.uint32()
        creationTime = filler.int64()
        turnPassword = filler.string()
        enabledCodecs = filler.messages()
        metadata = filler.string()
        numParticipants = filler.uint32()
        activeRecording = filler.bool()
        numPublishers = filler.uint32()
        version = filler.sometimes { $0.message() }
        departureTimeout = filler.uint32()
        creationTimeMs = filler.int64()
    }
}

extension LiveKit.Codec: Fillable {
    mutating func fill(_ filler: inout Filler) {
        mime = filler.string()
        fmtpLine = filler.string()
    }
}

extension LiveKit.ParticipantPermission: Fillable {
    mutating func fill(_ filler: inout Filler) {
        canSubscribe = filler.bool()
        canPublish = filler.bool()
        canPublishData = filler.bool()
        hidden = filler.bool()
        recorder = filler.bool()
        canPublishSources = filler.enumerations()
        canUpdateMetadata = filler.bool()
        agent = filler.bool()
        canSubscribeMetrics = filler.bool()
        canManageAgentSession = filler.bool()
    }
}

extension LiveKit.ParticipantInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        sid = filler.string()
        identity = filler.string()
        state = filler.enumeration()
        tracks = filler.messages()
        metadata = filler.string()
        joinedAt = filler.int64()
        name = filler.string()
        version = filler.uint32()
        permission = filler.sometimes { $0.message() }
        region = filler.string()
        isPublisher = filler.bool()
        kind = filler.enumeration()
        attributes = filler.map()
        disconnectReason = filler.enumeration()
        joinedAtMs = filler.int64()
        kindDetails = filler.enumerations()
        dataTracks = filler.messages()
        clientProtocol = filler.int32()
        capabilities = filler.enumerations()
    }
}

extension LiveKit.Encryption: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.SimulcastCodecInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        mimeType = filler.string()
        mid = filler.string()
        cid = filler.string()
        layers = filler.messages()
        videoLayerMode = filler.enumeration()
        sdpCid = filler.string()
    }
}

extension LiveKit.TrackInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        sid = filler.string()
        type = filler.enumeration()
        name = filler.string()
        muted = filler.bool()
        width = filler.uint32()
        height = filler.uint32()
        simulcast = filler.bool()
        disableDtx = filler.bool()
        source = filler.enumeration()
        layers = filler.messages()
        mimeType = filler.string()
        mid = filler.string()
        codecs = filler.messages()
        stereo = filler.bool()
        disableRed = filler.bool()
        encryption = filler.enumeration()
        stream = filler.string()
        version = filler.sometimes { $0.message() }
        audioFeatures = filler.enumerations()
        backupCodecPolicy = filler.enumeration()
        packetTrailerFeatures = filler.enumerations()
    }
}

extension LiveKit.DataTrackInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        pubHandle = filler.uint32()
        sid = filler.string()
        name = filler.string()
        encryption = filler.enumeration()
    }
}

extension LiveKit.VideoLayer: Fillable {
    mutating func fill(_ filler: inout Filler) {
        quality = filler.enumeration()
        width = filler.uint32()
        height = filler.uint32()
        bitrate = filler.uint32()
        ssrc = filler.uint32()
        spatialLayer = filler.int32()
        rid = filler.string()
        repairSsrc = filler.uint32()
    }
}

extension LiveKit.SpeakerInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        sid = filler.string()
        level = filler.float()
        active = filler.bool()
    }
}

extension LiveKit.ParticipantTracks: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participantSid = filler.string()
        trackSids = filler.strings()
    }
}

extension LiveKit.ServerInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        edition = filler.enumeration()
        version = filler.string()
        `protocol` = filler.int32()
        region = filler.string()
        nodeId = filler.string()
        debugInfo = filler.string()
        agentProtocol = filler.int32()
    }
}

extension LiveKit.ClientInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        sdk = filler.enumeration()
        version = filler.string()
        `protocol` = filler.int32()
        os = filler.string()
        osVersion = filler.string()
        deviceModel = filler.string()
        browser = filler.string()
        browserVersion = filler.string()
        address = filler.string()
        network = filler.string()
        otherSdks = filler.string()
        clientProtocol = filler.int32()
        capabilities = filler.enumerations()
    }
}

extension LiveKit.ClientConfiguration: Fillable {
    mutating func fill(_ filler: inout Filler) {
        video = filler.sometimes { $0.message() }
        screen = filler.sometimes { $0.message() }
        resumeConnection = filler.enumeration()
        disabledCodecs = filler.sometimes { $0.message() }
        forceRelay = filler.enumeration()
    }
}

extension LiveKit.VideoConfiguration: Fillable {
    mutating func fill(_ filler: inout Filler) {
        hardwareEncoder = filler.enumeration()
    }
}

extension LiveKit.DisabledCodecs: Fillable {
    mutating func fill(_ filler: inout Filler) {
        codecs = filler.messages()
        publish = filler.messages()
    }
}

extension LiveKit.TimedVersion: Fillable {
    mutating func fill(_ filler: inout Filler) {
        unixMicro = filler.int64()
        ticks = filler.int32()
    }
}

extension QuartetAPI.Block: Fillable {
    mutating func fill(_ filler: inout Filler) {
        blocker = filler.string()
        blocked = filler.string()
    }
}

extension QuartetAPI.BlockRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        blocker = filler.string()
        blocked = filler.string()
    }
}

extension QuartetAPI.BlockResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension QuartetAPI.UnblockRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        blocker = filler.string()
        blocked = filler.string()
    }
}

extension QuartetAPI.UnblockResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension QuartetAPI.ListBlocksRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        identity = filler.string()
    }
}

extension QuartetAPI.ListBlocksResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        blocks = filler.messages()
    }
}

extension QuartetAPI.Ban: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        until = filler.int64()
        reason = filler.string()
    }
}

extension QuartetAPI.BanRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        until = filler.int64()
        reason = filler.string()
    }
}

extension QuartetAPI.BanResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension QuartetAPI.UnbanRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
    }
}

extension QuartetAPI.UnbanResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension QuartetAPI.ListBansRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
    }
}

extension QuartetAPI.ListBansResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        bans = filler.messages()
    }
}

extension QuartetAPI.RoomPolicy: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        capacity = filler.uint32()
        locked = filler.bool()
        onBlock = filler.enumeration()
        stickyMute = filler.bool()
    }
}

extension QuartetAPI.GetRoomPolicyRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
    }
}

extension QuartetAPI.SetRoomPolicyRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        capacity = filler.sometimes { $0.uint32() }
        locked = filler.sometimes { $0.bool() }
        onBlock = filler.sometimes { $0.enumeration() }
        stickyMute = filler.sometimes { $0.bool() }
    }
}

extension QuartetAPI.Failure: Fillable {
    mutating func fill(_ filler: inout Filler) {
        code = filler.string()
        msg = filler.string()
        meta = filler.map()
    }
}

extension QuartetAPI.GetConnectionQualityRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
    }
}

extension QuartetAPI.GetConnectionQualityResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participants = filler.messages()
    }
}

extension QuartetAPI.ParticipantQuality: Fillable {
    mutating func fill(_ filler: inout Filler) {
        identity = filler.string()
        participantSid = filler.string()
        quality = filler.string()
        score = filler.float()
        roundTripMs = filler.float()
        transport = filler.string()
        ageMs = filler.uint32()
        published = filler.messages()
        subscribed = filler.messages()
    }
}

extension QuartetAPI.StreamQuality: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        lossPercent = filler.float()
        jitterMs = filler.float()
        score = filler.float()
    }
}

extension LiveKit.CreateRoomRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        name = filler.string()
        emptyTimeout = filler.uint32()
        maxParticipants = filler.uint32()
        nodeId = filler.string()
        metadata = filler.string()
        minPlayoutDelay = filler.uint32()
        maxPlayoutDelay = filler.uint32()
        syncStreams = filler.bool()
        departureTimeout = filler.uint32()
        roomPreset = filler.string()
        replayEnabled = filler.bool()
        tags = filler.map()
    }
}

extension LiveKit.RoomConfiguration: Fillable {
    mutating func fill(_ filler: inout Filler) {
        name = filler.string()
        emptyTimeout = filler.uint32()
        departureTimeout = filler.uint32()
        maxParticipants = filler.uint32()
        minPlayoutDelay = filler.uint32()
        maxPlayoutDelay = filler.uint32()
        syncStreams = filler.bool()
        metadata = filler.string()
        tags = filler.map()
    }
}

extension LiveKit.ListRoomsRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        names = filler.strings()
    }
}

extension LiveKit.ListRoomsResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        rooms = filler.messages()
    }
}

extension LiveKit.DeleteRoomRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
    }
}

extension LiveKit.DeleteRoomResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.ListParticipantsRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
    }
}

extension LiveKit.ListParticipantsResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participants = filler.messages()
    }
}

extension LiveKit.RoomParticipantIdentity: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        revokeTokenTs = filler.int64()
    }
}

extension LiveKit.RemoveParticipantResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.MuteRoomTrackRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        trackSid = filler.string()
        muted = filler.bool()
    }
}

extension LiveKit.MuteRoomTrackResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        track = filler.sometimes { $0.message() }
    }
}

extension LiveKit.UpdateParticipantRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        metadata = filler.string()
        permission = filler.sometimes { $0.message() }
        name = filler.string()
        attributes = filler.map()
    }
}

extension LiveKit.UpdateSubscriptionsRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        trackSids = filler.strings()
        subscribe = filler.bool()
        participantTracks = filler.messages()
    }
}

extension LiveKit.UpdateSubscriptionsResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.SendDataRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        data = filler.bytes()
        kind = filler.enumeration()
        destinationSids = filler.strings()
        topic = filler.sometimes { $0.string() }
        destinationIdentities = filler.strings()
        nonce = filler.bytes()
    }
}

extension LiveKit.SendDataResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.UpdateRoomMetadataRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        metadata = filler.string()
    }
}

extension LiveKit.ForwardParticipantRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        destinationRoom = filler.string()
    }
}

extension LiveKit.ForwardParticipantResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.MoveParticipantRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        identity = filler.string()
        destinationRoom = filler.string()
    }
}

extension LiveKit.MoveParticipantResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
    }
}

extension LiveKit.PerformRpcRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.string()
        destinationIdentity = filler.string()
        method = filler.string()
        payload = filler.string()
        responseTimeoutMs = filler.uint32()
    }
}

extension LiveKit.PerformRpcResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        payload = filler.string()
    }
}

extension LiveKit.SignalRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        switch filler.choice(22) {
        case 0: message = .offer(filler.message())
        case 1: message = .answer(filler.message())
        case 2: message = .trickle(filler.message())
        case 3: message = .addTrack(filler.message())
        case 4: message = .mute(filler.message())
        case 5: message = .subscription(filler.message())
        case 6: message = .trackSetting(filler.message())
        case 7: message = .leave(filler.message())
        case 8: message = .updateLayers(filler.message())
        case 9: message = .subscriptionPermission(filler.message())
        case 10: message = .syncState(filler.message())
        case 11: message = .simulate(filler.message())
        case 12: message = .ping(filler.int64())
        case 13: message = .updateMetadata(filler.message())
        case 14: message = .pingReq(filler.message())
        case 15: message = .updateAudioTrack(filler.message())
        case 16: message = .updateVideoTrack(filler.message())
        case 17: message = .publishDataTrackRequest(filler.message())
        case 18: message = .unpublishDataTrackRequest(filler.message())
        case 19: message = .updateDataSubscription(filler.message())
        case 20: message = .storeDataBlobRequest(filler.message())
        default: message = .getDataBlobRequest(filler.message())
        }
    }
}

extension LiveKit.SignalResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        switch filler.choice(27) {
        case 0: message = .join(filler.message())
        case 1: message = .answer(filler.message())
        case 2: message = .offer(filler.message())
        case 3: message = .trickle(filler.message())
        case 4: message = .update(filler.message())
        case 5: message = .trackPublished(filler.message())
        case 6: message = .leave(filler.message())
        case 7: message = .mute(filler.message())
        case 8: message = .speakersChanged(filler.message())
        case 9: message = .roomUpdate(filler.message())
        case 10: message = .connectionQuality(filler.message())
        case 11: message = .streamStateUpdate(filler.message())
        case 12: message = .subscribedQualityUpdate(filler.message())
        case 13: message = .subscriptionPermissionUpdate(filler.message())
        case 14: message = .refreshToken(filler.string())
        case 15: message = .trackUnpublished(filler.message())
        case 16: message = .pong(filler.int64())
        case 17: message = .reconnect(filler.message())
        case 18: message = .pongResp(filler.message())
        case 19: message = .subscriptionResponse(filler.message())
        case 20: message = .requestResponse(filler.message())
        case 21: message = .trackSubscribed(filler.message())
        case 22: message = .roomMoved(filler.message())
        case 23: message = .mediaSectionsRequirement(filler.message())
        case 24: message = .subscribedAudioCodecUpdate(filler.message())
        case 25: message = .publishDataTrackResponse(filler.message())
        default: message = .unpublishDataTrackResponse(filler.message())
        }
    }
}

extension LiveKit.SimulcastCodec: Fillable {
    mutating func fill(_ filler: inout Filler) {
        codec = filler.string()
        cid = filler.string()
        layers = filler.messages()
        videoLayerMode = filler.enumeration()
    }
}

extension LiveKit.AddTrackRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        cid = filler.string()
        name = filler.string()
        type = filler.enumeration()
        width = filler.uint32()
        height = filler.uint32()
        muted = filler.bool()
        disableDtx = filler.bool()
        source = filler.enumeration()
        layers = filler.messages()
        simulcastCodecs = filler.messages()
        sid = filler.string()
        stereo = filler.bool()
        disableRed = filler.bool()
        encryption = filler.enumeration()
        stream = filler.string()
        backupCodecPolicy = filler.enumeration()
        audioFeatures = filler.enumerations()
        packetTrailerFeatures = filler.enumerations()
    }
}

extension LiveKit.PublishDataTrackRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        pubHandle = filler.uint32()
        name = filler.string()
        encryption = filler.enumeration()
    }
}

extension LiveKit.PublishDataTrackResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        info = filler.sometimes { $0.message() }
    }
}

extension LiveKit.UnpublishDataTrackRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        pubHandle = filler.uint32()
    }
}

extension LiveKit.UnpublishDataTrackResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        info = filler.sometimes { $0.message() }
    }
}

extension LiveKit.UpdateDataSubscription: Fillable {
    mutating func fill(_ filler: inout Filler) {
        updates = filler.messages()
    }
}

extension LiveKit.UpdateDataSubscription.Update: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        subscribe = filler.bool()
    }
}

extension LiveKit.StoreDataBlobRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        requestId = filler.uint32()
    }
}

extension LiveKit.GetDataBlobRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        requestId = filler.uint32()
        participantIdentity = filler.string()
    }
}

extension LiveKit.TrickleRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        candidateInit = filler.string()
        target = filler.enumeration()
        final = filler.bool()
    }
}

extension LiveKit.MuteTrackRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        sid = filler.string()
        muted = filler.bool()
    }
}

extension LiveKit.JoinResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.sometimes { $0.message() }
        participant = filler.sometimes { $0.message() }
        otherParticipants = filler.messages()
        serverVersion = filler.string()
        iceServers = filler.messages()
        subscriberPrimary = filler.bool()
        alternativeUrl = filler.string()
        clientConfiguration = filler.sometimes { $0.message() }
        serverRegion = filler.string()
        pingTimeout = filler.int32()
        pingInterval = filler.int32()
        serverInfo = filler.sometimes { $0.message() }
        sifTrailer = filler.bytes()
        enabledPublishCodecs = filler.messages()
        fastPublish = filler.bool()
    }
}

extension LiveKit.ReconnectResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        iceServers = filler.messages()
        clientConfiguration = filler.sometimes { $0.message() }
        serverInfo = filler.sometimes { $0.message() }
        lastMessageSeq = filler.uint32()
    }
}

extension LiveKit.TrackPublishedResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        cid = filler.string()
        track = filler.sometimes { $0.message() }
    }
}

extension LiveKit.TrackUnpublishedResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
    }
}

extension LiveKit.SessionDescription: Fillable {
    mutating func fill(_ filler: inout Filler) {
        type = filler.string()
        sdp = filler.string()
        id = filler.uint32()
        midToTrackId = filler.map()
    }
}

extension LiveKit.ParticipantUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participants = filler.messages()
    }
}

extension LiveKit.UpdateSubscription: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSids = filler.strings()
        subscribe = filler.bool()
        participantTracks = filler.messages()
    }
}

extension LiveKit.UpdateTrackSettings: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSids = filler.strings()
        disabled = filler.bool()
        quality = filler.enumeration()
        width = filler.uint32()
        height = filler.uint32()
        fps = filler.uint32()
        priority = filler.uint32()
    }
}

extension LiveKit.UpdateLocalAudioTrack: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        features = filler.enumerations()
    }
}

extension LiveKit.UpdateLocalVideoTrack: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        width = filler.uint32()
        height = filler.uint32()
    }
}

extension LiveKit.LeaveRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        canReconnect = filler.bool()
        reason = filler.enumeration()
        action = filler.enumeration()
        regions = filler.sometimes { $0.message() }
    }
}

extension LiveKit.UpdateVideoLayers: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        layers = filler.messages()
    }
}

extension LiveKit.UpdateParticipantMetadata: Fillable {
    mutating func fill(_ filler: inout Filler) {
        metadata = filler.string()
        name = filler.string()
        attributes = filler.map()
        requestId = filler.uint32()
    }
}

extension LiveKit.ICEServer: Fillable {
    mutating func fill(_ filler: inout Filler) {
        urls = filler.strings()
        username = filler.string()
        credential = filler.string()
    }
}

extension LiveKit.SpeakersChanged: Fillable {
    mutating func fill(_ filler: inout Filler) {
        speakers = filler.messages()
    }
}

extension LiveKit.RoomUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.sometimes { $0.message() }
    }
}

extension LiveKit.ConnectionQualityInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participantSid = filler.string()
        quality = filler.enumeration()
        score = filler.float()
    }
}

extension LiveKit.ConnectionQualityUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        updates = filler.messages()
    }
}

extension LiveKit.StreamStateInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participantSid = filler.string()
        trackSid = filler.string()
        state = filler.enumeration()
    }
}

extension LiveKit.StreamStateUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        streamStates = filler.messages()
    }
}

extension LiveKit.SubscribedQuality: Fillable {
    mutating func fill(_ filler: inout Filler) {
        quality = filler.enumeration()
        enabled = filler.bool()
    }
}

extension LiveKit.SubscribedCodec: Fillable {
    mutating func fill(_ filler: inout Filler) {
        codec = filler.string()
        qualities = filler.messages()
    }
}

extension LiveKit.SubscribedQualityUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        subscribedQualities = filler.messages()
        subscribedCodecs = filler.messages()
    }
}

extension LiveKit.SubscribedAudioCodec: Fillable {
    mutating func fill(_ filler: inout Filler) {
        codec = filler.string()
        enabled = filler.bool()
    }
}

extension LiveKit.SubscribedAudioCodecUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        subscribedAudioCodecs = filler.messages()
    }
}

extension LiveKit.TrackPermission: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participantSid = filler.string()
        allTracks = filler.bool()
        trackSids = filler.strings()
        participantIdentity = filler.string()
    }
}

extension LiveKit.SubscriptionPermission: Fillable {
    mutating func fill(_ filler: inout Filler) {
        allParticipants = filler.bool()
        trackPermissions = filler.messages()
    }
}

extension LiveKit.SubscriptionPermissionUpdate: Fillable {
    mutating func fill(_ filler: inout Filler) {
        participantSid = filler.string()
        trackSid = filler.string()
        allowed = filler.bool()
    }
}

extension LiveKit.RoomMovedResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        room = filler.sometimes { $0.message() }
        token = filler.string()
        participant = filler.sometimes { $0.message() }
        otherParticipants = filler.messages()
    }
}

extension LiveKit.SyncState: Fillable {
    mutating func fill(_ filler: inout Filler) {
        answer = filler.sometimes { $0.message() }
        subscription = filler.sometimes { $0.message() }
        publishTracks = filler.messages()
        dataChannels = filler.messages()
        offer = filler.sometimes { $0.message() }
        trackSidsDisabled = filler.strings()
        datachannelReceiveStates = filler.messages()
        publishDataTracks = filler.messages()
        dataSubscription = filler.sometimes { $0.message() }
    }
}

extension LiveKit.DataChannelReceiveState: Fillable {
    mutating func fill(_ filler: inout Filler) {
        publisherSid = filler.string()
        lastSeq = filler.uint32()
    }
}

extension LiveKit.DataChannelInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        label = filler.string()
        id = filler.uint32()
        target = filler.enumeration()
    }
}

extension LiveKit.SimulateScenario: Fillable {
    mutating func fill(_ filler: inout Filler) {
        switch filler.choice(9) {
        case 0: scenario = .speakerUpdate(filler.int32())
        case 1: scenario = .nodeFailure(filler.bool())
        case 2: scenario = .migration(filler.bool())
        case 3: scenario = .serverLeave(filler.bool())
        case 4: scenario = .switchCandidateProtocol(filler.enumeration())
        case 5: scenario = .subscriberBandwidth(filler.int64())
        case 6: scenario = .disconnectSignalOnResume(filler.bool())
        case 7: scenario = .disconnectSignalOnResumeNoMessages(filler.bool())
        default: scenario = .leaveRequestFullReconnect(filler.bool())
        }
    }
}

extension LiveKit.Ping: Fillable {
    mutating func fill(_ filler: inout Filler) {
        timestamp = filler.int64()
        rtt = filler.int64()
    }
}

extension LiveKit.Pong: Fillable {
    mutating func fill(_ filler: inout Filler) {
        lastPingTimestamp = filler.int64()
        timestamp = filler.int64()
    }
}

extension LiveKit.RegionSettings: Fillable {
    mutating func fill(_ filler: inout Filler) {
        regions = filler.messages()
    }
}

extension LiveKit.RegionInfo: Fillable {
    mutating func fill(_ filler: inout Filler) {
        region = filler.string()
        url = filler.string()
        distance = filler.int64()
    }
}

extension LiveKit.SubscriptionResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
        err = filler.enumeration()
    }
}

extension LiveKit.RequestResponse: Fillable {
    mutating func fill(_ filler: inout Filler) {
        requestId = filler.uint32()
        reason = filler.enumeration()
        message = filler.string()
        switch filler.choice(8) {
        case 0: request = .trickle(filler.message())
        case 1: request = .addTrack(filler.message())
        case 2: request = .mute(filler.message())
        case 3: request = .updateMetadata(filler.message())
        case 4: request = .updateAudioTrack(filler.message())
        case 5: request = .updateVideoTrack(filler.message())
        case 6: request = .publishDataTrack(filler.message())
        default: request = .unpublishDataTrack(filler.message())
        }
    }
}

extension LiveKit.TrackSubscribed: Fillable {
    mutating func fill(_ filler: inout Filler) {
        trackSid = filler.string()
    }
}

extension LiveKit.ConnectionSettings: Fillable {
    mutating func fill(_ filler: inout Filler) {
        autoSubscribe = filler.bool()
        adaptiveStream = filler.bool()
        subscriberAllowPause = filler.sometimes { $0.bool() }
        disableIceLite = filler.bool()
        autoSubscribeDataTrack = filler.sometimes { $0.bool() }
    }
}

extension LiveKit.JoinRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        clientInfo = filler.sometimes { $0.message() }
        connectionSettings = filler.sometimes { $0.message() }
        metadata = filler.string()
        participantAttributes = filler.map()
        addTrackRequests = filler.messages()
        publisherOffer = filler.sometimes { $0.message() }
        reconnect = filler.bool()
        reconnectReason = filler.enumeration()
        participantSid = filler.string()
        syncState = filler.sometimes { $0.message() }
    }
}

extension LiveKit.WrappedJoinRequest: Fillable {
    mutating func fill(_ filler: inout Filler) {
        compression = filler.enumeration()
        joinRequest = filler.bytes()
    }
}

extension LiveKit.MediaSectionsRequirement: Fillable {
    mutating func fill(_ filler: inout Filler) {
        numAudios = filler.uint32()
        numVideos = filler.uint32()
    }
}

extension LiveKit.WebhookEvent: Fillable {
    mutating func fill(_ filler: inout Filler) {
        event = filler.string()
        room = filler.sometimes { $0.message() }
        participant = filler.sometimes { $0.message() }
        id = filler.string()
        createdAt = filler.int64()
        track = filler.sometimes { $0.message() }
        numDropped = filler.int32()
        roomEndReason = filler.enumeration()
        blockedPair = filler.sometimes { $0.message() }
    }
}

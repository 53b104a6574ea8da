import LiveKitProtocol
import Testing

/// Bytes worked out by hand from the protocol's tables: tag (number × 8 + wire type), length, value.
@Suite struct FieldNumberTests {
    @Test func `requests have their numbers`() {
        func wire(_ message: LiveKit.SignalRequest.Message) -> [UInt8] {
            var request = LiveKit.SignalRequest()
            request.message = message
            return request.wire()
        }
        #expect(wire(.offer(.init())) == bytes("0a00"))
        #expect(wire(.answer(.init())) == bytes("1200"))
        #expect(wire(.trickle(.init())) == bytes("1a00"))
        #expect(wire(.addTrack(.init())) == bytes("2200"))
        #expect(wire(.mute(.init())) == bytes("2a00"))
        #expect(wire(.subscription(.init())) == bytes("3200"))
        #expect(wire(.trackSetting(.init())) == bytes("3a00"))
        #expect(wire(.leave(.init())) == bytes("4200"))
        #expect(wire(.updateLayers(.init())) == bytes("5200"))
        #expect(wire(.subscriptionPermission(.init())) == bytes("5a00"))
        #expect(wire(.syncState(.init())) == bytes("6200"))
        #expect(wire(.simulate(.init())) == bytes("6a00"))
        #expect(wire(.ping(1)) == bytes("7001"))
        #expect(wire(.updateMetadata(.init())) == bytes("7a00"))
        #expect(wire(.pingReq(.init())) == bytes("820100"))
        #expect(wire(.updateAudioTrack(.init())) == bytes("8a0100"))
        #expect(wire(.updateVideoTrack(.init())) == bytes("920100"))
        #expect(wire(.publishDataTrackRequest(.init())) == bytes("9a0100"))
    }

    @Test func `responses have their numbers`() {
        func wire(_ message: LiveKit.SignalResponse.Message) -> [UInt8] {
            var response = LiveKit.SignalResponse()
            response.message = message
            return response.wire()
        }
        #expect(wire(.join(.init())) == bytes("0a00"))
        #expect(wire(.answer(.init())) == bytes("1200"))
        #expect(wire(.offer(.init())) == bytes("1a00"))
        #expect(wire(.trickle(.init())) == bytes("2200"))
        #expect(wire(.update(.init())) == bytes("2a00"))
        #expect(wire(.trackPublished(.init())) == bytes("3200"))
        #expect(wire(.leave(.init())) == bytes("4200"))
        #expect(wire(.mute(.init())) == bytes("4a00"))
        #expect(wire(.speakersChanged(.init())) == bytes("5200"))
        #expect(wire(.roomUpdate(.init())) == bytes("5a00"))
        #expect(wire(.connectionQuality(.init())) == bytes("6200"))
        #expect(wire(.subscriptionPermissionUpdate(.init())) == bytes("7a00"))
        #expect(wire(.refreshToken("t")) == bytes("82010174"))
        #expect(wire(.trackUnpublished(.init())) == bytes("8a0100"))
        #expect(wire(.pong(0)) == bytes("900100"))
        #expect(wire(.reconnect(.init())) == bytes("9a0100"))
        #expect(wire(.pongResp(.init())) == bytes("a20100"))
        #expect(wire(.subscriptionResponse(.init())) == bytes("aa0100"))
        #expect(wire(.requestResponse(.init())) == bytes("b20100"))
        #expect(wire(.trackSubscribed(.init())) == bytes("ba0100"))
        #expect(wire(.roomMoved(.init())) == bytes("c20100"))
        #expect(wire(.mediaSectionsRequirement(.init())) == bytes("ca0100"))
        #expect(wire(.subscribedAudioCodecUpdate(.init())) == bytes("d20100"))
    }

    @Test func `the join response has its numbers`() {
        var join = LiveKit.JoinResponse()
        join.room = .init()
        join.room?.sid = "RM_"
        join.participant = .init()
        join.participant?.sid = "PA_"
        join.participant?.state = .joined
        join.otherParticipants = [.init()]
        join.serverVersion = "1"
        join.iceServers = [.init()]
        join.iceServers[0].urls = ["u"]
        join.subscriberPrimary = true
        join.pingTimeout = 15
        join.pingInterval = 5
        join.serverInfo = .init()
        join.serverInfo?.version = "1"
        join.serverInfo?.protocol = 17
        join.sifTrailer = [0xff]
        join.fastPublish = true
        #expect(
            join.wire()
                == bytes(
                    """
                    0a05 0a03524d5f 1207 0a0350415f 1801 1a00 220131 2a03 0a0175 3001 500f 5805
                    6205 120131 1811 6a01ff 7801
                    """))
    }

    @Test func `participants and tracks have their numbers`() {
        var participant = LiveKit.ParticipantInfo()
        participant.identity = "i"
        participant.tracks = [.init()]
        participant.tracks[0].sid = "T"
        participant.tracks[0].source = .microphone
        participant.tracks[0].mimeType = "m"
        participant.tracks[0].audioFeatures = [.stereo, .noDtx]
        participant.joinedAt = 300
        participant.version = 2
        participant.permission = .init()
        participant.permission?.canPublishSources = [.microphone, .screenShareAudio]
        participant.isPublisher = true
        participant.kind = .agent
        participant.attributes = ["b": "2", "a": ""]
        participant.disconnectReason = .agentError
        #expect(
            participant.wire()
                == bytes(
                    """
                    120169 220d 0a0154 4802 5a016d 9a01020001 30ac02 5002 5a04 4a020204 6801 7004
                    7a05 0a01611200 7a06 0a0162120132 800110
                    """))
    }

    @Test func `small messages have their numbers`() {
        var description = LiveKit.SessionDescription()
        description.type = "offer"
        description.sdp = "v"
        description.id = 7
        description.midToTrackId = ["0": "T"]
        #expect(description.wire() == bytes("0a056f66666572 120176 1807 2206 0a0130 120154"))
        var trickle = LiveKit.TrickleRequest()
        trickle.candidateInit = "{}"
        trickle.target = .subscriber
        trickle.final = true
        #expect(trickle.wire() == bytes("0a027b7d 1001 1801"))
        var leave = LiveKit.LeaveRequest()
        leave.canReconnect = true
        leave.reason = .duplicateIdentity
        leave.action = .reconnect
        #expect(leave.wire() == bytes("0801 1002 1802"))
        var speaker = LiveKit.SpeakerInfo()
        speaker.sid = "P"
        speaker.level = 0.5
        speaker.active = true
        #expect(speaker.wire() == bytes("0a0150 150000003f 1801"))
        var answer = LiveKit.RequestResponse()
        answer.requestId = 3
        answer.reason = .notAllowed
        answer.message = "m"
        answer.request = .mute(.init())
        #expect(answer.wire() == bytes("0803 1002 1a016d 3200"))
    }

    @Test func `data packets have their numbers, oneof members in order with the others`() {
        var packet = LiveKit.DataPacket()
        packet.kind = .lossy
        var user = LiveKit.UserPacket()
        user.payload = [1, 2]
        user.topic = ""
        user.nonce = [9]
        packet.value = .user(user)
        packet.participantIdentity = "i"
        packet.destinationIdentities = ["d"]
        packet.sequence = 200
        packet.participantSid = "P"
        #expect(
            packet.wire() == bytes("0801 1209 12020102 2200 5a0109 220169 2a0164 8001c801 8a010150"))
        packet.value = .encryptedPacket(.init())
        #expect(packet.wire() == bytes("0801 220169 2a0164 8001c801 8a010150 920100"))
    }

    @Test func `room service, webhook and policy messages have their numbers`() {
        var remove = LiveKit.RoomParticipantIdentity()
        remove.room = "r"
        remove.identity = "i"
        remove.revokeTokenTs = 1
        #expect(remove.wire() == bytes("0a0172 120169 1801"))
        var data = LiveKit.SendDataRequest()
        data.data = [7]
        data.kind = .lossy
        data.destinationSids = ["s"]
        data.topic = "t"
        data.destinationIdentities = ["i"]
        #expect(data.wire() == bytes("120107 1801 220173 2a0174 320169"))
        var event = LiveKit.WebhookEvent()
        event.event = "e"
        event.id = "E"
        event.createdAt = 1
        event.blockedPair = .init()
        #expect(event.wire() == bytes("0a0165 320145 3801 c23e00"))
        var policy = QuartetAPI.SetRoomPolicyRequest()
        policy.room = "r"
        policy.capacity = 0
        policy.locked = true
        #expect(policy.wire() == bytes("0a0172 1000 1801"))
    }

    @Test func `lengths from 128 bytes on take more than one byte`() {
        var description = LiveKit.SessionDescription()
        var request = LiveKit.SignalRequest()
        for (count, prefix) in [
            (124, "0a7e 127c"), (125, "0a7f 127d"), (126, "0a8001 127e"), (127, "0a8101 127f"),
            (128, "0a8301 128001"), (20_000, "0aa49c01 12a09c01"),
        ] {
            description.sdp = String(repeating: "v", count: count)
            request.message = .offer(description)
            #expect(request.wire() == bytes(prefix) + [UInt8](repeating: 0x76, count: count))
        }
    }
}

import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

/// Payloads against JSON written by hand, as LiveKit's receivers expect it.
struct WebhookEventTests {
    private let now = UnixTime(milliseconds: 1_800_000_000_999)

    private var room: LiveKit.Room {
        var room = LiveKit.Room()
        room.sid = "RM_1"
        room.name = "lounge"
        room.creationTime = 1_799_999_999
        room.maxParticipants = 4
        room.numParticipants = 2
        return room
    }

    private var participant: LiveKit.ParticipantInfo {
        var participant = LiveKit.ParticipantInfo()
        participant.sid = "PA_1"
        participant.identity = "alice \"A\""
        participant.name = "Älice"
        participant.state = .active
        participant.joinedAt = 1_799_999_999
        return participant
    }

    private func json(_ event: LiveKit.WebhookEvent) -> String {
        String(decoding: event.json(.compact), as: UTF8.self)
    }

    private let roomJSON =
        #"{"sid":"RM_1","name":"lounge","maxParticipants":4,"creationTime":"1799999999","numParticipants":2}"#

    @Test func `a room`() {
        #expect(
            json(LiveKit.WebhookEvent(.roomStarted, id: "EV_1", at: now, room: room))
                == #"{"event":"room_started","room":\#(roomJSON),"id":"EV_1","createdAt":"1800000000"}"#)
        #expect(
            json(LiveKit.WebhookEvent(finished: room, reason: .roomDeleted, id: "EV_2", at: now))
                == #"{"event":"room_finished","room":\#(roomJSON),"id":"EV_2","createdAt":"1800000000","#
                + #""roomEndReason":"ROOM_END_API_DELETE"}"#)
    }

    @Test func `a participant`() {
        #expect(
            json(
                LiveKit.WebhookEvent(.participantJoined, id: "EV_1", at: now, room: room, participant: participant))
                == #"{"event":"participant_joined","room":\#(roomJSON),"#
                + #""participant":{"sid":"PA_1","identity":"alice \"A\"","state":"ACTIVE","#
                + #""joinedAt":"1799999999","name":"Älice"},"id":"EV_1","createdAt":"1800000000"}"#)
    }

    @Test func `a track, with the room and its owner only named`() {
        var track = LiveKit.TrackInfo()
        track.sid = "TR_1"
        track.source = .microphone
        track.muted = true
        #expect(
            json(
                LiveKit.WebhookEvent(
                    .trackMuted, id: "EV_1", at: now, room: room, participant: participant, track: track))
                == #"{"event":"track_muted","room":{"sid":"RM_1","name":"lounge"},"#
                + #""participant":{"sid":"PA_1","identity":"alice \"A\""},"id":"EV_1","createdAt":"1800000000","#
                + #""track":{"sid":"TR_1","muted":true,"source":"MICROPHONE"}}"#)
    }

    @Test func `a pair kept apart`() {
        var pair = QuartetAPI.Block()
        pair.blocker = "alice"
        pair.blocked = "bob"
        #expect(
            json(LiveKit.WebhookEvent(blocked: pair, id: "EV_1", at: now, room: room))
                == #"{"event":"participant_blocked_pair","room":\#(roomJSON),"id":"EV_1","#
                + #""createdAt":"1800000000","blockedPair":{"blocker":"alice","blocked":"bob"}}"#)
    }
}

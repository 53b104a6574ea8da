import LiveKitProtocol
import SFU
import Testing

@testable import Signaling

@Suite struct ControlPlanePromisesTests {
    static func muting() throws -> (Stage, Client, LiveKit.MuteRoomTrackRequest) {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let request = ControlPlaneParticipantCallsTests.mute("alice", alice.publish())
        stage.confirms = false
        return (stage, alice, request)
    }

    @Test func `a worker that does not confirm in time is told about, and its late word is no second answer`() throws {
        let (stage, _, request) = try Self.muting()
        let call = stage.call(.mutePublishedTrack, request)
        stage.advance(.seconds(4))
        #expect(call.response == nil)
        stage.advance(.seconds(1))
        #expect(call.status == 503)
        #expect(call.text == #"{"code":"unavailable","msg":"not confirmed in time; it may still take effect"}"#)
        call.response = nil
        stage.confirm()
        #expect(call.response == nil)
    }

    @Test func `the node wakes up by itself to say that it is late`() throws {
        let (stage, _, request) = try Self.muting()
        stage.call(.mutePublishedTrack, request)
        let due = stage.plane.deadline
        let deadline = try #require(due)
        #expect(deadline <= stage.now.elapsed + Limits.confirmationTimeout)
    }

    @Test func `an asker who is gone is not answered`() throws {
        let (stage, _, request) = try Self.muting()
        let call = stage.call(.mutePublishedTrack, request)
        stage.handle(.closed(call.connection))
        stage.confirm()
        stage.advance(.seconds(6))
        #expect(call.response == nil)
    }

    @Test func `late errors carry the headers that a page needs, too`() throws {
        let (stage, _, request) = try Self.muting()
        let call = stage.open(
            Stage.post(
                "/twirp/livekit.RoomService/MutePublishedTrack", token: stage.apiToken(.admin), "application/json",
                request.json(.twirp), origin: "https://chat.example"))
        stage.advance(.seconds(5))
        #expect(call.response?.headers.map(\.value).contains("https://chat.example") == true)
    }

    @Test func `calls that change nothing in the media path are answered at once`() throws {
        let stage = try Stage()
        stage.join("alice", isConnected: true)
        stage.confirms = false
        let calls = [
            stage.callJSON(.createRoom, #"{"name":"attic"}"#, as: .backend),
            stage.callJSON(.updateRoomMetadata, #"{"room":"lounge","metadata":"m"}"#, as: .admin),
            stage.callJSON(.listParticipants, #"{"room":"lounge"}"#, as: .admin),
            stage.callJSON(.setRoomPolicy, #"{"room":"lounge","locked":true}"#, as: .backend),
        ]
        #expect(calls.map(\.status) == [200, 200, 200, 200])
    }
}

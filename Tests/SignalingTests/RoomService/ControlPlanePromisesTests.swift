import LiveKitProtocol
import RoomPolicy
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

    @Test func `a call is answered when it is in force and saved, whichever comes last`() throws {
        let (stage, _, request) = try Self.muting()
        stage.saves = false
        let call = stage.call(.mutePublishedTrack, request)
        stage.confirm()
        #expect(call.response == nil)
        stage.finishSaving()
        #expect(call.status == 200)

        let lifting = stage.call(
            .mutePublishedTrack,
            LiveKit.MuteRoomTrackRequest.with {
                $0 = request; $0.muted = false
            })
        stage.finishSaving()
        #expect(lifting.response == nil)
        stage.confirm()
        #expect(lifting.status == 200)
    }

    @Test func `a call whose doing was not saved says so, holds all the same, and succeeds once it can be`() throws {
        let stage = try Stage()
        stage.saves = false
        let block = #"{"blocker":"alice","blocked":"bob"}"#
        let first = stage.callJSON(.block, block, as: .backend)
        #expect(first.response == nil)
        stage.finishSaving(false)
        #expect(first.status == 503)
        #expect(
            first.text
                == #"{"code":"unavailable","msg":"not saved: what was done may be lost with the next restart"}"#)
        #expect(stage.stored.blocks.isEmpty)
        #expect(stage.plane.lobby.blockList.blocks.count == 1)

        // There is nothing new in the same call, and still it must not be called done.
        let second = stage.callJSON(.block, block, as: .backend)
        #expect(second.response == nil && stage.batch != nil)
        let third = stage.callJSON(.block, block, as: .backend)
        stage.finishSaving()
        #expect(second.status == 200 && third.status == 200)
        #expect(stage.stored.blocks.count == 1)
        #expect(stage.callJSON(.block, block, as: .backend).status == 200)
        #expect(stage.batch == nil)
    }

    @Test func `calls that leave nothing behind do not mind a store that fails`() throws {
        let stage = try Stage()
        stage.join("alice", isConnected: true)
        stage.saves = false
        stage.callJSON(.block, #"{"blocker":"alice","blocked":"bob"}"#, as: .backend)
        stage.finishSaving(false)
        let calls = [
            stage.callJSON(.updateParticipant, #"{"room":"lounge","identity":"alice","name":"A"}"#, as: .admin),
            stage.callJSON(.sendData, #"{"room":"lounge","data":"aGk=","kind":"RELIABLE"}"#, as: .admin),
            stage.callJSON(.listBlocks, "{}", as: .backend),
            stage.callJSON(.listRooms, "{}", as: .lister),
        ]
        #expect(calls.map(\.status) == [200, 200, 200, 200])
        #expect(stage.join("carol").isUpgraded)
    }

    @Test func `every lasting call waits for the store`() throws {
        let calls: [(APIMethod, String, Stage.Holder)] = [
            (.createRoom, #"{"name":"attic"}"#, .backend),
            (.updateRoomMetadata, #"{"room":"lounge","metadata":"m"}"#, .admin),
            (.removeParticipant, #"{"room":"lounge","identity":"bob","revoke_token_ts":1800000000}"#, .admin),
            (.block, #"{"blocker":"a","blocked":"b"}"#, .backend),
            (.unblock, #"{"blocker":"x","blocked":"y"}"#, .backend),
            (.ban, #"{"room":"lounge","identity":"b"}"#, .backend),
            (.unban, #"{"identity":"x"}"#, .backend),
            (.setRoomPolicy, #"{"room":"lounge","locked":true}"#, .backend),
            (.deleteRoom, #"{"room":"lounge"}"#, .backend),
        ]
        let stage = try Stage()
        stage.join("alice", isConnected: true)
        stage.callJSON(.block, #"{"blocker":"x","blocked":"y"}"#, as: .backend)
        stage.callJSON(.ban, #"{"identity":"x"}"#, as: .backend)
        stage.saves = false
        for (method, body, holder) in calls {
            let call = stage.callJSON(method, body, as: holder)
            #expect(call.response == nil, "\(method)")
            stage.finishSaving()
            #expect(call.status == 200, "\(method)")
        }
        #expect(stage.stored.bans.count == 1 && stage.stored.blocks.count == 1 && stage.stored.rooms.count == 1)
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

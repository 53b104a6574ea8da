import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

@Suite struct ControlPlaneRoomCallsTests {
    static func create(
        _ name: String, _ fill: (inout LiveKit.CreateRoomRequest) -> Void = { _ in }
    ) -> LiveKit.CreateRoomRequest {
        .with {
            $0.name = name
            fill(&$0)
        }
    }

    @Test func `a room is made with what was asked, and defaults for the rest`() throws {
        let stage = try Stage()
        let plain: LiveKit.Room = try stage.result(.createRoom, Self.create("plain"), as: .backend)
        #expect(plain.sid.hasPrefix("RM_"))
        #expect((plain.maxParticipants, plain.emptyTimeout, plain.departureTimeout) == (4, 300, 20))
        #expect(plain.creationTime == stage.now.unix.seconds)
        let asked: LiveKit.Room = try stage.result(
            .createRoom,
            Self.create("asked") {
                $0.maxParticipants = 8
                $0.emptyTimeout = 60
                $0.departureTimeout = 5
                $0.metadata = "m"
            }, as: .backend)
        #expect((asked.maxParticipants, asked.emptyTimeout, asked.departureTimeout, asked.metadata) == (8, 60, 5, "m"))
    }

    @Test func `a room that is there is returned with what is asked explicitly`() throws {
        let stage = try Stage()
        let first: LiveKit.Room = try stage.result(
            .createRoom,
            Self.create("lounge") {
                $0.metadata = "m"
                $0.maxParticipants = 2
            }, as: .backend)
        let alice = stage.join("alice")
        stage.join("bob")
        alice.inbox = []
        let again: LiveKit.Room = try stage.result(
            .createRoom, Self.create("lounge") { $0.maxParticipants = 1 }, as: .backend)
        #expect((again.sid, again.metadata, again.maxParticipants) == (first.sid, "m", 1))
        // Nobody is thrown out, nobody new gets in, and the room is told.
        #expect(stage.room()?.participants.count == 2)
        #expect(stage.join("carol").status == 403)
        #expect(RoomUpdatesTests.rooms(of: alice).map(\.maxParticipants) == [1])
        let same: LiveKit.Room = try stage.result(.createRoom, Self.create("lounge"), as: .backend)
        #expect((same.maxParticipants, same.metadata) == (1, "m"))
    }

    @Test(arguments: [
        (#"{"name":""}"#, 400, "invalid_argument"), (#"{"name":"a\u0007"}"#, 400, "invalid_argument"),
        (#"{"name":"a","max_participants":65}"#, 400, "out_of_range"),
        (#"{"name":"a","max_participants":4294967295}"#, 400, "out_of_range"),
        (#"{"name":"a","max_participants":-1}"#, 400, "malformed"),
        (#"{"name":"a","empty_timeout":4294967295}"#, 400, "out_of_range"),
        (#"{"name":"\#(String(repeating: "x", count: 257))"}"#, 400, "invalid_argument"),
        (#"{"name":"a","metadata":"\#(String(repeating: "x", count: 524_289))"}"#, 400, "invalid_argument"),
    ])
    func `what cannot be a room makes none`(_ body: String, _ status: Int, _ code: String) throws {
        let stage = try Stage()
        let answer = stage.callJSON(.createRoom, body, as: .backend)
        #expect(answer.status == status)
        #expect(answer.text.contains("\"code\":\"\(code)\""))
        #expect(stage.plane.lobby.rooms.isEmpty)
    }

    @Test func `rooms are listed, all or by name`() throws {
        let stage = try Stage()
        for name in ["one", "two", "three"] {
            let _: LiveKit.Room = try stage.result(.createRoom, Self.create(name), as: .backend)
        }
        stage.join("alice", room: "two")
        let all: LiveKit.ListRoomsResponse = try stage.result(.listRooms, LiveKit.ListRoomsRequest(), as: .lister)
        #expect(all.rooms.map(\.name) == ["one", "two", "three"])
        #expect(all.rooms.map(\.numParticipants) == [0, 1, 0])
        let some: LiveKit.ListRoomsResponse = try stage.result(
            .listRooms, LiveKit.ListRoomsRequest.with { $0.names = ["three", "none", "", "three"] }, as: .lister)
        #expect(some.rooms.map(\.name) == ["three"])
    }

    @Test func `a deleted room sends everyone away, and its name is free for another`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        let sid = try #require(alice.joined?.room?.sid)
        let request = LiveKit.DeleteRoomRequest.with { $0.room = "lounge" }
        stage.confirms = false
        let deletion = stage.call(.deleteRoom, request, as: .backend)
        #expect(deletion.response == nil)
        stage.confirm()
        #expect(deletion.status == 200)
        for client in [alice, bob] {
            #expect(client.leave?.reason == .roomDeleted)
            #expect(client.closeCode == 1000)
        }
        #expect(stage.call(.deleteRoom, request, as: .backend).status == 404)
        let next = stage.join("alice")
        #expect(next.joined?.room?.sid != sid)
    }

    @Test func `an empty room's metadata may be changed, an unknown room's not`() throws {
        let stage = try Stage()
        let _: LiveKit.Room = try stage.result(.createRoom, Self.create("lounge"), as: .backend)
        func update(_ metadata: String) -> LiveKit.UpdateRoomMetadataRequest {
            .with {
                $0.room = "lounge"
                $0.metadata = metadata
            }
        }
        let changed: LiveKit.Room = try stage.result(.updateRoomMetadata, update("m"))
        #expect(changed.metadata == "m")
        let cleared: LiveKit.Room = try stage.result(.updateRoomMetadata, update(""))
        #expect(cleared.metadata == "")
        #expect(stage.call(.updateRoomMetadata, update(String(repeating: "x", count: 524_289))).status == 400)
        #expect(try Stage().call(.updateRoomMetadata, update("m")).status == 404)
    }

    @Test func `a node that stops makes no rooms`() throws {
        let stage = try Stage()
        stage.handle(.drain)
        let answer = stage.call(.createRoom, Self.create("late"), as: .backend)
        #expect(answer.status == 503)
        #expect(answer.text == #"{"code":"unavailable","msg":"server is draining"}"#)
    }
}

import LiveKitProtocol
import RoomPolicy
import SeededRandom
import Testing

@testable import Signaling

@Suite struct ControlPlaneAPITests {
    @Test func `what is no call is told before a token is asked for`() throws {
        let stage = try Stage()
        for (path, status) in [
            ("/twirp/livekit.RoomService/None", 404), ("/twirp/livekit.Egress/ListEgress", 501),
            ("/twirp/livekit.RoomService/ListRooms", 401),
        ] {
            #expect(stage.answer(Stage.post(path, token: nil, "application/json", []))?.status == status)
        }
    }

    @Test func `changes stand in the log with their author, looking does not, and no token ever does`() throws {
        let stage = try Stage()
        stage.join("alice")
        stage.forgetLog()
        stage.callJSON(.listParticipants, #"{"room":"lounge"}"#, as: .admin)
        #expect(stage.notes.isEmpty)
        stage.callJSON(.updateParticipant, #"{"room":"lounge","identity":"alice","name":"Al"}"#, as: .admin)
        let note = try #require(stage.notes.first)
        #expect(note.text == "call")
        #expect(
            note.fields.map { "\($0.name)=\($0.value)" } == [
                "call=livekit.RoomService/UpdateParticipant", "key=\(Stage.key)", "room=lounge", "identity=alice",
            ])
        stage.callJSON(.createRoom, "{}", as: .participant)
        #expect(stage.notes.last?.text == "call refused")
        #expect(stage.notes.last?.fields.map(\.value) == ["livekit.RoomService/CreateRoom", "permissions denied"])
    }

    @Test func `what a call names must be a name that there can be`() throws {
        let stage = try Stage()
        stage.join("alice")
        for name in ["", " ", "a\\n", String(repeating: "x", count: 257)] {
            #expect(
                stage.callJSON(.getParticipant, #"{"room":"lounge","identity":"\#(name)"}"#, as: .admin).status == 400)
            #expect(stage.callJSON(.deleteRoom, #"{"room":"\#(name)"}"#, as: .backend).status == 400)
        }
        #expect(stage.callJSON(.deleteRoom, #"{"room":"attic"}"#, as: .backend).status == 404)
    }

    @Test func `nothing that a caller may send stops the node`() throws {
        let stage = try Stage()
        stage.join("alice", isConnected: true).publish()
        var random = SeededGenerator(4)
        let bodies = APIMethod.allCases.map { CallAuthorizationTests.body(of: $0, track: "TR_x") }
        for _ in 0..<2_000 {
            guard let method = APIMethod.allCases.randomElement(using: &random),
                var body = bodies.randomElement(using: &random).map({ Array($0.utf8) })
            else { return }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                body[Int.random(in: body.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let isJSON = Bool.random(using: &random)
            let call = stage.open(
                Stage.post(
                    "/twirp/\(method.rawValue)", token: stage.apiToken(isJSON ? .admin : .backend),
                    isJSON ? "application/json" : "application/protobuf", body))
            if call.response == nil { stage.advance(.seconds(2)) }
            #expect([200, 400, 401, 404, 408, 412, 501].contains(call.status), "\(method): \(call.text)")
        }
    }
}

import LiveKitProtocol
import Testing

@testable import Signaling

@Suite struct TwirpTests {
    static let json = "application/json"

    static func ask(
        _ path: String, method: String = "POST", _ contentType: String = json, body: String = "{}",
        as holder: Stage.Holder = .backend, origin: String? = nil
    ) throws -> HTTPResponse {
        let stage = try Stage()
        let request = Stage.post(
            path, token: stage.apiToken(holder), contentType, Array(body.utf8), method: method, origin: origin)
        return try #require(stage.answer(request))
    }

    static func text(_ response: HTTPResponse) -> String { String(decoding: response.body, as: UTF8.self) }
    static func header(_ response: HTTPResponse, _ name: String) -> String? {
        response.headers.first { $0.name == name }?.value
    }

    struct Route: Sendable {
        var path: String
        var method = "POST"
        var contentType = TwirpTests.json
        var status: Int
        var body: String
    }

    static let wrong = [
        Route(
            path: "/twirp/livekit.RoomService/CreateRoom", method: "GET", status: 404,
            body: #"{"code":"bad_route","msg":"unsupported method \"GET\" (only POST is allowed)"}"#),
        Route(
            path: "/twirp/livekit.RoomService/CreateRoom", method: "PUT", status: 404,
            body: #"{"code":"bad_route","msg":"unsupported method \"PUT\" (only POST is allowed)"}"#),
        Route(
            path: "/twirp/livekit.RoomService/CreateRoom", contentType: "text/plain", status: 404,
            body: #"{"code":"bad_route","msg":"unexpected Content-Type: \"text/plain\""}"#),
        Route(
            path: "/twirp/livekit.RoomService/createRoom", status: 404,
            body: #"{"code":"bad_route","msg":"no handler for path \"/twirp/livekit.RoomService/createRoom\""}"#),
        Route(
            path: "/twirp/livekit.RoomService", status: 404,
            body: #"{"code":"bad_route","msg":"no handler for path \"/twirp/livekit.RoomService\""}"#),
        Route(
            path: "/twirp/livekit.RoomService/CreateRoom/", status: 404,
            body: #"{"code":"bad_route","msg":"no handler for path \"/twirp/livekit.RoomService/CreateRoom/\""}"#),
        Route(
            path: "/twirp/acme.Service/Do", status: 404,
            body: #"{"code":"bad_route","msg":"no handler for path \"/twirp/acme.Service/Do\""}"#),
        Route(
            path: "/twirp/livekit.Egress/StartRoomCompositeEgress", status: 501,
            body: #"{"code":"unimplemented","msg":"this server does not offer livekit.Egress"}"#),
        Route(
            path: "/twirp/livekit.Ingress/CreateIngress", status: 501,
            body: #"{"code":"unimplemented","msg":"this server does not offer livekit.Ingress"}"#),
        Route(
            path: "/twirp/livekit.SIP/CreateSIPParticipant", status: 501,
            body: #"{"code":"unimplemented","msg":"this server does not offer livekit.SIP"}"#),
        Route(
            path: "/twirp/livekit.AgentDispatchService/CreateDispatch", status: 501,
            body: #"{"code":"unimplemented","msg":"this server does not offer livekit.AgentDispatchService"}"#),
    ]

    @Test(arguments: wrong)
    func `what leads nowhere is answered in Twirp's words`(_ route: Route) throws {
        let response = try Self.ask(route.path, method: route.method, route.contentType)
        #expect(response.status == route.status)
        #expect(Self.text(response) == route.body)
        #expect(Self.header(response, "Content-Type") == "application/json")
    }

    @Test(arguments: [
        "application/json", "application/json;charset=UTF-8", "application/json; charset=utf-8",
        "Application/JSON ; x=y",
    ])
    func `JSON is known by its type, whatever its parameters`(_ contentType: String) throws {
        let response = try Self.ask(
            "/twirp/livekit.RoomService/CreateRoom", contentType, body: #"{"name":"lounge"}"#)
        #expect(response.status == 200)
        #expect(Self.header(response, "Content-Type") == "application/json")
        #expect(Self.text(response).contains(#""name":"lounge""#))
        // Names as in the schema, defaults written out, 64-bit integers as strings.
        #expect(Self.text(response).contains(#""num_participants":0"#))
        #expect(Self.text(response).contains(#""creation_time":"1800000000""#))
    }

    @Test func `protobuf is answered in protobuf, and its errors in JSON`() throws {
        let stage = try Stage()
        let room = stage.call(
            .createRoom, LiveKit.CreateRoomRequest.with { $0.name = "lounge" }, as: .backend)
        #expect(Self.header(try #require(room.response), "Content-Type") == "application/protobuf")
        #expect(try LiveKit.Room(wire: room.response?.body ?? []).name == "lounge")
        let nowhere = stage.call(.deleteRoom, LiveKit.DeleteRoomRequest.with { $0.room = "attic" }, as: .backend)
        #expect(nowhere.status == 404)
        #expect(nowhere.text == #"{"code":"not_found","msg":"requested room does not exist"}"#)
        #expect(nowhere.response?.headers.map(\.value) == ["application/json"])
    }

    @Test(arguments: ["", "{", "[]", "null", #"{"name":5}"#, #"{"name":"a"} x"#, "\u{1}"])
    func `JSON that is none is malformed`(_ body: String) throws {
        let response = try Self.ask("/twirp/livekit.RoomService/CreateRoom", body: body)
        #expect(response.status == 400)
        #expect(
            Self.text(response) == #"{"code":"malformed","msg":"the json request could not be decoded"}"#)
    }

    @Test(arguments: [[0x0A], [0x0A, 0x05, 0x41], [0xFF], [0x0A, 0x01, 0xFF], [0x0B]] as [[UInt8]])
    func `protobuf that is none is malformed`(_ body: [UInt8]) throws {
        let stage = try Stage()
        let response = try #require(
            stage.answer(
                Stage.post(
                    "/twirp/livekit.RoomService/CreateRoom", token: stage.apiToken(.backend), "application/protobuf",
                    body)))
        #expect(response.status == 400)
        #expect(
            Self.text(response) == #"{"code":"malformed","msg":"the protobuf request could not be decoded"}"#)
    }

    @Test func `unknown fields are ignored, in either spelling of the known ones`() throws {
        let response = try Self.ask(
            "/twirp/livekit.RoomService/CreateRoom",
            body: #"{"name":"lounge","emptyTimeout":7,"departure_timeout":9,"nobody_knows":{"a":[1,null]}}"#)
        #expect(response.status == 200)
        #expect(Self.text(response).contains(#""empty_timeout":7"#))
        #expect(Self.text(response).contains(#""departure_timeout":9"#))
        let stage = try Stage()
        let unknown: [UInt8] = [0x0A, 0x01, 0x41, 0xFA, 0x3F, 0x02, 0x68, 0x69]
        let protobuf = stage.answer(
            Stage.post(
                "/twirp/livekit.RoomService/CreateRoom", token: stage.apiToken(.backend), "application/protobuf",
                unknown))
        #expect(protobuf?.status == 200)
    }

    @Test func `a path that begins with two slashes is the same path`() throws {
        let response = try Self.ask("//twirp/livekit.RoomService/ListRooms", as: .lister)
        #expect(response.status == 200)
        #expect(Self.text(response) == #"{"rooms":[]}"#)
    }

    @Test func `pages of any origin may ask, and read errors, too`() throws {
        let origin = "https://chat.example"
        for (path, status) in [
            ("/twirp/livekit.RoomService/ListRooms", 401), ("/twirp/livekit.RoomService/CreateRoom", 400),
            ("/twirp/livekit.RoomService/None", 404),
        ] {
            let response = try Self.ask(path, body: #"{"name":""}"#, origin: origin)
            #expect(response.status == status)
            #expect(Self.header(response, "Access-Control-Allow-Origin") == origin)
        }
        let asked = try Self.ask("/twirp/livekit.RoomService/ListRooms", method: "OPTIONS", origin: origin)
        #expect(asked.status == 204)
        #expect(Self.header(asked, "Access-Control-Allow-Methods") == "OPTIONS, HEAD, GET, POST, PATCH, DELETE")
    }

    @Test func `a long path is not repeated in full`() throws {
        let response = try Self.ask("/twirp/" + String(repeating: "x", count: 50_000))
        #expect(response.status == 404)
        #expect(response.body.count < 300)
    }
}

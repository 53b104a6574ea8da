import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

@Suite struct CallAuthorizationTests {
    /// Kinds of token × calls: which of the six may make the call. PROTOCOL.md shows the same table.
    static let matrix = """
        call                                  nobody participant admin adminElsewhere backend lister
        livekit.RoomService/CreateRoom        401    401         401   401            200     401
        livekit.RoomService/ListRooms         401    401         401   401            401     200
        livekit.RoomService/DeleteRoom        401    401         401   401            200     401
        livekit.RoomService/ListParticipants  401    401         200   401            401     401
        livekit.RoomService/GetParticipant    401    401         200   401            401     401
        livekit.RoomService/RemoveParticipant 401    401         200   401            401     401
        livekit.RoomService/MutePublishedTrack 401   401         200   401            401     401
        livekit.RoomService/UpdateParticipant 401    401         200   401            401     401
        livekit.RoomService/UpdateSubscriptions 401  401         200   401            401     401
        livekit.RoomService/SendData          401    401         200   401            401     401
        livekit.RoomService/UpdateRoomMetadata 401   401         200   401            401     401
        livekit.RoomService/PerformRpc        401    401         408   401            401     401
        livekit.RoomService/ForwardParticipant 401   401         501   401            401     401
        livekit.RoomService/MoveParticipant   401    401         501   401            401     401
        quartet.PolicyService/Block           401    401         401   401            200     401
        quartet.PolicyService/Unblock         401    401         401   401            200     401
        quartet.PolicyService/ListBlocks      401    401         401   401            200     401
        quartet.PolicyService/Ban             401    401         401   401            200     401
        quartet.PolicyService/Unban           401    401         401   401            200     401
        quartet.PolicyService/ListBans        401    401         401   401            200     401
        quartet.PolicyService/GetRoomPolicy   401    401         401   401            200     401
        quartet.PolicyService/SetRoomPolicy   401    401         401   401            200     401
        quartet.PolicyService/GetConnectionQuality 401 401       200   401            401     401
        """

    /// A body with which every call succeeds, where its token allows it.
    static func body(of method: APIMethod, track: String) -> String {
        switch method {
        case .createRoom: #"{"name":"lounge"}"#
        case .block, .unblock: #"{"blocker":"yve","blocked":"zoe"}"#
        case .ban, .unban: #"{"room":"lounge","identity":"zoe"}"#
        case .mutePublishedTrack: #"{"room":"lounge","identity":"bob","track_sid":"\#(track)","muted":true}"#
        case .forwardParticipant, .moveParticipant:
            #"{"room":"lounge","identity":"bob","destination_room":"attic"}"#
        case .performRpc: #"{"room":"lounge","destination_identity":"bob","method":"m"}"#
        default: #"{"room":"lounge","identity":"bob"}"#
        }
    }

    @Test func `every call is allowed to exactly those tokens that the table says`() throws {
        let lines = Self.matrix.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let holders = lines[0].dropFirst().map { Stage.Holder(rawValue: $0) }
        #expect(holders == Stage.Holder.allCases)
        #expect(lines.dropFirst().map { $0[0] } == APIMethod.allCases.map(\.rawValue))
        for line in lines.dropFirst() {
            let method = try #require(APIMethod(rawValue: line[0]))
            for (holder, status) in zip(Stage.Holder.allCases, line.dropFirst()) {
                let stage = try Stage()
                stage.join("alice")
                let track = stage.join("bob").publish()
                let before = stage.room()
                let answer = stage.callJSON(method, Self.body(of: method, track: track), as: holder)
                // Nobody answers a remote call here.
                if method == .performRpc { stage.advance(.seconds(2)) }
                #expect(String(answer.status) == status, "\(method) by \(holder): \(answer.text)")
                guard status == "401" else { continue }
                #expect(answer.text == #"{"code":"unauthenticated","msg":"permissions denied"}"#)
                #expect(stage.room()?.participants == before?.participants)
            }
        }
    }

    @Test func `a refused token is told before anybody reads the body`() throws {
        let stage = try Stage()
        for method in APIMethod.allCases {
            #expect(stage.callJSON(method, "not even JSON", as: .participant).status == 401)
        }
    }

    @Test(arguments: [
        ("nonsense", "invalid authorization token"), ("", "invalid authorization token"),
    ])
    func `a token that is none is unauthenticated`(_ token: String, _ sentence: String) throws {
        let stage = try Stage()
        let response = try #require(
            stage.answer(Stage.post("/twirp/livekit.RoomService/ListRooms", token: token, "application/json", [])))
        #expect(response.status == 401)
        #expect(TwirpTests.text(response).contains(#""code":"unauthenticated""#))
        #expect(TwirpTests.text(response).contains(sentence))
        #expect(response.headers.map(\.value) == ["application/json"])
    }

    @Test func `an expired admin is no admin`() throws {
        let stage = try Stage()
        let token = try #require(stage.apiToken(.admin))
        stage.advance(.seconds(3_700))
        let response = stage.answer(
            Stage.post(
                "/twirp/livekit.RoomService/ListParticipants", token: token, "application/json",
                Array(#"{"room":"lounge"}"#.utf8)))
        #expect(response?.status == 401)
    }

    @Test func `a grant without a room moderates none`() throws {
        var grants = Grants()
        grants.roomAdmin = true
        #expect(throws: TwirpError.permissionsDenied) {
            try CallAuthorization.check(grants, for: .listParticipants)
        }
        grants.room = "lounge"
        grants.destinationRoom = "attic"
        #expect(throws: TwirpError.permissionsDenied) {
            try CallAuthorization.check(
                grants, for: .moveParticipant,
                on: LiveKit.MoveParticipantRequest.with {
                    $0.room = "lounge"
                    $0.destinationRoom = "cellar"
                })
        }
    }

    @Test func `a moderator whose tokens were revoked moderates no longer`() throws {
        let stage = try Stage()
        stage.join("bob")
        let token = stage.token("mod") { token in
            token.grants.roomAdmin = true
            token.grants.room = "lounge"
        }
        let request = Stage.post(
            "/twirp/livekit.RoomService/ListParticipants", token: token, "application/json",
            Array(#"{"room":"lounge"}"#.utf8))
        #expect(stage.answer(request)?.status == 200)
        let revocation = LiveKit.RoomParticipantIdentity.with {
            $0.room = "lounge"
            $0.identity = "mod"
            $0.revokeTokenTs = stage.now.unix.seconds + 1
        }
        #expect(stage.call(.removeParticipant, revocation).status == 200)
        #expect(stage.answer(request)?.status == 401)
    }
}

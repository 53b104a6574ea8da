import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

@testable import Signaling

/// Calls of the API, as server SDKs make them.
extension Stage {
    /// What a token may be for.
    enum Holder: String, CaseIterable {
        case nobody, participant, admin, adminElsewhere, backend, lister
    }

    func apiToken(_ holder: Holder, room: String = "lounge") -> String? {
        guard holder != .nobody else { return nil }
        return token("", room: "") { token in
            token.grants = Grants()
            switch holder {
            case .nobody: break
            case .participant:
                token.identity = "alice"
                token.grants = .join(room: room)
            case .admin: (token.grants.roomAdmin, token.grants.room) = (true, room)
            case .adminElsewhere: (token.grants.roomAdmin, token.grants.room) = (true, "elsewhere")
            case .backend: token.grants.roomCreate = true
            case .lister: token.grants.roomList = true
            }
            token.grants.video = true
            if holder == .admin { token.grants.destinationRoom = "attic" }
        }
    }

    static func post(
        _ path: String, token: String?, _ contentType: String, _ body: [UInt8], method: String = "POST",
        origin: String? = nil
    ) -> HTTPRequest {
        var headers = [(name: "content-type", value: contentType)]
        if let token { headers.append((name: "authorization", value: "Bearer \(token)")) }
        if let origin { headers.append((name: "origin", value: origin)) }
        return HTTPRequest(method: method, path: path, headers: headers, body: body)
    }

    /// What a request is answered at once.
    func answer(_ request: HTTPRequest) -> HTTPResponse? { open(request).response }

    /// A call in JSON; its answer may come later.
    @discardableResult
    func callJSON(_ method: APIMethod, _ json: String, as holder: Holder) -> Client {
        open(Self.post("/twirp/\(method.rawValue)", token: apiToken(holder), "application/json", Array(json.utf8)))
    }

    /// A call in protobuf.
    @discardableResult
    func call(_ method: APIMethod, _ message: some ProtocolMessage, as holder: Holder = .admin) -> Client {
        open(
            Self.post("/twirp/\(method.rawValue)", token: apiToken(holder), "application/protobuf", message.wire()))
    }

    /// A call in protobuf and its answer, which must be a success and have come at once.
    func result<Response: ProtocolMessage>(
        _ method: APIMethod, _ message: some ProtocolMessage, as holder: Holder = .admin
    ) throws -> Response {
        let client = call(method, message, as: holder)
        guard client.status == 200 else { throw Failure(sentence: "\(client.status) \(client.text)") }
        return try Response(wire: client.response?.body ?? [])
    }

    struct Failure: Error { let sentence: String }
}

extension Client {
    /// Somebody as this client's user sees them now; nil when they are gone.
    func seen(_ sid: String) -> LiveKit.ParticipantInfo? {
        let told = (self.joined?.otherParticipants ?? []) + self.updates
        return told.last { $0.sid == sid }.flatMap { $0.state == .disconnected ? nil : $0 }
    }
}

extension ProtocolMessage {
    /// A message with some fields set.
    static func with(_ fill: (inout Self) -> Void) -> Self {
        var message = Self()
        fill(&message)
        return message
    }
}

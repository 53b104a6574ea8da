import LiveKitProtocol
import Signaling
import TokenAuth

/// The chat backend beside the server: it is told what happens, and asks who is there. It has a source of chance of its
/// own, so that a seed's people do the same with it and without it.
extension World {
    static let backendURL = "http://backend.example/webhooks"

    /// A webhook is on its way: it arrives or not, and so does its answer.
    func deliver(_ id: DeliveryID, _ request: WebhookRequest) {
        let fate: UInt64 = isHealed ? 0 : backendRandom.next() % 10
        let outcome: DeliveryOutcome =
            switch fate {
            case 0..<6: .answered(200)
            case 6: .answered(503)
            case 7: .unanswered("lost")
            default: .unreachable("away")
            }
        if fate < 6 || fate == 7 { report(WebhookChecker.rule, webhookChecker.received(request.body)) }
        let bound: UInt64 = isHealed ? Self.second / 10 : 2 * Self.second
        let delay = backendRandom.next() % bound
        queue.plan(.signal, at: now + delay, index: signals.put(.delivered(id, outcome)))
    }

    /// Asks who is in a room; the answer comes at once.
    func askWhoIsThere() {
        let room = Int(backendRandom.next() % UInt64(plan.rooms))
        var token = AccessToken(apiKey: Self.key, expiresAt: moment.unix.adding(seconds: 60))
        token.grants.video = true
        token.grants.roomAdmin = true
        token.grants.room = "room\(room)"
        let text = TokenSigner(key: Self.key, secret: Self.secret).sign(token)
        var request = LiveKit.ListParticipantsRequest()
        request.room = token.grants.room
        roomByCall[UInt64(visitByConnection.count)] = room
        let connection = ConnectionID(UInt64(visitByConnection.count))
        visitByConnection.append(-1)
        let call = HTTPRequest(
            method: "POST", path: "/twirp/livekit.RoomService/ListParticipants",
            headers: [("authorization", "Bearer \(text)"), ("content-type", "application/protobuf")],
            body: request.wire())
        plane.handle(.request(connection, call), at: moment, into: &effects)
        settlePlane()
        if roomByCall[connection.rawValue] != nil { report(ListChecker.rule, "a call was not answered") }
    }

    /// The answer to the backend's call; false: it is for a client.
    func isAnswer(on connection: ConnectionID, _ response: HTTPResponse) -> Bool {
        guard let room = roomByCall.removeValue(forKey: connection.rawValue) else { return false }
        listCount += 1
        switch response.status {
        case 200:
            guard let answer = try? LiveKit.ListParticipantsResponse(wire: response.body) else {
                report(ListChecker.rule, "an answer that cannot be read")
                break
            }
            report(ListChecker.rule, listChecker.check(answer.participants, room: room, truth))
        case 404: report(ListChecker.rule, listChecker.check([], room: room, truth))
        default: report(ListChecker.rule, "a call was answered \(response.status)")
        }
        return true
    }
}

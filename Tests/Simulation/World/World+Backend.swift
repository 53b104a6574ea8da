import Caller
import LiveKitProtocol
import SeededRandom
import Signaling
import TokenAuth

/// The chat backend beside the server: it is told what happens, asks who is there, and moderates. It has a source of
/// chance of its own, so that a seed's people do the same with it and without it.
extension World {
    static let backendURL = "http://backend.example/webhooks"

    /// What a call under way was for.
    enum Call {
        case list(room: Int)
        case order(Orders.Subject, number: Int)
    }

    // MARK: What it is told

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

    // MARK: What it asks

    /// Asks who is in a room; the answer comes at once.
    func askWhoIsThere() {
        let room = Int(backendRandom.next() % UInt64(plan.rooms))
        var request = LiveKit.ListParticipantsRequest()
        request.room = "room\(room)"
        let number = call("livekit.RoomService/ListParticipants", request, room: request.room, for: .list(room: room))
        if calls[number] != nil { report(ListChecker.rule, "a call was not answered") }
    }

    /// What the plan says that somebody orders, from the backend or at the client itself.
    func giveOrder(_ number: Int) {
        guard let outage = plan.outage else { return }
        switch outage.orders[number] {
        case .mute(let person):
            guard let voice = truth.voices.lastIndex(where: { truth.visits[$0.visit].person == person }) else { return }
            mute(voice, true, of: truth.visits[truth.voices[voice].visit])
        case .block(let one, let other): block(one, other, true)
        case .ownMute(let person):
            guard let voice = truth.voices.last(where: { truth.visits[$0.visit].person == person }) else { return }
            let visit = truth.visits[voice.visit]
            visit.caller.setMuted(voice.cid, true, at: instant, into: &output)
            flush(visit)
        }
    }

    /// Mutes, removes, blocks, or takes it back.
    func moderate() {
        let present = truth.visits.filter { $0.isIn && !$0.isSocketClosed && !$0.sid.isEmpty }
        guard !present.isEmpty else { return }
        let visit = present[pick(present.count)]
        switch pick(10) {
        case 0..<5:
            let voices = truth.voices.indices.filter { number in
                truth.voices[number].visit == visit.number && truth.voices[number].isVisible
                    && truth.voices[number].endedSince == nil
            }
            if !voices.isEmpty { mute(voices[pick(voices.count)], pick(3) > 0, of: visit) }
        case 5: remove(visit)
        default:
            let others = present.filter { $0.room == visit.room && $0.person != visit.person }
            if !others.isEmpty { block(visit.person, others[pick(others.count)].person, pick(2) == 0) }
        }
    }

    private func pick(_ count: Int) -> Int { Int(backendRandom.next() % UInt64(count)) }

    private func mute(_ voice: Int, _ isMuted: Bool, of visit: Visit) {
        var request = LiveKit.MuteRoomTrackRequest()
        request.room = "room\(visit.room)"
        request.identity = truth.identity(of: visit)
        request.trackSid = truth.voices[voice].sid ?? ""
        request.muted = isMuted
        let subject = Orders.Subject.mute(voice: voice)
        if isMuted { truth.orders.silence(visit.person) }
        call(
            "livekit.RoomService/MutePublishedTrack", request, room: request.room,
            for: .order(subject, number: truth.order(subject, isMuted)))
    }

    private func remove(_ visit: Visit) {
        var request = LiveKit.RoomParticipantIdentity()
        request.room = "room\(visit.room)"
        request.identity = truth.identity(of: visit)
        let subject = Orders.Subject.removal(visit: visit.number)
        call(
            "livekit.RoomService/RemoveParticipant", request, room: request.room,
            for: .order(subject, number: truth.order(subject, true)))
    }

    private func block(_ one: Int, _ other: Int, _ isBlocked: Bool) {
        let subject = Orders.Subject.block(of: one, and: other)
        guard case .block(let blocker, let blocked) = subject else { return }
        let number = truth.order(subject, isBlocked)
        let (blockerName, blockedName) = (plan.people[blocker].identity, plan.people[blocked].identity)
        if isBlocked {
            var request = QuartetAPI.BlockRequest()
            (request.blocker, request.blocked) = (blockerName, blockedName)
            call("quartet.PolicyService/Block", request, for: .order(subject, number: number))
        } else {
            var request = QuartetAPI.UnblockRequest()
            (request.blocker, request.blocked) = (blockerName, blockedName)
            call("quartet.PolicyService/Unblock", request, for: .order(subject, number: number))
        }
    }

    @discardableResult
    private func call(
        _ method: String, _ request: some ProtocolMessage, room: String = "", for purpose: Call
    ) -> UInt64 {
        var token = AccessToken(apiKey: Self.key, expiresAt: moment.unix.adding(seconds: 60))
        token.grants.video = true
        token.grants.roomCreate = true
        token.grants.roomAdmin = !room.isEmpty
        token.grants.room = room
        let text = TokenSigner(key: Self.key, secret: Self.secret).sign(token)
        let connection = newConnection(of: -1)
        let number = connection.rawValue
        calls[number] = purpose
        tell("the backend asks \(method) \(request)")
        let question = HTTPRequest(
            method: "POST", path: "/twirp/" + method,
            headers: [("authorization", "Bearer \(text)"), ("content-type", "application/protobuf")],
            body: request.wire())
        plane.handle(.request(connection, question), at: moment, into: &effects)
        settlePlane()
        return number
    }

    /// The answer to the backend's call; false: it is for a client.
    func isAnswer(on connection: ConnectionID, _ response: HTTPResponse) -> Bool {
        guard let purpose = calls.removeValue(forKey: connection.rawValue) else { return false }
        tell("the backend is answered \(response.status)")
        switch purpose {
        case .list(let room): listed(response, room: room)
        case .order(let subject, let number):
            // Who is gone meanwhile can neither be muted nor removed, and no moderator lifts what the owner muted.
            let expected = [200, 404, 412] + (plan.storeFailures > 0 ? [503] : [])
            if !expected.contains(response.status) {
                report(ListChecker.rule, "an order is answered \(response.status)")
            }
            if response.status == 200 {
                orderCount += 1
                truth.orders.acknowledge(subject, number, at: now)
            }
        }
        return true
    }

    private func listed(_ response: HTTPResponse, room: Int) {
        listCount += 1
        switch response.status {
        case 200:
            guard let answer = try? LiveKit.ListParticipantsResponse(wire: response.body) else {
                return report(ListChecker.rule, "an answer that cannot be read")
            }
            report(ListChecker.rule, listChecker.check(answer.participants, room: room, truth))
        case 404: report(ListChecker.rule, listChecker.check([], room: room, truth))
        default: report(ListChecker.rule, "a call is answered \(response.status)")
        }
    }
}

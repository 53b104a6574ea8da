import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

/// From a request to a seat in a room. There is one call of ``RoomPolicy/Room/admit`` on the node, and it is here.
extension ControlPlane {
    /// Opens a session, or refuses before the upgrade, so that clients of every kind show the reason.
    mutating func join(
        _ request: HTTPRequest, on connection: ConnectionID, at now: Moment, into effects: inout Effects
    ) {
        var token: AccessToken?
        do throws(JoinRefusal) {
            let applicant = try authorize(request, at: now, verified: &token)
            let (client, first) = try introduce(request)
            if client.isReconnecting {
                try resume(applicant, client, on: connection, at: now, into: &effects)
                take(first, on: connection, at: now, into: &effects)
                return
            }
            try checkRoomForMore()
            noteLongLife(of: applicant, at: now, into: &effects)
            try admit(applicant, client, on: connection, at: now, into: &effects)
            take(first, on: connection, at: now, into: &effects)
        } catch {
            tally.refused(error.reason)
            effects.append(.note(error.note(about: token)))
            effects.append(.respond(connection, Self.withCORS(error.response, for: request)))
        }
    }

    /// A token that is good for days outlives many a removal: its issuer is told, in the log.
    private func noteLongLife(of applicant: Applicant, at now: Moment, into effects: inout Effects) {
        let hours = (applicant.token.expiresAt.seconds - now.unix.seconds) / 3600
        guard hours > Limits.tokenHours else { return }
        effects.append(
            .note(
                Note(
                    .warn, "token is good for more than a day",
                    [
                        .init("room", applicant.room.rawValue),
                        .init("identity", applicant.candidate.identity.rawValue), .init("hours", String(hours)),
                    ])))
    }

    /// Answers what a join would: the same checks in the same order, without taking a seat.
    func validate(_ request: HTTPRequest, at now: Moment) -> HTTPResponse {
        var token: AccessToken?
        do throws(JoinRefusal) {
            let applicant = try authorize(request, at: now, verified: &token)
            _ = try introduce(request)
            try checkRoomForMore()
            do throws(Refusal) {
                try lobby.checkAdmission(
                    of: applicant.candidate, to: applicant.room, applicant.roomRequest, at: now.elapsed,
                    unixMilliseconds: now.unix.milliseconds)
            } catch {
                throw .refused(error)
            }
            return .text(200, "success")
        } catch {
            return error.response
        }
    }

    /// What a client says of itself, and asks for at once: in the query, or under `/rtc/v1` in a join request.
    private func introduce(_ request: HTTPRequest) throws(JoinRefusal) -> (ClientDescription, FirstRequests) {
        guard request.path.contains("/rtc/v1") else { return (ClientDescription(query: request), FirstRequests()) }
        guard let text = request.parameter("join_request"), !text.isEmpty else { throw .noJoinRequest }
        guard let joinRequest = LiveKit.JoinRequest(parameter: text) else { throw .badJoinRequest }
        return (ClientDescription(joinRequest), FirstRequests(joinRequest))
    }

    /// The node's own bound. Who resumes has its place, and a full node is no reason to take it.
    private func checkRoomForMore() throws(JoinRefusal) {
        guard sessions.count < Limits.sessions else { throw .overloaded(Limits.sessions) }
    }

    /// Someone whose token is true and allows to join a room.
    struct Applicant {
        var token: AccessToken
        var room: RoomName
        var candidate: Candidate
        /// What the token asks of the room, should this join make it.
        var roomRequest: RoomRequest
    }

    /// - Parameter verified: becomes the token once it is known to be true, so that a refusal can say who was refused.
    private func authorize(
        _ request: HTTPRequest, at now: Moment, verified: inout AccessToken?
    ) throws(JoinRefusal) -> Applicant {
        if isDraining { throw .draining }
        let token = try verify(request, at: now)
        verified = token
        guard token.grants.roomJoin else { throw .permissionsDenied }
        // The room is the token's. Whoever names another as well has the wrong token.
        if let named = request.parameter("room"), !named.isEmpty, named != token.grants.room { throw .otherRoom }
        do throws(Refusal) {
            let identity = try Identity(token.identity)
            let room = try RoomName(token.grants.room)
            // A name that nobody can have blocks nobody; that is no reason to keep its author out.
            let blocks = token.blocks.compactMap { try? Identity($0) }
            return Applicant(
                token: token, room: room,
                candidate: Candidate(
                    identity: identity, name: token.name, metadata: token.metadata,
                    attributes: Attributes(token.attributes.map { ($0.key, $0.value) }),
                    permissions: Permissions(token.grants), blocks: blocks,
                    tokenMadeAt: token.madeAt?.milliseconds),
                roomRequest: RoomRequest(configuration: token.roomConfig))
        } catch {
            throw .refused(error)
        }
    }

    /// The token of a request: the `Authorization` header, or the `access_token` parameter that browsers must use.
    func verify(_ request: HTTPRequest, at now: Moment) throws(JoinRefusal) -> AccessToken {
        let text: String
        if let header = request.header("authorization") {
            guard header.hasPrefix("Bearer ") else { throw .noBearer }
            text = String(header.dropFirst("Bearer ".count))
        } else if let parameter = request.parameter("access_token") {
            text = parameter
        } else {
            throw .permissionsDenied
        }
        do throws(TokenError) {
            return try verifier.verify(text, at: now.unix)
        } catch {
            throw .badToken(error)
        }
    }

    private mutating func admit(
        _ applicant: Applicant, _ client: ClientDescription, on connection: ConnectionID, at now: Moment,
        into effects: inout Effects
    ) throws(JoinRefusal) {
        let id = ParticipantID(mint.identifier("PA_"))
        let newRoom = RoomID(mint.identifier("RM_"))
        let changes: [RoomChange]
        do throws(Refusal) {
            changes = try lobby.admit(
                applicant.candidate, to: applicant.room, as: id, creating: newRoom, applicant.roomRequest,
                at: now.elapsed, unixMilliseconds: now.unix.milliseconds)
        } catch {
            throw .refused(error)
        }
        tally.admitted()
        openSession(applicant, client, as: id, on: connection, at: now)
        effects.append(.upgrade(connection))
        for change in changes { carryOut(change, in: applicant.room, at: now, into: &effects) }
    }

    private mutating func openSession(
        _ applicant: Applicant, _ client: ClientDescription, as id: ParticipantID, on connection: ConnectionID,
        at now: Moment
    ) {
        let worker = workers[workerCarrying(applicant.room)]
        let publisherTransport = nextTransport()
        let publisher = PublisherNegotiation(
            local: mint.credentials(), fingerprint: worker.fingerprint, candidates: worker.candidates,
            sessionID: mint.sessionNumber())
        let subscriberTransport = client.isOneConnection ? publisherTransport : nextTransport()
        let subscriber =
            client.isOneConnection
            ? nil
            : SubscriberNegotiation(
                local: mint.credentials(), fingerprint: worker.fingerprint, candidates: worker.candidates,
                sessionID: mint.sessionNumber())
        let session = Session(
            id: id, identity: applicant.candidate.identity, room: applicant.room, worker: worker.id,
            client: client, token: applicant.token, connection: connection, publisherTransport: publisherTransport,
            subscriberTransport: subscriberTransport, publisher: publisher, subscriber: subscriber,
            isSubscriberPrimary: !client.isOneConnection && client.protocolVersion > 2
                && applicant.candidate.permissions.canSubscribe,
            firstSSRC: mint.ssrc(), at: now)
        session.place = sessions.count
        sessions.append(session)
        sessionsByID[id] = session
        sessionsByConnection[connection] = session
        for transport in session.transports { sessionsByTransport[transport] = session }
        watch(session)
        unsettle(session)
    }

    private mutating func nextTransport() -> TransportID {
        lastTransport &+= 1
        return TransportID(lastTransport)
    }

    /// A room stays with one worker for its life; a new one goes to the worker with the fewest rooms.
    private mutating func workerCarrying(_ room: RoomName) -> Int {
        if let worker = workersByRoom[room] { return worker }
        let index = roomCounts.indices.min { roomCounts[$0] < roomCounts[$1] } ?? 0
        workersByRoom[room] = index
        roomCounts[index] += 1
        return index
    }
}

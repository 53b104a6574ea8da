import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

/// The API of a node: LiveKit's room service and our policy service. Here a request becomes a call; what each call
/// does stands in `+RoomCalls`, `+ParticipantCalls`, `+DataCalls`, `+RemoteCalls` and `+PolicyCalls`.
extension ControlPlane {
    /// A call whose token is true and allows calls of its kind.
    private struct Call {
        let exchange: APIExchange
        let token: AccessToken
        let body: [UInt8]
        /// What it is about, once its message was read.
        var room = ""
        var identity = ""
    }

    mutating func answerCall(
        _ request: HTTPRequest, path: Substring, on connection: ConnectionID, at now: Moment,
        into effects: inout Effects
    ) {
        do throws(TwirpError) {
            let (method, format) = try Twirp.route(request, path: path)
            let token: AccessToken
            do throws(JoinRefusal) { token = try verify(request, at: now) } catch { throw TwirpError(error) }
            try CallAuthorization.check(token.grants, for: method)
            let exchange = APIExchange(
                connection: connection, method: method, format: format, origin: request.header("origin"))
            var call = Call(exchange: exchange, token: token, body: request.body)
            try carryOut(&call, at: now, into: &effects)
        } catch {
            let name = String(path.dropFirst(Twirp.prefix.count))
            tally.answered(APIMethod(rawValue: name), error.code.status)
            effects.append(
                .note(Note(.info, "call refused", [.init("call", name), .init("reason", error.sentence)])))
            effects.append(.respond(connection, Self.withCORS(error.response, for: request)))
        }
    }

    /// Carries a call out, and answers it once it is true in the media path and on the disk.
    private mutating func carryOut(
        _ call: inout Call, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) {
        let start = effects.list.count
        let changeCount = storeQueue.changeCount
        let response = try response(to: &call, at: now, into: &effects)
        let method = call.exchange.method
        if !method.isReading { note(call, into: &effects) }
        guard let response else { return }
        let workers = workers(commandedSince: start, in: effects, andBy: method.reach, of: call.room)
        let batch = batch(saving: method, since: changeCount, at: now)
        promise(
            call.exchange, call.exchange.success(response), by: workers, savedWith: batch, at: now, into: &effects)
    }

    /// Answers a call, once. What is refused before it is known what it asks is answered where that is found out.
    mutating func answer(_ exchange: APIExchange, _ response: HTTPResponse, into effects: inout Effects) {
        tally.answered(exchange.method, response.status)
        effects.append(.respond(exchange.connection, response))
    }

    /// - Returns: nil if the answer comes later.
    private mutating func response(
        to call: inout Call, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> (any ProtocolMessage)? {
        switch call.exchange.method {
        case .createRoom: return try createRoom(request(of: &call), at: now, into: &effects)
        case .listRooms: return listRooms(try request(of: &call))
        case .deleteRoom: return try deleteRoom(request(of: &call), at: now, into: &effects)
        case .updateRoomMetadata: return try updateRoomMetadata(request(of: &call), at: now, into: &effects)
        case .listParticipants: return try listParticipants(request(of: &call))
        case .getParticipant: return try getParticipant(request(of: &call))
        case .removeParticipant: return try removeParticipant(request(of: &call), at: now, into: &effects)
        case .mutePublishedTrack: return try mutePublishedTrack(request(of: &call), at: now, into: &effects)
        case .updateParticipant: return try updateParticipant(request(of: &call), at: now, into: &effects)
        case .updateSubscriptions: return try updateSubscriptions(request(of: &call), into: &effects)
        case .sendData: return try sendData(request(of: &call), at: now, into: &effects)
        case .performRpc:
            try performRpc(request(of: &call), for: call.exchange, at: now, into: &effects)
            return nil
        case .forwardParticipant, .moveParticipant:
            let _: LiveKit.MoveParticipantRequest = try request(of: &call)
            throw TwirpError(.unimplemented, "participants cannot be moved between rooms by this server")
        case .block: return try block(request(of: &call), at: now, into: &effects)
        case .unblock: return try unblock(request(of: &call), at: now, into: &effects)
        case .listBlocks: return try listBlocks(request(of: &call))
        case .ban: return try ban(request(of: &call), at: now, into: &effects)
        case .unban: return try unban(request(of: &call))
        case .listBans: return try listBans(request(of: &call), at: now)
        case .getRoomPolicy: return try getRoomPolicy(request(of: &call))
        case .setRoomPolicy: return try setRoomPolicy(request(of: &call), at: now, into: &effects)
        case .getConnectionQuality: return try getConnectionQuality(request(of: &call), at: now)
        }
    }

    /// The message of a call, which its token allows.
    private func request<Request: APIRequest>(of call: inout Call) throws(TwirpError) -> Request {
        let request: Request = try Twirp.decode(call.body, as: call.exchange.format)
        try CallAuthorization.check(call.token.grants, for: call.exchange.method, on: request)
        // A moderator who was removed for good moderates no longer.
        if let room = try? RoomName(call.token.grants.room), let identity = try? Identity(call.token.identity),
            lobby.blockList.isRevoked(identity, in: room, madeAt: call.token.madeAt?.milliseconds)
        {
            throw TwirpError(.unauthenticated, Refusal.tokenRevoked.sentence)
        }
        call.room = request.room
        call.identity = request.identity
        return request
    }

    /// The workers whose confirmation a call awaits.
    private func workers(
        commandedSince start: Int, in effects: Effects, andBy reach: APIMethod.Reach, of room: String
    ) -> [WorkerID] {
        var concerned: [WorkerID] = []
        switch reach {
        case .nobody: break
        case .room:
            guard let name = try? RoomName(room), let session = sessions(in: name).first else { break }
            concerned = [session.worker]
        case .everyone: concerned = workers.map(\.id)
        }
        for case .media(let worker, _) in effects.list[start...] where !concerned.contains(worker) {
            concerned.append(worker)
        }
        return concerned
    }

    private func note(_ call: Call, into effects: inout Effects) {
        let fields: [(name: String, value: String)] = [
            ("call", call.exchange.method.rawValue), ("key", call.token.apiKey), ("room", call.room),
            ("identity", call.identity),
        ]
        effects.append(.note(Note(.info, "call", fields.filter { !$0.value.isEmpty }.map { .init($0.name, $0.value) })))
    }

    // MARK: What calls name

    func roomName(_ text: String) throws(TwirpError) -> RoomName {
        do throws(Refusal) { return try RoomName(text) } catch { throw TwirpError(error) }
    }

    func identity(_ text: String) throws(TwirpError) -> Identity {
        do throws(Refusal) { return try Identity(text) } catch { throw TwirpError(error) }
    }

    /// A room that is there.
    func room(_ text: String) throws(TwirpError) -> Room {
        guard let room = lobby.room(named: try roomName(text)) else { throw TwirpError(Refusal.noSuchRoom) }
        return room
    }

    /// Someone who is in a room.
    func member(_ identity: String, of room: String) throws(TwirpError) -> (Participant, Session) {
        guard let participant = try self.room(room).participant(of: try self.identity(identity)),
            let session = sessionsByID[participant.id]
        else { throw TwirpError(Refusal.noSuchParticipant) }
        return (participant, session)
    }

    /// Changes a room that is there; what its rules refuse changes nothing.
    mutating func moderate<Result>(
        _ name: RoomName, _ body: (inout Room) throws(Refusal) -> Result
    ) throws(TwirpError) -> Result {
        do throws(Refusal) { return try change(name, body) } catch { throw TwirpError(error) }
    }
}

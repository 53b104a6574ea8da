import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// The room service's calls about rooms.
extension ControlPlane {
    mutating func createRoom(
        _ request: LiveKit.CreateRoomRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.Room {
        guard !isDraining else { throw TwirpError(.unavailable, JoinRefusal.draining.sentence) }
        let name = try roomName(request.name)
        let id = RoomID(mint.identifier("RM_"))
        let changes: [RoomChange]
        do throws(Refusal) {
            changes = try lobby.create(name, id: id, RoomRequest(request), at: now.elapsed)
        } catch {
            throw TwirpError(error)
        }
        for change in changes { carryOut(change, in: name, at: now, into: &effects) }
        return info(try room(request.name))
    }

    func listRooms(_ request: LiveKit.ListRoomsRequest) -> LiveKit.ListRoomsResponse {
        var response = LiveKit.ListRoomsResponse()
        guard !request.names.isEmpty else {
            response.rooms = lobby.rooms.map { info($0) }
            return response
        }
        var seen: Set<RoomName> = []
        for name in request.names {
            guard let name = try? RoomName(name), let room = lobby.room(named: name), seen.insert(name).inserted
            else { continue }
            response.rooms.append(info(room))
        }
        return response
    }

    mutating func deleteRoom(
        _ request: LiveKit.DeleteRoomRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.DeleteRoomResponse {
        let name = try room(request.room).name
        for change in lobby.close(name, reason: .roomDeleted) {
            carryOut(change, in: name, at: now, into: &effects)
        }
        return LiveKit.DeleteRoomResponse()
    }

    mutating func updateRoomMetadata(
        _ request: LiveKit.UpdateRoomMetadataRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.Room {
        let name = try room(request.room).name
        let change = try moderate(name) { (room) throws(Refusal) in try room.setMetadata(request.metadata) }
        if let change { carryOut(change, in: name, at: now, into: &effects) }
        return info(try room(request.room))
    }

    func info(_ room: Room) -> LiveKit.Room {
        LiveKit.Room(room, createdAt: createdAt[room.name] ?? UnixTime(seconds: 0))
    }

    // MARK: What a room's people are told of it

    /// Tells everyone in a room what it is now.
    mutating func tellRoom(_ name: RoomName, at now: Moment, into effects: inout Effects) {
        guard let room = lobby.room(named: name) else { return }
        roomUpdates.tell(name, RoomUpdates.Figures(room), at: now.elapsed)
        var update = LiveKit.RoomUpdate()
        update.room = info(room)
        for session in sessions(in: name) { send(.roomUpdate(update), to: session, into: &effects) }
    }

    /// Tells rooms their numbers where they have changed and it is time.
    mutating func tellFigures(at now: Moment, into effects: inout Effects) {
        for name in roomUpdates.take(at: now.elapsed) {
            guard let room = lobby.room(named: name), roomUpdates.isNews(RoomUpdates.Figures(room), to: name)
            else { continue }
            tellRoom(name, at: now, into: &effects)
        }
    }

    /// Keeps in step with a room what the API knows of it besides its rules.
    mutating func keepBooks(
        _ change: RoomChange, in room: RoomName, at now: Moment, into effects: inout Effects
    ) {
        switch change {
        case .roomCreated: roomUpdates.tell(room, at: now.elapsed)
        case .roomClosed(let id, _):
            roomUpdates.forget(room)
            nonces[id] = nil
        case .left(let participant, _):
            markFigures(of: room, at: now)
            failRemoteCalls(to: participant.id, into: &effects)
        case .joined, .permitted, .published, .unpublished: markFigures(of: room, at: now)
        default: break
        }
    }

    private mutating func markFigures(of name: RoomName, at now: Moment) {
        guard let room = lobby.room(named: name) else { return }
        if room.participants.count > 1 {
            roomUpdates.mark(name, at: now.elapsed)
        } else {
            // Who is alone knows the numbers from the join, or from who left; where nobody is, nobody is told.
            roomUpdates.tell(name, RoomUpdates.Figures(room), at: now.elapsed)
        }
    }
}

extension RoomUpdates.Figures {
    init(_ room: Room) {
        let visible = room.participants.filter { !$0.permissions.isHidden }
        self.init(
            participants: visible.count, publishers: visible.count { !$0.tracks.isEmpty },
            isRecorded: room.participants.contains { $0.permissions.isRecorder })
    }
}

extension RoomRequest {
    /// What CreateRoom asks; 0 means the default.
    init(_ request: LiveKit.CreateRoomRequest) {
        self.init(
            capacity: Int(request.maxParticipants),
            emptyTimeout: request.emptyTimeout == 0 ? nil : .seconds(Int64(request.emptyTimeout)),
            departureTimeout: request.departureTimeout == 0 ? nil : .seconds(Int64(request.departureTimeout)),
            metadata: request.metadata)
    }
}

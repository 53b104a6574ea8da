import RoomPolicy

/// A lobby with one room, and short words for what happens in it.
struct House {
    static let start = ContinuousClock().now
    static let unix: Int64 = 1_800_000_000_000

    var lobby: Lobby
    let name: RoomName
    var now = House.start
    private var minted = 0

    init(_ settings: LobbySettings = LobbySettings(), capacity: Int = 0) throws {
        lobby = Lobby(settings: settings)
        name = try RoomName("lounge")
        _ = try lobby.create(name, id: RoomID("RM_1"), RoomRequest(capacity: capacity), at: now)
    }

    var room: Room {
        get throws(Refusal) {
            guard let room = lobby[name] else { throw .noSuchRoom }
            return room
        }
    }

    @discardableResult
    mutating func join(
        _ identity: String, _ permissions: Permissions = Permissions(), blocks: [String] = []
    ) throws(Refusal) -> [RoomChange] {
        var blocked: [Identity] = []
        for name in blocks { blocked.append(try Identity(name)) }
        return try join(Candidate(identity: Identity(identity), permissions: permissions, blocks: blocked))
    }

    @discardableResult
    mutating func join(_ candidate: Candidate) throws(Refusal) -> [RoomChange] {
        minted += 1
        return try lobby.admit(
            candidate, to: name, as: ParticipantID("PA_\(minted)"), creating: RoomID("RM_\(minted)"), at: now,
            unixMilliseconds: Self.unix)
    }

    mutating func leave(_ identity: String) throws(Refusal) {
        var room = try self.room
        _ = room.leave(try id(identity), reason: .clientInitiated, at: now)
        lobby[name] = room
    }

    @discardableResult
    mutating func publish(
        _ identity: String, _ source: TrackSource = .microphone, as track: String, isMuted: Bool = false
    ) throws(Refusal) -> Track {
        var room = try self.room
        let request = TrackRequest(id: TrackID(track), source: source, isMuted: isMuted)
        let change = try room.publish(request, by: try id(identity))
        lobby[name] = room
        guard case .published(let track, _) = change else { throw .noSuchTrack }
        return track
    }

    mutating func unpublish(_ identity: String, _ track: String) throws(Refusal) {
        var room = try self.room
        _ = try room.unpublish(TrackID(track), by: try id(identity))
        lobby[name] = room
    }

    @discardableResult
    mutating func setMuted(
        _ identity: String, _ track: String, _ isMuted: Bool, by author: Author
    ) throws(Refusal) -> RoomChange? {
        var room = try self.room
        let change = try room.setMuted(TrackID(track), isMuted, by: author, of: try id(identity))
        lobby[name] = room
        return change
    }

    @discardableResult
    mutating func block(_ blocker: String, _ blocked: String) throws(Refusal) -> [RoomChange] {
        try lobby.block(Block(blocker: Identity(blocker), blocked: Identity(blocked)), at: now).map(\.change)
    }

    @discardableResult
    mutating func unblock(_ blocker: String, _ blocked: String) throws(Refusal) -> [RoomChange] {
        lobby.unblock(try Block(blocker: Identity(blocker), blocked: Identity(blocked)), at: now).map(\.change)
    }

    func id(_ identity: String) throws(Refusal) -> ParticipantID {
        guard let present = try room.participant(of: Identity(identity)) else { throw .noSuchParticipant }
        return present.id
    }

    func hears(_ listener: String, _ speaker: String) throws(Refusal) -> Bool {
        try room.mayHear(id(listener), id(speaker), blockList: lobby.blockList)
    }

    var identities: [String] {
        get throws(Refusal) { try room.participants.map(\.identity.rawValue) }
    }
}

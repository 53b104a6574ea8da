/// The rooms by name, and the blocks and bans that hold in all of them.
///
/// Rooms are kept in an array in an order that depends on what happened alone; the dictionary is for finding only.
public struct Lobby: Sendable {
    /// What the operator decided.
    public let settings: LobbySettings
    /// Blocks, bans and revocations.
    public private(set) var blockList = BlockList()
    /// All open rooms.
    public private(set) var rooms: [Room] = []
    private var indices: [RoomName: Int] = [:]
    /// The rooms that will close by themselves.
    private var closings = Closings()
    /// What has to be remembered of the rooms and was not taken yet.
    var lasting: [LastingChange] = []

    /// No rooms yet.
    public init(settings: LobbySettings = LobbySettings()) {
        self.settings = settings
    }

    /// The room of this name. Setting puts back a room that was changed; the name must be its own.
    public subscript(name: RoomName) -> Room? {
        get { indices[name].map { rooms[$0] } }
        set {
            if let newValue { store(newValue) } else { remove(name) }
        }
    }

    /// The room of this name.
    public func room(named name: RoomName) -> Room? {
        self[name]
    }

    // MARK: Admission

    /// Admits a candidate to a room, making the room first if it is not there and may be made: the one call through
    /// which anybody comes in. A refusal leaves everything as it was, and no room behind.
    /// - Parameters:
    ///   - id: the identifier minted for this stay.
    ///   - roomID: the identifier minted for the room, should it be made.
    ///   - request: what the token asks of the room, should it be made.
    /// - Returns: `roomCreated` if it was made, `left` of the same identity's older stay if there was one, `joined`.
    public mutating func admit(
        _ candidate: Candidate, to name: RoomName, as id: ParticipantID, creating roomID: RoomID,
        _ request: RoomRequest = RoomRequest(), at now: ContinuousClock.Instant, unixMilliseconds: Int64
    ) throws(Refusal) -> [RoomChange] {
        let (room, changes) = try admission(
            of: candidate, to: name, as: id, creating: roomID, request, at: now, unixMilliseconds: unixMilliseconds)
        store(room)
        return changes
    }

    /// Throws what `admit` would throw, and changes nothing.
    public func checkAdmission(
        of candidate: Candidate, to name: RoomName, _ request: RoomRequest = RoomRequest(),
        at now: ContinuousClock.Instant, unixMilliseconds: Int64
    ) throws(Refusal) {
        _ = try admission(
            of: candidate, to: name, as: ParticipantID(""), creating: RoomID(""), request, at: now,
            unixMilliseconds: unixMilliseconds)
    }

    /// Throws if somebody is banned from a room, or its token was revoked: what is asked of a client that resumes,
    /// which has a place and needs none.
    public func checkStanding(
        of candidate: Candidate, in name: RoomName, unixMilliseconds: Int64
    ) throws(Refusal) {
        try blockList.checkStanding(of: candidate, in: name, at: unixMilliseconds)
    }

    private func admission(
        of candidate: Candidate, to name: RoomName, as id: ParticipantID, creating roomID: RoomID,
        _ request: RoomRequest, at now: ContinuousClock.Instant, unixMilliseconds: Int64
    ) throws(Refusal) -> (Room, [RoomChange]) {
        var changes: [RoomChange] = []
        var room: Room
        if let present = self[name] {
            room = present
        } else {
            guard settings.autoCreate else { throw .noSuchRoom }
            room = try newRoom(named: name, id: roomID, request, at: now)
            changes = [.roomCreated(roomID)]
        }
        changes += try room.admit(
            candidate, as: id, blockList: blockList, at: now, unixMilliseconds: unixMilliseconds)
        return (room, changes)
    }

    // MARK: Rooms

    /// Makes a room, or applies to the one that is there what the request asks explicitly.
    /// - Returns: `roomCreated`, or `roomUpdated`, or nothing if nothing changes.
    public mutating func create(
        _ name: RoomName, id: RoomID, _ request: RoomRequest = RoomRequest(), at now: ContinuousClock.Instant
    ) throws(Refusal) -> [RoomChange] {
        guard var room = self[name] else {
            store(try newRoom(named: name, id: id, request, at: now))
            return [.roomCreated(id)]
        }
        try check(request)
        var changes: [RoomChange?] = [
            room.setTimeouts(
                empty: request.emptyTimeout ?? room.emptyTimeout,
                departure: request.departureTimeout ?? room.departureTimeout)
        ]
        if request.capacity > 0 { changes.append(room.setCapacity(request.capacity)) }
        if !request.metadata.isEmpty { changes.append(try room.setMetadata(request.metadata)) }
        store(room)
        return changes.contains(.roomUpdated) ? [.roomUpdated] : []
    }

    /// Closes a room: everybody leaves, and the name is free at once for a new room without any of the old one's state.
    public mutating func close(_ name: RoomName, reason: DepartureReason) -> [RoomChange] {
        guard var room = self[name] else { return [] }
        remove(name)
        return room.close(reason: reason)
    }

    /// The number of places that a request stands for: 0 is the default, more than may be asked is refused.
    public func capacity(asked: Int) throws(Refusal) -> Int {
        guard asked > 0 else { return settings.capacityDefault }
        guard asked <= settings.capacityMax else {
            throw .tooMany(.capacity, count: asked, max: settings.capacityMax)
        }
        return asked
    }

    private func newRoom(
        named name: RoomName, id: RoomID, _ request: RoomRequest, at now: ContinuousClock.Instant
    ) throws(Refusal) -> Room {
        guard rooms.count < settings.roomsMax else {
            throw .tooMany(.rooms, count: rooms.count + 1, max: settings.roomsMax)
        }
        try check(request)
        return Room(
            name: name, id: id, capacity: try capacity(asked: request.capacity),
            emptyTimeout: request.emptyTimeout ?? settings.emptyTimeout,
            departureTimeout: request.departureTimeout ?? settings.departureTimeout, createdAt: now,
            metadata: request.metadata, rules: settings.rules)
    }

    private func check(_ request: RoomRequest) throws(Refusal) {
        _ = try capacity(asked: request.capacity)
        try Room.check(metadata: request.metadata)
        for timeout in [request.emptyTimeout, request.departureTimeout] {
            guard let timeout, timeout > Limits.timeoutMax else { continue }
            throw .tooMany(
                .timeoutSeconds, count: Int(clamping: timeout.components.seconds),
                max: Int(Limits.timeoutMax.components.seconds))
        }
    }

    // MARK: Time

    /// When the next room closes by itself.
    public var deadline: ContinuousClock.Instant? {
        closings.earliest
    }

    /// The rooms whose time is up, the earliest first.
    public func expired(at now: ContinuousClock.Instant) -> [RoomName] {
        closings.due(at: now)
    }

    // MARK: Keeping

    /// The one place where the list changes; its callers follow up in the rooms.
    mutating func mutateBlockList<Result, Failure>(
        _ change: (inout BlockList) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try change(&blockList)
    }

    /// Keeps a room as it is now, and notes what of it has to be remembered.
    private mutating func store(_ room: Room) {
        let record = RoomRecord(room, rules: settings.rules)
        let isKnown = indices[room.name].map { RoomRecord(rooms[$0], rules: settings.rules) == record } ?? false
        if !isKnown { lasting.append(.room(record)) }
        keep(room)
    }

    /// Keeps a room as it is now.
    mutating func keep(_ room: Room) {
        if let index = indices[room.name] {
            rooms[index] = room
        } else {
            indices[room.name] = rooms.count
            rooms.append(room)
        }
        closings.set(room.deadline, for: room.name)
    }

    /// The last room moves into the gap: constant time, and still an order that only history decides.
    private mutating func remove(_ name: RoomName) {
        guard let index = indices.removeValue(forKey: name) else { return }
        lasting.append(.roomGone(rooms[index].name))
        let last = rooms.removeLast()
        if index < rooms.count {
            rooms[index] = last
            indices[last.name] = index
        }
        closings.set(nil, for: name)
    }
}

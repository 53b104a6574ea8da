import RoomPolicy
import Testing

@Suite struct LobbyTests {
    private func admit(
        _ identity: String, to name: String, in lobby: inout Lobby, _ request: RoomRequest = RoomRequest(),
        at now: ContinuousClock.Instant = House.start
    ) throws(Refusal) -> [RoomChange] {
        try lobby.admit(
            Candidate(identity: Identity(identity)), to: RoomName(name), as: ParticipantID("PA_\(identity)-\(name)"),
            creating: RoomID("RM_\(identity)"), request, at: now, unixMilliseconds: House.unix)
    }

    // MARK: Making

    @Test func `joining makes the room as the token asks, once`() throws {
        var lobby = Lobby()
        let request = RoomRequest(capacity: 2, emptyTimeout: .seconds(9), departureTimeout: .seconds(8), metadata: "m")
        #expect(try admit("ann", to: "r", in: &lobby, request).first == .roomCreated(RoomID("RM_ann")))
        let room = try #require(lobby.room(named: RoomName("r")))
        #expect(room.capacity == 2 && room.metadata == "m" && room.id == RoomID("RM_ann"))
        #expect(room.emptyTimeout == .seconds(9) && room.departureTimeout == .seconds(8))
        #expect(try admit("bob", to: "r", in: &lobby, RoomRequest(capacity: 9)).count == 1)
        #expect(throws: Refusal.full(taken: 2, capacity: 2)) { try admit("cid", to: "r", in: &lobby) }
    }

    @Test func `without automatic making a room must be there`() throws {
        var settings = LobbySettings()
        settings.autoCreate = false
        var lobby = Lobby(settings: settings)
        #expect(throws: Refusal.noSuchRoom) { try admit("ann", to: "r", in: &lobby) }
        #expect(Refusal.noSuchRoom.sentence == "requested room does not exist")
        _ = try lobby.create(RoomName("r"), id: RoomID("RM_1"), at: House.start)
        #expect(try admit("ann", to: "r", in: &lobby).count == 1)
    }

    @Test func `a refused join leaves no room behind`() throws {
        var lobby = Lobby()
        _ = try lobby.ban(
            Ban(identity: Identity("ann"), room: nil, until: nil), at: House.start, unixMilliseconds: House.unix)
        #expect(throws: Refusal.banned(everywhere: true, until: nil)) { try admit("ann", to: "r", in: &lobby) }
        #expect(lobby.rooms.isEmpty && lobby.deadline == nil)
    }

    @Test func `asking whether one may join changes nothing and answers the same`() throws {
        var house = try House(capacity: 1)
        let ann = Candidate(identity: try Identity("ann"))
        try house.lobby.checkAdmission(of: ann, to: house.name, at: house.now, unixMilliseconds: House.unix)
        #expect(try house.room.participants.isEmpty)
        try house.join("bob")
        #expect(throws: Refusal.full(taken: 1, capacity: 1)) {
            try house.lobby.checkAdmission(of: ann, to: house.name, at: house.now, unixMilliseconds: House.unix)
        }
        let other = try RoomName("other")
        try house.lobby.checkAdmission(of: ann, to: other, at: house.now, unixMilliseconds: House.unix)
        #expect(house.lobby[other] == nil)
    }

    @Test func `what may be asked of a room is bounded, and 0 is the default`() throws {
        var settings = LobbySettings()
        settings.capacityMax = 8
        settings.roomsMax = 2
        var lobby = Lobby(settings: settings)
        #expect(try lobby.capacity(asked: 0) == 4 && lobby.capacity(asked: 8) == 8)
        #expect(throws: Refusal.tooMany(.capacity, count: 9, max: 8)) {
            try admit("ann", to: "r", in: &lobby, RoomRequest(capacity: 9))
        }
        #expect(throws: Refusal.tooMany(.timeoutSeconds, count: 604_801, max: 604_800)) {
            try admit("ann", to: "r", in: &lobby, RoomRequest(emptyTimeout: .seconds(604_801)))
        }
        _ = try admit("ann", to: "r1", in: &lobby)
        _ = try admit("ann", to: "r2", in: &lobby)
        #expect(throws: Refusal.tooMany(.rooms, count: 3, max: 2)) { try admit("ann", to: "r3", in: &lobby) }
        _ = try admit("bob", to: "r2", in: &lobby)
    }

    @Test func `making a room that is there applies what is asked explicitly`() throws {
        var lobby = Lobby()
        let name = try RoomName("r")
        #expect(try lobby.create(name, id: RoomID("RM_1"), at: House.start) == [.roomCreated(RoomID("RM_1"))])
        #expect(try lobby.create(name, id: RoomID("RM_2"), at: House.start) == [])
        let request = RoomRequest(capacity: 6, metadata: "m")
        #expect(try lobby.create(name, id: RoomID("RM_3"), request, at: House.start) == [.roomUpdated])
        #expect(try lobby.create(name, id: RoomID("RM_4"), at: House.start) == [])
        let room = try #require(lobby[name])
        #expect(room.id == RoomID("RM_1") && room.capacity == 6 && room.metadata == "m")
        #expect(throws: Refusal.tooMany(.capacity, count: 65, max: 64)) {
            try lobby.create(name, id: RoomID("RM_5"), RoomRequest(capacity: 65), at: House.start)
        }
    }

    // MARK: Closing

    @Test func `a deleted room is gone at once and a new one knows nothing of it`() throws {
        var house = try House()
        try house.join("ann")
        try house.publish("ann", as: "TR_1")
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        let changes = house.lobby.close(house.name, reason: .roomDeleted)
        #expect(changes.count == 2 && changes.last == .roomClosed(RoomID("RM_1"), .roomDeleted))
        #expect(house.lobby.rooms.isEmpty)
        #expect(house.lobby.close(house.name, reason: .roomDeleted).isEmpty)
        #expect(try house.join("ann").first == .roomCreated(RoomID("RM_2")))
        #expect(try house.publish("ann", as: "TR_2").mutedBy == nil)
    }

    @Test func `deadlines are those of the empty rooms, the earliest first`() throws {
        var lobby = Lobby()
        for (name, seconds) in [("b", 30), ("a", 30), ("c", 10)] {
            let request = RoomRequest(emptyTimeout: .seconds(seconds))
            _ = try lobby.create(RoomName(name), id: RoomID(name), request, at: House.start)
        }
        #expect(lobby.deadline == House.start + .seconds(10))
        #expect(lobby.expired(at: House.start + .seconds(9)).isEmpty)
        #expect(lobby.expired(at: House.start + .seconds(30)).map(\.rawValue) == ["c", "a", "b"])
        _ = try admit("ann", to: "c", in: &lobby)
        #expect(lobby.deadline == House.start + .seconds(30))
        #expect(lobby.expired(at: House.start + .seconds(30)).map(\.rawValue) == ["a", "b"])
    }

    @Test func `rooms are found whatever order they came and went in`() throws {
        var lobby = Lobby()
        var names: [RoomName] = []
        for number in 0..<20 {
            names.append(try RoomName("room-\(number)"))
            _ = try lobby.create(names[number], id: RoomID("RM_\(number)"), at: House.start)
        }
        for number in stride(from: 0, to: 20, by: 3) { _ = lobby.close(names[number], reason: .roomDeleted) }
        for number in 0..<20 {
            #expect(lobby[names[number]]?.id == (number % 3 == 0 ? nil : RoomID("RM_\(number)")))
        }
        #expect(lobby.rooms.count == 13 && lobby.expired(at: House.start + .seconds(300)).count == 13)
    }

    // MARK: Blocks and bans over rooms

    @Test func `a block is told in every room that has both`() throws {
        var lobby = Lobby()
        for room in ["r1", "r2", "r3"] { _ = try admit("ann", to: room, in: &lobby) }
        for room in ["r1", "r3"] { _ = try admit("bob", to: room, in: &lobby) }
        let happenings = try lobby.block(Block(blocker: Identity("ann"), blocked: Identity("bob")), at: House.start)
        #expect(happenings.map(\.room.rawValue) == ["r1", "r3"])
        #expect(happenings[0].change == .blocked(ParticipantID("PA_ann-r1"), ParticipantID("PA_bob-r1")))
    }

    @Test func `a ban removes from the room that it is about, or from all`() throws {
        var lobby = Lobby()
        for room in ["r1", "r2"] { _ = try admit("ann", to: room, in: &lobby) }
        let over = Ban(identity: try Identity("ann"), room: nil, until: House.unix)
        #expect(try lobby.ban(over, at: House.start, unixMilliseconds: House.unix).isEmpty)
        let one = Ban(identity: try Identity("ann"), room: try RoomName("r2"), until: nil)
        #expect(try lobby.ban(one, at: House.start, unixMilliseconds: House.unix).map(\.room.rawValue) == ["r2"])
        #expect(try lobby.ban(one, at: House.start, unixMilliseconds: House.unix).isEmpty)
        let all = Ban(identity: try Identity("ann"), room: nil, until: nil)
        let happenings = try lobby.ban(all, at: House.start, unixMilliseconds: House.unix)
        #expect(happenings.map(\.room.rawValue) == ["r1"])
        guard case .left(_, .removed) = happenings[0].change else {
            Issue.record("\(happenings)")
            return
        }
        #expect(lobby.deadline == House.start + .seconds(20))
        #expect(lobby.unban(try Identity("ann"), from: nil) == true)
        #expect(lobby.unban(try Identity("ann"), from: nil) == false)
        #expect(throws: Refusal.banned(everywhere: false, until: nil)) { try admit("ann", to: "r2", in: &lobby) }
    }
}

import RoomPolicy
import Testing

@Suite struct RoomTests {
    @Test func `a room that nobody joins closes after its empty time`() throws {
        let room = Room(
            name: try RoomName("r"), id: RoomID("RM_r"), emptyTimeout: .seconds(300), createdAt: House.start)
        #expect(room.deadline == House.start + .seconds(300))
        #expect(!room.isExpired(at: House.start + .milliseconds(299_999)))
        #expect(room.isExpired(at: House.start + .seconds(300)))
    }

    @Test func `a room closes after its departure time, counted from the last departure`() throws {
        var house = try House()
        try house.join("ann")
        #expect(try house.room.deadline == nil && !house.room.isExpired(at: house.now + .seconds(1_000_000)))
        house.now += .seconds(1_000)
        try house.leave("ann")
        #expect(try house.room.deadline == house.now + .seconds(20))
        try house.join("bob")
        #expect(try house.room.deadline == nil)
    }

    @Test func `recorders and agents keep no room open, hidden people do`() throws {
        var house = try House()
        try house.join("ann")
        try house.join("tape", Permissions(isRecorder: true))
        try house.join("robot", Permissions(isAgent: true))
        try house.leave("ann")
        #expect(try house.room.deadline == house.now + .seconds(20))
        try house.join("ghost", Permissions(isHidden: true))
        #expect(try house.room.deadline == nil)
    }

    @Test func `leaving takes the tracks along and is told once`() throws {
        var house = try House()
        try house.join("ann")
        try house.publish("ann", as: "TR_1")
        var room = try house.room
        let id = try house.id("ann")
        guard case .left(let participant, .removed)? = room.leave(id, reason: .removed, at: house.now) else {
            Issue.record("not told")
            return
        }
        #expect(participant.track(TrackID("TR_1")) != nil && room.participant(id) == nil)
        #expect(room.leave(id, reason: .removed, at: house.now) == nil)
    }

    @Test func `closing sends everybody away and then is over`() throws {
        var house = try House()
        try house.join("ann")
        try house.join("bob")
        var room = try house.room
        let changes = room.close(reason: .serverShutdown)
        #expect(changes.count == 3 && changes.last == .roomClosed(RoomID("RM_1"), .serverShutdown))
        #expect(room.participants.isEmpty && room.isClosed && room.deadline == nil)
    }
}

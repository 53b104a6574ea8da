import Testing

@testable import RoomPolicy

@Suite struct RoomRecordTests {
    private let start = ContinuousClock().now

    private func record(empty: Duration = .seconds(300), departure: Duration = .seconds(20)) throws -> RoomRecord {
        RoomRecord(
            name: try RoomName("r"), id: RoomID("RM_1"), capacity: 3, emptyTimeout: empty, departureTimeout: departure,
            metadata: "m", isLocked: true, stickyMute: nil, removesOnBlock: true,
            moderatorMutes: [ModeratorMute(identity: try Identity("ann"), source: .microphone)])
    }

    @Test func `a room comes back as it was noted`() throws {
        let record = try record()
        let room = Room(record, rules: RoomRules(), at: start)
        #expect(RoomRecord(room, rules: RoomRules()) == record)
        #expect(room.participants.isEmpty && room.isLocked && room.rules.removesOnBlock && room.rules.stickyMute)
    }

    @Test func `it stays for the longer of its times, so that its people find it again`() throws {
        let short = Room(try record(empty: .seconds(1), departure: .seconds(20)), rules: RoomRules(), at: start)
        #expect(short.deadline == start + .seconds(20))
        let long = Room(try record(empty: .seconds(300), departure: .seconds(0)), rules: RoomRules(), at: start)
        #expect(long.deadline == start + .seconds(300))
    }

    @Test func `where nothing was said of it a room goes by what the operator decides now`() throws {
        var rules = RoomRules()
        rules.stickyMute = false
        let room = Room(try record(), rules: rules, at: start)
        #expect(!room.rules.stickyMute && room.moderatorMutes.isEmpty)
        #expect(RoomRecord(room, rules: rules).stickyMute == nil)
    }

    @Test func `what nobody can have asked for becomes what there can be`() throws {
        var record = try record()
        record.capacity = 0
        #expect(Room(record, rules: RoomRules(), at: start).capacity == 1)
    }
}

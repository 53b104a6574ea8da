import RoomPolicy
import Testing

@Suite struct RoomAdmissionTests {
    // MARK: Capacity

    @Test func `of a hundred at once for four places exactly four come in`() throws {
        var house = try House()
        var refusals: [Refusal] = []
        for number in 0..<100 {
            do throws(Refusal) { try house.join("user-\(number)") } catch { refusals.append(error) }
            #expect(try house.room.participants.count <= 4)
        }
        #expect(try house.room.participants.count == 4)
        #expect(refusals == Array(repeating: .full(taken: 4, capacity: 4), count: 96))
        #expect(refusals[0].sentence == "room is full (4 of 4)")
    }

    @Test func `a place that was given up goes to exactly one`() throws {
        var house = try House(capacity: 2)
        try house.join("ann")
        try house.join("bob")
        try house.leave("ann")
        let admitted = (0..<50).filter { (try? house.join("user-\($0)")) != nil }
        #expect(admitted == [0])
    }

    @Test func `hidden participants and recorders take no place`() throws {
        var house = try House(capacity: 1)
        try house.join("ghost", Permissions(isHidden: true))
        try house.join("tape", Permissions(isRecorder: true))
        try house.join("ann")
        try house.join("ghost-2", Permissions(isHidden: true))
        #expect(throws: Refusal.full(taken: 1, capacity: 1)) { try house.join("robot", Permissions(isAgent: true)) }
        #expect(try house.room.placesTaken == 1)
    }

    // MARK: The same identity twice

    @Test func `the same identity takes over its own place in a full room`() throws {
        var house = try House(capacity: 2)
        try house.join("ann")
        try house.join("bob")
        let older = try house.id("ann")
        let changes = try house.join("ann")
        let newer = try house.id("ann")
        #expect(newer != older)
        guard case .left(let left, .duplicateIdentity) = changes[0], case .joined(let joined) = changes[1] else {
            Issue.record("\(changes)")
            return
        }
        #expect(left.id == older && joined.id == newer && changes.count == 2)
        #expect(try house.identities == ["ann", "bob"])
    }

    @Test func `thirty joins of one identity leave exactly one`() throws {
        var house = try House()
        for _ in 0..<30 { try house.join("ann") }
        #expect(try house.identities == ["ann"])
    }

    @Test func `the late end of an older stay does not harm the newer one`() throws {
        var house = try House()
        try house.join("ann")
        let older = try house.id("ann")
        try house.join("ann")
        var room = try house.room
        let change = room.leave(older, reason: .connectionTimeout, at: House.start)
        #expect(change == nil && room.participants.count == 1)
    }

    @Test func `a hidden participant who comes back visible needs a free place`() throws {
        var house = try House(capacity: 1)
        try house.join("ghost", Permissions(isHidden: true))
        try house.join("ann")
        #expect(throws: Refusal.full(taken: 1, capacity: 1)) { try house.join("ghost") }
        try house.join("ghost", Permissions(isHidden: true))
    }

    @Test func `who has a place keeps it when the capacity is lowered`() throws {
        var house = try House(capacity: 3)
        for name in ["ann", "bob", "cid"] { try house.join(name) }
        var room = try house.room
        #expect(room.setCapacity(1) == .roomUpdated)
        house.lobby[house.name] = room
        try house.join("bob")
        try house.leave("ann")
        #expect(throws: Refusal.full(taken: 2, capacity: 1)) { try house.join("ann") }
    }

    // MARK: Closed and locked

    @Test func `a closed room admits nobody`() throws {
        var house = try House()
        var room = try house.room
        #expect(room.close(reason: .roomDeleted) == [.roomClosed(RoomID("RM_1"), .roomDeleted)])
        #expect(room.close(reason: .roomDeleted) == [])
        house.lobby[house.name] = room
        #expect(throws: Refusal.roomClosed) { try house.join("ann") }
    }

    @Test func `a locked room admits nobody new`() throws {
        var house = try House()
        try house.join("ann")
        var room = try house.room
        #expect(room.setLocked(true) == .roomUpdated)
        #expect(room.setLocked(true) == nil)
        house.lobby[house.name] = room
        #expect(throws: Refusal.roomLocked) { try house.join("bob") }
        try house.join("ann")
        #expect(try house.identities == ["ann"])
    }

    // MARK: Blocks

    @Test(arguments: [("ann", "bob"), ("bob", "ann")])
    func `a block keeps the second out, whoever blocked`(blocker: String, blocked: String) throws {
        var house = try House()
        try house.block(blocker, blocked)
        try house.join("ann")
        #expect(throws: Refusal.blocked) { try house.join("bob") }
        try house.join("cid")
        try house.unblock(blocker, blocked)
        try house.join("bob")
    }

    @Test func `a block of a token holds while its bearer is present`() throws {
        var house = try House()
        try house.join("ann", blocks: ["bob"])
        #expect(throws: Refusal.blocked) { try house.join("bob") }
        try house.leave("ann")
        try house.join("bob")
        #expect(throws: Refusal.blocked) { try house.join("ann", blocks: ["bob"]) }
        try house.join("ann")
        #expect(try house.hears("ann", "bob"))
    }

    @Test func `a block of a token against oneself changes nothing`() throws {
        var house = try House()
        try house.join("ann", blocks: ["ann"])
        try house.join("ann", blocks: ["ann"])
    }

    @Test func `after a block neither may come back while the other is there`() throws {
        var house = try House()
        try house.join("ann")
        try house.join("bob")
        try house.block("ann", "bob")
        #expect(throws: Refusal.blocked) { try house.join("bob") }
        #expect(throws: Refusal.blocked) { try house.join("ann") }
        #expect(try house.identities == ["ann", "bob"])
    }

    @Test func `the refusal does not tell who blocked whom`() {
        #expect(Refusal.blocked.sentence == "cannot join this room")
    }

    // MARK: Bans and revocations

    @Test func `a ban holds until its time`() throws {
        var house = try House()
        let ban = Ban(identity: try Identity("ann"), room: house.name, until: House.unix + 1, reason: "noise")
        _ = try house.lobby.ban(ban, at: house.now, unixMilliseconds: House.unix)
        #expect(throws: Refusal.banned(everywhere: false, until: House.unix + 1)) { try house.join("ann") }
        let changes = try house.lobby.admit(
            Candidate(identity: Identity("ann")), to: house.name, as: ParticipantID("PA_a"), creating: RoomID("RM_a"),
            at: house.now, unixMilliseconds: House.unix + 1)
        #expect(changes.count == 1)
    }

    @Test func `a revoked token does not admit, a newer one does`() throws {
        var house = try House()
        let ann = try Identity("ann")
        #expect(house.lobby.revoke(Revocation(identity: ann, room: house.name, before: 1_000)) == true)
        for madeAt in [nil, 999] as [Int64?] {
            #expect(throws: Refusal.tokenRevoked) { try house.join(Candidate(identity: ann, tokenMadeAt: madeAt)) }
        }
        try house.join(Candidate(identity: ann, tokenMadeAt: 1_000))
    }

    // MARK: Order and form

    @Test func `of several reasons the first in the order is told`() throws {
        var house = try House(capacity: 1)
        try house.join("ann")
        try house.block("ann", "bob")
        _ = try house.lobby.ban(
            Ban(identity: Identity("bob"), room: nil, until: nil), at: house.now, unixMilliseconds: House.unix)
        #expect(throws: Refusal.banned(everywhere: true, until: nil)) { try house.join("bob") }
        #expect(house.lobby.unban(try Identity("bob"), from: nil) == true)
        #expect(throws: Refusal.blocked) { try house.join("bob") }
        try house.unblock("ann", "bob")
        #expect(throws: Refusal.full(taken: 1, capacity: 1)) { try house.join("bob") }
        var room = try house.room
        _ = room.setLocked(true)
        house.lobby[house.name] = room
        #expect(throws: Refusal.roomLocked) { try house.join("bob") }
    }

    @Test func `a refusal changes nothing`() throws {
        var house = try House(capacity: 2)
        try house.join("ann", blocks: ["bob"])
        let before = try house.room.participants
        #expect(throws: Refusal.blocked) { try house.join("bob") }
        let big = String(repeating: "x", count: 257)
        #expect(throws: Refusal.tooLong(.displayName, bytes: 257, max: 256)) {
            try house.join(Candidate(identity: Identity("cid"), name: big))
        }
        #expect(try house.room.participants == before)
    }

    @Test func `what a candidate brings is bounded`() throws {
        var house = try House()
        let ann = try Identity("ann")
        let metadata = String(repeating: "m", count: Limits.metadataBytesMax + 1)
        #expect(throws: Refusal.tooLong(.metadata, bytes: 524_289, max: 524_288)) {
            try house.join(Candidate(identity: ann, metadata: metadata))
        }
        let attributes = Attributes([("k", String(repeating: "v", count: 65_536))])
        #expect(throws: Refusal.tooLong(.attributes, bytes: 65_537, max: 65_536)) {
            try house.join(Candidate(identity: ann, attributes: attributes))
        }
        let blocks = Array(repeating: try Identity("bob"), count: 1_001)
        #expect(throws: Refusal.tooMany(.blocks, count: 1_001, max: 1_000)) {
            try house.join(Candidate(identity: ann, blocks: blocks))
        }
    }
}

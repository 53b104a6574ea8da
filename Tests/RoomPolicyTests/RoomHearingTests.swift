import RoomPolicy
import Testing

@Suite struct RoomHearingTests {
    @Test func `a block in a running room separates the two and nobody else`() throws {
        var house = try House()
        for name in ["ann", "bob", "cid"] { try house.join(name) }
        let ann = try house.id("ann")
        let bob = try house.id("bob")
        #expect(try house.block("bob", "ann") == [.blocked(bob, ann)])
        #expect(try house.block("bob", "ann") == [])
        #expect(try !house.hears("ann", "bob") && !house.hears("bob", "ann"))
        for name in ["ann", "bob"] {
            #expect(try house.hears("cid", name) && house.hears(name, "cid"))
        }
        let room = try house.room
        #expect(!room.mayReceiveData(ann, from: bob, blockList: house.lobby.blockList))
        #expect(!room.mayReceiveData(bob, from: ann, blockList: house.lobby.blockList))
        #expect(try house.unblock("bob", "ann") == [.unblocked(bob, ann)])
        #expect(try house.unblock("bob", "ann") == [])
        #expect(try house.hears("ann", "bob") && house.hears("bob", "ann"))
    }

    @Test func `of two blocks against each other both must be lifted`() throws {
        var house = try House()
        try house.join("ann")
        try house.join("bob")
        try house.block("ann", "bob")
        #expect(try house.block("bob", "ann") == [])
        #expect(try house.unblock("ann", "bob") == [])
        #expect(try !house.hears("ann", "bob"))
        #expect(try house.unblock("bob", "ann").count == 1)
        #expect(try house.hears("ann", "bob"))
    }

    @Test func `lifting a listed block brings nobody together whom a token separates`() throws {
        var house = try House()
        try house.join("bob")
        try house.join("ann")
        try house.block("ann", "bob")
        try house.leave("ann")
        try house.unblock("ann", "bob")
        #expect(throws: Refusal.blocked) { try house.join("ann", blocks: ["bob"]) }
        #expect(throws: Refusal.noSuchParticipant) { try house.hears("ann", "bob") }
    }

    @Test func `where the operator wants it the later comer goes`() throws {
        var settings = LobbySettings()
        settings.rules.removesOnBlock = true
        var house = try House(settings)
        for name in ["ann", "bob", "cid"] { try house.join(name) }
        let changes = try house.block("bob", "ann")
        guard changes.count == 1, case .left(let left, .removed) = changes[0] else {
            Issue.record("\(changes)")
            return
        }
        #expect(left.identity.rawValue == "bob")
        #expect(try house.identities == ["ann", "cid"])
    }

    @Test func `nobody hears themselves, hidden ones or without permission`() throws {
        var house = try House()
        try house.join("ann")
        try house.join("deaf", Permissions(canSubscribe: false))
        try house.join("ghost", Permissions(isHidden: true))
        try house.join("tape", Permissions(isRecorder: true))
        #expect(try !house.hears("ann", "ann") && !house.hears("deaf", "ann") && !house.hears("ann", "ghost"))
        #expect(try house.hears("ann", "deaf") && house.hears("ghost", "ann") && house.hears("tape", "ann"))
        let room = try house.room
        let ghost = try house.id("ghost")
        #expect(try room.maySee(ghost, ghost) && room.maySee(ghost, house.id("ann")))
        #expect(try !room.maySee(house.id("ann"), ghost) && !room.maySee(ghost, ParticipantID("PA_x")))
        #expect(!room.mayHear(ParticipantID("PA_x"), ghost, blockList: house.lobby.blockList))
    }

    @Test func `data needs the sender's permission, not the receiver's`() throws {
        var house = try House()
        try house.join("ann", Permissions(canSubscribe: false))
        try house.join("bob", Permissions(canPublishData: false))
        let room = try house.room
        let ann = try house.id("ann")
        let bob = try house.id("bob")
        #expect(room.mayReceiveData(bob, from: ann, blockList: house.lobby.blockList))
        #expect(!room.mayReceiveData(ann, from: bob, blockList: house.lobby.blockList))
        #expect(!room.mayReceiveData(ann, from: ann, blockList: house.lobby.blockList))
    }
}

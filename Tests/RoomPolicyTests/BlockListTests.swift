import RoomPolicy
import Testing

@Suite struct BlockListTests {
    private func block(_ blocker: String, _ blocked: String) throws -> Block {
        Block(blocker: try Identity(blocker), blocked: try Identity(blocked))
    }

    @Test func `blocks are added and lifted once and listed from both sides`() throws {
        var list = BlockList()
        #expect(try list.add(block("ann", "cid")) == true)
        #expect(try list.add(block("ann", "bob")) == true)
        #expect(try list.add(block("bob", "cid")) == true)
        #expect(try list.add(block("ann", "bob")) == false)
        #expect(try list.blocked(by: Identity("ann")).map(\.rawValue) == ["bob", "cid"])
        #expect(try list.blockers(of: Identity("cid")).map(\.rawValue) == ["ann", "bob"])
        #expect(try list.remove(block("ann", "cid")) == true)
        #expect(try list.remove(block("ann", "cid")) == false)
        #expect(try list.remove(block("cid", "bob")) == false)
        #expect(try list.blockers(of: Identity("cid")).map(\.rawValue) == ["bob"])
        #expect(try list.blocked(by: Identity("cid")).isEmpty)
    }

    @Test func `everything that stands is listed in one order`() throws {
        var list = BlockList()
        for (one, other) in [("bob", "ann"), ("ann", "cid"), ("ann", "bob")] { _ = try list.add(block(one, other)) }
        #expect(
            list.blocks.map { "\($0.blocker.rawValue) \($0.blocked.rawValue)" } == ["ann bob", "ann cid", "bob ann"])
        for (name, until) in [("cid", nil), ("bob", 5), ("ann", 9)] as [(String, Int64?)] {
            _ = try list.add(Ban(identity: Identity(name), room: nil, until: until), at: 0)
        }
        #expect(list.bans(at: 4).map(\.identity.rawValue) == ["ann", "bob", "cid"])
        #expect(list.bans(at: 5).map(\.identity.rawValue) == ["ann", "cid"])
    }

    @Test func `a block separates both ways and belongs to one side`() throws {
        var list = BlockList()
        _ = try list.add(block("ann", "bob"))
        #expect(
            try list.separates(Identity("ann"), Identity("bob")) && list.separates(Identity("bob"), Identity("ann")))
        #expect(try !list.contains(block("bob", "ann")))
        #expect(try list.add(block("ann", "ann")) == false)
        #expect(try !list.separates(Identity("ann"), Identity("ann")))
    }

    @Test func `one who is spelled in two ways of Unicode is one`() throws {
        var list = BlockList()
        _ = try list.add(block("ann", "Ren\u{E9}"))
        #expect(try list.separates(Identity("Rene\u{301}"), Identity("ann")))
    }

    @Test func `the number of blocks is bounded`() throws {
        var list = BlockList()
        for number in 0..<Limits.blocksPerIdentityMax { _ = try list.add(block("ann", "user-\(number)")) }
        #expect(throws: Refusal.tooMany(.blocks, count: 10_001, max: 10_000)) { try list.add(block("ann", "bob")) }
        #expect(try list.add(block("bob", "ann")) == true)
    }

    @Test func `of several bans the one that ends last is told`() throws {
        var list = BlockList()
        let ann = try Identity("ann")
        let room = try RoomName("r")
        #expect(try list.add(Ban(identity: ann, room: room, until: 200), at: 100) == true)
        #expect(try list.add(Ban(identity: ann, room: nil, until: 150), at: 100) == true)
        #expect(try list.add(Ban(identity: ann, room: room, until: 200), at: 100) == false)
        #expect(list.ban(of: ann, from: room, at: 100)?.until == 200)
        #expect(list.ban(of: ann, from: try RoomName("s"), at: 149)?.room == nil)
        #expect(list.ban(of: ann, from: try RoomName("s"), at: 150) == nil)
        #expect(try list.add(Ban(identity: ann, room: room, until: nil), at: 100) == true)
        #expect(list.ban(of: ann, from: room, at: .max)?.until == nil && list.bans(of: ann, at: 150).count == 1)
        #expect(list.removeBan(of: ann, from: room) == true)
        #expect(list.removeBan(of: ann, from: room) == false)
        #expect(list.ban(of: ann, from: room, at: 150) == nil)
    }

    @Test func `bans are bounded, those that are over are forgotten`() throws {
        var list = BlockList()
        let ann = try Identity("ann")
        for number in 0..<Limits.bansPerIdentityMax {
            _ = try list.add(Ban(identity: ann, room: RoomName("r\(number)"), until: number == 0 ? 5 : nil), at: 0)
        }
        #expect(throws: Refusal.tooMany(.bans, count: 1_001, max: 1_000)) {
            try list.add(Ban(identity: ann, room: nil, until: nil), at: 4)
        }
        #expect(try list.add(Ban(identity: ann, room: nil, until: nil), at: 5) == true)
    }

    @Test func `of two revocations the later one counts`() throws {
        var list = BlockList()
        let ann = try Identity("ann")
        let room = try RoomName("r")
        #expect(list.add(Revocation(identity: ann, room: nil, before: 100)) == true)
        #expect(list.add(Revocation(identity: ann, room: nil, before: 50)) == false)
        #expect(list.isRevoked(ann, in: room, madeAt: 99) && list.isRevoked(ann, in: room, madeAt: nil))
        #expect(!list.isRevoked(ann, in: room, madeAt: 100))
        #expect(list.add(Revocation(identity: ann, room: room, before: 200)) == true)
        #expect(try list.isRevoked(ann, in: room, madeAt: 199) && !list.isRevoked(ann, in: RoomName("s"), madeAt: 199))
        #expect(!list.isRevoked(try Identity("bob"), in: room, madeAt: nil))
    }
}

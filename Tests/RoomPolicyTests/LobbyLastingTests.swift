import Testing

@testable import RoomPolicy

@Suite struct LobbyLastingTests {
    @Test func `coming, going and speaking leave nothing to remember`() throws {
        var house = try House()
        #expect(house.lobby.takeLastingChanges().count == 1)  // the room
        try house.join("ann")
        try house.publish("ann", as: "TR_1")
        try house.setMuted("ann", "TR_1", true, by: .owner)
        try house.leave("ann")
        #expect(house.lobby.takeLastingChanges().isEmpty)
    }

    @Test func `each setting of a room is remembered once, and its end`() throws {
        var house = try House()
        _ = house.lobby.takeLastingChanges()
        let name = house.name
        func last() throws -> RoomRecord? {
            let changes = house.lobby.takeLastingChanges()
            try #require(changes.count <= 1)
            guard case .room(let record)? = changes.first else { return nil }
            return record
        }
        _ = try house.lobby.create(name, id: RoomID("-"), RoomRequest(capacity: 3), at: house.now)
        #expect(try last()?.capacity == 3)
        _ = try house.lobby.create(name, id: RoomID("-"), RoomRequest(capacity: 3), at: house.now)
        #expect(try last() == nil)
        _ = try house.lobby.create(name, id: RoomID("-"), RoomRequest(metadata: "m"), at: house.now)
        #expect(try last()?.metadata == "m")
        try house.join("ann")
        try house.publish("ann", as: "TR_1")
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        #expect(try last()?.moderatorMutes.count == 1)
        try house.setMuted("ann", "TR_1", false, by: .moderator)
        #expect(try last()?.moderatorMutes.isEmpty == true)
        _ = house.lobby.close(name, reason: .roomDeleted)
        #expect(house.lobby.takeLastingChanges() == [.roomGone(name)])
    }

    @Test func `a refusal leaves nothing to remember`() throws {
        var settings = LobbySettings()
        settings.capacityMax = 8
        var house = try House(settings)
        _ = house.lobby.takeLastingChanges()
        #expect(throws: Refusal.self) {
            try house.lobby.create(house.name, id: RoomID("-"), RoomRequest(capacity: 9), at: house.now)
        }
        for number in 0..<Limits.bansPerIdentityMax {
            _ = try house.lobby.ban(
                Ban(identity: Identity("ann"), room: RoomName("r\(number)"), until: nil), at: house.now,
                unixMilliseconds: House.unix)
        }
        _ = house.lobby.takeLastingChanges()
        #expect(throws: Refusal.self) {
            try house.lobby.ban(
                Ban(identity: Identity("ann"), room: RoomName("one more"), until: nil), at: house.now,
                unixMilliseconds: House.unix)
        }
        #expect(house.lobby.takeLastingChanges().isEmpty)
    }

    @Test func `blocks, bans and revocations are remembered, each once`() throws {
        var lobby = Lobby()
        let (ann, bob) = (try Identity("ann"), try Identity("bob"))
        let block = Block(blocker: ann, blocked: bob)
        for _ in 0..<2 { _ = try lobby.block(block, at: House.start) }
        #expect(lobby.takeLastingChanges() == [.block(block)])
        for _ in 0..<2 { _ = lobby.unblock(block, at: House.start) }
        #expect(lobby.takeLastingChanges() == [.blockGone(block)])

        let short = Ban(identity: ann, room: nil, until: House.unix + 1, reason: "noise")
        let long = Ban(identity: ann, room: nil, until: nil)
        for ban in [short, short, long, long] {
            _ = try lobby.ban(ban, at: House.start, unixMilliseconds: House.unix)
        }
        #expect(lobby.takeLastingChanges() == [.ban(short), .banGone(short), .ban(long)])
        for _ in 0..<2 { _ = lobby.unban(ann, from: nil) }
        #expect(lobby.takeLastingChanges() == [.banGone(long)])

        let early = Revocation(identity: ann, room: nil, before: 1)
        let late = Revocation(identity: ann, room: nil, before: 2)
        for revocation in [early, late, early] { _ = lobby.revoke(revocation) }
        #expect(lobby.takeLastingChanges() == [.revocation(early), .revocationGone(early), .revocation(late)])
    }

    @Test func `what is removed is spelled as it was added`() throws {
        // é as one scalar and as two: the same identity, other bytes.
        let (composed, decomposed) = ("ren\u{E9}", "rene\u{301}")
        var lobby = Lobby()
        _ = try lobby.block(Block(blocker: Identity(composed), blocked: Identity("bob")), at: House.start)
        _ = try lobby.block(Block(blocker: Identity(decomposed), blocked: Identity("cid")), at: House.start)
        _ = lobby.unblock(Block(blocker: try Identity(decomposed), blocked: try Identity("bob")), at: House.start)
        let blocker = lobby.takeLastingChanges().map { change in
            switch change {
            case .block(let block), .blockGone(let block): Array(block.blocker.rawValue.utf8)
            default: [UInt8]()
            }
        }
        #expect(blocker == Array(repeating: Array(composed.utf8), count: 3))

        for (spelling, reason) in [(composed, "noise"), (decomposed, "more noise")] {
            _ = try lobby.ban(
                Ban(identity: Identity(spelling), room: nil, until: nil, reason: reason), at: House.start,
                unixMilliseconds: House.unix)
        }
        let banned = lobby.takeLastingChanges().map { change in
            switch change {
            case .ban(let ban), .banGone(let ban): Array(ban.identity.rawValue.utf8)
            default: [UInt8]()
            }
        }
        #expect(banned == [Array(composed.utf8), Array(composed.utf8), Array(decomposed.utf8)])

        _ = try lobby.create(RoomName(composed), id: RoomID("RM_1"), at: House.start)
        _ = lobby.close(try RoomName(decomposed), reason: .roomDeleted)
        guard case .roomGone(let name)? = lobby.takeLastingChanges().last else {
            Issue.record("the room's end was not remembered")
            return
        }
        #expect(Array(name.rawValue.utf8) == Array(composed.utf8))
    }

    @Test func `what is put back is not remembered anew, except that what is over is gone`() throws {
        var lobby = Lobby()
        let (ann, bob) = (try Identity("ann"), try Identity("bob"))
        let over = Ban(identity: ann, room: nil, until: House.unix)
        let standing = Ban(identity: bob, room: nil, until: House.unix + 1)
        lobby.restore(
            blocks: [Block(blocker: ann, blocked: bob)], bans: [over, standing],
            revocations: [Revocation(identity: ann, room: nil, before: 5)], unixMilliseconds: House.unix)
        lobby.restore(
            RoomRecord(
                name: try RoomName("r"), id: RoomID("RM_1"), capacity: 2, emptyTimeout: .seconds(1),
                departureTimeout: .seconds(1)), at: House.start)
        #expect(lobby.takeLastingChanges() == [.banGone(over)])
        #expect(lobby.blockList.separates(bob, ann))
        #expect(lobby.blockList.bans(of: ann, at: House.unix).isEmpty)
        #expect(lobby.blockList.bans(of: bob, at: House.unix) == [standing])
        #expect(lobby.blockList.isRevoked(ann, in: try RoomName("r"), madeAt: 4))
        #expect(lobby.deadline == House.start + .seconds(1))
    }
}

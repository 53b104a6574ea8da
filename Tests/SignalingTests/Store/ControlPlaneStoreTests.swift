import LiveKitProtocol
import RoomPolicy
import SFU
import Testing
import TokenAuth

@testable import Signaling

@Suite struct ControlPlaneStoreTests {
    @Test func `a room is saved when it is made, and gone from the store when it closes`() throws {
        let stage = try Stage(capacity: 3)
        let ann = stage.join("ann")
        let room = try #require(stage.stored.rooms.first)
        #expect(stage.stored.rooms.count == 1 && room.record.name.rawValue == "lounge" && room.record.capacity == 3)
        #expect(room.createdAt == stage.now.unix)
        ann.hangUp()
        stage.advance(.seconds(30))
        #expect(stage.stored == StoredState())
    }

    @Test func `who comes and goes makes no work for the store`() throws {
        let stage = try Stage()
        stage.join("ann")
        stage.saves = false
        let bob = stage.join("bob", isConnected: true)
        bob.hangUp()
        #expect(stage.batch == nil)
    }

    @Test func `one batch is with the store at a time, and what failed goes again later`() throws {
        let stage = try Stage()
        stage.saves = false
        stage.join("ann", room: "one")
        stage.join("bob", room: "two")
        #expect(stage.batch?.changes.count == 1)
        stage.finishSaving(false)
        #expect(stage.stored.rooms.isEmpty && stage.batch?.changes.count == 2)
        stage.finishSaving(false)
        #expect(stage.batch == nil)
        let deadline = try #require(stage.deadline)
        #expect(deadline <= stage.now.elapsed + Limits.storeRetryInterval)
        stage.advance(Limits.storeRetryInterval)
        stage.finishSaving()
        #expect(stage.stored.rooms.count == 2)
    }

    @Test func `a node stops when what is to be saved is saved, or cannot be`() throws {
        for isSaved in [true, false] {
            let stage = try Stage()
            stage.saves = false
            stage.join("ann", room: "one")
            stage.join("bob", room: "two")
            func isDrained() -> Bool { stage.log.contains { if case .drained = $0 { true } else { false } } }
            stage.handle(.drain)
            #expect(!isDrained())
            stage.finishSaving()
            #expect(!isDrained())
            stage.finishSaving(isSaved)
            #expect(isDrained())
        }
    }

    @Test func `after a restart rooms, blocks, bans and mutes are what they were`() throws {
        let before = try Stage(capacity: 2)
        before.join("ann")
        var state = before.stored
        let room = try #require(state.rooms.first)
        state.blocks = [Block(blocker: try Identity("bob"), blocked: try Identity("ann"))]
        state.bans = [Ban(identity: try Identity("cid"), room: nil, until: nil)]
        state.rooms[0].record.isLocked = true
        state.rooms[0].record.moderatorMutes = [ModeratorMute(identity: try Identity("ann"), source: .microphone)]
        state.rooms.append(
            StoredRoom(
                RoomRecord(
                    name: try RoomName("attic"), id: RoomID("RM_attic"), capacity: 2, emptyTimeout: .seconds(60),
                    departureTimeout: .seconds(20)), createdAt: UnixTime(seconds: 1)))

        let after = try Stage(capacity: 4)
        after.plane.restore(state, at: after.now)
        #expect(after.join("ann").status == 403)  // locked
        let ann = after.join("ann", room: "attic")
        let response = try #require(ann.joined?.room)
        #expect(response.sid == "RM_attic" && response.maxParticipants == 2 && response.creationTime == 1)
        #expect(after.join("bob", room: "attic").status == 403)  // blocked
        #expect(after.join("cid", room: "elsewhere").status == 403)  // banned
        #expect(after.plane.lobby.room(named: room.record.name)?.moderatorMutes.count == 1)
        // Nothing of it had to be saved anew.
        #expect(after.stored == StoredState())
        after.advance(.seconds(300))
        #expect(after.plane.lobby.room(named: room.record.name) == nil)
    }
}

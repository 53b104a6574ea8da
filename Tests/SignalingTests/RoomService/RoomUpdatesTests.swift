import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

@Suite struct RoomUpdatesTests {
    static func rooms(of client: Client) -> [LiveKit.Room] {
        client.inbox.compactMap { if case .roomUpdate(let update) = $0 { update.room } else { nil } }
    }

    @Test func `a room's numbers are told at most once an interval, and only when they changed`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        stage.join("bob", isConnected: true)
        alice.publish()
        stage.advance(.seconds(4))
        #expect(Self.rooms(of: alice).isEmpty)
        stage.advance(.seconds(1))
        let told = try #require(Self.rooms(of: alice).first)
        #expect(Self.rooms(of: alice).count == 1)
        #expect(told.sid == alice.joined?.room?.sid)
        #expect((told.numParticipants, told.numPublishers) == (2, 1))
        // Somebody comes and goes between two tellings: nothing to tell.
        stage.join("carol").hangUp()
        stage.advance(.seconds(6))
        #expect(Self.rooms(of: alice).count == 1)
        // A later change waits no longer than it must.
        stage.join("carol", isConnected: true)
        stage.advance(.seconds(0))
        #expect(Self.rooms(of: alice).last?.numParticipants == 3)
    }

    @Test func `who records is told, who is hidden is not counted`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        stage.advance(.seconds(6))
        stage.join("recorder") {
            $0.grants.recorder = true
            $0.grants.hidden = true
        }
        stage.advance(.seconds(6))
        #expect(Self.rooms(of: alice).last?.activeRecording == true)
        #expect(Self.rooms(of: alice).last?.numParticipants == 1)
    }

    @Test func `metadata is told at once`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        let request = LiveKit.UpdateRoomMetadataRequest.with {
            $0.room = "lounge"
            $0.metadata = "quiz night"
        }
        #expect(stage.call(.updateRoomMetadata, request).status == 200)
        #expect(Self.rooms(of: alice).map(\.metadata) == ["quiz night"])
        // The same again is no news.
        #expect(stage.call(.updateRoomMetadata, request).status == 200)
        #expect(Self.rooms(of: alice).count == 1)
    }

    @Test func `nothing is kept of a room that is gone`() throws {
        let name = try RoomName("lounge")
        let now = ContinuousClock.now
        var updates = RoomUpdates()
        updates.tell(name, at: now)
        updates.mark(name, at: now)
        #expect(updates.deadline == now + Limits.roomUpdateInterval)
        updates.forget(name)
        updates.mark(name, at: now)
        #expect(updates.deadline == nil)
        #expect(!updates.isNews(.init(participants: 1), to: name))
    }
}

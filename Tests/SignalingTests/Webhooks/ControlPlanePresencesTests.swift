import LiveKitProtocol
import RoomPolicy
import Testing

@testable import Signaling

/// What the backend is told after a crash.
struct ControlPlanePresencesTests {
    private func stage() throws -> Stage {
        let url = try #require(WebhookURL("https://chat.example.org/webhooks"))
        return try Stage(capacity: 8) { $0.webhooks.receivers = [WebhookSettings.Receiver(url: url)] }
    }

    private func events(_ stage: Stage) throws -> [LiveKit.WebhookEvent] {
        try stage.deliveries.map { try LiveKit.WebhookEvent(json: $0.request.body) }
    }

    @Test func `who was there when the process died is reported as gone after the restart`() throws {
        let before = try stage()
        let alice = before.join("alice", isConnected: true)
        let sid = alice.publish()
        let bob = before.join("bob", isConnected: true)
        bob.publish()
        bob.unpublish()
        before.join("not reported yet")
        before.join("gone", isConnected: true).hangUp()
        let state = before.stored
        #expect(Set(state.presences.map(\.participant.rawValue)) == [alice.sid, bob.sid])

        let after = try stage()
        after.restore(state)
        #expect(after.deadline == after.now.elapsed)
        after.advance(.zero)
        let events = try events(after)
        let ofAlice = events.filter { $0.participant?.identity == "alice" }.map(\.event)
        #expect(ofAlice == ["track_unpublished", "participant_left"])
        let ofOthers = events.filter { $0.participant?.identity != "alice" }
        #expect(ofOthers.map(\.event) == ["participant_left"] && ofOthers[0].participant?.identity == "bob")
        #expect(events.allSatisfy { $0.room?.name == "lounge" && $0.id.hasPrefix("EV_") })
        #expect(events.compactMap(\.track).map(\.sid) == [sid])
        let left = try #require(events.last { $0.participant?.identity == "alice" }?.participant)
        #expect(left.sid == alice.sid && left.state == .disconnected && left.tracks.isEmpty && !left.isPublisher)
        #expect(left.disconnectReason == .serverShutdown)
        #expect(after.stored.presences.isEmpty && after.stored.events.isEmpty)
    }

    @Test func `departures that nobody has taken after a restart are stored in place of the presences`() throws {
        let before = try stage()
        before.join("alice", isConnected: true).publish()
        let after = try stage()
        after.isReceiverUp = false
        after.restore(before.stored)
        after.advance(.zero)
        #expect(after.stored.presences.isEmpty && after.stored.events.count == 2)
    }

    @Test func `without receivers nobody's presence is kept, and what was kept is let go`() throws {
        let reporting = try stage()
        reporting.join("alice", isConnected: true)
        let silent = try Stage()
        silent.restore(reporting.stored)
        silent.join("bob", isConnected: true)
        #expect(silent.stored.presences.isEmpty && silent.stored.events.isEmpty)
    }
}

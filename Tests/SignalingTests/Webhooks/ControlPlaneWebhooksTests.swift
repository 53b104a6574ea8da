import LiveKitProtocol
import RoomPolicy
import Testing
import TokenAuth

@testable import Signaling

/// What the backend is told when people come, speak and go.
struct ControlPlaneWebhooksTests {
    private func stage(_ adjust: (inout Settings) -> Void = { _ in }) throws -> Stage {
        let url = try #require(WebhookURL("https://chat.example.org/webhooks"))
        return try Stage { settings in
            settings.webhooks.receivers = [WebhookSettings.Receiver(url: url)]
            adjust(&settings)
        }
    }

    private func events(_ stage: Stage) throws -> [LiveKit.WebhookEvent] {
        try stage.deliveries.map { try LiveKit.WebhookEvent(json: $0.request.body) }
    }

    /// An event's name and whom it is about.
    private func words(_ stage: Stage) throws -> [String] {
        try events(stage).map { event in
            let words = [event.event, event.participant?.identity ?? "", event.track == nil ? "" : "track"]
            return words.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    @Test func `a room's life, told from its beginning to its end`() throws {
        let stage = try stage()
        let alice = stage.join("alice", isConnected: true)
        let bob = stage.join("bob", isConnected: true)
        let sid = alice.publish()
        alice.mute(sid)
        alice.mute(sid, false)
        alice.unpublish()
        bob.publish()
        alice.hangUp()
        bob.hangUp()
        stage.advance(.seconds(30))
        #expect(
            try words(stage) == [
                "room_started", "participant_joined alice", "participant_joined bob", "track_published alice track",
                "track_muted alice track", "track_unmuted alice track", "track_unpublished alice track",
                "track_published bob track", "participant_left alice", "track_unpublished bob track",
                "participant_left bob", "room_finished",
            ])
        let events = try events(stage)
        #expect(Set(events.map(\.id)).count == events.count && events.allSatisfy { $0.id.hasPrefix("EV_") })
        #expect(events.allSatisfy { $0.createdAt >= 1_800_000_000 && $0.numDropped == 0 })
        #expect(Set(events.map { $0.room?.sid ?? "" }).count == 1)
        #expect(events.map { $0.room?.name } == events.map { _ in "lounge" })
        // Who is counted is who is there.
        let counts = events.filter { $0.track == nil }.map { $0.room?.numParticipants }
        #expect(counts == [1, 1, 2, 1, 0, 0])
        #expect(events[1].participant?.state == .active && events[1].participant?.sid == alice.sid)
        #expect(events[8].participant?.state == .disconnected)
        #expect(events[8].participant?.disconnectReason == .clientInitiated)
        // Track events only name the room and the participant.
        var named = LiveKit.Room()
        named.sid = events[0].room?.sid ?? ""
        named.name = "lounge"
        #expect(events[3].room == named && events[3].participant?.name == "" && events[3].track?.sid == sid)
        #expect(events[4].track?.muted == true && events[5].track?.muted == false)
        #expect(events.last?.roomEndReason == .idleTimeout)
    }

    @Test func `who never had media is reported as aborted, and nothing of its tracks`() throws {
        let stage = try stage()
        let alice = stage.join("alice")
        alice.publish()
        alice.hangUp()
        #expect(try words(stage) == ["room_started", "participant_connection_aborted alice"])
        #expect(try events(stage).last?.participant?.disconnectReason == .clientInitiated)
    }

    @Test func `what is published before media is there is reported after the arrival`() throws {
        let stage = try stage()
        let alice = stage.join("alice")
        let sid = alice.publish { $0.muted = true }
        #expect(try words(stage) == ["room_started"])
        stage.connect(alice)
        #expect(
            try words(stage) == ["room_started", "participant_joined alice", "track_published alice track"])
        #expect(try events(stage).last?.track?.sid == sid)
        #expect(try events(stage).last?.track?.muted == true)
        // Coming up a second time is no second arrival.
        stage.connect(alice)
        #expect(try words(stage).count == 3)
    }

    @Test func `taking over a place is a departure, then an arrival`() throws {
        let stage = try stage()
        stage.join("alice", isConnected: true)
        let first = try #require(try events(stage).last?.participant?.sid)
        stage.join("alice", isConnected: true)
        #expect(
            try words(stage).dropFirst() == [
                "participant_joined alice", "participant_left alice", "participant_joined alice",
            ])
        let events = try events(stage)
        #expect(events[2].participant?.sid == first && events[3].participant?.sid != first)
        #expect(events[2].participant?.disconnectReason == .duplicateIdentity)
    }

    @Test func `a room that is closed tells of everybody's leaving first, and counts down`() throws {
        let stage = try stage()
        for identity in ["alice", "bob"] { stage.join(identity, isConnected: true).publish() }
        stage.join("ghost", isConnected: true) { $0.grants.hidden = true }
        let before = try events(stage).count
        let name = try RoomName("lounge")
        var effects = Effects()
        for change in stage.plane.lobby.close(name, reason: .roomDeleted) {
            stage.plane.carryOut(change, in: name, at: stage.now, into: &effects)
        }
        stage.finish(&effects)
        #expect(
            try words(stage).dropFirst(before) == [
                "track_unpublished alice track", "participant_left alice", "track_unpublished bob track",
                "participant_left bob", "participant_left ghost", "room_finished",
            ])
        let rest = try events(stage).dropFirst(before)
        #expect(rest.filter { $0.track == nil }.map { $0.room?.numParticipants } == [1, 0, 0, 0])
        #expect(rest.filter { $0.track == nil }.map { $0.room?.numPublishers } == [1, 0, 0, 0])
        #expect(rest.last?.roomEndReason == .apiDelete && rest.last?.room?.maxParticipants == 4)
        #expect(stage.plane.reportedRooms.isEmpty)
        // The same name again is another room.
        stage.join("alice")
        let all = try events(stage)
        #expect(all.last?.event == "room_started" && all.last?.room?.sid != all[0].room?.sid)
    }

    @Test func `a block between two who are present is reported with both`() throws {
        let stage = try stage()
        stage.join("alice", isConnected: true)
        try stage.block("alice", "nobody")
        let bob = stage.join("bob", isConnected: true)
        try stage.block("alice", "bob")
        let event = try #require(try events(stage).last)
        #expect(event.event == "participant_blocked_pair" && event.participant == nil)
        #expect(event.blockedPair?.blocker == "alice" && event.blockedPair?.blocked == "bob")
        #expect(event.room?.numParticipants == 2)
        let count = try events(stage).count
        try stage.block("alice", "bob", false)
        #expect(try events(stage).count == count)
        // Neither of the two is told.
        #expect(bob.closeCode == nil)
    }

    @Test func `a moderator's mute is reported like any other`() throws {
        let stage = try stage()
        let alice = stage.join("alice", isConnected: true)
        let sid = alice.publish()
        try stage.moderate(alice) { room, id in
            [try room.setMuted(TrackID(sid), true, by: .moderator, of: id)].compactMap(\.self)
        }
        #expect(try words(stage).last == "track_muted alice track")
        #expect(try events(stage).last?.track?.muted == true)
    }

    @Test func `a receiver that is down hears it all, in order, once it is back`() throws {
        let stage = try stage { $0.departureTimeout = .seconds(3600) }
        stage.isReceiverUp = false
        let alice = stage.join("alice", isConnected: true)
        alice.publish()
        alice.hangUp()
        #expect(try words(stage) == ["room_started"])
        for _ in 0..<5 {
            let last = try #require(stage.deliveries.last)
            stage.handle(.delivered(last.id, .unreachable("connection refused")))
            let deadline = try #require(stage.plane.webhooks.deadline)
            stage.advance(deadline - stage.now.elapsed)
        }
        #expect(Set(try words(stage)) == ["room_started"])
        let last = try #require(stage.deliveries.last)
        #expect(last.request.body == stage.deliveries[0].request.body)
        stage.isReceiverUp = true
        stage.handle(.delivered(last.id, .answered(200)))
        #expect(
            try words(stage).dropFirst(6) == [
                "participant_joined alice", "track_published alice track", "track_unpublished alice track",
                "participant_left alice",
            ])
        #expect(stage.plane.webhooks.counters.waiting == 0)
    }

    @Test func `what nobody has taken is stored, and delivered after a restart, before anything new`() throws {
        let before = try stage()
        before.isReceiverUp = false
        before.join("alice", isConnected: true)
        let recipients = ["https://chat.example.org/webhooks"]
        #expect(before.stored.events.map(\.recipients) == [recipients, recipients])
        let after = try stage()
        after.plane.restore(before.stored, at: after.now)
        #expect(after.deadline == after.now.elapsed)
        after.advance(.zero)
        #expect(try words(after) == ["room_started", "participant_joined alice", "participant_left alice"])
        #expect(after.deliveries[0].request.body == before.deliveries[0].request.body)
        // A room that was put back ends as what it was.
        after.advance(.seconds(300))
        let events = try events(after)
        #expect(events.last?.event == "room_finished" && events.count == 4)
        #expect(events.last?.room?.name == "lounge" && events.last?.room?.sid == events[0].room?.sid)
        #expect(after.stored.events.isEmpty)
    }

    @Test func `what everybody has taken is stored no longer`() throws {
        let stage = try stage()
        stage.join("alice", isConnected: true).publish()
        #expect(stage.deliveries.count == 3 && stage.stored.events.isEmpty)
    }

    @Test func `a stopping node waits for the attempts under way, and no longer`() throws {
        let stage = try stage()
        stage.join("alice", isConnected: true)
        stage.isReceiverUp = false
        stage.handle(.drain)
        let isDrained = { stage.log.contains { if case .drained = $0 { true } else { false } } }
        #expect(!isDrained())
        stage.handle(.delivered(stage.deliveries[stage.deliveries.count - 1].id, .answered(503)))
        #expect(isDrained())
    }

    @Test func `without receivers nothing is made`() throws {
        let stage = try Stage()
        let alice = stage.join("alice", isConnected: true)
        alice.publish()
        alice.hangUp()
        #expect(stage.deliveries.isEmpty && stage.plane.reportedRooms.isEmpty)
        #expect(stage.plane.webhooks.counters == WebhookCounters())
    }
}

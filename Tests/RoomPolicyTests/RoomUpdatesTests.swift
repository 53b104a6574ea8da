import RoomPolicy
import Testing

@Suite struct RoomUpdatesTests {
    @Test func `narrowed permissions end the tracks that they no longer allow`() throws {
        var house = try House()
        try house.join("ann")
        let microphone = try house.publish("ann", .microphone, as: "TR_1")
        let screen = try house.publish("ann", .screenShareAudio, as: "TR_2")
        let ann = try house.id("ann")
        var room = try house.room

        var changes = try room.permit(ann, Permissions(canPublishSources: [.microphone]))
        #expect(changes.count == 2 && changes[1] == .unpublished(screen, by: ann))
        changes = try room.permit(ann, Permissions(canSubscribe: false, canPublish: false))
        #expect(changes.count == 2 && changes[1] == .unpublished(microphone, by: ann))
        guard case .permitted(let participant) = changes[0] else {
            Issue.record("\(changes)")
            return
        }
        #expect(participant.tracks.isEmpty && !participant.permissions.canSubscribe)
        #expect(try room.permit(ann, Permissions(canSubscribe: false, canPublish: false)).isEmpty)
        #expect(throws: Refusal.noSuchParticipant) { try room.permit(ParticipantID("PA_x"), Permissions()) }
    }

    @Test func `nobody becomes visible where no place is free`() throws {
        var house = try House(capacity: 1)
        try house.join("ann")
        try house.join("ghost", Permissions(isHidden: true))
        var room = try house.room
        let ghost = try house.id("ghost")
        #expect(throws: Refusal.full(taken: 1, capacity: 1)) { try room.permit(ghost, Permissions()) }
        #expect(try room.permit(ghost, Permissions(canPublish: false, isHidden: true)).count == 1)
    }

    @Test func `owners need permission to change what is said of them, moderators do not`() throws {
        var house = try House()
        try house.join("ann")
        var room = try house.room
        let ann = try house.id("ann")
        #expect(throws: Refusal.notPermitted(.updateOwnMetadata)) { try room.update(ann, name: "A", by: .owner) }
        #expect(try room.update(ann, name: "A", by: .moderator) != nil)
        _ = try room.permit(ann, Permissions(canUpdateOwnMetadata: true))
        #expect(try room.update(ann, metadata: "m", by: .owner) != nil)
        #expect(room.participant(ann)?.name == "A" && room.participant(ann)?.metadata == "m")
        #expect(try room.update(ann, name: "", metadata: "", by: .owner) == nil)
        #expect(try room.update(ann, name: "A", by: .owner) == nil)
    }

    @Test func `attributes are merged, an empty value removes, reserved ones are refused`() throws {
        var house = try House()
        try house.join(Candidate(identity: Identity("ann"), attributes: Attributes([("b", "2"), ("a", "1")])))
        var room = try house.room
        let ann = try house.id("ann")
        _ = try room.update(ann, attributes: [("c", "3"), ("a", "")], by: .moderator)
        #expect(room.participant(ann)?.attributes.entries.map(\.key) == ["b", "c"])
        for author in [Author.owner, .moderator] {
            _ = try room.permit(ann, Permissions(canUpdateOwnMetadata: true))
            #expect(throws: Refusal.notPermitted(.setReservedAttribute)) {
                try room.update(ann, attributes: [("quartet.blocks", "[]")], by: author)
            }
        }
        let long = String(repeating: "x", count: Limits.attributesBytesMax)
        #expect(throws: Refusal.tooLong(.attributes, bytes: 65_541, max: 65_536)) {
            try room.update(ann, attributes: [("d", long)], by: .moderator)
        }
        #expect(throws: Refusal.tooLong(.displayName, bytes: 257, max: 256)) {
            try room.update(ann, name: String(repeating: "n", count: 257), by: .moderator)
        }
    }

    @Test func `changes of the room are told once`() throws {
        let house = try House()
        var room = try house.room
        #expect(try room.setMetadata("m") == .roomUpdated)
        #expect(try room.setMetadata("m") == nil)
        #expect(room.setCapacity(4) == nil)
        #expect(room.setCapacity(5) == .roomUpdated)
        #expect(room.setTimeouts(empty: .seconds(1), departure: .seconds(2)) == .roomUpdated)
        #expect(room.setTimeouts(empty: .seconds(1), departure: .seconds(2)) == nil)
        #expect(throws: Refusal.tooLong(.metadata, bytes: 524_289, max: 524_288)) {
            try room.setMetadata(String(repeating: "m", count: Limits.metadataBytesMax + 1))
        }
    }

    @Test func `where mutes no longer stick, none is remembered`() throws {
        var house = try House()
        try house.join("ann")
        let track = try house.publish("ann", as: "TR_1")
        let ann = try house.id("ann")
        var room = try house.room
        _ = try room.setMuted(track.id, true, by: .moderator, of: ann)
        var rules = room.rules
        #expect(room.setRules(rules) == nil)
        rules.stickyMute = false
        #expect(room.setRules(rules) == .roomUpdated)
        #expect(room.moderatorMutes.isEmpty)
        #expect(try room.setMuted(track.id, false, by: .owner, of: ann) != nil)
    }
}

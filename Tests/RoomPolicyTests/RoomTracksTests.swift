import RoomPolicy
import Testing

@Suite struct RoomTracksTests {
    private func house(sticky: Bool = true, remoteUnmute: Bool = false) throws -> House {
        var settings = LobbySettings()
        settings.rules.stickyMute = sticky
        settings.rules.enableRemoteUnmute = remoteUnmute
        var house = try House(settings)
        try house.join("ann")
        try house.join("bob")
        try house.publish("ann", as: "TR_1")
        return house
    }

    // MARK: Publishing

    @Test func `publishing needs the permission for the source`() throws {
        var house = try House()
        try house.join("mute", Permissions(canPublish: false))
        try house.join("voice", Permissions(canPublishSources: [.microphone]))
        #expect(throws: Refusal.notPermitted(.publish(.microphone))) { try house.publish("mute", as: "TR_1") }
        #expect(throws: Refusal.notPermitted(.publish(.camera))) { try house.publish("voice", .camera, as: "TR_1") }
        #expect(try house.publish("voice", as: "TR_1", isMuted: true).mutedBy == .owner)
    }

    @Test func `tracks have one identifier each and are counted`() throws {
        var house = try house()
        #expect(throws: Refusal.trackExists) { try house.publish("bob", as: "TR_1") }
        for number in 2...6 { try house.publish("ann", as: "TR_\(number)") }
        #expect(throws: Refusal.tooMany(.tracks, count: 7, max: 6)) { try house.publish("ann", as: "TR_9") }
        try house.publish("bob", as: "TR_9")
    }

    @Test func `nobody ends or mutes another's track by naming it`() throws {
        var house = try house()
        #expect(throws: Refusal.noSuchTrack) { try house.unpublish("bob", "TR_1") }
        #expect(throws: Refusal.noSuchTrack) { try house.setMuted("bob", "TR_1", true, by: .owner) }
        try house.unpublish("ann", "TR_1")
        #expect(throws: Refusal.noSuchTrack) { try house.unpublish("ann", "TR_1") }
        var room = try house.room
        #expect(throws: Refusal.noSuchParticipant) {
            try room.publish(TrackRequest(id: TrackID("TR_2"), source: .microphone), by: ParticipantID("PA_x"))
        }
    }

    // MARK: Mute

    @Test func `owners mute and open their own tracks`() throws {
        var house = try house()
        guard case .muted(let track, of: _, by: .owner)? = try house.setMuted("ann", "TR_1", true, by: .owner) else {
            Issue.record("not muted")
            return
        }
        #expect(track.isMuted)
        #expect(try house.setMuted("ann", "TR_1", true, by: .owner) == nil)
        guard case .unmuted(let open, of: _, by: .owner)? = try house.setMuted("ann", "TR_1", false, by: .owner) else {
            Issue.record("not opened")
            return
        }
        #expect(!open.isMuted)
        #expect(try house.setMuted("ann", "TR_1", false, by: .owner) == nil)
    }

    @Test func `a moderator's mute sticks until a moderator lifts it`() throws {
        var house = try house()
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        #expect(try house.setMuted("ann", "TR_1", true, by: .owner) == nil)
        #expect(throws: Refusal.mutedByModerator) { try house.setMuted("ann", "TR_1", false, by: .owner) }
        let change = try house.setMuted("ann", "TR_1", false, by: .moderator)
        guard case .muteLifted(let track, of: _)? = change else {
            Issue.record("\(String(describing: change))")
            return
        }
        #expect(track.mutedBy == .owner)
        try house.setMuted("ann", "TR_1", false, by: .owner)
        #expect(try house.room.moderatorMutes.isEmpty)
    }

    @Test func `a moderator's mute survives publishing anew, leaving and coming back`() throws {
        var house = try house()
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        try house.unpublish("ann", "TR_1")
        #expect(try house.publish("ann", as: "TR_2").mutedBy == .moderator)
        try house.join("ann")
        #expect(try house.publish("ann", as: "TR_3").mutedBy == .moderator)
        try house.leave("ann")
        try house.join("ann")
        #expect(try house.publish("ann", as: "TR_4").mutedBy == .moderator)
        #expect(try house.publish("bob", as: "TR_5").mutedBy == nil)
        try house.setMuted("ann", "TR_4", false, by: .moderator)
        #expect(try house.publish("ann", as: "TR_6").mutedBy == nil)
    }

    @Test func `a mute can't be shaken off by not saying that it is a microphone`() throws {
        var house = try house()
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        #expect(try house.publish("ann", .unknown, as: "TR_2").mutedBy == .moderator)
        #expect(try house.publish("ann", .screenShareAudio, as: "TR_3").mutedBy == nil)
    }

    @Test func `a mute stays remembered while another track is held by it`() throws {
        var house = try house()
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        try house.publish("ann", as: "TR_2")
        try house.setMuted("ann", "TR_1", false, by: .moderator)
        #expect(try house.publish("ann", as: "TR_3").mutedBy == .moderator)
        try house.setMuted("ann", "TR_2", false, by: .moderator)
        try house.setMuted("ann", "TR_3", false, by: .moderator)
        #expect(try house.publish("ann", as: "TR_4").mutedBy == nil)
    }

    @Test func `a moderator's mute takes over what its owner had muted`() throws {
        var house = try house()
        try house.setMuted("ann", "TR_1", true, by: .owner)
        guard case .muted(_, of: _, by: .moderator)? = try house.setMuted("ann", "TR_1", true, by: .moderator) else {
            Issue.record("not told")
            return
        }
        #expect(throws: Refusal.mutedByModerator) { try house.setMuted("ann", "TR_1", false, by: .owner) }
        #expect(try house.setMuted("ann", "TR_1", true, by: .moderator) == nil)
    }

    @Test func `a moderator can't open what its owner muted, unless the operator allows it`() throws {
        var strict = try house()
        #expect(try strict.setMuted("ann", "TR_1", false, by: .moderator) == nil)
        try strict.setMuted("ann", "TR_1", true, by: .owner)
        #expect(throws: Refusal.remoteUnmuteDisabled) { try strict.setMuted("ann", "TR_1", false, by: .moderator) }

        var allowed = try house(remoteUnmute: true)
        for author in [Author.owner, .moderator] {
            try allowed.setMuted("ann", "TR_1", true, by: author)
            let change = try allowed.setMuted("ann", "TR_1", false, by: .moderator)
            guard case .unmuted(_, of: _, by: .moderator)? = change else {
                Issue.record("\(String(describing: change))")
                continue
            }
        }
        #expect(try allowed.room.moderatorMutes.isEmpty)
    }

    @Test func `without sticking a moderator's mute is a request, as with LiveKit`() throws {
        var house = try house(sticky: false)
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        #expect(throws: Refusal.remoteUnmuteDisabled) { try house.setMuted("ann", "TR_1", false, by: .moderator) }
        try house.setMuted("ann", "TR_1", false, by: .owner)
        try house.setMuted("ann", "TR_1", true, by: .moderator)
        #expect(try house.publish("ann", as: "TR_2").mutedBy == nil)
    }

    @Test func `mutes from before a restart hold, and their number is bounded`() throws {
        let ann = try Identity("ann")
        var mutes = [ModeratorMute(identity: ann, source: .unknown)]
        for number in 1..<Limits.moderatorMutesMax {
            mutes.append(ModeratorMute(identity: try Identity("user-\(number)"), source: .microphone))
        }
        var room = Room(
            name: try RoomName("r"), id: RoomID("RM_r"), createdAt: House.start, moderatorMutes: mutes)
        for identity in [ann, try Identity("new")] {
            _ = try room.admit(
                Candidate(identity: identity), as: ParticipantID("PA_\(identity.rawValue)"), blockList: BlockList(),
                at: House.start, unixMilliseconds: 0)
        }
        let held = try room.publish(TrackRequest(id: TrackID("TR_1"), source: .microphone), by: ParticipantID("PA_ann"))
        guard case .published(let track, _) = held else {
            Issue.record("\(held)")
            return
        }
        #expect(track.mutedBy == .moderator)
        _ = try room.publish(TrackRequest(id: TrackID("TR_2"), source: .microphone), by: ParticipantID("PA_new"))
        #expect(throws: Refusal.tooMany(.moderatorMutes, count: 1_025, max: 1_024)) {
            try room.setMuted(TrackID("TR_2"), true, by: .moderator, of: ParticipantID("PA_new"))
        }
    }
}

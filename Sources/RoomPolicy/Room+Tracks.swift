extension Room {
    /// Publishes a track, if its source is permitted. It starts muted where the room remembers a moderator's mute.
    public mutating func publish(_ request: TrackRequest, by id: ParticipantID) throws(Refusal) -> RoomChange {
        guard let index = participants.firstIndex(where: { $0.id == id }) else { throw .noSuchParticipant }
        guard participants[index].permissions.allowsPublishing(request.source) else {
            throw .notPermitted(.publish(request.source))
        }
        try Self.check(displayName: request.name)
        guard !participants.contains(where: { $0.track(request.id) != nil }) else { throw .trackExists }
        let count = participants[index].tracks.count + 1
        guard count <= Limits.tracksPerParticipantMax else {
            throw .tooMany(.tracks, count: count, max: Limits.tracksPerParticipantMax)
        }
        let mute = ModeratorMute(identity: participants[index].identity, source: request.source)
        let mutedBy: Author? = moderatorMutes.contains(mute) ? .moderator : request.isMuted ? .owner : nil
        let track = Track(id: request.id, source: request.source, name: request.name, mutedBy: mutedBy)
        participants[index].tracks.append(track)
        return .published(track, by: id)
    }

    /// Ends a track. A moderator's mute of it stays remembered.
    public mutating func unpublish(_ track: TrackID, by id: ParticipantID) throws(Refusal) -> RoomChange {
        let place = try self.place(of: track, of: id)
        return .unpublished(participants[place.participant].tracks.remove(at: place.track), by: id)
    }

    /// Mutes a track or opens it. Nil if nothing changes.
    ///
    /// A moderator's mute sticks: its owner can't open the track (`mutedByModerator`), and it is remembered for
    /// whatever the same identity publishes from the same source while the room lives. Lifting it leaves the track
    /// muted by its owner, since nobody can switch on somebody else's microphone, unless the operator allows that.
    /// - Parameter owner: the participant who must publish the track; for `.owner` that is who asks.
    public mutating func setMuted(
        _ track: TrackID, _ isMuted: Bool, by author: Author, of owner: ParticipantID
    ) throws(Refusal) -> RoomChange? {
        let place = try self.place(of: track, of: owner)
        let current = participants[place.participant].tracks[place.track].mutedBy
        let next: Author?
        switch (author, isMuted) {
        case (.owner, true):
            next = current ?? .owner
        case (.owner, false):
            guard current != .moderator || !rules.stickyMute else { throw .mutedByModerator }
            next = nil
        case (.moderator, true):
            try remember(place)
            next = .moderator
        case (.moderator, false):
            next = try lift(current)
        }
        guard next != current else { return nil }
        participants[place.participant].tracks[place.track].mutedBy = next
        if author == .moderator, !isMuted { forgetUnlessHeld(place) }

        let changed = participants[place.participant].tracks[place.track]
        if isMuted { return .muted(changed, of: owner, by: author) }
        return next == nil ? .unmuted(changed, of: owner, by: author) : .muteLifted(changed, of: owner)
    }

    /// What a moderator's unmuting makes of the present state.
    private func lift(_ current: Author?) throws(Refusal) -> Author? {
        if rules.enableRemoteUnmute || current == nil { return nil }
        guard current == .moderator, rules.stickyMute else { throw .remoteUnmuteDisabled }
        return .owner
    }

    private mutating func remember(_ place: TrackPlace) throws(Refusal) {
        let mute = moderatorMute(at: place)
        guard rules.stickyMute, !moderatorMutes.contains(mute) else { return }
        guard moderatorMutes.count < Limits.moderatorMutesMax else {
            throw .tooMany(.moderatorMutes, count: moderatorMutes.count + 1, max: Limits.moderatorMutesMax)
        }
        moderatorMutes.append(mute)
    }

    /// A mute stays remembered while another track of the same source is still held by it.
    private mutating func forgetUnlessHeld(_ place: TrackPlace) {
        let mute = moderatorMute(at: place)
        let isHeld = participants[place.participant].tracks.contains {
            $0.source.muteKey == mute.source && $0.mutedBy == .moderator
        }
        if !isHeld { moderatorMutes.removeAll { $0 == mute } }
    }

    private func moderatorMute(at place: TrackPlace) -> ModeratorMute {
        let participant = participants[place.participant]
        return ModeratorMute(identity: participant.identity, source: participant.tracks[place.track].source)
    }

    private func place(of track: TrackID, of owner: ParticipantID) throws(Refusal) -> TrackPlace {
        guard let participant = participants.firstIndex(where: { $0.id == owner }) else { throw .noSuchParticipant }
        guard let index = participants[participant].tracks.firstIndex(where: { $0.id == track }) else {
            throw .noSuchTrack
        }
        return (participant, index)
    }

    private typealias TrackPlace = (participant: Int, track: Int)
}

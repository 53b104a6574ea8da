import LiveKitProtocol
import RoomPolicy

/// The room service's calls about participants and their tracks.
extension ControlPlane {
    func listParticipants(
        _ request: LiveKit.ListParticipantsRequest
    ) throws(TwirpError) -> LiveKit.ListParticipantsResponse {
        var response = LiveKit.ListParticipantsResponse()
        response.participants = try room(request.room).participants.compactMap { participant in
            sessionsByID[participant.id].map { LiveKit.ParticipantInfo(participant, $0) }
        }
        return response
    }

    func getParticipant(
        _ request: LiveKit.RoomParticipantIdentity
    ) throws(TwirpError) -> LiveKit.ParticipantInfo {
        let (participant, session) = try member(request.identity, of: request.room)
        return LiveKit.ParticipantInfo(participant, session)
    }

    /// Ends a stay. With a time of revocation also the use of older tokens; that is done even for someone who is not
    /// there just now, so that leaving in time helps nobody.
    mutating func removeParticipant(
        _ request: LiveKit.RoomParticipantIdentity, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.RemoveParticipantResponse {
        let name = try roomName(request.room)
        let identity = try identity(request.identity)
        let (before, overflow) = request.revokeTokenTs.multipliedReportingOverflow(by: 1_000)
        guard request.revokeTokenTs >= 0, !overflow else {
            throw TwirpError(.invalidArgument, "revoke_token_ts is not a time in seconds")
        }
        let session = lobby.room(named: name)?.participant(of: identity).flatMap { sessionsByID[$0.id] }
        if before > 0 {
            _ = lobby.revoke(Revocation(identity: identity, room: name, before: before))
        } else if session == nil {
            _ = try room(request.room)
            throw TwirpError(Refusal.noSuchParticipant)
        }
        if let session { depart(session, .removed, at: now, into: &effects) }
        return LiveKit.RemoveParticipantResponse()
    }

    mutating func mutePublishedTrack(
        _ request: LiveKit.MuteRoomTrackRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.MuteRoomTrackResponse {
        let (_, session) = try member(request.identity, of: request.room)
        let track = TrackID(request.trackSid)
        let change = try moderate(session.room) { (room) throws(Refusal) in
            try room.setMuted(track, request.muted, by: .moderator, of: session.id)
        }
        if let change { carryOut(change, in: session.room, at: now, into: &effects) }
        guard let index = session.indexOfPublished(track) else { throw TwirpError(Refusal.noSuchTrack) }
        var response = LiveKit.MuteRoomTrackResponse()
        var info = session.published[index].info
        info.muted = isMuted(track, of: session)
        response.track = info
        return response
    }

    /// Changes what is given, all or nothing.
    mutating func updateParticipant(
        _ request: LiveKit.UpdateParticipantRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.ParticipantInfo {
        let (participant, session) = try member(request.identity, of: request.room)
        let attributes = request.attributes.sorted { $0.key < $1.key }
        let changes = try moderate(session.room) { (room) throws(Refusal) in
            var changes: [RoomChange] = []
            if let permission = request.permission {
                changes = try room.permit(session.id, Permissions(permission))
            }
            let update = try room.update(
                session.id, name: request.name, metadata: request.metadata, attributes: attributes, by: .moderator)
            return changes + [update].compactMap(\.self)
        }
        for change in changes { carryOut(change, in: session.room, at: now, into: &effects) }
        let updated = try getParticipant(.init(room: request.room, identity: request.identity))
        if !participant.permissions.isHidden, updated.permission?.hidden == true {
            conceal(updated, of: session, into: &effects)
        }
        return updated
    }

    /// Who is hidden from now on is gone for the others.
    private func conceal(_ info: LiveKit.ParticipantInfo, of session: Session, into effects: inout Effects) {
        var gone = info
        gone.state = .disconnected
        gone.tracks = []
        var update = LiveKit.ParticipantUpdate()
        update.participants = [gone]
        for other in sessions(in: session.room) where other !== session {
            send(.update(update), to: other, into: &effects)
        }
    }

    mutating func updateSubscriptions(
        _ request: LiveKit.UpdateSubscriptionsRequest, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.UpdateSubscriptionsResponse {
        let (_, session) = try member(request.identity, of: request.room)
        let named = request.trackSids + request.participantTracks.flatMap(\.trackSids)
        guard named.count <= Limits.namedTracks else {
            throw TwirpError(.invalidArgument, "more than \(Limits.namedTracks) tracks")
        }
        let others = sessions(in: session.room).filter { $0 !== session }
        let present = Set(others.flatMap { $0.published.map(\.id) })
        guard named.allSatisfy({ present.contains(TrackID($0)) }) else { throw TwirpError(Refusal.noSuchTrack) }
        var update = LiveKit.UpdateSubscription()
        update.trackSids = named
        update.subscribe = request.subscribe
        updateSubscription(update, of: session, into: &effects)
        return LiveKit.UpdateSubscriptionsResponse()
    }
}

extension LiveKit.RoomParticipantIdentity {
    fileprivate init(room: String, identity: String) {
        self.init()
        self.room = room
        self.identity = identity
    }
}

extension Permissions {
    /// All that a participant may do from now on; what is absent is not allowed.
    init(_ permission: LiveKit.ParticipantPermission) {
        let sources = permission.canPublishSources.map(TrackSource.init)
        let known = TrackSource.allCases.filter { $0 != .unknown && sources.contains($0) }
        self.init(
            canSubscribe: permission.canSubscribe,
            // A list of none but unknown sources allows none of those that there are, rather than all of them.
            canPublish: permission.canPublish && known.isEmpty == sources.isEmpty,
            canPublishData: permission.canPublishData, canPublishSources: known,
            canUpdateOwnMetadata: permission.canUpdateMetadata,
            canSubscribeMetrics: permission.canSubscribeMetrics,
            canManageAgentSession: permission.canManageAgentSession, isHidden: permission.hidden,
            isRecorder: permission.recorder, isAgent: permission.agent)
    }
}

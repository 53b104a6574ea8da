import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

/// Clients that lost their socket or their path, and go on where they were: the stay, its tracks and what is heard are
/// kept, and nobody else notices. A resume takes no place and asks for none, so it does not pass through admission.
extension ControlPlane {
    /// Gives a session its new socket, if it is still here and this is its client.
    ///
    /// Whoever was banned, or whose token was revoked, is refused as in a join. A stay that has ended is to be joined
    /// anew. An id that is not the current one of the identity is an older client's: it never takes over, and is told
    /// to stop, since the newer one would only be thrown out by its return.
    mutating func resume(
        _ applicant: Applicant, _ client: ClientDescription, on connection: ConnectionID, at now: Moment,
        into effects: inout Effects
    ) throws(JoinRefusal) {
        do throws(Refusal) {
            try lobby.checkStanding(
                of: applicant.candidate, in: applicant.room, unixMilliseconds: now.unix.milliseconds)
        } catch {
            throw .refused(error)
        }
        let participant = lobby.room(named: applicant.room)?.participant(of: applicant.candidate.identity)
        guard let participant, let session = sessionsByID[participant.id], session.closingDeadline == nil else {
            return sendBack(client, on: connection, .stateMismatch, into: &effects)
        }
        guard client.previousID == participant.id.rawValue else {
            return sendBack(client, on: connection, .duplicateIdentity, into: &effects)
        }
        if let older = session.connection {
            sessionsByConnection[older] = nil
            effects.append(.close(older, code: 1000, reason: "resumed on another connection"))
        }
        session.connection = connection
        if client.speaksText { session.speaksText = true }
        session.lastHeard = now.elapsed
        session.answerDeadline = nil
        session.resumeDeadline = nil
        sessionsByConnection[connection] = session
        effects.append(.upgrade(connection))
        tellAll(to: session, at: now, into: &effects)
        restart(session, into: &effects)
        effects.append(.note(Note(.info, "participant resumed", session.noteFields)))
    }

    /// The first message of a resumed session, and all that its client may have missed: what it knows already does it
    /// no harm.
    private mutating func tellAll(to session: Session, at now: Moment, into effects: inout Effects) {
        guard let room = lobby.room(named: session.room) else {
            preconditionFailure("a session is in a room that is not there")
        }
        var response = LiveKit.ReconnectResponse()
        response.iceServers = iceServers(for: session, at: now)
        response.clientConfiguration = Compatibility.clientConfiguration
        response.serverInfo = Compatibility.serverInfo
        response.lastMessageSeq = session.lastDataSequence
        send(.reconnect(response), to: session, into: &effects)

        // Who left and came back is there under its new id.
        let gone = session.departures.filter { departed in
            !room.participants.contains { $0.identity.rawValue == departed.identity }
        }
        session.departures = []
        tell(gone, to: session, into: &effects)
        tell(
            room.participants.compactMap { participant in
                guard participant.id == session.id || !participant.permissions.isHidden,
                    let other = sessionsByID[participant.id]
                else { return nil }
                return LiveKit.ParticipantInfo(participant, other)
            }, to: session, into: &effects)
        var update = LiveKit.RoomUpdate()
        update.room = LiveKit.Room(room, createdAt: createdAt[room.name] ?? now.unix)
        send(.roomUpdate(update), to: session, into: &effects)

        for track in session.announced {
            var published = LiveKit.TrackPublishedResponse()
            published.cid = track.cids.first ?? ""
            published.track = track.info
            send(.trackPublished(published), to: session, into: &effects)
        }
        for track in room.participant(session.id)?.tracks ?? [] where track.mutedBy == .moderator {
            orderMute(of: track.id, isMuted: true, to: session, into: &effects)
        }
        for speaker in sessions(in: session.room) where speaker !== session {
            for track in speaker.published where session.deniedTracks.contains(track.id) {
                sayPermission(false, of: track.id, by: speaker, to: session, into: &effects)
            }
        }
        tellLevels(to: session, into: &effects)
        refreshToken(of: session, at: now, into: &effects)
    }

    private func tell(
        _ participants: [LiveKit.ParticipantInfo], to session: Session, into effects: inout Effects
    ) {
        guard !participants.isEmpty else { return }
        var update = LiveKit.ParticipantUpdate()
        update.participants = participants
        send(.update(update), to: session, into: &effects)
    }

    /// The connection on which we offer gets new credentials with the next offer: its client finds a way anew, while
    /// the old one carries on. The other, or the only one, the client restarts itself.
    private mutating func restart(_ session: Session, into effects: inout Effects) {
        if session.subscriber != nil {
            let local = mint.credentials()
            session.subscriber?.restart(local)
            effects.append(.media(session.worker, .restart(session.subscriberTransport, local)))
        } else {
            session.publisher.downstream.forgetRequest()
        }
        unsettle(session)
    }

    /// A client that hopes to resume what is not there is told what to do instead.
    private func sendBack(
        _ client: ClientDescription, on connection: ConnectionID, _ reason: DepartureReason, into effects: inout Effects
    ) {
        var leave = LiveKit.LeaveRequest()
        leave.reason = reason.disconnectReason
        leave.action = reason.action
        leave.canReconnect = reason.action == .reconnect
        effects.append(.upgrade(connection))
        effects.append(.send(connection, SignalCodec.encode(.leave(leave), asText: client.speaksText)))
        effects.append(.close(connection, code: 1000, reason: "cannot resume"))
    }

    // MARK: What the client still knows

    /// A client that resumed says what it has. Its descriptions are not needed: ours outlived its socket.
    mutating func synchronize(
        _ state: LiveKit.SyncState, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        for track in state.publishTracks.prefix(Limits.namedTracks) {
            guard let sid = track.track.map({ TrackID($0.sid) }) else { continue }
            guard session.indexOfPublished(sid) != nil || session.indexOfAnnounced(sid) != nil else {
                // It believes to be heard and is not: only a new join puts that right.
                return depart(session, .stateMismatch, at: now, into: &effects)
            }
        }
        if let subscription = state.subscription {
            synchronize(subscription, of: session)
            reconcileAudience(around: session, into: &effects)
        }
        if !state.trackSidsDisabled.isEmpty {
            // Those that are not named are left as they are: not every client names them.
            var settings = LiveKit.UpdateTrackSettings()
            settings.trackSids = state.trackSidsDisabled
            settings.disabled = true
            updateTrackSettings(settings, of: session, into: &effects)
        }
        replay(after: state.datachannelReceiveStates, to: session, at: now, into: &effects)
    }

    /// The client names all tracks about which it wants something else than it does of tracks in general.
    private func synchronize(_ subscription: LiveKit.UpdateSubscription, of session: Session) {
        let named = subscription.trackSids + subscription.participantTracks.flatMap(\.trackSids)
        let exceptions = Set(named.prefix(Limits.namedTracks))
        guard subscription.subscribe != session.client.autoSubscribe || !exceptions.isEmpty else { return }
        for other in sessions(in: session.room) where other !== session {
            for track in other.published {
                let isNamed = exceptions.contains(track.id.rawValue)
                session.wishes[track.id] = isNamed ? subscription.subscribe : session.client.autoSubscribe
            }
        }
    }

    private mutating func replay(
        after positions: [LiveKit.DataChannelReceiveState], to session: Session, at now: Moment,
        into effects: inout Effects
    ) {
        // Who keeps no count cannot tell what comes twice.
        guard !positions.isEmpty else { return }
        let known = positions.prefix(Limits.receivePositions)
        let missing = session.replay.missing(at: now.elapsed) { sender in
            known.last { $0.publisherSid == sender.rawValue }?.lastSeq ?? 0
        }
        for bytes in missing { send(bytes, label: DataLabel.reliable, to: session, at: now, into: &effects) }
    }

    // MARK: Another address

    /// A client speaks from another address. If it knows nothing of that, since a NAT has begun anew, the connection on
    /// which it only listens has lost its way, too, and shows it with its next check, up to 2.5 s later. A restart of
    /// ICE makes it check at once, and does no harm to those who know. While an answer is out, there is no other offer.
    mutating func moved(_ transport: TransportID, into effects: inout Effects) {
        guard let session = sessionsByTransport[transport], transport == session.publisherTransport,
            session.isActive, session.connection != nil, session.subscriber?.isAwaitingAnswer == false
        else { return }
        restart(session, into: &effects)
        effects.append(.media(session.worker, .losePath(session.subscriberTransport)))
        effects.append(.note(Note(.info, "client moved", session.noteFields)))
    }

    // MARK: Waiting for a resume

    /// A socket is gone while media lives: the client has some time to bring another.
    mutating func awaitResume(of session: Session, at now: Moment) {
        session.resumeDeadline = now.elapsed + Limits.resumeTimeout
        watch(session)
    }

    /// Checks have ceased on a connection. If the client is still there on its socket, it is asked to find a new way;
    /// if not, it knows by itself, and a message that waits for the network to return would only come too late.
    mutating func stalled(_ transport: TransportID, at now: Moment, into effects: inout Effects) {
        guard let session = sessionsByTransport[transport], session.isActive, let connection = session.connection,
            session.client.understandsActions, now.elapsed - session.lastHeard < Limits.socketSilence
        else { return }
        var leave = LiveKit.LeaveRequest()
        leave.reason = DepartureReason.connectionTimeout.disconnectReason
        leave.action = .resume
        leave.canReconnect = true
        send(.leave(leave), to: session, into: &effects)
        effects.append(.close(connection, code: 1000, reason: "resume"))
        sessionsByConnection[connection] = nil
        session.connection = nil
        session.answerDeadline = nil
        session.publisher.downstream.forgetRequest()
        awaitResume(of: session, at: now)
        effects.append(.note(Note(.info, "client asked to resume", session.noteFields)))
    }
}

extension Session {
    /// Keeps of those who left what a client needs to forget them.
    func remember(_ participants: [LiveKit.ParticipantInfo]) {
        for info in participants where info.state == .disconnected {
            var departed = LiveKit.ParticipantInfo()
            departed.sid = info.sid
            departed.identity = info.identity
            departed.state = .disconnected
            departed.disconnectReason = info.disconnectReason
            departed.version = info.version
            departures.append(departed)
        }
        if departures.count > Limits.rememberedDepartures {
            departures.removeFirst(departures.count - Limits.rememberedDepartures)
        }
    }

    /// Drops what waits for it and comes from somebody whom a block parts from it.
    func forgetData(from sender: ParticipantID) {
        waitingData.discard(from: sender)
        replay.discard(from: sender)
    }
}

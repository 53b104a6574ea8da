import DataChannels
import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

/// The one place where a fact about a room becomes effects: media commands, messages, log lines. Whoever wants to
/// know what a join or a mute brings about reads it here; a new consumer of facts is a line here.
extension ControlPlane {
    mutating func carryOut(
        _ change: RoomChange, in room: RoomName, at now: Moment, into effects: inout Effects
    ) {
        keepBooks(change, in: room, at: now, into: &effects)
        report(change, in: room, at: now, into: &effects)
        switch change {
        case .roomCreated:
            createdAt[room] = now.unix
            effects.append(.note(Note(.info, "room created", [.init("room", room.rawValue)])))

        case .roomUpdated:
            tellRoom(room, at: now, into: &effects)

        case .roomClosed(_, let reason):
            createdAt[room] = nil
            if let worker = workersByRoom.removeValue(forKey: room) { roomCounts[worker] -= 1 }
            effects.append(
                .note(
                    Note(
                        .info, "room closed",
                        [.init("room", room.rawValue), .init("reason", String(describing: reason))])))

        case .joined(let participant):
            guard let session = sessionsByID[participant.id] else {
                preconditionFailure("someone was admitted without a session")
            }
            welcome(session, participant, at: now, into: &effects)
            announce(session, to: sessions(in: room).filter { $0 !== session }, into: &effects)
            reconcileAudience(around: session, into: &effects)

        case .left(let participant, let reason):
            guard let session = sessionsByID[participant.id] else {
                preconditionFailure("someone left who had no session")
            }
            tally.left(reason)
            farewell(session, participant, reason, into: &effects)

        case .permitted(let participant), .updated(let participant):
            guard let session = sessionsByID[participant.id] else { return }
            announce(session, to: sessions(in: room), into: &effects)
            refreshToken(of: session, at: now, into: &effects)
            reconcileAudience(around: session, into: &effects)

        case .published(let track, let owner):
            guard let session = sessionsByID[owner] else { return }
            announce(session, to: sessions(in: room), into: &effects)
            if track.mutedBy == .moderator { orderMute(of: track.id, isMuted: true, to: session, into: &effects) }
            reconcileAudience(around: session, into: &effects)

        case .unpublished(let track, let owner):
            guard let session = sessionsByID[owner], let index = session.indexOfPublished(track.id) else { return }
            let ended = session.published.remove(at: index)
            sessionsByPublication[ended.publication] = nil
            effects.append(.media(session.worker, .unpublish(ended.publication)))
            forget(ended.id, of: session, into: &effects)
            endListening(to: track.id, in: room, into: &effects)
            tellLevels(of: [session], into: &effects)
            announce(session, to: sessions(in: room), into: &effects)
            releaseQueued(of: session, into: &effects)

        case .muted(let track, let owner, let author), .unmuted(let track, let owner, let author):
            guard let session = sessionsByID[owner], let index = session.indexOfPublished(track.id) else { return }
            effects.append(
                .media(session.worker, .setMuted(session.published[index].publication, track.isMuted)))
            session.published[index].isMuteUnconfirmed = track.isMuted
            // What it was before counts no longer once the track is open again.
            if track.isMuted { session.published[index].level = 0 }
            if author == .moderator {
                orderMute(of: track.id, isMuted: track.isMuted, to: session, into: &effects)
            }
            tellLevels(of: [session], into: &effects)
            announceOnceApplied(session, into: &effects)

        case .muteLifted(_, let owner):
            guard let session = sessionsByID[owner] else { return }
            announce(session, to: sessions(in: room), into: &effects)

        case .blocked(let one, let other), .unblocked(let one, let other):
            // Neither is told; their subscriptions end or come back.
            guard let session = sessionsByID[one], let partner = sessionsByID[other] else { return }
            if case .blocked = change {
                session.forgetData(from: other)
                partner.forgetData(from: one)
            }
            reconcileAudience(around: session, into: &effects)
        }
    }

    // MARK: Coming

    /// What a new participant is sent, in this order: nothing may come before the join, and the offer comes last.
    private mutating func welcome(
        _ session: Session, _ participant: Participant, at now: Moment, into effects: inout Effects
    ) {
        guard let room = lobby.room(named: session.room) else {
            preconditionFailure("a participant was welcomed to a room that is not there")
        }
        effects.append(
            .media(session.worker, .open(session.publisherTransport, session.publisher.ours.local)))
        if let subscriber = session.subscriber {
            effects.append(.media(session.worker, .open(session.subscriberTransport, subscriber.ours.local)))
        }
        var join = LiveKit.JoinResponse()
        join.room = LiveKit.Room(room, createdAt: createdAt[room.name] ?? now.unix)
        join.participant = LiveKit.ParticipantInfo(participant, session)
        join.otherParticipants = room.participants.compactMap { other in
            guard other.id != session.id, !other.permissions.isHidden, let others = sessionsByID[other.id] else {
                return nil
            }
            return LiveKit.ParticipantInfo(other, others)
        }
        join.serverVersion = Compatibility.serverVersion
        join.serverInfo = Compatibility.serverInfo
        join.iceServers = iceServers(for: session, at: now)
        join.subscriberPrimary = session.isSubscriberPrimary
        join.clientConfiguration = Compatibility.clientConfiguration
        join.pingTimeout = Limits.pingTimeoutSeconds
        join.pingInterval = Limits.pingIntervalSeconds
        join.enabledPublishCodecs = LiveKit.Room.voiceCodecs
        join.fastPublish = participant.permissions.canPublish || participant.permissions.canPublishData
        session.isWelcomed = true
        send(.join(join), to: session, into: &effects)
        refreshToken(of: session, at: now, into: &effects)
        let connections = Note.Field("connections", String(session.transports.count))
        effects.append(.note(Note(.info, "participant joined", session.noteFields + [connections])))
    }

    /// A fresh token for later reconnects, as permissive as the participant is now.
    mutating func refreshToken(of session: Session, at now: Moment, into effects: inout Effects) {
        session.refreshDeadline = now.elapsed + Limits.refreshInterval
        guard let secret = keys.secret(for: session.token.apiKey),
            let participant = lobby.room(named: session.room)?.participant(session.id)
        else { return }
        var token = session.token
        token.name = participant.name
        token.metadata = participant.metadata
        token.attributes = participant.attributes.entries.map { .init(key: $0.key, value: $0.value) }
        token.grants.apply(participant.permissions)
        // It is as old as the one that it continues, so that a revocation of that one meets it too.
        token.issuedAt = session.token.madeAt ?? UnixTime(seconds: 0)
        token.notBefore = now.unix
        token.expiresAt = max(
            session.token.expiresAt, UnixTime(seconds: now.unix.seconds + Limits.refreshedTokenSeconds))
        let text = TokenSigner(key: session.token.apiKey, secret: secret).signFitting(token)
        send(.refreshToken(text), to: session, into: &effects)
    }

    // MARK: Going

    /// Ends someone's stay; the room's rules turn it into facts.
    mutating func depart(
        _ session: Session, _ reason: DepartureReason, at now: Moment, into effects: inout Effects
    ) {
        let change = try? change(session.room) { (room) throws(Refusal) in
            room.leave(session.id, reason: reason, at: now.elapsed)
        }
        if let change = change ?? nil { carryOut(change, in: session.room, at: now, into: &effects) }
    }

    /// A socket is gone. Media that flows goes on; without any, there is nobody.
    mutating func lost(_ connection: ConnectionID, at now: Moment, into effects: inout Effects) {
        guard let session = sessionsByConnection.removeValue(forKey: connection) else { return }
        session.connection = nil
        // Nobody is left who could answer.
        session.answerDeadline = nil
        session.publisher.downstream.forgetRequest()
        guard !session.isPrimaryConnected else { return awaitResume(of: session, at: now) }
        depart(session, session.isActive ? .clientInitiated : .signalClosed, at: now, into: &effects)
    }

    /// Everything that a leaving session leaves behind, taken away.
    private mutating func farewell(
        _ session: Session, _ participant: Participant, _ reason: DepartureReason, into effects: inout Effects
    ) {
        if let connection = session.connection {
            if reason != .clientInitiated {
                var leave = LiveKit.LeaveRequest()
                leave.reason = reason.disconnectReason
                leave.action = reason.action
                leave.canReconnect = reason.action == .reconnect
                send(.leave(leave), to: session, into: &effects)
            }
            effects.append(.close(connection, code: 1000, reason: ""))
            sessionsByConnection[connection] = nil
        }
        for transport in session.transports {
            dataChannels.close(AssociationID(transport), into: &dataEvents)
            effects.append(.media(session.worker, .close(transport)))
            sessionsByTransport[transport] = nil
        }
        for track in session.published {
            sessionsByPublication[track.publication] = nil
            endListening(to: track.id, in: session.room, into: &effects)
        }
        sessionsByID[session.id] = nil
        let last = sessions.removeLast()
        if last !== session {
            sessions[session.place] = last
            last.place = session.place
        }
        if sessions.isEmpty { attention = nil }
        if !participant.permissions.isHidden {
            session.advanceVersion()
            var info = LiveKit.ParticipantInfo(participant, session)
            info.state = .disconnected
            info.disconnectReason = reason.disconnectReason
            info.tracks = []
            tell([info], to: sessions(in: session.room), into: &effects)
        }
        effects.append(
            .note(
                Note(
                    .info, "participant left", session.noteFields + [.init("reason", String(describing: reason))])))
    }

    /// A track is over. Where its client did not end it, the client is told and its section is free for another.
    private func forget(_ track: TrackID, of session: Session, into effects: inout Effects) {
        guard session.publisher.sections.contains(where: { $0.track?.sid == track.rawValue }) else { return }
        session.publisher.forget(sid: track.rawValue)
        var response = LiveKit.TrackUnpublishedResponse()
        response.trackSid = track.rawValue
        send(.trackUnpublished(response), to: session, into: &effects)
    }

    // MARK: Telling

    /// What others (and it itself, where it is among them) see of a participant has changed.
    mutating func announce(_ session: Session, to recipients: [Session], into effects: inout Effects) {
        guard let participant = lobby.room(named: session.room)?.participant(session.id) else { return }
        session.advanceVersion()
        let info = LiveKit.ParticipantInfo(participant, session)
        let isHidden = participant.permissions.isHidden
        tell([info], to: isHidden ? recipients.filter { $0 === session } : recipients, into: &effects)
    }

    private func tell(
        _ participants: [LiveKit.ParticipantInfo], to recipients: [Session], into effects: inout Effects
    ) {
        var update = LiveKit.ParticipantUpdate()
        update.participants = participants
        for recipient in recipients {
            recipient.remember(participants)
            send(.update(update), to: recipient, into: &effects)
        }
    }

    func orderMute(
        of track: TrackID, isMuted: Bool, to session: Session, into effects: inout Effects
    ) {
        var mute = LiveKit.MuteTrackRequest()
        mute.sid = track.rawValue
        mute.muted = isMuted
        send(.mute(mute), to: session, into: &effects)
    }
}

extension Session {
    /// Who it is, for the log.
    var noteFields: [Note.Field] {
        [
            .init("room", room.rawValue), .init("identity", identity.rawValue), .init("participant", id.rawValue),
        ]
    }
}

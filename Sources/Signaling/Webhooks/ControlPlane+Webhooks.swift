import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// What the backend is told of a room's life.
///
/// Its events nest: everything about a participant's tracks lies between the participant's `joined` and `left`, and
/// everybody's stay between the room's `started` and `finished`. So what somebody publishes before media is connected
/// is reported with the arrival, and what is still published at the end is reported as gone before the departure.
extension ControlPlane {
    /// Reports a fact, before it is carried out: who leaves is still known then.
    mutating func report(_ change: RoomChange, in name: RoomName, at now: Moment, into effects: inout Effects) {
        guard webhooks.hasReceivers else { return }
        let room = roomToReport(name, after: change, at: now)
        switch change {
        case .roomCreated: report(.roomStarted, room, name, at: now, into: &effects)
        case .roomClosed(_, let reason):
            reportedRooms[name] = nil
            let id = mint.identifier("EV_")
            let event = LiveKit.WebhookEvent(finished: room, reason: reason, id: id, at: now.unix)
            webhooks.append(event, in: name, at: now, into: &effects)
        case .left(let participant, let reason):
            reportLeft(participant, reason, room, name, at: now, into: &effects)
        case .published(let track, let owner):
            report(.trackPublished, track, of: owner, room, name, at: now, into: &effects)
            keepPresence(of: owner, in: name)
        case .unpublished(let track, let owner):
            report(.trackUnpublished, track, of: owner, room, name, at: now, into: &effects)
            keepPresence(of: owner, in: name)
        case .muted(let track, let owner, _): report(.trackMuted, track, of: owner, room, name, at: now, into: &effects)
        case .unmuted(let track, let owner, _):
            report(.trackUnmuted, track, of: owner, room, name, at: now, into: &effects)
        case .blocked(let one, let other): reportBlocked(one, other, room, name, at: now, into: &effects)
        case .joined, .permitted, .updated, .roomUpdated, .muteLifted, .unblocked:
            // Whoever has joined is reported once media is connected.
            break
        }
    }

    /// Somebody's media is connected.
    mutating func reportActive(_ session: Session, at now: Moment, into effects: inout Effects) {
        guard webhooks.hasReceivers, let room = lobby.room(named: session.room),
            let participant = room.participant(session.id)
        else { return }
        let info = LiveKit.Room(room, createdAt: createdAt[room.name] ?? now.unix)
        let event = LiveKit.WebhookEvent(
            .participantJoined, id: mint.identifier("EV_"), at: now.unix, room: info,
            participant: LiveKit.ParticipantInfo(participant, session))
        webhooks.append(event, in: room.name, at: now, into: &effects)
        keepPresence(of: session.id, in: room.name)
        for track in participant.tracks {
            report(.trackPublished, track, of: session.id, info, room.name, at: now, into: &effects)
        }
    }

    /// Goes on where the store says, with the rooms that were put back.
    mutating func resumeWebhooks(_ events: [StoredEvent], at now: Moment) {
        webhooks.resume(events, at: now)
        guard webhooks.hasReceivers else { return }
        for room in lobby.rooms {
            reportedRooms[room.name] = LiveKit.Room(room, createdAt: createdAt[room.name] ?? now.unix)
        }
    }

    // MARK: Kinds of events

    private mutating func report(
        _ event: WebhookEventName, _ room: LiveKit.Room, _ name: RoomName, at now: Moment, into effects: inout Effects
    ) {
        let event = LiveKit.WebhookEvent(event, id: mint.identifier("EV_"), at: now.unix, room: room)
        webhooks.append(event, in: name, at: now, into: &effects)
    }

    private mutating func report(
        _ event: WebhookEventName, _ track: Track, of owner: ParticipantID, _ room: LiveKit.Room, _ name: RoomName,
        at now: Moment, into effects: inout Effects
    ) {
        guard let session = sessionsByID[owner], session.isActive, let index = session.indexOfPublished(track.id)
        else { return }
        var participant = LiveKit.ParticipantInfo()
        participant.sid = owner.rawValue
        participant.identity = session.identity.rawValue
        var info = session.published[index].info
        info.muted = track.isMuted
        let event = LiveKit.WebhookEvent(
            event, id: mint.identifier("EV_"), at: now.unix, room: room, participant: participant, track: info)
        webhooks.append(event, in: name, at: now, into: &effects)
    }

    private mutating func reportLeft(
        _ participant: Participant, _ reason: DepartureReason, _ room: LiveKit.Room, _ name: RoomName,
        at now: Moment, into effects: inout Effects
    ) {
        guard let session = sessionsByID[participant.id] else { return }
        for track in participant.tracks {
            report(.trackUnpublished, track, of: participant.id, room, name, at: now, into: &effects)
        }
        var info = LiveKit.ParticipantInfo(participant, session)
        info.depart(for: reason)
        let event = LiveKit.WebhookEvent(
            session.isActive ? .participantLeft : .participantConnectionAborted, id: mint.identifier("EV_"),
            at: now.unix, room: room, participant: info)
        webhooks.append(event, in: name, at: now, into: &effects)
        if session.isActive { storeQueue.add(.removePresence(participant.id)) }
    }

    private mutating func reportBlocked(
        _ one: ParticipantID, _ other: ParticipantID, _ room: LiveKit.Room, _ name: RoomName, at now: Moment,
        into effects: inout Effects
    ) {
        guard let blocker = sessionsByID[one], let blocked = sessionsByID[other] else { return }
        var pair = QuartetAPI.Block()
        pair.blocker = blocker.identity.rawValue
        pair.blocked = blocked.identity.rawValue
        let event = LiveKit.WebhookEvent(blocked: pair, id: mint.identifier("EV_"), at: now.unix, room: room)
        webhooks.append(event, in: name, at: now, into: &effects)
    }

    // MARK: The room

    /// The room as it is after a change. One that has just been closed is in the lobby no longer: then it is what was
    /// reported last, less those who have left since.
    private mutating func roomToReport(_ name: RoomName, after change: RoomChange, at now: Moment) -> LiveKit.Room {
        if let room = lobby.room(named: name) {
            let info = LiveKit.Room(room, createdAt: createdAt[name] ?? now.unix)
            reportedRooms[name] = info
            return info
        }
        var info = reportedRooms[name] ?? LiveKit.Room()
        if case .left(let participant, _) = change, !participant.permissions.isHidden {
            info.numParticipants -= min(info.numParticipants, 1)
            if !participant.tracks.isEmpty { info.numPublishers -= min(info.numPublishers, 1) }
        }
        reportedRooms[name] = info
        return info
    }
}

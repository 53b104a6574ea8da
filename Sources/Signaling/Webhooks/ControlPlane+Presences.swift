import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// Who is reported as being there is kept in the store, so that a process that was killed does not leave ghosts behind
/// in anybody's table: the next one reports their departures, before anything else of their rooms.
extension ControlPlane {
    /// Notes how somebody is reported now; nothing of who is not reported yet.
    mutating func keepPresence(of id: ParticipantID, in room: RoomName) {
        guard let session = sessionsByID[id], session.isActive,
            let participant = lobby.room(named: room)?.participant(id)
        else { return }
        let info = LiveKit.ParticipantInfo(participant, session)
        storeQueue.add(
            .savePresence(StoredPresence(participant: id, room: room, info: info.wire())))
    }

    /// What the receivers were never told: each track, then the departure, of who was there when the process died.
    ///
    /// Their entries go in the same batch that saves the events.
    mutating func reportDepartures(of presences: [StoredPresence], at now: Moment) {
        for presence in presences {
            storeQueue.add(.removePresence(presence.participant))
            guard webhooks.hasReceivers, let room = reportedRooms[presence.room],
                var info = try? LiveKit.ParticipantInfo(wire: presence.info)
            else { continue }
            for track in info.tracks {
                let event = LiveKit.WebhookEvent(
                    .trackUnpublished, id: mint.identifier("EV_"), at: now.unix, room: room, participant: info,
                    track: track)
                webhooks.keep(event, in: presence.room, at: now)
            }
            info.depart(for: .serverShutdown)
            let event = LiveKit.WebhookEvent(
                .participantLeft, id: mint.identifier("EV_"), at: now.unix, room: room, participant: info)
            webhooks.keep(event, in: presence.room, at: now)
        }
    }
}

extension LiveKit.ParticipantInfo {
    /// As somebody is reported who is gone, with nothing published.
    mutating func depart(for reason: DepartureReason) {
        state = .disconnected
        disconnectReason = reason.disconnectReason
        tracks = []
        isPublisher = false
    }
}

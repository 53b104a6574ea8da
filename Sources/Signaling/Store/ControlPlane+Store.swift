import RoomPolicy
import TokenAuth

/// What outlives the process: noted where it changes, saved in batches, put back at start.
extension ControlPlane {
    /// Puts back what was saved before a restart; to be called once, before anything else happens. Rooms come back
    /// empty, with their settings and the mutes that they remember.
    public mutating func restore(_ state: StoredState, at now: Moment) {
        precondition(lobby.rooms.isEmpty && sessions.isEmpty, "the state is put back before anybody comes")
        lobby.restore(
            blocks: state.blocks, bans: state.bans, revocations: state.revocations,
            unixMilliseconds: now.unix.milliseconds)
        for room in state.rooms {
            lobby.restore(room.record, at: now.elapsed)
            createdAt[room.record.name] = room.createdAt
        }
        resumeWebhooks(state.events, at: now)
        reportDepartures(of: state.presences, at: now)
    }

    /// Sees to it that what has changed is saved; every verb ends with it.
    mutating func save(at now: Moment, into effects: inout Effects) {
        noteChanges(at: now)
        guard let batch = storeQueue.take(at: now.elapsed) else { return }
        effects.append(.store(batch.changes, batch.ticket))
    }

    /// Queues what has changed so far.
    mutating func noteChanges(at now: Moment) {
        for change in lobby.takeLastingChanges() {
            storeQueue.add(StoreChange(change) { createdAt[$0] ?? now.unix })
        }
        for change in webhooks.takeChanges() {
            switch change {
            case .save(let event): storeQueue.add(.saveEvent(event))
            case .remove(let sequence): storeQueue.add(.removeEvent(sequence))
            }
        }
    }
}

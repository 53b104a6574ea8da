import RoomPolicy
import SFU

/// Acknowledged means done: what is told about the media path is told once its workers have confirmed it, and what has
/// to outlive the process once it is saved.
extension ControlPlane {
    /// Asks a worker for word once everything commanded so far is in force.
    private mutating func confirmation(by worker: WorkerID, into effects: inout Effects) -> PendingAnswers.Condition {
        lastTicket &+= 1
        let ticket = Ticket(lastTicket)
        effects.append(.media(worker, .confirm(ticket)))
        return .applied(ticket, by: worker)
    }

    /// Announces a participant's change once its worker has confirmed it: who is told of a mute can rely on it.
    mutating func announceOnceApplied(_ session: Session, into effects: inout Effects) {
        pendingAnswers.add(.announce(session.id), when: [confirmation(by: session.worker, into: &effects)])
    }

    /// Answers a call once these workers have confirmed what it commanded and the batch is saved; at once if it awaits
    /// neither.
    mutating func promise(
        _ exchange: APIExchange, _ response: HTTPResponse, by workers: [WorkerID], savedWith batch: Ticket?,
        at now: Moment, into effects: inout Effects
    ) {
        var conditions = workers.map { confirmation(by: $0, into: &effects) }
        if let batch { conditions.append(.saved(batch)) }
        guard !conditions.isEmpty else {
            answer(exchange, response, into: &effects)
            return
        }
        pendingAnswers.add(
            .respond(exchange, response), when: conditions, until: now.elapsed + Limits.confirmationTimeout)
    }

    /// The batch with which a call's doing is saved; nil if it has nothing to do with the store. A repeated call awaits
    /// what the first one changed, too, and has the store try again if it failed.
    mutating func batch(saving method: APIMethod, since changeCount: Int, at now: Moment) -> Ticket? {
        noteChanges(at: now)
        guard method.isLasting || storeQueue.changeCount != changeCount else { return nil }
        storeQueue.retry()
        return storeQueue.ticket
    }

    mutating func confirmed(_ ticket: Ticket, by worker: WorkerID, into effects: inout Effects) {
        meet(.applied(ticket, by: worker), into: &effects)
    }

    /// The store is done with a batch.
    mutating func stored(_ ticket: Ticket, isSaved: Bool, at now: Moment, into effects: inout Effects) {
        guard storeQueue.finish(ticket, isSaved: isSaved, at: now.elapsed) else { return }
        guard !isSaved else { return meet(.saved(ticket), into: &effects) }
        for case .respond(let exchange, _) in pendingAnswers.fail(.saved(ticket)) {
            let error = TwirpError(.unavailable, "not saved: what was done may be lost with the next restart")
            answer(exchange, exchange.failure(error), into: &effects)
        }
    }

    private mutating func meet(_ condition: PendingAnswers.Condition, into effects: inout Effects) {
        for outcome in pendingAnswers.meet(condition) {
            switch outcome {
            case .announce(let participant):
                // What a later change made of it is told when that one is in force.
                guard let session = sessionsByID[participant], !pendingAnswers.announces(participant) else { continue }
                for index in session.published.indices { session.published[index].isMuteUnconfirmed = false }
                announce(session, to: sessions(in: session.room), into: &effects)
            case .respond(let exchange, let response):
                answer(exchange, response, into: &effects)
            }
        }
    }

    /// Answers calls that were not confirmed in time, or not answered by the participant whom they are for.
    mutating func giveUpWaiting(at now: Moment, into effects: inout Effects) {
        for case .respond(let exchange, _) in pendingAnswers.expire(at: now.elapsed) {
            let error = TwirpError(.unavailable, "not confirmed in time; it may still take effect")
            answer(exchange, exchange.failure(error), into: &effects)
        }
        for call in remoteCalls.takeExpired(at: now.elapsed) {
            let error: RemoteCallError = call.ackDeadline == nil ? .responseTimeout : .connectionTimeout
            answer(call.exchange, call.exchange.failure(error.twirp), into: &effects)
        }
    }

    /// The asker of a call is gone before it was answered.
    mutating func forgetCall(on connection: ConnectionID) {
        pendingAnswers.forget(connection)
        remoteCalls.forget(connection)
    }
}

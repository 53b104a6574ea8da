import RoomPolicy
import SFU

/// Acknowledged means done: what is told about the media path is told once its workers have confirmed it.
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

    /// Answers a call once these workers have confirmed what it commanded, at once if there are none.
    mutating func promise(
        _ exchange: APIExchange, _ response: HTTPResponse, by workers: [WorkerID], at now: Moment,
        into effects: inout Effects
    ) {
        guard !workers.isEmpty else {
            effects.append(.respond(exchange.connection, response))
            return
        }
        let conditions = workers.map { confirmation(by: $0, into: &effects) }
        let late = TwirpError(.unavailable, "not confirmed in time; it may still take effect")
        pendingAnswers.add(
            .respond(exchange.connection, response, late: exchange.failure(late)), when: conditions,
            until: now.elapsed + Limits.confirmationTimeout)
    }

    mutating func confirmed(_ ticket: Ticket, by worker: WorkerID, into effects: inout Effects) {
        for outcome in pendingAnswers.meet(.applied(ticket, by: worker)) {
            switch outcome {
            case .announce(let participant):
                // What a later change made of it is told when that one is in force.
                guard let session = sessionsByID[participant], !pendingAnswers.announces(participant) else { continue }
                announce(session, to: sessions(in: session.room), into: &effects)
            case .respond(let connection, let response, late: _):
                effects.append(.respond(connection, response))
            }
        }
    }

    /// Answers calls that were not confirmed in time, or not answered by the participant whom they are for.
    mutating func giveUpWaiting(at now: Moment, into effects: inout Effects) {
        for case .respond(let connection, _, let late) in pendingAnswers.expire(at: now.elapsed) {
            effects.append(.respond(connection, late))
        }
        for call in remoteCalls.takeExpired(at: now.elapsed) {
            let error: RemoteCallError = call.ackDeadline == nil ? .responseTimeout : .connectionTimeout
            effects.append(.respond(call.exchange.connection, call.exchange.failure(error.twirp)))
        }
    }

    /// The asker of a call is gone before it was answered.
    mutating func forgetCall(on connection: ConnectionID) {
        pendingAnswers.forget(connection)
        remoteCalls.forget(connection)
    }
}

import LiveKitProtocol
import RoomPolicy

/// Calls of the API to participants (PerformRpc) that await an acknowledgement or an answer.
struct RemoteCalls {
    struct Call {
        let id: String
        let exchange: APIExchange
        let callee: ParticipantID
        /// Until the callee has said that it got the call; nil afterwards.
        var ackDeadline: ContinuousClock.Instant?
        let deadline: ContinuousClock.Instant

        /// The next instant at which it fails.
        var next: ContinuousClock.Instant { ackDeadline.map { min($0, deadline) } ?? deadline }
    }

    private(set) var calls: [Call] = []

    mutating func add(_ call: Call) { calls.append(call) }

    /// Whether anything is awaited from a participant.
    func awaits(_ callee: ParticipantID) -> Bool { calls.contains { $0.callee == callee } }

    /// The callee got the call; false if there is no such call of it.
    mutating func acknowledge(_ id: String, by callee: ParticipantID) -> Bool {
        guard let index = calls.firstIndex(where: { $0.id == id && $0.callee == callee }) else { return false }
        calls[index].ackDeadline = nil
        return true
    }

    /// The callee answered: takes the call out.
    mutating func take(_ id: String, by callee: ParticipantID) -> Call? {
        guard let index = calls.firstIndex(where: { $0.id == id && $0.callee == callee }) else { return nil }
        return calls.remove(at: index)
    }

    /// The callee is gone: takes its calls out.
    mutating func takeAll(to callee: ParticipantID) -> [Call] { take { $0.callee == callee } }

    /// Takes out what has waited too long.
    mutating func takeExpired(at now: ContinuousClock.Instant) -> [Call] { take { $0.next <= now } }

    /// The asker is gone.
    mutating func forget(_ connection: ConnectionID) { _ = take { $0.exchange.connection == connection } }

    var deadline: ContinuousClock.Instant? { calls.lazy.map(\.next).min() }

    private mutating func take(where isMeant: (Call) -> Bool) -> [Call] {
        guard calls.contains(where: isMeant) else { return [] }
        let taken = calls.filter(isMeant)
        calls.removeAll(where: isMeant)
        return taken
    }
}

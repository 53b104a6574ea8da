import RoomPolicy
import SFU
import Testing

@testable import Signaling

@Suite struct PendingAnswersTests {
    static let start = ContinuousClock.now
    static let asker = ConnectionID(1)

    static func applied(_ ticket: UInt64, by worker: Int = 0) -> PendingAnswers.Condition {
        .applied(Ticket(ticket), by: WorkerID(worker))
    }

    static func answer(_ connection: UInt64 = 1) -> PendingAnswers.Outcome {
        .respond(
            APIExchange(connection: ConnectionID(connection), method: .block, format: .json, origin: nil),
            HTTPResponse(status: 200))
    }

    static func kinds(_ outcomes: [PendingAnswers.Outcome]) -> [String] {
        outcomes.map { outcome in
            switch outcome {
            case .announce(let participant): participant.rawValue
            case .respond(let exchange, _): String(exchange.connection.rawValue)
            }
        }
    }

    private static func meet(_ pending: inout PendingAnswers, _ ticket: UInt64, by worker: Int = 0) -> [String] {
        kinds(pending.meet(applied(ticket, by: worker)))
    }

    private static func expire(_ pending: inout PendingAnswers, _ seconds: Int64) -> [String] {
        kinds(pending.expire(at: start + .seconds(seconds)))
    }

    @Test func `an answer comes out when the last of its conditions is met`() {
        var pending = PendingAnswers()
        pending.add(Self.answer(), when: [Self.applied(1, by: 0), Self.applied(2, by: 1)], until: Self.start)
        // The right ticket of the wrong worker is not it.
        let outcome1 = Self.meet(&pending, 1, by: 1)
        #expect(outcome1.isEmpty)
        let outcome2 = Self.meet(&pending, 2, by: 1)
        #expect(outcome2.isEmpty)
        let outcome3 = Self.meet(&pending, 1, by: 0)
        #expect(outcome3 == ["1"])
        #expect(pending.isEmpty)
        let outcome4 = Self.meet(&pending, 1, by: 0)
        #expect(outcome4.isEmpty)
    }

    @Test func `what one report releases comes out in the order of its making`() {
        var pending = PendingAnswers()
        pending.add(.announce(ParticipantID("PA_1")), when: [Self.applied(1)])
        pending.add(Self.answer(), when: [Self.applied(1)])
        #expect(pending.announces(ParticipantID("PA_1")))
        #expect(!pending.announces(ParticipantID("PA_2")))
        let outcome5 = Self.meet(&pending, 1)
        #expect(outcome5 == ["PA_1", "1"])
    }

    @Test func `what is late comes out once, at its deadline`() {
        var pending = PendingAnswers()
        pending.add(.announce(ParticipantID("PA_1")), when: [Self.applied(1)])
        #expect(pending.deadline == nil)
        pending.add(Self.answer(1), when: [Self.applied(2)], until: Self.start + .seconds(5))
        pending.add(Self.answer(2), when: [Self.applied(3)], until: Self.start + .seconds(6))
        #expect(pending.deadline == Self.start + .seconds(5))
        let outcome6 = Self.expire(&pending, 4)
        #expect(outcome6.isEmpty)
        let outcome7 = Self.expire(&pending, 5)
        #expect(outcome7 == ["1"])
        let outcome8 = Self.meet(&pending, 2)
        #expect(outcome8.isEmpty)
        #expect(pending.deadline == Self.start + .seconds(6))
    }

    @Test func `what cannot be saved comes out at once, and only that`() {
        var pending = PendingAnswers()
        pending.add(Self.answer(1), when: [Self.applied(1), .saved(Ticket(1))])
        pending.add(Self.answer(2), when: [.saved(Ticket(2))])
        let failed = Self.kinds(pending.fail(.saved(Ticket(1))))
        #expect(failed == ["1"])
        let applied = Self.meet(&pending, 1)
        #expect(applied.isEmpty)
        let saved = Self.kinds(pending.meet(.saved(Ticket(2))))
        #expect(saved == ["2"])
    }

    @Test func `an asker who is gone is not answered`() {
        var pending = PendingAnswers()
        pending.add(Self.answer(1), when: [Self.applied(1)])
        pending.add(Self.answer(2), when: [Self.applied(1)])
        pending.forget(Self.asker)
        let outcome9 = Self.meet(&pending, 1)
        #expect(outcome9 == ["2"])
    }
}

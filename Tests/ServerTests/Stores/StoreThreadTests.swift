import RoomPolicy
import SFU
import Signaling
import Synchronization
import Testing

@testable import Server

@Suite struct StoreThreadTests {
    /// Saves or fails as it is told, and notes what it was given.
    struct ScriptedStore: RoomStore, ~Copyable {
        let saved: Noted
        let failures: Set<Int>
        private var count = 0

        init(saved: Noted, failures: Set<Int>) {
            self.saved = saved
            self.failures = failures
        }

        mutating func load() throws(StoreError) -> StoredState { StoredState() }

        mutating func save(_ changes: [StoreChange]) throws(StoreError) {
            count += 1
            if failures.contains(count) { throw .full }
            saved.batches.withLock { $0.append(changes) }
        }
    }

    final class Noted: Sendable {
        let batches = Mutex<[[StoreChange]]>([])
    }

    @Test func `batches are saved in order, each is answered, and what came before the stop is done`() throws {
        let noted = Noted()
        let batches = Mailbox<StoreMessage>(capacity: 16)
        let control = Mailbox<ControlMessage>(capacity: 16)
        let names = try (1...4).map { try RoomName("r\($0)") }
        for (index, name) in names.enumerated() {
            batches.post(.save([.removeRoom(name)], Ticket(UInt64(index + 1))))
        }
        batches.post(.stop)
        let thread = Thread(name: "store") {
            var thread = StoreThread(
                store: ScriptedStore(saved: noted, failures: [2, 3]), batches: batches, control: control,
                log: Log(level: .error))
            thread.run()
        }
        thread.join()
        #expect(noted.batches.withLock { $0 } == [[.removeRoom(names[0])], [.removeRoom(names[3])]])
        var answers: [ControlMessage] = []
        control.take(into: &answers)
        let outcomes = answers.compactMap { answer -> String? in
            if case .stored(let ticket, let isSaved, _) = answer { "\(ticket.rawValue) \(isSaved)" } else { nil }
        }
        #expect(outcomes == ["1 true", "2 false", "3 false", "4 true"])
    }
}

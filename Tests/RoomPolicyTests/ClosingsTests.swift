import SeededRandom
import Testing

@testable import RoomPolicy

@Suite struct ClosingsTests {
    @Test func `any order of setting and taking back agrees with a plain list`() throws {
        let start = ContinuousClock().now
        var chance = SeededGenerator(5)
        var closings = Closings()
        var plain: [(name: RoomName, deadline: ContinuousClock.Instant)] = []
        let names = try (0..<40).map { try RoomName("room-\($0)") }
        for _ in 0..<4_000 {
            let name = names[Int.random(in: 0..<names.count, using: &chance)]
            let second = Int.random(in: 0..<12, using: &chance)
            let deadline = second < 9 ? start + .seconds(second) : nil
            closings.set(deadline, for: name)
            plain.removeAll { $0.name == name }
            if let deadline { plain.append((name, deadline)) }

            try #require(closings.earliest == plain.map(\.deadline).min())
            let now = start + .seconds(4)
            let due = plain.filter { $0.deadline <= now }
                .sorted { ($0.deadline, $0.name.rawValue) < ($1.deadline, $1.name.rawValue) }
            try #require(closings.due(at: now) == due.map(\.name))
        }
    }
}

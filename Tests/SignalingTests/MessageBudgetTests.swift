import Testing

@testable import Signaling

struct MessageBudgetTests {
    private let start = ContinuousClock.now

    /// How many of so many messages are let through. The budget cannot be spent inside an expectation.
    private func taken(
        _ byteCount: Int, _ count: Int, from budget: inout MessageBudget, at now: ContinuousClock.Instant
    ) -> Int {
        var taken = 0
        for _ in 0..<count where budget.spend(byteCount, at: now) { taken += 1 }
        return taken
    }

    @Test func `a burst is two hundred messages, and a second brings fifty more`() {
        var budget = MessageBudget(at: start)
        #expect(taken(10, 300, from: &budget, at: start) == 200)
        #expect(taken(10, 300, from: &budget, at: start + .seconds(1)) == 50)
        #expect(taken(10, 300, from: &budget, at: start + .seconds(3_600)) == 200)
    }

    @Test func `a large message costs one for each sixteen kibibytes, and the largest is affordable`() {
        var budget = MessageBudget(at: start)
        #expect(taken(Limits.frameBytes, 1, from: &budget, at: start) == 1)
        #expect(taken(0, 300, from: &budget, at: start) == 200 - 129)
    }

    @Test func `time that goes back brings nothing and takes nothing`() {
        var budget = MessageBudget(at: start)
        #expect(taken(0, 300, from: &budget, at: start - .seconds(9)) == 200)
        #expect(taken(0, 300, from: &budget, at: start) == 0)
    }
}

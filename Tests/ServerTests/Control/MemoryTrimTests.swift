import Testing

@testable import Server

struct MemoryTrimTests {
    let start = ContinuousClock.now

    @Test func `nothing is due while nobody comes or goes`() {
        var trim = MemoryTrim()
        #expect(trim.deadline == nil)
        let isDue = trim.isDue(at: start + .seconds(100))
        #expect(!isDue)
    }

    @Test func `once after a change, and not again too soon`() {
        var trim = MemoryTrim()
        trim.note(at: start)
        trim.note(at: start + .seconds(1))
        #expect(trim.deadline == start + Limits.trimDelay)
        let isEarly = trim.isDue(at: start + .seconds(1))
        let isDue = trim.isDue(at: start + .seconds(3))
        let isDueAgain = trim.isDue(at: start + .seconds(4))
        #expect(!isEarly && isDue && !isDueAgain)
        trim.note(at: start + .seconds(4))
        #expect(trim.deadline == start + .seconds(3) + Limits.trimInterval)
    }
}

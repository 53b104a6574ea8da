import Testing

@testable import SFU

/// In which portions everybody is looked after.
@Suite struct UpkeepRoundTests {
    private let start = MediaTime(ContinuousClock.now)

    /// Goes through a round, always on time.
    private func portions(slots: Int) -> (slots: [Range<Int>], times: [Duration]) {
        var round = UpkeepRound(slotCount: slots, asksSpeakers: false, at: start)
        var now = start
        var found: [Range<Int>] = []
        var times: [Duration] = []
        while !round.isOver {
            found.append(round.next())
            times.append(now - start)
            now = round.due(after: now)
        }
        times.append(now - start)
        return (found, times)
    }

    @Test(arguments: [1, 7, 8, 9, 63, 64, 65, 399, 400, 401, 1600, 12_345])
    func `every slot has one turn, and the next round begins an interval later`(slots: Int) {
        let (found, times) = portions(slots: slots)
        #expect(found.first?.lowerBound == 0 && found.last?.upperBound == slots)
        for (one, next) in zip(found, found.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
        #expect(times.last == Limits.upkeepInterval)
    }

    @Test func `a few are looked after at once`() {
        #expect(portions(slots: 8).slots == [0..<8])
    }

    @Test(arguments: [400, 1600, 12_345])
    func `many are spread evenly over the interval`(slots: Int) {
        let (found, times) = portions(slots: slots)
        let most = min(Limits.upkeepPortions, slots / Limits.upkeepPortionMin)
        #expect(found.count <= most && found.count > most * 4 / 5)
        let pauses = zip(times, times.dropFirst()).map { $1 - $0 }
        let even = Limits.upkeepInterval / found.count
        #expect(pauses.allSatisfy { $0 > even * 0.9 && $0 < even * 1.1 })
    }

    @Test func `who is late goes on soon, and never at once`() {
        var round = UpkeepRound(slotCount: 1600, asksSpeakers: false, at: start)
        _ = round.next()
        let late = start + .seconds(2)
        #expect(round.due(after: late) > late)
        #expect(round.due(after: late) <= late + .milliseconds(2))
    }

    @Test func `nobody there is nothing to do`() {
        var round = UpkeepRound(slotCount: 0, asksSpeakers: false, at: start)
        #expect(round.isOver)
        #expect(round.next().isEmpty)
        #expect(round.due(after: start) == start + Limits.upkeepInterval)
    }
}

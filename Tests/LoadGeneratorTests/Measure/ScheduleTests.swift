import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct ScheduleTests {
    @Test func `it agrees with a list that is searched, whatever is set`() {
        var random = SeededGenerator(5)
        var schedule = Schedule()
        var model = [UInt64](repeating: .max, count: 40)
        for _ in 0..<5000 {
            let number = Int(random.next() % 40)
            let due = random.next() % 5 == 0 ? .max : random.next() % 1000
            schedule.set(number, due: due)
            model[number] = due
            let least = model.min() ?? .max
            #expect(schedule.next == (least == .max ? nil : least))
            let now = random.next() % 1000
            if let (first, since) = schedule.due(by: now) {
                #expect(since == least && model[first] == least && least <= now)
            } else {
                #expect(least > now)
            }
        }
    }

    @Test func `everyone comes in the order of their times`() {
        var random = SeededGenerator(9)
        var schedule = Schedule()
        for number in 0..<300 { schedule.set(number, due: random.next() % 100) }
        var last: UInt64 = 0
        var seen = 0
        while let (number, since) = schedule.due(by: 100) {
            #expect(since >= last)
            last = since
            seen += 1
            schedule.set(number, due: .max)
        }
        #expect(seen == 300)
        #expect(schedule.next == nil)
    }
}

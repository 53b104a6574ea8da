import Testing

@testable import SFU

private let start = MediaTime(ContinuousClock.now)

struct LossTrackerTests {
    private var tracker = LossTracker()

    private mutating func receive(_ sequences: Int64..., after milliseconds: Int = 0) {
        for sequence in sequences { tracker.received(sequence, at: start + .milliseconds(milliseconds)) }
    }

    private mutating func ask(after milliseconds: Int, roundTrip: Duration? = nil) -> [NackEntry] {
        tracker.requests(at: start + .milliseconds(milliseconds), roundTrip: roundTrip)
    }

    @Test mutating func `nothing is asked for while nothing is missing`() {
        receive(5, 6, 7)
        let requests = ask(after: 1000)
        #expect(requests.isEmpty)
        #expect(tracker.deadline == nil)
    }

    @Test mutating func `a missing packet is asked for four times and given up`() {
        receive(65_535, 65_537)
        #expect(tracker.deadline == start + .milliseconds(10))
        let asked = [0, 9, 10, 50, 109, 110, 210, 310, 410, 5000].map { ask(after: $0).count }
        #expect(asked == [0, 0, 1, 0, 0, 1, 1, 1, 0, 0])
        #expect(tracker.deadline == nil)
    }

    @Test mutating func `a packet that was only late is not asked for`() {
        receive(1, 3)
        receive(2, after: 9)
        let requests = ask(after: 20)
        #expect(requests.isEmpty)
    }

    @Test mutating func `a packet that came is not asked for again`() {
        receive(1, 3)
        let first = ask(after: 20)
        receive(2, after: 60)
        let second = ask(after: 120)
        #expect(first == [NackEntry(first: 2, following: 0)])
        #expect(second.isEmpty)
    }

    @Test mutating func `retries wait for the round trip, and never less than the least`() {
        receive(1, 3)
        let asked = [20, 39, 40].map { ask(after: $0, roundTrip: .milliseconds(1)).count }
        #expect(asked == [1, 0, 1])
        receive(5, after: 40)
        let slow = [60, 259, 260].map { ask(after: $0, roundTrip: .milliseconds(200)).count }
        #expect(slow == [1, 0, 1])
    }

    @Test mutating func `a request is repeated once answers are due, as long as they took before`() {
        receive(1, 3)
        _ = ask(after: 10)
        receive(2, after: 60)
        receive(5, after: 100)
        let asked = [110, 169, 170, 229, 230, 231].map { ask(after: $0).count }
        #expect(asked == [1, 0, 1, 0, 1, 0])
        // That one was asked for three times: whichever was answered, it says nothing.
        receive(4, after: 1000)
        receive(7, after: 1000)
        let more = [1010, 1069, 1070].map { ask(after: $0).count }
        #expect(more == [1, 0, 1])
        // Answers slow down, and the pauses follow.
        receive(9, after: 2000)
        _ = ask(after: 2010)
        receive(8, after: 2140)
        receive(11, after: 3000)
        let slower = [3010, 3079, 3080].map { ask(after: $0).count }
        #expect(slower == [1, 0, 1])
    }

    @Test mutating func `a hole is packed into entries, over the wrap`() {
        receive(65_530, 65_551)
        let requests = ask(after: 20)
        #expect(requests == [NackEntry(first: 65_531, following: 0xFFFF), NackEntry(first: 12, following: 0b11)])
    }

    @Test mutating func `however far the numbers jump, work and memory are bounded`() {
        receive(0, .max / 2)
        let requests = ask(after: 20)
        var count = 0
        for entry in requests { entry.forEach { _ in count += 1 } }
        #expect(count == Limits.missingPackets)
        for step in Int64(1)...1000 { receive(.max / 2 + step * 3, after: 30) }
        var more = 0
        for entry in ask(after: 100) { entry.forEach { _ in more += 1 } }
        #expect(more == Limits.missingPackets)
    }

    @Test mutating func `a reset forgets`() {
        receive(1, 3)
        tracker.reset()
        receive(100, after: 1)
        let requests = ask(after: 1000)
        #expect(requests.isEmpty)
    }
}

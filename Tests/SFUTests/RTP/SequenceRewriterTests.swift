import Testing

@testable import SFU

private let start = MediaTime(ContinuousClock.now)

struct SequenceRewriterTests {
    private var rewriter = SequenceRewriter(firstSequence: 1000, firstTimestamp: 5000)

    private mutating func send(_ sequence: Int64, timestamp: UInt32 = 0, after milliseconds: Int = 0) -> UInt16? {
        rewriter.rewrite(sequence: sequence, timestamp: timestamp, at: start + .milliseconds(milliseconds))?.sequence
    }

    @Test mutating func `the first packet gets the first number, and the others keep their distance`() {
        let sent = [50, 51, 53, 52, 54].map { send($0) }
        #expect(sent == [1000, 1001, 1003, 1002, 1004])
    }

    @Test mutating func `what was before the first packet is too old`() {
        let sent = [50, 49, 51].map { send($0) }
        #expect(sent == [1000, nil, 1001])
    }

    @Test mutating func `skipped packets leave no hole, and do not come back`() {
        let before = [1, 2].map { send($0) }
        for sequence: Int64 in 3...50 { rewriter.skip(sequence: sequence) }
        let after = [51, 40, 52].map { send($0) }
        #expect(before == [1000, 1001])
        #expect(after == [1002, nil, 1003])
    }

    @Test mutating func `a late packet still finds its number behind a skip`() {
        let before = [1, 3].map { send($0) }
        rewriter.skip(sequence: 4)
        let after = [5, 2].map { send($0) }
        #expect(before == [1000, 1002])
        #expect(after == [1003, 1001])
    }

    @Test mutating func `what is lost around a skip is skipped with it`() {
        let before = send(1)
        rewriter.skip(sequence: 4)
        let late = send(3)
        let after = send(5)
        #expect(before == 1000)
        #expect(late == nil)
        #expect(after == 1001)
    }

    @Test mutating func `a skip of a packet that was overtaken changes nothing`() {
        let before = [1, 3].map { send($0) }
        rewriter.skip(sequence: 2)
        let after = send(4)
        #expect(before == [1000, 1002])
        #expect(after == 1003)
    }

    @Test mutating func `numbers wrap`() {
        rewriter = SequenceRewriter(firstSequence: 32_767, firstTimestamp: 0)
        let sent = stride(from: Int64(0), through: 66_000, by: 1000).map { send($0) }
        #expect(sent == stride(from: 32_767, through: 98_767, by: 1000).map { UInt16(truncatingIfNeeded: $0) })
    }

    @Test mutating func `a jump of the source is no jump of the copy`() {
        let sent = [1, 2, 2 + Limits.sequenceDropout, 3 + 2 * Limits.sequenceDropout, 3].map { send($0) }
        #expect(
            sent == [1000, 1001, 1001 + UInt16(Limits.sequenceDropout), 1002 + UInt16(Limits.sequenceDropout), nil])
    }

    @Test mutating func `a restarted source goes on after the last packet, ahead by the time that passed`() {
        _ = rewriter.rewrite(sequence: 7, timestamp: 100_000, at: start)
        _ = rewriter.rewrite(sequence: 8, timestamp: 100_960, at: start + .milliseconds(20))
        rewriter.restart()
        #expect(rewriter.mapTimestamp(0) == nil)
        let first = rewriter.rewrite(sequence: 60_000, timestamp: 3, at: start + .milliseconds(10_020))
        let second = rewriter.rewrite(sequence: 60_001, timestamp: 963, at: start + .milliseconds(10_040))
        #expect(first?.sequence == 1002)
        #expect(first?.timestamp == UInt32(485_960))
        #expect(second?.sequence == 1003)
        #expect(second?.timestamp == UInt32(486_920))
        #expect(rewriter.mapTimestamp(3) == UInt32(485_960))
        #expect(rewriter.source(of: 1001) == nil)
        #expect(rewriter.source(of: 1002) == 60_000)
    }

    @Test mutating func `a source that restarts at once still moves on by a frame`() {
        _ = rewriter.rewrite(sequence: 7, timestamp: 100_000, at: start)
        rewriter.restart()
        let next = rewriter.rewrite(sequence: 0, timestamp: 0, at: start)
        #expect(next?.timestamp == 5960)
    }

    @Test mutating func `timestamps wrap`() {
        _ = rewriter.rewrite(sequence: 1, timestamp: .max, at: start)
        let next = rewriter.rewrite(sequence: 2, timestamp: 959, at: start)
        #expect(next?.timestamp == 5960)
    }

    @Test mutating func `a NACK finds its source, over skips`() {
        _ = [1, 2, 5].map { send($0) }
        rewriter.skip(sequence: 6)
        _ = [7, 8].map { send($0) }
        #expect((999...1008).map { rewriter.source(of: $0) } == [nil, 1, 2, 3, 4, 5, 7, 8, nil, nil])
    }

    @Test mutating func `a NACK for more than the replay window back finds nothing`() {
        for sequence: Int64 in 0...300 { _ = send(sequence) }
        #expect(rewriter.source(of: 1300 - 255) == 45)
        #expect(rewriter.source(of: 1300 - 256) == nil)
        let late = [45, 44].map { send($0) }
        #expect(late == [1045, nil])
    }

    @Test(arguments: [UInt64(21), 22, 23, 24])
    func `it equals a naive model under random operations`(_ seed: UInt64) {
        var generator = PacketGenerator(seed: seed)
        let first = UInt16(generator.below(32_768))
        var rewriter = SequenceRewriter(firstSequence: first, firstTimestamp: 77)
        var model = RewriterModel(firstSequence: Int64(first))
        var now = start
        var source: Int64 = Int64(generator.below(65_536))
        for step in 0..<60_000 {
            now += .milliseconds(generator.below(30))
            switch generator.below(100) {
            case 0..<70:
                source += Int64(generator.below(10) == 0 ? generator.below(20) : 1)
                let number = generator.below(8) == 0 ? source - Int64(generator.below(40)) : source
                let timestamp = UInt32(truncatingIfNeeded: number &* 960)
                let sent = rewriter.rewrite(sequence: number, timestamp: timestamp, at: now)
                let expected = model.rewrite(number, timestamp, now)
                guard sent?.sequence == expected?.sequence, sent?.timestamp == expected?.timestamp else {
                    Issue.record("step \(step): \(number) gave \(String(describing: sent)), not \(expected as Any)")
                    return
                }
            case 70..<90:
                source += generator.below(6) == 0 ? 3 : 1
                let number = generator.below(8) == 0 ? source - Int64(generator.below(40)) : source
                rewriter.skip(sequence: number)
                model.skip(number)
            case 90..<98:
                let sent = model.recent(generator.below(300) - 20)
                guard rewriter.source(of: sent) == model.source(of: sent) else {
                    Issue.record("step \(step): the source of \(sent) is \(rewriter.source(of: sent) as Any)")
                    return
                }
            case 98:
                source += Int64(generator.below(2) == 0 ? generator.below(7000) : 0)
            default:
                guard generator.below(20) == 0 else { continue }
                rewriter.restart()
                model.restart()
                source = Int64(generator.below(200_000))
            }
        }
        #expect(model.highestSent > 65_536)
    }
}

/// The rewriter once more, as simply as can be: a table of every number ever planned.
private struct RewriterModel {
    var highestSent: Int64
    private var plan: [Int64: (sent: Int64, era: Int)] = [:]
    private var sources: [Int64: Int64] = [:]
    private var highest: Int64 = 0
    private var hasSource = false
    private var era = 0
    private var sentInEra = false
    private var offset: UInt32 = 0
    private var last: (timestamp: UInt32, at: MediaTime)?

    init(firstSequence: Int64) { highestSent = firstSequence - 1 }

    mutating func rewrite(
        _ source: Int64, _ timestamp: UInt32, _ now: MediaTime
    ) -> (sequence: UInt16, timestamp: UInt32)? {
        if !hasSource || source - highest > 3000 {
            restart()
            hasSource = true
            highest = source - 1
            let milliseconds = last.map { (now - $0.at) / .milliseconds(1) } ?? 0
            let begin = last.map { $0.timestamp &+ UInt32(max(milliseconds.rounded() * 48, 960)) } ?? 77
            offset = begin &- timestamp
        }
        while highest < source {
            highest += 1
            highestSent += 1
            plan[highest] = (highestSent, era)
            sources[highestSent] = highest
            if highest == source {
                sentInEra = true
                last = (timestamp &+ offset, now)
            }
        }
        guard let planned = plan[source], era - planned.era < 8, highestSent - planned.sent < 256 else { return nil }
        return (UInt16(truncatingIfNeeded: planned.sent), timestamp &+ offset)
    }

    mutating func skip(_ source: Int64) {
        guard hasSource, source > highest else { return }
        highest = source
        if sentInEra { era += 1 }
        sentInEra = false
    }

    mutating func restart() {
        plan = [:]
        sources = [:]
        hasSource = false
        era = 0
        sentInEra = false
    }

    func recent(_ age: Int) -> UInt16 { UInt16(truncatingIfNeeded: highestSent - Int64(age)) }

    func source(of sent: UInt16) -> Int64? {
        let found = sources.first { highestSent - $0.key < 256 && UInt16(truncatingIfNeeded: $0.key) == sent }
        guard let found, let planned = plan[found.value], era - planned.era < 8 else { return nil }
        return found.value
    }
}

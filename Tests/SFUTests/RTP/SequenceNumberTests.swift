import Testing

@testable import SFU

struct SequenceNumberTests {
    @Test(
        arguments: [
            ([0, 1, 2], [0, 1, 2]),
            ([65_534, 65_535, 0, 1], [65_534, 65_535, 65_536, 65_537]),
            ([65_534, 0, 65_535, 1], [65_534, 65_536, 65_535, 65_537]),
            ([40_000, 65_535, 30_000, 65_535], [40_000, 65_535, 95_536, 65_535]),
            ([100, 90, 101], [100, 90, 101]),
            // Never before zero, as SRTP counts: from 2 to 65,535 is ahead.
            ([2, 65_535, 0], [2, 65_535, 65_536]),
            ([40_000, 5000, 4000], [40_000, 5000 + 65_536, 4000 + 65_536]),
        ] as [([UInt16], [Int64])])
    func `numbers are unwrapped to the nearest`(_ numbers: [UInt16], _ expected: [Int64]) {
        var unwrapper = SequenceUnwrapper()
        #expect(numbers.map { unwrapper.unwrap($0) } == expected)
    }

    @Test func `a stream with loss and reordering keeps its count over many wraps`() {
        var unwrapper = SequenceUnwrapper()
        var generator = PacketGenerator(seed: 2)
        var highest: Int64 = 30_000
        _ = unwrapper.unwrap(30_000)
        for _ in 0..<200_000 {
            let number = highest + Int64(generator.below(200)) - 60
            let unwrapped = unwrapper.unwrap(UInt16(truncatingIfNeeded: number))
            if unwrapped != number { Issue.record("\(number) became \(unwrapped)") }
            highest = max(highest, number)
        }
        #expect(highest > 65_536 * 10)
        #expect(unwrapper.highest == highest)
    }
}

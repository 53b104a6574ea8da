import SeededRandom
import Testing

@testable import SFU

@Suite struct SentWindowTests {
    @Test func `a packet is sent once`() {
        var window = SentWindow()
        window.restart(at: 10)
        #expect(window.mayInsert(10))
        window.insert(10)
        #expect(!window.mayInsert(10))
        #expect(window.contains(10))
        #expect(!window.contains(11))
    }

    @Test func `nothing from before the start is sent`() {
        var window = SentWindow()
        window.restart(at: 10)
        window.insert(10)
        #expect(!window.mayInsert(9))
        #expect(!window.contains(9))
    }

    @Test(arguments: 1...10) func `it does as a set does within its width`(seed: UInt64) {
        var random = SeededGenerator(seed)
        var window = SentWindow()
        window.restart(at: 0)
        var model: Set<Int64> = []
        var highest: Int64 = -1
        for _ in 0..<5000 {
            let step = Int64.random(in: -40...(Bool.random(using: &random) ? 3 : 40), using: &random)
            let sequence = max(0, highest + step * (Int.random(in: 0..<200, using: &random) == 0 ? 30 : 1))
            let isRecent = sequence > highest - SentWindow.width
            #expect(window.mayInsert(sequence) == (isRecent && !model.contains(sequence)))
            #expect(window.contains(sequence) == (isRecent && model.contains(sequence)))
            window.insert(sequence)
            if isRecent { model.insert(sequence) }
            highest = max(highest, sequence)
        }
    }
}

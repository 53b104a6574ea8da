import SeededRandom
import Testing

@testable import Signaling

struct QueueTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `it does what an array does`(seed: UInt64) {
        var random = SeededGenerator(seed)
        var queue = Queue<Int>()
        var model: [Int] = []
        for number in 0..<300 {
            switch Int.random(in: 0..<8, using: &random) {
            case 0...3:
                queue.append(number)
                model.append(number)
            case 4...5:
                #expect(queue.removeFirst() == (model.isEmpty ? nil : model.removeFirst()))
            case 6 where !model.isEmpty:
                let place = Int.random(in: 0..<model.count, using: &random)
                #expect(queue.remove(at: place) == model.remove(at: place))
            default:
                let kept = Int.random(in: 0...1, using: &random)
                let meant = Set(model.dropFirst(kept).filter { $0 % 7 == 0 })
                #expect(queue.removeAll(after: kept) { $0 % 7 == 0 } == model.filter(meant.contains))
                model.removeAll(where: meant.contains)
            }
            #expect(queue.all == model)
            #expect(queue.count == model.count && queue.isEmpty == model.isEmpty && queue.first == model.first)
        }
    }

    @Test func `what has left is held no longer`() {
        final class Thing {}
        var queue = Queue<Thing>()
        weak var first: Thing?
        do {
            let thing = Thing()
            first = thing
            queue.append(thing)
            for _ in 0..<9 { queue.append(Thing()) }
        }
        #expect(first != nil)
        _ = queue.removeFirst()
        #expect(first == nil && queue.count == 9)
    }
}

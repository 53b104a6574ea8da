import Testing

@testable import Server

@Suite struct FrameQueueTests {
    /// A queue before a connection that takes so many bytes and no more.
    private final class Line {
        var queue = FrameQueue()
        var room = Int.max
        var taken: [UInt8] = []
        /// What the connection answers instead.
        var fault: Int?
        private let start = ContinuousClock.now

        private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
            if let fault { return fault }
            guard room > 0 else { return -11 }
            let count = min(room, bytes.count)
            taken += bytes.prefix(count)
            room -= count
            return count
        }

        func send(_ bytes: [UInt8], after delay: Duration = .zero) -> FrameQueue.Outcome {
            bytes.withUnsafeBytes { queue.send($0, at: start + delay, write) }
        }

        func flush(after delay: Duration = .zero) -> FrameQueue.Outcome { queue.flush(at: start + delay, write) }
    }

    @Test func `what fits goes at once`() {
        let line = Line()
        #expect(line.send([1, 2]) == .done && line.send([3]) == .done)
        #expect(line.taken == [1, 2, 3] && line.queue.isEmpty)
    }

    @Test func `what does not fit waits its turn, and no byte is lost or doubled`() {
        let line = Line()
        line.room = 3
        #expect(line.send([1, 2]) == .done)
        #expect(line.send([3, 4]) == .waiting)
        #expect(line.send([5]) == .waiting)
        #expect(line.flush() == .waiting)
        line.room = 1
        #expect(line.flush() == .waiting)
        line.room = 100
        #expect(line.flush() == .done)
        #expect(line.taken == [1, 2, 3, 4, 5] && line.queue.byteCount == 0 && line.queue.lateCount == 0)
    }

    @Test func `what nobody wants to hear any more goes, but for a frame that has begun`() {
        let line = Line()
        line.room = 1
        #expect(line.send([1, 2]) == .waiting)
        #expect(line.send([3, 4]) == .waiting)
        #expect(line.send([5, 6], after: .milliseconds(900)) == .waiting)
        line.room = 100
        #expect(line.flush(after: .milliseconds(1001)) == .done)
        #expect(line.taken == [1, 2, 5, 6])
        let late = line.queue.takeLateCount()
        #expect(late == 1 && line.queue.lateCount == 0)
    }

    @Test func `a connection that takes nothing keeps a bounded number of frames, the newest`() {
        let line = Line()
        line.room = 0
        for number in 0..<200 {
            #expect(line.send([UInt8](repeating: UInt8(number), count: 1000)) == .waiting)
            #expect(line.queue.byteCount <= Limits.streamQueueBytes)
        }
        line.room = .max
        #expect(line.flush() == .done)
        #expect(line.taken.count == 65_000 && line.taken.first == 135 && line.taken.last == 199)
        #expect(line.queue.lateCount == 135)
    }

    @Test func `a broken connection says so`() {
        let line = Line()
        line.fault = -32
        #expect(line.send([1]) == .failed(32))
        line.fault = -11
        #expect(line.send([1]) == .waiting)
        line.fault = -104
        #expect(line.flush() == .failed(104))
    }
}

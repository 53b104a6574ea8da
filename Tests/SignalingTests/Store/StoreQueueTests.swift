import RoomPolicy
import SFU
import Testing

@testable import Signaling

@Suite struct StoreQueueTests {
    private let start = ContinuousClock().now

    private func block(_ blocker: String, _ blocked: String = "z") throws -> Block {
        Block(blocker: try Identity(blocker), blocked: try Identity(blocked))
    }

    @Test func `nothing to save is nothing to wait for`() {
        var queue = StoreQueue()
        #expect(queue.ticket == nil && queue.isAtRest && queue.deadline == nil)
        let batch = queue.take(at: start)
        #expect(batch == nil)
    }

    @Test func `one batch at a time, and what comes meanwhile goes together`() throws {
        var queue = StoreQueue()
        queue.add(.saveBlock(try block("a")))
        #expect(queue.ticket == Ticket(1))
        let first = queue.take(at: start)
        #expect(first == .init(ticket: Ticket(1), changes: [.saveBlock(try block("a"))]))
        #expect(queue.ticket == Ticket(1) && !queue.isAtRest)
        queue.add(.saveBlock(try block("b")))
        queue.add(.saveBlock(try block("c")))
        queue.add(.removeBlock(try block("b")))
        #expect(queue.ticket == Ticket(2))
        let early = queue.take(at: start)
        #expect(early == nil)
        let isKnown = queue.finish(Ticket(1), isSaved: true, at: start)
        #expect(isKnown)
        let second = queue.take(at: start)
        #expect(
            second == .init(ticket: Ticket(2), changes: [.removeBlock(try block("b")), .saveBlock(try block("c"))]))
        _ = queue.finish(Ticket(2), isSaved: true, at: start)
        #expect(queue.ticket == nil && queue.isAtRest)
    }

    @Test func `what failed goes again, unless a later change took its entry over`() throws {
        var queue = StoreQueue()
        queue.add(.saveBlock(try block("a")))
        queue.add(.saveBlock(try block("b")))
        _ = queue.take(at: start)
        queue.add(.removeBlock(try block("a")))
        _ = queue.finish(Ticket(1), isSaved: false, at: start)
        #expect(queue.ticket == Ticket(2) && !queue.isAtRest)
        let next = queue.take(at: start)
        #expect(next?.changes == [.removeBlock(try block("a")), .saveBlock(try block("b"))])
    }

    @Test func `after a failure it waits before it tries by itself, and not when somebody asks`() throws {
        var queue = StoreQueue()
        queue.add(.saveBlock(try block("a")))
        _ = queue.take(at: start)
        _ = queue.finish(Ticket(1), isSaved: false, at: start)
        #expect(queue.deadline == start + Limits.storeRetryInterval && queue.isAtRest)
        let early = queue.take(at: start)
        #expect(early == nil)
        let due = queue.take(at: start + Limits.storeRetryInterval)
        #expect(due?.ticket == Ticket(2) && due?.changes.count == 1)
        _ = queue.finish(Ticket(2), isSaved: false, at: start)
        queue.retry()
        let asked = queue.take(at: start)
        #expect(asked?.ticket == Ticket(3) && asked?.changes.count == 1)
    }

    @Test func `word of a batch that it does not have changes nothing`() throws {
        var queue = StoreQueue()
        queue.add(.saveBlock(try block("a")))
        let early = queue.finish(Ticket(1), isSaved: true, at: start)
        #expect(!early && queue.ticket == Ticket(1))
        _ = queue.take(at: start)
        let wrong = queue.finish(Ticket(7), isSaved: true, at: start)
        #expect(!wrong && queue.ticket == Ticket(1))
    }
}

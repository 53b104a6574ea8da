import Testing

@testable import SFU

@Suite struct OutboxTests {
    private let address = TransportAddress(ipv4: 0xC000_0201, port: 9)

    @Test func `datagrams lie one after another as they were written`() {
        var outbox = Outbox(byteCapacity: 100, datagramCapacity: 10)
        let first = outbox.append(to: address, [1, 2, 3])
        let second = outbox.append(to: address, capacity: 50) { room in
            room[0] = 4
            return 1
        }
        #expect(first && second)
        let datagrams = outbox.datagrams
        #expect(datagrams.map(\.offset) == [0, 3])
        #expect(datagrams.map(\.count) == [3, 1])
        let bytes = outbox.withArena { Array($0[..<4]) }
        #expect(bytes == [1, 2, 3, 4])
    }

    @Test func `what does not fit is refused, and what is there stays`() {
        var outbox = Outbox(byteCapacity: 10, datagramCapacity: 2)
        let tooLarge = outbox.append(to: address, Array(repeating: 0, count: 11))
        let first = outbox.append(to: address, [1])
        let second = outbox.append(to: address, [2])
        let third = outbox.append(to: address, [3])
        #expect(!tooLarge && first && second && !third)
        let count = outbox.datagrams.count
        #expect(count == 2)
        let isHalfFull = outbox.isHalfFull
        #expect(isHalfFull)
    }

    @Test func `nothing written is nothing sent, and clearing makes room`() {
        var outbox = Outbox(byteCapacity: 10, datagramCapacity: 1)
        let nothing = outbox.append(to: address, capacity: 10) { _ in 0 }
        let isEmpty = outbox.isEmpty
        #expect(nothing && isEmpty)
        _ = outbox.append(to: address, [1])
        outbox.events.append(.applied(Ticket(1)))
        outbox.clear()
        let again = outbox.append(to: address, Array(repeating: 7, count: 10))
        let hasEvents = !outbox.events.isEmpty
        #expect(again && !hasEvents)
    }

    @Test func `a full system call is worth sending, and a full arena, too`() {
        var outbox = Outbox()
        var wasWorthIt = false
        for _ in 0..<Limits.batchDatagrams {
            wasWorthIt = wasWorthIt || outbox.isWorthSending
            _ = outbox.append(to: address, [1])
        }
        let isWorthIt = outbox.isWorthSending
        #expect(!wasWorthIt && isWorthIt)
        var small = Outbox(byteCapacity: 10)
        _ = small.append(to: address, Array(repeating: 7, count: 5))
        let isHalfFull = small.isWorthSending
        #expect(isHalfFull)
    }
}

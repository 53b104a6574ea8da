import Testing

@testable import LoadGenerator

@Suite struct JoinBookTests {
    @Test func `joins are counted by the clock and by the server's processor`() {
        var book = JoinBook()
        #expect(book.perSecond == 0 && book.perServerCore == nil)
        for index in 1...100 as ClosedRange<UInt64> { book.connected(after: index * 1_000_000) }
        book.fail()
        book.seconds = 2
        book.serverCPU = 0.1
        #expect(book.count == 100 && book.failed == 1)
        #expect(book.perSecond == 50)
        #expect(book.perServerCore == 1000)
    }
}

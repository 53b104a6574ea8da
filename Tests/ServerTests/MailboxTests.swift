import Glibc
import Testing

@testable import Server

@Suite struct MailboxTests {
    private func isRinging(_ mailbox: Mailbox<Int>) -> Bool {
        var one = pollfd(fd: mailbox.bell, events: Int16(POLLIN), revents: 0)
        return poll(&one, 1, 0) == 1
    }

    @Test func `messages keep their order and ring once until they are taken`() {
        let mailbox = Mailbox<Int>(capacity: 10)
        #expect(!isRinging(mailbox))
        for number in 0..<5 { mailbox.post(number) }
        #expect(isRinging(mailbox))
        mailbox.quiet()
        #expect(!isRinging(mailbox))
        var batch: [Int] = []
        mailbox.take(into: &batch)
        #expect(batch == [0, 1, 2, 3, 4])
        mailbox.post(5)
        #expect(isRinging(mailbox))
    }

    @Test func `a full box loses what may be lost and keeps the rest`() {
        let mailbox = Mailbox<Int>(capacity: 4)
        for number in 0..<4 { #expect(mailbox.post(number, isDroppable: true)) }
        #expect(mailbox.isCrowded)
        let isTaken = mailbox.post(4, isDroppable: true)
        #expect(!isTaken)
        #expect(mailbox.post(5))
        var batch: [Int] = []
        mailbox.take(into: &batch)
        #expect(batch == [0, 1, 2, 3, 5])
        #expect(!mailbox.isCrowded)
    }

    @Test func `several at once keep their order, ring once, and lose only what may be lost`() {
        let mailbox = Mailbox<Int>(capacity: 4)
        var batch = [0, 1, 2, 3, 4, 5]
        mailbox.post(&batch) { $0 % 2 == 0 }
        #expect(batch.isEmpty)
        #expect(isRinging(mailbox))
        mailbox.quiet()
        mailbox.take(into: &batch)
        #expect(batch == [0, 1, 2, 3, 5])
        batch.removeAll()
        mailbox.post(&batch) { _ in true }
        #expect(!isRinging(mailbox), "nothing is no reason to wake")
    }

    @Test func `many threads lose nothing`() {
        let mailbox = Mailbox<Int>(capacity: 10_000)
        let threads = (0..<4).map { writer in
            Thread(name: "writer") { for number in 0..<1000 { mailbox.post(writer * 1000 + number) } }
        }
        for thread in threads { thread.join() }
        var batch: [Int] = []
        mailbox.take(into: &batch)
        #expect(batch.sorted() == Array(0..<4000))
        for writer in 0..<4 {
            let own = batch.filter { $0 / 1000 == writer }
            #expect(own == own.sorted())
        }
    }
}

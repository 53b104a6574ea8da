import Testing

@testable import SFU

@Suite struct DTLSDatagramTests {
    private func record(_ type: UInt8, epoch: UInt8 = 0, _ body: [UInt8]) -> [UInt8] {
        [type, 0xFE, 0xFD, 0, epoch, 0, 0, 0, 0, 0, 0, 0, UInt8(body.count)] + body
    }

    private func message(_ type: UInt8, length: UInt8 = 4, start: UInt8 = 0, count: UInt8 = 4, number: UInt8 = 0)
        -> [UInt8]
    {
        [type, 0, 0, length, 0, number, 0, 0, start, 0, 0, count] + Array(repeating: 0, count: Int(count))
    }

    private func read(_ bytes: [UInt8]) -> DTLSDatagram? { DTLSDatagram(bytes.span) }

    @Test func `records and messages are told apart`() throws {
        let hello = try #require(read(record(22, message(1))))
        #expect(hello.opensFlight(of: .client) && !hello.opensFlight(of: .server))
        #expect(hello.encryptedOffset == 29)
        #expect(hello.hasPlainHandshake && !hello.hasPlainAlert && !hello.isOdd)
        let answer = try #require(read(record(22, message(2)) + record(22, message(11))))
        #expect(answer.opensFlight(of: .server) && !answer.opensFlight(of: .client))
        let last = try #require(read(record(20, [1]) + record(22, epoch: 1, Array(repeating: 9, count: 40))))
        #expect(last.hasPlainHandshake && last.highestEpoch == 1 && last.encryptedOffset == 14)
        #expect(last.firstMessage == nil)
        let alert = try #require(read(record(21, [2, 40])))
        #expect(alert.hasPlainAlert)
        let numbered = try #require(read(record(22, message(1, number: 7)) + record(22, message(1, number: 3))))
        #expect(numbered.highestMessage == 7 && !last.hasEarlyData)
        let plain = try #require(read(record(23, [1, 2, 3])))
        #expect(plain.isOdd)
        let data = try #require(read(record(23, epoch: 1, [1, 2, 3])))
        #expect(data.hasEarlyData && !data.isOdd)
        #expect(!data.hasPlainHandshake && data.encryptedOffset == 0)
    }

    @Test func `the second half of a message opens nothing`() throws {
        let half = try #require(read(record(22, message(1, length: 8, start: 4))))
        #expect(half.firstMessage == nil && !half.isOdd)
    }

    @Test func `odd fragments are noticed`() throws {
        let odd = [
            message(1, length: 3), message(1, length: 8, start: 5),
            Array(message(1).dropLast()), Array(message(1).prefix(7)), [1, 0xFF, 0, 0] + message(1).dropFirst(4),
        ]
        for body in odd {
            let datagram = try #require(read(record(22, body)))
            #expect(datagram.isOdd, "\(body)")
        }
    }

    @Test func `what is no record is refused, and a broken tail ignored`() throws {
        for count in 0..<13 { #expect(read(Array(record(22, message(1)).prefix(count))) == nil) }
        #expect(read(Array(record(22, message(1)).dropLast())) == nil)
        #expect(read([19] + record(22, message(1)).dropFirst()) == nil)
        #expect(read([24] + record(22, message(1)).dropFirst()) == nil)
        #expect(read([22, 3, 3] + record(22, message(1)).dropFirst(3)) == nil)
        let tailed = try #require(read(record(22, message(1)) + [21, 0xFE]))
        #expect(tailed.firstMessage == 1 && !tailed.hasPlainAlert)
    }

    @Test func `mutations never trap`() {
        var mutator = MessageMutator(seed: 4)
        let original = record(22, message(2)) + record(22, message(11)) + record(20, [1]) + record(23, epoch: 1, [1])
        var readCount = 0
        for _ in 0..<20_000 where read(mutator.mutate(original)) != nil { readCount += 1 }
        #expect(readCount > 0 && readCount < 20_000)
    }
}

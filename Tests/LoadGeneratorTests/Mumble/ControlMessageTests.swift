import SeededRandom
import Testing

@testable import LoadGenerator

@Suite struct ControlMessageTests {
    private static let message = ControlMessage(.authenticate).with(1, "ann").with(5, 1).with(2, [0, 255]).with(9, 300)
    private static let written: [UInt8] = [
        0, 2, 0, 0, 0, 14, 0x0A, 3, 0x61, 0x6E, 0x6E, 0x28, 1, 0x12, 2, 0, 255, 0x48, 0xAC, 0x02,
    ]

    @Test func `it is written with its kind and its length before it`() {
        #expect(Self.message.written == Self.written)
    }

    @Test func `it is read again, field by field`() throws {
        let read = try #require(ControlMessage(.authenticate, Self.written[6...]))
        #expect(read == Self.message)
        #expect(read.text(1) == "ann" && read.number(5) == 1 && read.bytes(2) == [0, 255] && read.number(9) == 300)
        #expect(read.number(1) == nil && read.bytes(5) == nil && read.number(7) == nil)
    }

    @Test func `of one field twice the last counts, and fixed widths are passed over`() throws {
        let body: [UInt8] = [0x08, 1, 0x08, 2, 0x15, 1, 2, 3, 4, 0x19, 1, 2, 3, 4, 5, 6, 7, 8]
        #expect(try #require(ControlMessage(.ping, body[...])).number(1) == 2)
    }

    @Test(
        arguments: [
            [0x08], [0x0A, 5, 1], [0x0B], [0x15, 1, 2], [0x19, 1], [0x0A] + [UInt8](repeating: 0xFF, count: 10) + [1],
            [UInt8](repeating: 0x80, count: 11), [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1],
        ] as [[UInt8]])
    func `what is cut short or has no form is no message`(body: [UInt8]) {
        #expect(ControlMessage(.ping, body[...]) == nil)
    }

    @Test func `whatever is changed is read without harm`() {
        var random = SeededGenerator(3)
        var read = 0
        for _ in 0..<20_000 {
            var body = Array(Self.written[6...])
            for _ in 0..<2 {
                body[Int.random(in: 0..<body.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            if ControlMessage(.ping, body[..<Int.random(in: 0...body.count, using: &random)]) != nil { read += 1 }
        }
        #expect(read > 0)
    }
}

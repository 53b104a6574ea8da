import Testing

@testable import LoadGenerator

@Suite struct CipherBlockTests {
    private static let bytes = [UInt8](1...16)

    @Test func `what is read is written, whole or in part`() {
        for count in 0...16 {
            let block = CipherBlock(Self.bytes.span, at: 0, count: count)
            var copy = [UInt8](repeating: 0xEE, count: 18)
            var span = copy.mutableSpan
            block.write(into: &span, at: 1, count: count)
            #expect(copy == [0xEE] + Self.bytes[..<count] + [UInt8](repeating: 0xEE, count: 17 - count))
            // And the rest of it is what dropping leaves.
            let whole = CipherBlock(Self.bytes.span, at: 0)
            #expect(whole.dropping(count) ^ block == whole)
        }
    }

    @Test func `doubling carries from half to half, and around by the polynomial`() {
        #expect(CipherBlock(high: 1, low: 1 << 63).doubled == CipherBlock(high: 3, low: 0))
        #expect(CipherBlock(high: 1 << 63, low: 0).doubled == CipherBlock(high: 0, low: 0x87))
    }

    @Test func `a counter's lowest byte comes first`() {
        let block = CipherBlock(counter: 0x0102 | 0xAB << 120)
        #expect(block[0] == 2 && block[1] == 1 && block[15] == 0xAB && block[7] == 0)
    }
}

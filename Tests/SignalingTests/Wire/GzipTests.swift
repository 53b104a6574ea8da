import SeededRandom
import Testing

@testable import Signaling

/// Inflation of what anyone may send: whole and within the limit, or not at all.
struct GzipTests {
    private static let text = Array(String(repeating: "a=ice-ufrag:wprp\r\n", count: 400).utf8)

    @Test func `what was deflated comes back`() {
        for content in [[], [7], Self.text, (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 131 >> 3) }] {
            #expect(Gzip.inflate(Deflation.gzip(content), limit: content.count) == content)
        }
    }

    @Test func `one byte more than the limit is too much`() {
        let packed = Deflation.gzip(Self.text)
        #expect(Gzip.inflate(packed, limit: Self.text.count - 1) == nil)
        #expect(Gzip.inflate(packed, limit: 0) == nil)
    }

    @Test func `a bomb is given up at the limit`() {
        let bomb = Deflation.gzip([UInt8](repeating: 0, count: 64 << 20))
        #expect(bomb.count < Limits.joinRequestBytes)
        #expect(Gzip.inflate(bomb, limit: Limits.inflatedJoinRequestBytes) == nil)
    }

    @Test func `cut anywhere it is nothing`() {
        let packed = Deflation.gzip(Self.text)
        for count in 0..<packed.count { #expect(Gzip.inflate(Array(packed[..<count]), limit: 1 << 20) == nil) }
    }

    @Test func `nothing may follow, and no other wrapping is taken`() {
        let packed = Deflation.gzip(Self.text)
        #expect(Gzip.inflate(packed + [0], limit: 1 << 20) == nil)
        #expect(Gzip.inflate(packed + packed, limit: 1 << 20) == nil)
        #expect(Gzip.inflate(Deflation.gzip(Self.text, isPlain: true), limit: 1 << 20) == nil)
    }

    @Test func `changed bytes are refused or inflate to something small`() {
        let packed = Deflation.gzip(Self.text)
        var random = SeededGenerator(3)
        var refused = 0
        for _ in 0..<3_000 {
            var changed = packed
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: changed.indices, using: &random)
                changed[place] = UInt8.random(in: 0...255, using: &random)
            }
            guard let content = Gzip.inflate(changed, limit: 20_000) else {
                refused += 1
                continue
            }
            // A changed name or time in the header, or the same byte again.
            #expect(content == Self.text)
        }
        #expect(refused > 2_000)
    }
}

import Testing

@testable import SFU

@Suite struct RateLimitTests {
    @Test func `a steady stream within the rate passes for ever`() {
        var limit = RateLimit(packetsPerSecond: 100, bitsPerSecond: 128_000)
        for number in 0..<10_000 {
            let isAllowed = limit.allow(byteCount: 160, at: Int64(number) * 10_000_000)
            #expect(isAllowed)
        }
    }

    @Test func `a flood is cut to the rate after a second's worth`() {
        var limit = RateLimit(packetsPerSecond: 100, bitsPerSecond: 10_000_000)
        var passed = 0
        for number in 0..<50_000 where limit.allow(byteCount: 10, at: Int64(number) * 200_000) { passed += 1 }
        #expect((1090...1110).contains(passed))
    }

    @Test func `large packets use up the bits before the packets`() {
        var limit = RateLimit(packetsPerSecond: 1000, bitsPerSecond: 80_000)
        var passed = 0
        for _ in 0..<100 where limit.allow(byteCount: 1000, at: 0) { passed += 1 }
        #expect(passed == 10)
    }
}

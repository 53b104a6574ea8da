import Testing

@testable import Server

@Suite struct LogLimiterTests {
    @Test func `ten lines of a cause pass in a second, and the rest is counted`() {
        var limiter = LogLimiter()
        let first = (0..<15).map { _ in limiter.admit("a", in: 7) }
        #expect(first == Array(repeating: 0, count: 10) + Array(repeating: nil, count: 5))
        let other = limiter.admit("b", in: 7)
        #expect(other == 0, "another cause has its own count")
        let later = [limiter.admit("a", in: 8), limiter.admit("a", in: 8)]
        #expect(later == [5, 0])
    }

    @Test func `texts without end take no memory without end`() {
        var limiter = LogLimiter()
        var passed = 0
        for number in 0..<5000 where limiter.admit("cause \(number)", in: 1) != nil { passed += 1 }
        #expect(passed < 300)
    }
}

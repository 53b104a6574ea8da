import Glibc
import Signaling
import Testing

@testable import Server

@Suite struct LogTests {
    @Test func `a reader that does not read costs lines and no time`() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let log = Log(.text, level: .info, descriptor: ends[1])
        let begun = ContinuousClock.now
        for number in 0..<200 { log.write(.info, "cause \(number)", [.init("x", String(repeating: "y", count: 3000))]) }
        #expect(ContinuousClock.now - begun < .seconds(5))
        log.write(.debug, "left out")
        var bytes = [UInt8](repeating: 0, count: 4096)
        #expect(read(ends[0], &bytes, bytes.count) > 3000)
    }
}

import SeededRandom
import Signaling
import Testing
import WebSocketFrames

@testable import Server

@Suite struct WebSocketCodecTests {
    @Test func `bytes may come one by one`() {
        let codec = WebSocketCodec()
        var events: [WebSocketCodec.Event] = []
        for byte in TestClient.frame(1, Array("drip".utf8)) { events += codec.receive([byte]) }
        #expect(events == [.message(.text(Array("drip".utf8)))])
        #expect(codec.output.isEmpty)
    }

    @Test func `frames are written as RFC 6455 has them`() {
        let codec = WebSocketCodec()
        codec.send(.text(Array("Hello".utf8)))
        #expect(codec.output == [0x81, 5, 0x48, 0x65, 0x6C, 0x6C, 0x6F])
        codec.output = []
        codec.send(.binary([UInt8](repeating: 9, count: 256)))
        #expect(codec.output.prefix(4) == [0x82, 126, 1, 0] && codec.output.count == 260)
    }

    @Test func `a long reason for closing is cut where a character ends`() {
        let codec = WebSocketCodec()
        codec.close(code: 4001, reason: String(repeating: "ü", count: 100))
        #expect(codec.output.count == 2 + 2 + 122)
        codec.send(.text([1]))
        #expect(codec.output.count == 2 + 2 + 122, "nothing follows a close")
    }

    @Test func `changed and spliced frames never trap and the output stays small`() {
        var random = SeededGenerator(6455)
        let valid =
            TestClient.frame(1, Array("text".utf8)) + TestClient.frame(2, [1, 2, 3], isFinal: false)
            + TestClient.frame(9, [4]) + TestClient.frame(0, [5]) + TestClient.frame(8, [3, 232])
        var outcomes = 0
        for _ in 0..<20_000 {
            var bytes = valid
            for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
            bytes = Array(bytes.dropFirst(random.below(3)).prefix(random.below(bytes.count + 1)))
            let codec = WebSocketCodec()
            outcomes += codec.receive(bytes[...]).count
            #expect(codec.output.count < 600)
        }
        #expect(outcomes > 10_000)
    }
}

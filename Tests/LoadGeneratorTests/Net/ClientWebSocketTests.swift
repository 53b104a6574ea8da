import SeededRandom
import Testing
import WebSocketFrames

@testable import LoadGenerator

@Suite struct ClientWebSocketTests {
    @Test func `a message is sent as one masked binary frame`() {
        let socket = ClientWebSocket(seed: 1)
        socket.send([1, 2, 3])
        let bytes = socket.output
        #expect(bytes.count == 2 + 4 + 3)
        #expect(bytes[0] == 0x82 && bytes[1] == 0x83)
        #expect((0..<3).map { bytes[6 + $0] ^ bytes[2 + $0] } == [1, 2, 3])
        socket.output.removeAll()
        socket.send([1, 2, 3])
        #expect(socket.output[2..<6] != bytes[2..<6])
    }

    @Test func `frames that come in pieces become messages`() {
        let socket = ClientWebSocket(seed: 1)
        let bytes: [UInt8] = [0x02, 2, 7, 8, 0x80, 1, 9, 0x82, 0]
        var messages: [[UInt8]] = []
        for byte in bytes { messages += socket.receive([byte]) }
        #expect(messages == [[7, 8, 9], []])
    }

    @Test func `a ping is answered, a close ends it`() {
        let socket = ClientWebSocket(seed: 1)
        #expect(socket.receive([0x89, 1, 5]).isEmpty)
        #expect(socket.output.first == 0x8A)
        #expect(!socket.isOver)
        _ = socket.receive([0x88, 2, 3, 0xE8])
        #expect(socket.isOver)
    }

    @Test func `changed frames never trap`() {
        var random = SeededGenerator(4)
        for _ in 0..<2000 {
            let socket = ClientWebSocket(seed: 1)
            var bytes: [UInt8] = [0x02, 2, 7, 8, 0x80, 1, 9, 0x82, 3, 1, 2, 3, 0x88, 2, 3, 0xE8]
            for _ in 0..<3 { bytes[Int(random.next() % 16)] = UInt8(truncatingIfNeeded: random.next()) }
            let messages = socket.receive(bytes[...])
            #expect(messages.allSatisfy { $0.count <= bytes.count })
        }
    }
}

import Glibc
import Testing

@testable import Server

/// The web server over real sockets, as far as it speaks WebSocket.
@Suite struct WebSocketTests {
    @Test func `the handshake is answered with the proof of RFC 6455`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let response = server.client().upgrade()
        #expect(response?.status == 101)
        #expect(response?.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(response?.headers["upgrade"] == "websocket")
        #expect(response?.headers["connection"]?.lowercased() == "upgrade")
    }

    @Test func `messages go both ways, whole, in fragments, and with pings between`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = try #require(server.webSocket())
        client.send(TestClient.frame(1, Array("grüße".utf8)))
        #expect(client.nextText() == "grüße")
        let large = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        client.send(TestClient.frame(2, large))
        let echoed = client.nextFrame()
        #expect(echoed?.opcode == 2 && echoed?.payload == large)
        client.send(TestClient.frame(2, [1, 2], isFinal: false))
        client.send(TestClient.frame(9, Array("ping".utf8)))
        client.send(TestClient.frame(0, [3]))
        let pong = client.nextFrame()
        #expect(pong?.opcode == 10 && pong?.payload == Array("ping".utf8))
        let whole = client.nextFrame()
        #expect(whole?.opcode == 2 && whole?.payload == [1, 2, 3])
    }

    @Test func `frames sent with the request are not lost`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = server.client()
        #expect(client.upgrade(behind: TestClient.frame(1, Array("early".utf8)))?.status == 101)
        #expect(client.nextText() == "hello")
        #expect(client.nextText() == "early")
    }

    @Test(
        arguments: [
            // The top bit of a length of 64 bits; an unmasked frame; reserved bits; a reserved opcode; a fragmented
            // ping; a continuation of nothing; a close of one byte; text that is no UTF-8; more than 2 MiB announced.
            ([0x82, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 1002),
            ([0x82, 0x01, 0x41], 1002),
            ([0xC2, 0x80, 1, 2, 3, 4], 1002),
            ([0x83, 0x80, 1, 2, 3, 4], 1002),
            ([0x09, 0x80, 1, 2, 3, 4], 1002),
            ([0x80, 0x80, 1, 2, 3, 4], 1002),
            ([0x88, 0x81, 0, 0, 0, 0, 3], 1002),
            ([0x81, 0x82, 0, 0, 0, 0, 0xC3, 0x28], 1007),
            ([0x82, 0xFF, 0, 0, 0, 0, 0, 0x20, 0, 1, 1, 2, 3, 4, 5], 1009),
        ] as [([UInt8], Int)])
    func `a broken frame closes with its code and nobody else notices`(bytes: [UInt8], code: Int) throws {
        let server = try TestServer()
        defer { server.stop() }
        let (client, other) = (try #require(server.webSocket()), try #require(server.webSocket()))
        client.send(bytes)
        #expect(client.closeCode() == code)
        #expect(client.readToEnd())
        other.send(TestClient.frame(1, Array("alive".utf8)))
        #expect(other.nextText() == "alive")
        #expect(server.journal.count("closed") == 1)
    }

    @Test func `fragments that add up to more than 2 MiB close with 1009`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = try #require(server.webSocket())
        let half = [UInt8](repeating: 0, count: 1024 * 1024)
        client.send(TestClient.frame(2, half, isFinal: false))
        client.send(TestClient.frame(0, half, isFinal: false))
        client.send(TestClient.frame(0, [0]))
        #expect(client.closeCode() == 1009)
    }

    @Test func `a message of 2 MiB passes and one byte more does not`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let limit = 2 * 1024 * 1024
        let client = try #require(server.webSocket())
        client.send(TestClient.frame(2, [UInt8](repeating: 1, count: limit)))
        #expect(client.nextFrame()?.payload.count == limit)
        client.send(TestClient.frame(2, [UInt8](repeating: 1, count: limit + 1)))
        #expect(client.closeCode() == 1009)
    }

    @Test func `a message of endless empty fragments closes with 1009`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = try #require(server.webSocket())
        client.send(TestClient.frame(2, [], isFinal: false))
        for _ in 0..<1023 { client.send(TestClient.frame(0, [], isFinal: false)) }
        client.send(TestClient.frame(9, []))
        #expect(client.nextFrame()?.opcode == 10)
        client.send(TestClient.frame(0, []))
        #expect(client.closeCode() == 1009)
    }

    @Test func `a close is answered, the connection ends, and the engine hears it once`() throws {
        let server = try TestServer()
        let client = try #require(server.webSocket())
        client.send(TestClient.frame(8, [3, 233] + Array("bye".utf8)))
        #expect(client.closeCode() == 1001)
        #expect(client.readToEnd())
        server.stop()
        #expect(server.journal.count("closed") == 1)
    }

    @Test func `a vanished client is heard of once`() throws {
        let server = try TestServer()
        do {
            let client = try #require(server.webSocket())
            client.send(TestClient.frame(1, Array("x".utf8)))
            #expect(client.nextText() == "x")
        }
        let other = try #require(server.webSocket())
        while server.journal.count("closed") == 0 {
            other.send(TestClient.frame(1, Array("x".utf8)))
            try #require(other.nextText() == "x")
        }
        server.stop()
        #expect(server.journal.count("closed") == 1)
    }

    @Test func `last words arrive before the close, and a peer that does not answer it is dropped`() throws {
        let server = try TestServer(times: WebTimes(close: .milliseconds(200)))
        defer { server.stop() }
        let client = try #require(server.webSocket())
        client.send(TestClient.frame(1, Array("close".utf8)))
        #expect(client.nextText() == "last words")
        let close = client.nextFrame()
        #expect(close?.opcode == 8)
        #expect(close?.payload == [0x0F, 0xA0] + Array("as you wish".utf8))
        #expect(client.readToEnd())
        #expect(server.journal.count("closed") == 0)
    }

    @Test func `a client that does not read is cut and costs the others nothing`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let lazy = TestClient(port: server.port, receiveBuffer: 4096)
        #expect(lazy.upgrade()?.status == 101)
        let other = try #require(server.webSocket())
        lazy.send(TestClient.frame(1, Array("flood".utf8)))
        let begun = ContinuousClock.now
        while server.journal.count("closed") == 0 && ContinuousClock.now - begun < .seconds(5) {
            other.send(TestClient.frame(1, Array("prompt".utf8)))
            try #require(other.nextText() == "prompt")
        }
        #expect(server.journal.count("closed") == 1)
    }

    @Test func `the server pings`() throws {
        let server = try TestServer(times: WebTimes(ping: .milliseconds(50)))
        defer { server.stop() }
        let client = try #require(server.webSocket())
        #expect(client.nextFrame()?.opcode == 9)
        #expect(client.nextFrame()?.opcode == 9)
    }

    @Test func `commands reach the media thread and events come back`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = try #require(server.webSocket())
        client.send(TestClient.frame(1, Array("confirm".utf8)))
        #expect(client.nextText() == "applied 42")
    }

    @Test func `stopping tells everyone and ends in time`() throws {
        let server = try TestServer()
        let polite = try #require(server.webSocket())
        let silent = try #require(server.webSocket())
        let begun = ContinuousClock.now
        server.node.drain()
        #expect(polite.nextText() == "leave")
        #expect(polite.closeCode() == 1001)
        polite.send(TestClient.frame(8, [3, 233]))
        server.node.join()
        #expect(ContinuousClock.now - begun < .seconds(5))
        #expect(silent.nextText() == "leave")
        #expect(silent.closeCode() == 1001)
    }

    @Test func `connections leave no descriptors behind`() throws {
        let server = try TestServer()
        defer { server.stop() }
        func round() throws {
            let client = try #require(server.webSocket())
            client.send(TestClient.frame(8, [3, 232]))
            #expect(client.closeCode() == 1000)
            #expect(client.readToEnd())
        }
        for _ in 0..<500 { try round() }
        // The numbers of descriptors are given lowest first: a leak would push them up.
        let probe = dup(0)
        close(probe)
        #expect(probe < 400)
        #expect(server.journal.count("closed") >= 499)
    }
}

import Testing

@testable import Server

/// The web server over real sockets, as far as it speaks HTTP.
@Suite struct HTTPTests {
    @Test func `a request is answered by the engine`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = client.response()
        #expect(response?.statusLine == "HTTP/1.1 200 OK")
        #expect(response?.body == "OK")
        #expect(response?.headers["x-from"] == "engine")
    }

    @Test func `the engine sees the path raw and the query decoded`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = server.client()
        client.send("GET //a%2Fb%00c?x=1%202&y=%C3%A4+&z&%00=%zz HTTP/1.1\r\nHost: a\r\nX-Test: V\r\n\r\n")
        #expect(client.response()?.body == "GET //a%2Fb%00c [x=1 2|y=ä |z=|\0=%zz] V 0 false")
    }

    @Test func `bodies arrive whole, counted or in chunks, and connections are kept`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = server.client()
        client.send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
        #expect(client.response()?.body == "POST /b [] - 5 false")
        client.send("POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        #expect(client.response()?.body == "POST /c [] - 5 false")
        let large = String(repeating: "x", count: 3_000_000)
        client.send("POST /d HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n" + large)
        #expect(client.response()?.body == "POST /d [] - 3000000 false")
    }

    @Test func `requests sent at once are answered in order`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = server.client()
        client.send(
            "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.response()?.body == "GET /1 [] - 0 false")
        #expect(client.response()?.body == "GET /2 [] - 0 false")
        #expect(client.response()?.body == "OK")
    }

    @Test func `an answer may come later, while others are served`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let (waiting, other) = (server.client(), server.client())
        waiting.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        // The order of two connections is the kernel's: ask until the first was there.
        repeat {
            other.send("GET /release HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(other.response()?.body == "OK")
        } while !waiting.hasBytes
        #expect(waiting.response()?.body == "released")
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("nonsense\r\n\r\n", 400),
    ])
    func `ambiguous requests are refused and the connection is closed`(request: String, status: Int) throws {
        let server = try TestServer()
        defer { server.stop() }
        let client = server.client()
        client.send(request)
        if let response = client.response() {
            #expect(response.status == status)
        } else {
            // What is no HTTP at all deserves no answer.
            #expect(request.hasPrefix("nonsense"))
        }
        #expect(client.readToEnd())
    }

    @Test func `an upgrade over HTTP 1.0 is refused`() throws {
        let server = try TestServer()
        defer { server.stop() }
        #expect(server.client().upgrade(version: "HTTP/1.0")?.status == 400)
    }

    @Test func `a body over 10 MiB is answered 413, announced or not`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let body = [UInt8](repeating: 0x78, count: 11 * 1024 * 1024)
        let announced = server.client()
        announced.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.count)\r\n\r\n")
        announced.send(body)
        #expect(announced.response()?.status == 413)
        let chunked = server.client()
        chunked.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = Array("100000\r\n".utf8) + body.prefix(0x100000) + Array("\r\n".utf8)
        for _ in 0..<11 { chunked.send(chunk) }
        #expect(chunked.response()?.status == 413)
    }

    @Test func `headers over 80 kB are refused, large or many`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let large = server.client()
        large.send("GET / HTTP/1.1\r\nHost: a\r\nX-Large: \(String(repeating: "x", count: 90_000))\r\n\r\n")
        #expect(large.response()?.status == 431)
        let many = server.client()
        many.send("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "a:b\r\n", count: 20_000) + "\r\n")
        #expect(many.response()?.status == 431)
        let honest = server.client()
        honest.send("GET /?t=\(String(repeating: "x", count: 20_000)) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(honest.response()?.status == 200)
    }

    @Test func `a refused upgrade is an ordinary response with its length`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let response = server.client().upgrade("/full")
        #expect(response?.statusLine == "HTTP/1.1 403 Forbidden")
        #expect(response?.headers["content-length"] == "21")
        #expect(response?.body == "room is full (4 of 4)")
    }

    @Test func `a request that does not come to its end is cut`() throws {
        let server = try TestServer(times: WebTimes(request: .milliseconds(300)))
        defer { server.stop() }
        let silent = server.client()
        let dripping = server.client()
        dripping.send("GET / HTTP/1.1\r\n")
        let unfinished = server.client()
        unfinished.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
        let begun = ContinuousClock.now
        while !dripping.isEnded {
            dripping.send("X: y\r\n")
            guard dripping.hasBytes || ContinuousClock.now - begun > .seconds(5) else { continue }
            _ = dripping.readToEnd()
        }
        #expect(ContinuousClock.now - begun < .seconds(5))
        #expect(unfinished.response()?.status == 408)
        #expect(unfinished.readToEnd())
        #expect(silent.readToEnd())
    }

    @Test func `a connection too many is told 503, and places come back`() throws {
        let server = try TestServer(connectionsMax: 2)
        defer { server.stop() }
        do {
            let first = try #require(server.webSocket())
            let second = try #require(server.webSocket())
            let third = server.client()
            third.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(third.response()?.status == 503)
            first.send(TestClient.frame(1, Array("still there".utf8)))
            #expect(first.nextText() == "still there")
            second.send(TestClient.frame(8, [3, 232]))
            #expect(second.closeCode() == 1000)
        }
        var status: Int?
        for _ in 0..<1000 where status != 200 {
            let next = server.client()
            next.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
            status = next.response()?.status
        }
        #expect(status == 200)
    }

    @Test func `stopping answers what was asked`() throws {
        let server = try TestServer(times: WebTimes(drain: .milliseconds(300)))
        let waiting = server.client()
        waiting.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        let other = server.client()
        other.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(other.response()?.status == 200)
        let begun = ContinuousClock.now
        server.stop()
        #expect(ContinuousClock.now - begun < .seconds(5))
        #expect(waiting.response()?.status == 503)
    }
}

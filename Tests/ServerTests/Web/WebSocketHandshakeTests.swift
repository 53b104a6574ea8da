import Testing

@testable import Server

@Suite struct WebSocketHandshakeTests {
    private let good = [
        (name: "upgrade", value: "WebSocket"), (name: "connection", value: "keep-alive, Upgrade"),
        (name: "sec-websocket-version", value: "13"), (name: "sec-websocket-key", value: "dGhlIHNhbXBsZSBub25jZQ=="),
    ]

    @Test func `a handshake in order is one`() {
        #expect(WebSocketHandshake.isValid(method: "GET", version: "HTTP/1.1", headers: good))
    }

    @Test(arguments: [
        (0, "h2c"), (1, "close"), (2, "8"), (3, "short"), (3, "dGhlIHNhbXBsZSBub25jZQ=*"), (3, ""),
    ])
    func `one wrong header spoils it`(position: Int, value: String) {
        var headers = good
        headers[position].value = value
        #expect(!WebSocketHandshake.isValid(method: "GET", version: "HTTP/1.1", headers: headers))
        headers.remove(at: position)
        #expect(!WebSocketHandshake.isValid(method: "GET", version: "HTTP/1.1", headers: headers))
    }

    @Test func `so do another method, another version and a second key`() {
        #expect(!WebSocketHandshake.isValid(method: "POST", version: "HTTP/1.1", headers: good))
        #expect(!WebSocketHandshake.isValid(method: "GET", version: "HTTP/1.0", headers: good))
        #expect(!WebSocketHandshake.isValid(method: "GET", version: "HTTP/1.1", headers: good + [good[3]]))
    }

    @Test func `the proof is that of RFC 6455`() {
        #expect(WebSocketHandshake.accept("dGhlIHNhbXBsZSBub25jZQ==") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
    }

    @Test func `SHA-1 gives the digests of RFC 3174`() {
        let hex = { (text: String) in
            SHA1.digest(Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        #expect(hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(
            hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
        #expect(
            hex(String(repeating: "0123456701234567012345670123456701234567012345670123456701234567", count: 10))
                == "dea356a2cddd90c7a7ecedc5ebb563934f460452")
        #expect(hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    }
}

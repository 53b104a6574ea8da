import Testing

@testable import LoadGenerator

@Suite struct ServerURLTests {
    @Test(arguments: [
        ("ws://127.0.0.1:7880", "127.0.0.1", 7880, ""), ("http://localhost", "localhost", 80, ""),
        ("ws://voice.example:1/livekit/", "voice.example", 1, "/livekit"), ("WS://a:65535/", "a", 65535, ""),
    ])
    func `a server's URL says host, port and path`(text: String, host: String, port: Int, path: String) throws {
        let url = try ServerURL(text)
        #expect(url.host == host && Int(url.port) == port && url.path == path)
    }

    @Test(arguments: [
        "", "127.0.0.1:7880", "ftp://a", "ws://", "ws://:1", "ws://a:0", "ws://a:65536", "ws://a:b", "ws://a:1:2",
        "ws://a b", "ws://a:1?x=1", "ws://user@a", "wss://a", "https://a:443", "ws://[::1]:80",
    ])
    func `what is no such URL is refused with a sentence`(text: String) {
        #expect(throws: LoadError.self) { try ServerURL(text) }
    }

    @Test func `a load goes to this machine and to private networks`() {
        func address(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 { a << 24 | b << 16 | c << 8 | d }
        let inside = [
            address(127, 0, 0, 1), address(127, 255, 0, 9), address(10, 1, 2, 3), address(172, 16, 0, 1),
            address(172, 31, 255, 255), address(192, 168, 4, 5), address(169, 254, 1, 1),
        ]
        let outside = [
            address(8, 8, 8, 8), address(172, 15, 0, 1), address(172, 32, 0, 1), address(192, 169, 0, 1),
            address(11, 0, 0, 1), address(126, 0, 0, 1), address(128, 0, 0, 1), address(0, 0, 0, 0),
        ]
        #expect(inside.allSatisfy(IPv4.isPrivate))
        #expect(!outside.contains(where: IPv4.isPrivate))
        #expect(IPv4.text(address(192, 168, 4, 5)) == "192.168.4.5")
    }
}

import Testing

@testable import Server

@Suite struct RelayURLTests {
    @Test(arguments: [
        ("stun:stun.example.org", false, "stun.example.org", 3478, RelayURL.Transport.udp),
        ("stun:192.0.2.1:80", false, "192.0.2.1", 80, .udp),
        ("turn:turn.example.org:3479?transport=udp", true, "turn.example.org", 3479, .udp),
        ("turn:turn.example.org?transport=tcp", true, "turn.example.org", 3478, .tcp),
        ("turns:turn.example.org:443?transport=tcp", true, "turn.example.org", 443, .tls),
        ("turns:[2001:db8::1]", true, "2001:db8::1", 5349, .tls),
    ])
    func `a URL says where and how`(
        text: String, isRelay: Bool, host: String, port: UInt16, transport: RelayURL.Transport
    ) throws {
        let url = try #require(RelayURL(text))
        #expect(url.isRelay == isRelay && url.host == host && url.port == port && url.transport == transport)
    }

    @Test(arguments: ["", "turn", "turn:", "http:a", "turn:a?transport=sctp", "turns:a?transport=udp", "turn:a/b"])
    func `what is none is refused`(text: String) { #expect(RelayURL(text) == nil) }

    @Test func `a connection has its scheme and brackets`() {
        #expect(RelayURL("turns:[2001:db8::1]:443")?.origin == "https://[2001:db8::1]:443")
        #expect(RelayURL("turn:a?transport=tcp")?.origin == "http://a:3478")
    }
}

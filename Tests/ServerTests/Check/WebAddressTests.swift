import Testing

@testable import Server

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("http://voice.example.org", "http://voice.example.org:80", ""),
        ("https://voice.example.org/", "https://voice.example.org:443", ""),
        ("wss://voice.example.org:8443/livekit/", "https://voice.example.org:8443", "/livekit"),
        ("ws://[2001:db8::1]:7880", "http://[2001:db8::1]:7880", ""),
        ("HTTP://[::1]", "http://[::1]:80", ""),
    ])
    func `a URL is taken apart`(text: String, origin: String, path: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.origin == origin && address.path == path)
    }

    @Test(arguments: [
        "", "voice.example.org", "ftp://a", "http://", "http://:7880", "http://a:0", "http://a:65536", "http://a:x",
        "http://2001:db8::1", "http://u@a", "http://a/?b", "http://a b", "http://a/#b",
    ])
    func `what is none is refused`(text: String) { #expect(WebAddress(text) == nil) }

    @Test func `brackets belong to the URL`() {
        #expect(WebAddress("http://[2001:db8::1]:1")?.bareHost == "2001:db8::1")
        #expect(WebAddress("http://a:1")?.bareHost == "a")
    }
}

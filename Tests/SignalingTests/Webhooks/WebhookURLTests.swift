import Testing

@testable import Signaling

struct WebhookURLTests {
    @Test(arguments: [
        ("https://chat.example.org/webhooks?key=secret", "https://chat.example.org"),
        ("http://127.0.0.1:9000", "http://127.0.0.1:9000"),
        ("http://127.0.0.1:9000/", "http://127.0.0.1:9000"),
        ("HTTPS://Chat.example.org:8443/a/b#c", "https://Chat.example.org:8443"),
        ("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80"),
        ("http://[::1]?x=1", "http://[::1]"),
        ("http://host/a@b:c", "http://host"),
        ("http://h", "http://h"),
    ])
    func `a log shows where it leads and no secret of it`(text: String, origin: String) throws {
        let url = try #require(WebhookURL(text))
        #expect(url.rawValue == text && url.origin == origin)
    }

    @Test(arguments: [
        "", "http", "http://", "http:///path", "https://?x", "ftp://host/", "file:///etc/passwd", "//host/",
        "host/path",
        "http://user@host/", "http://user:password@host/", "http://host:0/", "http://host:65536/", "http://host:/",
        "http://host:80:80/", "http://[::1/", "http://[]/", "http://[::1]x/", "http://ho st/", "http://host/\r\nX: y",
        "http://host/\u{0}", "http://höst/", "http://ho\"st/", "http://ho\\st/", "javascript:alert(1)",
    ])
    func `what is no plain web address is refused`(text: String) {
        #expect(WebhookURL(text) == nil)
    }

    @Test func `it is bounded`() {
        let room = String(repeating: "a", count: Limits.webhookURLBytes - "http://h/".utf8.count)
        #expect(WebhookURL("http://h/" + room) != nil)
        #expect(WebhookURL("http://h/" + room + "a") == nil)
    }
}

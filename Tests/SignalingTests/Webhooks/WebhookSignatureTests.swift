import Testing
import TokenAuth

@testable import Signaling

struct WebhookSignatureTests {
    private let secret = "a-secret-of-at-least-32-bytes-for-tests"
    private let now = UnixTime(seconds: 1_800_000_000)

    @Test func `it carries the body's hash, and holds for five minutes`() throws {
        let headers = WebhookSignature(key: "APIkey", secret: Array(secret.utf8)).headers(
            for: Array("{}".utf8), at: now)
        #expect(headers.map(\.name) == ["Content-Type", "Authorization"])
        #expect(headers[0].value == "application/webhook+json")
        let verifier = TokenVerifier(keys: try KeyRing([(key: "APIkey", secret: secret)]))
        let token = try verifier.verify(headers[1].value, at: now)
        #expect(token.apiKey == "APIkey")
        // printf '{}' | openssl dgst -sha256 -binary | base64
        #expect(token.sha256 == "RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=")
        #expect(token.expiresAt == now.adding(seconds: 300))
        #expect(token.grants == Grants())
    }

    @Test func `the settings name the key, or the first one signs`() throws {
        let keys = try KeyRing([(key: "one", secret: secret), (key: "two", secret: secret + "2")])
        var settings = WebhookSettings()
        for (name, expected) in [(nil, "one"), ("two", "two"), ("one", "one")] {
            settings.apiKey = name
            let header = WebhookSignature(settings, keys: keys).headers(for: [], at: now)[1].value
            #expect(try TokenVerifier(keys: keys).verify(header, at: now).apiKey == expected)
        }
    }
}

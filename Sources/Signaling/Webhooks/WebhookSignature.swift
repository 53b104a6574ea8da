import TokenAuth

/// Signs what is delivered, so that a receiver can tell who wrote it: a token of the API key that carries the body's
/// SHA-256. LiveKit's receivers expect it bare, without `Bearer`.
struct WebhookSignature: Sendable {
    private let key: String
    private let secret: [UInt8]

    init(key: String, secret: [UInt8]) {
        self.key = key
        self.secret = secret
    }

    /// Signs with the key that the settings name, which must be in the ring, or with the first.
    init(_ settings: WebhookSettings, keys: KeyRing) {
        guard let key = settings.apiKey else {
            self.init(key: keys.first.key, secret: keys.first.secret)
            return
        }
        guard let secret = keys.secret(for: key) else {
            preconditionFailure("webhooks are signed with a key that is not configured")
        }
        self.init(key: key, secret: secret)
    }

    /// The headers of an attempt that begins now. A token lives five minutes, so each attempt has its own.
    func headers(for body: [UInt8], at now: UnixTime) -> [(name: String, value: String)] {
        var token = AccessToken(apiKey: key, expiresAt: now.adding(seconds: Limits.webhookTokenSeconds))
        token.sha256 = Base64.encode(Digest.sha256(body))
        return [
            (name: "Content-Type", value: "application/webhook+json"),
            (name: "Authorization", value: TokenSigner(key: key, secret: secret).sign(token)),
        ]
    }
}

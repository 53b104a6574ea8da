import Testing
import TokenAuth

@Suite struct TokenSignerTests {
    private let signer = TokenSigner(key: "key", secret: Forge.secret)

    private var full: AccessToken {
        var token = AccessToken(apiKey: "key", expiresAt: Forge.now.adding(seconds: 600))
        token.identity = "ann \"the first\"\\"
        token.name = "Ann 😀\u{1}\u{1F}\n"
        token.metadata = #"{"colour":"red"}"#
        token.attributes = [.init(key: "a", value: "1"), .init(key: "b", value: "é")]
        token.kind = "agent"
        token.kindDetails = ["x", "y"]
        token.grants = .join(room: "lounge")
        token.grants.roomCreate = true
        token.grants.roomList = true
        token.grants.roomRecord = true
        token.grants.roomAdmin = true
        token.grants.destinationRoom = "hall"
        token.grants.canPublish = true
        token.grants.canSubscribe = false
        token.grants.canPublishData = false
        token.grants.canPublishSources = ["microphone", "screen_share_audio"]
        token.grants.canUpdateOwnMetadata = true
        token.grants.canSubscribeMetrics = true
        token.grants.canManageAgentSession = false
        token.grants.hidden = true
        token.grants.recorder = true
        token.grants.agent = true
        token.grants.ingressAdmin = true
        token.roomConfig = Array(#"{"maxParticipants":3,"tags":{"x":"y"}}"#.utf8)
        token.roomPreset = "quiet"
        token.sha256 = Base64.encode(Digest.sha256([1, 2, 3]))
        token.issuedAt = Forge.now
        token.notBefore = Forge.now.adding(seconds: -10)
        token.blocks = ["bob", "cid"]
        return token
    }

    @Test func `what is signed is read back unchanged`() throws {
        #expect(try Forge.verify(signer.sign(full)) == full)
        let plain = AccessToken(apiKey: "key", expiresAt: Forge.now)
        #expect(try Forge.verify(signer.sign(plain)) == plain)
    }

    @Test func `the issuer is the signer's key`() throws {
        let foreign = AccessToken(apiKey: "other", expiresAt: Forge.now)
        #expect(try Forge.verify(signer.sign(foreign)).apiKey == "key")
    }

    @Test func `a minimal token has the bytes that other implementations expect`() {
        let token = AccessToken(apiKey: "joe", expiresAt: UnixTime(seconds: 1_300_819_380))
        let text = TokenSigner(key: "joe", secret: "secret").sign(token)
        #expect(text.hasPrefix("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJqb2UiLCJleHAiOjEzMDA4MTkzODB9."))
        #expect(text.split(separator: ".").last?.count == 43)
    }

    @Test func `a token that grew too long loses what can be missed, never grants or blocks`() throws {
        var token = full
        token.metadata = String(repeating: "m", count: 500_000)
        var read = try Forge.verify(signer.signFitting(token))
        #expect(read.metadata.isEmpty && read.roomConfig == nil)
        #expect(read.attributes == full.attributes && read.grants == full.grants && read.blocks == full.blocks)

        token.attributes.append(.init(key: "c", value: String(repeating: "v", count: 60_000)))
        read = try Forge.verify(signer.signFitting(token))
        #expect(read.attributes.isEmpty && read.grants == full.grants && read.blocks == full.blocks)
        #expect(try Forge.verify(signer.signFitting(full)) == full)
    }

    @Test func `the development pair signs and verifies`() throws {
        let keys = KeyRing.development
        let token = AccessToken(apiKey: "devkey", expiresAt: Forge.now)
        let text = TokenSigner(key: keys.first.key, secret: keys.first.secret).sign(token)
        #expect(try TokenVerifier(keys: keys).verify(text, at: Forge.now) == token)
    }
}

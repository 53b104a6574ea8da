import Testing
import TokenAuth

@testable import Server

@Suite struct TokenTests {
    private let now = UnixTime(seconds: 1_800_000_000)

    private func mint(_ words: String...) throws(StartupError) -> String {
        var arguments = Arguments(words)
        return try Token.mint(&arguments, at: now)
    }

    @Test func `a token says what was asked for and is good`() throws {
        let text = try mint(
            "--dev", "--room", "lobby", "--identity", "anna", "--name=Anna B", "--valid-for", "5m",
            "--can-publish=false")
        let token = try TokenVerifier(keys: .development).verify(text, at: now)
        #expect(token.identity == "anna")
        #expect(token.name == "Anna B")
        #expect(token.grants.room == "lobby" && token.grants.roomJoin)
        #expect(token.grants.canPublish == false && token.grants.canSubscribe == nil)
        #expect(token.expiresAt == UnixTime(seconds: 1_800_000_300))
    }

    @Test func `a pair may be given, and then nothing else signs`() throws {
        let secret = String(repeating: "s", count: 32)
        let text = try mint("--key", "k", "--secret", secret, "--room-create")
        let token = try TokenVerifier(keys: try KeyRing([("k", secret)])).verify(text, at: now)
        #expect(token.grants.roomCreate && !token.grants.roomJoin)
        #expect(token.apiKey == "k")
    }

    @Test(arguments: [
        ["--dev", "--room", "r"], ["--dev", "--identity", "i"], ["--dev", "--room", "r", "--identity", "i", "--what"],
        ["--dev", "--room", "r", "--identity", "i", "--valid-for", "soon"],
        ["--key", "k", "--room", "r", "--identity", "i"],
    ])
    func `what is missing or odd is told`(words: [String]) {
        var arguments = Arguments(words)
        #expect(throws: StartupError.self) { try Token.mint(&arguments, at: now) }
    }
}

import RoomPolicy
import Testing

@Suite struct IdentifiersTests {
    @Test(arguments: ["a", "user-7", "Zoë", "部屋", "two words", "a.b@c/d#e", "🙂", String(repeating: "x", count: 256)])
    func `plain text makes a name`(text: String) throws {
        #expect(try Identity(text).rawValue == text)
        #expect(try RoomName(text).rawValue == text)
    }

    @Test(arguments: [
        "a\0", "\0", "a\nb", "a\r", "a\tb", "\u{7F}", "\u{85}", "a\u{200B}b", "\u{200D}", "\u{200E}a", "a\u{202E}b",
        "\u{2066}",
        "a\u{FEFF}", "\u{AD}a", "a\u{2028}b", "\u{2029}", "\u{E0041}a", " a", "a ", "\u{A0}a", "a\u{3000}",
        "\u{1B}[31m",
    ])
    func `invisible characters make none`(text: String) {
        #expect(throws: Refusal.invisibleCharacter(.identity)) { try Identity(text) }
        #expect(throws: Refusal.invisibleCharacter(.roomName)) { try RoomName(text) }
    }

    @Test func `neither nothing nor too much makes a name`() {
        #expect(throws: Refusal.empty(.identity)) { try Identity("") }
        #expect(throws: Refusal.empty(.roomName)) { try RoomName("") }
        let long = String(repeating: "é", count: 129)
        #expect(throws: Refusal.tooLong(.identity, bytes: 258, max: 256)) { try Identity(long) }
        #expect(throws: Refusal.tooLong(.roomName, bytes: 10_000, max: 256)) {
            try RoomName(String(repeating: "x", count: 10_000))
        }
    }
}

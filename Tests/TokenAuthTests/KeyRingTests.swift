import Testing
import TokenAuth

@Suite struct KeyRingTests {
    private let long = String(repeating: "s", count: 32)

    @Test func `a secret of 32 bytes will do and one of 31 will not`() throws {
        #expect(try KeyRing([("k", long)]).secret(for: "k") == Array(long.utf8))
        #expect(throws: KeyRingError.shortSecret(key: "k", bytes: 31, min: 32)) {
            try KeyRing([("k", String(long.dropLast()))])
        }
        #expect(throws: KeyRingError.shortSecret(key: "k", bytes: 0, min: 32)) { try KeyRing([("k", "")]) }
        #expect(throws: KeyRingError.shortSecret(key: "devkey", bytes: 6, min: 32)) {
            try KeyRing([("devkey", "secret")])
        }
    }

    @Test func `no pairs, empty keys and repeated keys are refused`() {
        #expect(throws: KeyRingError.noKeys) { try KeyRing([]) }
        #expect(throws: KeyRingError.emptyKey) { try KeyRing([("", long)]) }
        #expect(throws: KeyRingError.repeatedKey("k")) { try KeyRing([("k", long), ("k", long)]) }
    }

    @Test func `the first pair is the one configured first`() throws {
        let ring = try KeyRing([("b", long), ("a", long)])
        #expect(ring.first.key == "b" && ring.keys == ["b", "a"])
        #expect(ring.secret(for: "c") == nil)
        #expect(KeyRing.development.first == ("devkey", Array("secret".utf8)))
    }

    @Test func `no description shows a secret`() throws {
        let secret = "do not show this to anybody at all"
        let ring = try KeyRing([("k", secret)])
        var dumped = ""
        dump(ring, to: &dumped)
        let bytes = Array(secret.utf8).map(String.init).joined(separator: ", ")
        for text in ["\(ring)", String(reflecting: ring), dumped] {
            #expect(text.contains("k") && !text.contains(secret) && !text.contains(bytes))
        }
        #expect(KeyRingError.shortSecret(key: "k", bytes: 3, min: 32).sentence.contains("3 bytes (at least 32)"))
    }
}

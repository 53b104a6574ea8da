import SeededRandom
import Testing
import TokenAuth

@Suite struct Base64URLTests {
    /// RFC 4648 §10, without the padding.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the texts of RFC 4648 go both ways`(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded.utf8) == Array(plain.utf8))
        let padded = encoded + String(repeating: "=", count: (4 - encoded.count % 4) % 4)
        #expect(Base64.encode(Array(plain.utf8)) == padded)
        #expect(Base64URL.decode(padded.utf8, allowingPadding: true) == Array(plain.utf8))
    }

    @Test func `the last two digits differ from those of plain Base64`() {
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64.encode([0xFB, 0xFF]) == "+/8=")
        #expect(Base64URL.decode("-_8".utf8) == [0xFB, 0xFF])
    }

    @Test(arguments: ["A", "AAAAA", "Zh", "Zm9=", "Zg==", "Z g", "Zg\n", "+/8", "Zé", "=", "====", "Zm9v\0"])
    func `what is not exactly an encoding is refused`(text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }

    @Test(arguments: ["Zg=", "Zg===", "Z===", "=Zg=", "Zm9v=", "Zm9v====", "Zh=="])
    func `wrong padding is refused even where padding is allowed`(text: String) {
        #expect(Base64URL.decode(text.utf8, allowingPadding: true) == nil)
    }

    @Test func `every length and random bytes go both ways`() {
        var random = SeededGenerator(3)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
        }
    }
}

import Testing

@testable import LiveKitProtocol

@Suite struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 section 10 hold`(plain: String, encoded: String) {
        var text: [UInt8] = []
        Base64.encode(Array(plain.utf8), into: &text)
        #expect(String(decoding: text, as: UTF8.self) == encoded)
        #expect(Base64.decode(encoded) == Array(plain.utf8))
    }

    @Test func `every byte survives`() {
        let every = (0...255).map { UInt8($0) }
        var text: [UInt8] = []
        Base64.encode(every, into: &text)
        #expect(Base64.decode(String(decoding: text, as: UTF8.self)) == every)
        #expect(Base64.decode(Base64.urlText(every)) == every)
    }

    @Test func `in URLs two characters are others`() {
        #expect(Base64.urlText([0xFB, 0xEF, 0xFF, 0xFE]) == "--___g==")
    }
}

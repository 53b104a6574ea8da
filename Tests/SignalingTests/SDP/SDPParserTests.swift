import Testing

@testable import Signaling

struct SDPParserTests {
    private static let top = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\n"

    @Test(arguments: SDPVectors.offers + SDPVectors.answers)
    func `what clients send is printed as it was read`(name: String) throws {
        let text = try SDPVectors.text(name)
        let description = try SessionDescription(parsing: text)
        #expect(description.printed() == text)
        #expect(try SessionDescription(parsing: description.printed()) == description)
        #expect(!description.sections.isEmpty)
    }

    @Test func `lines may end with a line feed alone, and empty ones are skipped`() throws {
        let text = try SDPVectors.text("chrome")
        let bare = text.replacing("\r\n", with: "\n\n")
        #expect(try SessionDescription(parsing: bare) == SessionDescription(parsing: text))
    }

    static let refused: [(String, SDPError)] = [
        ("", .malformed(line: 1, expected: "a description has an origin and a session name")),
        ("o=- 1 1 IN IP4 0.0.0.0\r\n", .malformed(line: 1, expected: "there is one origin, after the version")),
        ("v=1\r\n", .malformed(line: 1, expected: "the version is 0 and comes first")),
        ("v=0\r\nv=0\r\n", .malformed(line: 2, expected: "the version is 0 and comes first")),
        ("v=0\r\ns=-\r\n", .malformed(line: 2, expected: "there is one session name, after the origin")),
        ("v=0\r\na=x\r\n", .malformed(line: 2, expected: "attributes come after origin and session name")),
        ("v=0\r\nt=0 0\r\n", .malformed(line: 2, expected: "version, origin and session name come first")),
        (
            "v=0\r\nm=audio 9 X 0\r\n",
            .malformed(line: 2, expected: "media sections come after origin and session name")
        ),
        (
            "v=0\r\no=- 1 IN IP4 0.0.0.0\r\n",
            .malformed(line: 2, expected: "an origin is a user name, two 64-bit numbers and a network address")
        ),
        (
            "v=0\r\no=- -1 99999999999999999999 IN IP4 0.0.0.0\r\n",
            .malformed(line: 2, expected: "an origin is a user name, two 64-bit numbers and a network address")
        ),
        (top + "s=-\r\n", .malformed(line: 4, expected: "there is one session name, after the origin")),
        (top + "hello\r\n", .malformed(line: 4, expected: "a line is a letter, an equals sign and a value")),
        (top + "a\r\n", .malformed(line: 4, expected: "a line is a letter, an equals sign and a value")),
        (top + "A=x\r\n", .malformed(line: 4, expected: "a line is a letter, an equals sign and a value")),
        (top + "é=x\r\n", .malformed(line: 4, expected: "a line is a letter, an equals sign and a value")),
        (top + "a=x\ry\r\n", .malformed(line: 4, expected: "control characters are not allowed")),
        (top + "a=x\0\r\n", .malformed(line: 4, expected: "control characters are not allowed")),
        (top + "a=\r\n", .malformed(line: 4, expected: "an attribute has a name")),
        (top + "a=:x\r\n", .malformed(line: 4, expected: "an attribute has a name")),
        (
            top + "m=audio 9 X\r\n",
            .malformed(
                line: 4, expected: "a media section is a kind, a port, a transport and at least one format")
        ),
        (
            top + "m=audio 65536 X 0\r\n",
            .malformed(
                line: 4, expected: "a media section is a kind, a port, a transport and at least one format")
        ),
        (
            top + "m=audio +9 X 0\r\n",
            .malformed(
                line: 4, expected: "a media section is a kind, a port, a transport and at least one format")
        ),
        (top + "m=audio 9 X 0\r\na=mid\r\n", .malformedMid),
        (top + "m=audio 9 X 0\r\na=mid:a b\r\n", .malformedMid),
        (top + "m=audio 9 X 0\r\na=mid:\"\r\n", .malformedMid),
        (top + "m=audio 9 X 0\r\na=mid:" + String(repeating: "m", count: 65) + "\r\n", .malformedMid),
        (top + "m=audio 9 X 0\r\na=mid:1\r\nm=audio 9 X 0\r\na=mid:1\r\n", .duplicateMid("1")),
    ]

    @Test(arguments: refused)
    func `what is broken is refused, and says where`(text: String, error: SDPError) {
        #expect(throws: error) { try SessionDescription(parsing: text) }
        #expect(!error.sentence.isEmpty && !error.sentence.contains("\n"))
    }

    @Test func `size, sections, attributes and formats are bounded`() {
        let long = Self.top + "i=" + String(repeating: "x", count: Limits.sdpBytes)
        #expect(throws: SDPError.tooLarge(bytes: long.utf8.count)) { try SessionDescription(parsing: long) }
        let sections = String(repeating: "m=audio 9 X 0\r\n", count: Limits.sdpSections)
        #expect(throws: Never.self) { try SessionDescription(parsing: Self.top + sections) }
        #expect(throws: SDPError.tooManySections) {
            try SessionDescription(parsing: Self.top + sections + "m=audio 9 X 0\r\n")
        }
        let attributes = String(repeating: "a=x\r\n", count: Limits.sdpAttributes)
        #expect(throws: SDPError.tooManyAttributes(line: Limits.sdpAttributes + 4)) {
            try SessionDescription(parsing: Self.top + attributes + "a=x\r\n")
        }
        #expect(throws: SDPError.tooManyAttributes(line: Limits.sdpAttributes + 5)) {
            try SessionDescription(parsing: Self.top + "m=audio 9 X 0\r\n" + attributes + "a=x\r\n")
        }
        let lines = String(repeating: "b=x\r\n", count: Limits.sdpAttributes)
        #expect(throws: SDPError.tooManyAttributes(line: Limits.sdpAttributes + 4)) {
            try SessionDescription(parsing: Self.top + lines + "b=x\r\n")
        }
        let formats = String(repeating: " 0", count: Limits.sdpFormats + 1)
        #expect(throws: SDPError.self) { try SessionDescription(parsing: Self.top + "m=audio 9 X\(formats)\r\n") }
    }
}

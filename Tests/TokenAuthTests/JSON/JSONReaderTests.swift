import Testing
@testable import TokenAuth

@Suite struct JSONReaderTests {
    private func read(_ text: String, depthMax: Int = 32) -> JSONValue? {
        JSONReader.read(Array(text.utf8), depthMax: depthMax)
    }

    @Test func `each kind of value is read`() {
        #expect(read(" null ") == .null && read("true") == .bool(true) && read("false") == .bool(false))
        #expect(read("[1, \"a\" ,[]]") == .array([.number(1), .string("a"), .array([])]))
        #expect(read("{}") == .object([]))
        guard case .object(let members)? = read("\t{ \"a\" : {\"b\":2} }\r\n") else {
            Issue.record("not read")
            return
        }
        #expect(members.count == 1 && members[0].key == "a" && members[0].source == 9..<16)
    }

    @Test(arguments: [
        ("0", 0.0), ("-0", 0), ("10", 10), ("1.5", 1.5), ("-2.25e2", -225), ("1E+2", 100), ("1e-2", 0.01),
        ("123456789012345", 123_456_789_012_345), ("1e308", 1e308), ("1e-400", 0),
    ])
    func `numbers have the value that they say`(text: String, value: Double) {
        #expect(read(text) == .number(value))
    }

    @Test(arguments: [
        "01", "-", "+1", ".5", "1.", "1e", "1e+", "1e400", "-1e400", "0x1", "NaN", "Infinity", "1_000", "1 2", "--1",
        "１",
    ])
    func `what is no number is refused`(text: String) {
        #expect(read(text) == nil)
    }

    @Test func `escapes are resolved`() {
        #expect(read(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000""#) == .string("\"\\/\u{8}\u{C}\n\r\té😀\0"))
    }

    @Test(arguments: [
        #""\ud83d""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#, #""\ude00""#, #""\u12""#, #""\u12g4""#,
        #""\x41""#, #"""#,
        "\"\n\"", "\"\u{0}\"", #""a"#, "'a'",
    ])
    func `what is no string is refused`(text: String) {
        #expect(read(text) == nil)
    }

    @Test(arguments: [
        "", " ", "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,",
        "{\"a\":1,}", "{1:2}",
        "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":1}", "tru", "truee", "nul", "[]]", "//", "[1]x",
        "\u{A0}1",
    ])
    func `what is not exactly one value is refused`(text: String) {
        #expect(read(text) == nil)
    }

    @Test func `nesting is counted over arrays and objects alike`() {
        #expect(read("[{\"a\":[]}]", depthMax: 3) != nil && read("[{\"a\":[]}]", depthMax: 2) == nil)
        #expect(read("1", depthMax: 0) != nil && read("[]", depthMax: 0) == nil)
        let bomb = String(repeating: "{\"a\":[", count: 50_000)
        #expect(read(bomb) == nil)
    }

    @Test func `text that is not UTF 8 is refused`() {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0x80]] {
            #expect(JSONReader.read([0x22] + bytes + [0x22], depthMax: 32) == nil)
        }
        #expect(JSONReader.read([0x22, 0xC3, 0xA9, 0x22], depthMax: 32) == .string("é"))
    }

    @Test func `every cut of a text is refused and every byte of it may change`() {
        let text = Array(#"{"a":[1,-2.5e3,"x\u00e9\ud83d\ude00",true,false,null,{}],"b":{"c":""}}"#.utf8)
        #expect(JSONReader.read(text, depthMax: 32) != nil)
        for count in 0..<text.count {
            #expect(JSONReader.read(Array(text[..<count]), depthMax: 32) == nil)
        }
        var readCount = 0
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[index] = byte
                if JSONReader.read(changed, depthMax: 32) != nil { readCount += 1 }
            }
        }
        #expect(readCount > text.count && readCount < text.count * 128)
    }

    @Test func `what the writer writes is read back`() {
        var inner = JSONWriter()
        inner.add("k", ["", "\"\\\u{0}\u{1F}\u{7F}é😀"])
        var writer = JSONWriter()
        writer.add("text", "a\nb")
        writer.add("empty", unlessEmpty: "")
        writer.add("yes", true)
        writer.add("number", Int64(-5))
        writer.add("none", [])
        writer.add("inner", json: inner.finished())
        guard case .object(let members)? = JSONReader.read(writer.finished(), depthMax: 3) else {
            Issue.record("not read")
            return
        }
        #expect(members.map(\.key) == ["text", "yes", "number", "none", "inner"])
        #expect(members[0].value == .string("a\nb") && members[2].value == .number(-5))
        guard case .object(let innerMembers) = members[4].value else {
            Issue.record("not an object")
            return
        }
        #expect(innerMembers[0].value == .array([.string(""), .string("\"\\\u{0}\u{1F}\u{7F}é😀")]))
        #expect(JSONWriter().finished() == Array("{}".utf8))
    }
}

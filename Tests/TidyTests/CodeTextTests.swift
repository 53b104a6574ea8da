import Testing

@Suite struct CodeTextTests {
    @Test(arguments: [
        ("let a = 1 // print(", "let a = 1          "), ("a /* x /* y */ z */ b", "a                   b"),
        (#"f("print(") + g"#, "f(        ) + g"), (#"f("\"x") + g"#, "f(     ) + g"),
        ("f(#\"a\"b\"#) + g", "f(       ) + g"),
        (#"f("\(g("x"))y") + h"#, "f(            ) + h"), ("\"\"\"\na \"b\"\n\"\"\" + c", "   \n     \n    + c"),
        ("#expect(x)", "#expect(x)"),
    ])
    func `comments and strings are blanked, code stays`(text: String, code: String) {
        #expect(CodeText.blanked(text) == code)
    }

    @Test func `each forbidden thing is found and its innocent neighbours are not`() throws {
        let guilty = [
            "let t = ContinuousClock().now", "f(at: .now)", "let t = ContinuousClock.now",
            "var g = SystemRandomNumberGenerator()",
            "let n = Int.random(in: 0..<4)", "print(x)", "Task { }", "func f() async {", "try! f()", "x as! Y",
            "final class C: @unchecked Sendable {",
        ]
        let innocent = [
            "f(at: moment.now)", "self.now = now", "Int.random(in: 0..<4, using: &random)", "description.print(x)",
            "static func print(_ x: Int) {", "let task = 1", "try f()", "x as? Y", "let printed = blueprint(x)",
        ]
        for line in guilty { #expect(try isForbidden(line), "\(line)") }
        for line in innocent { #expect(try !isForbidden(line), "\(line)") }
    }

    @Test func `imports are read with their modifiers`() {
        let file = SourceFile(
            path: "Sources/X/Y.swift",
            text: "public import SFU\n@testable import A\nimport struct B.C\n// import D\nlet importance = 1")
        #expect(file.imports == ["SFU", "A", "B"] && file.target == "X" && file.name == "Y")
    }

    private func isForbidden(_ line: String) throws -> Bool {
        let file = SourceFile(path: "Sources/X/Y.swift", text: line)
        return try BoundaryTests.forbidden.contains { try !file.lines(matching: $0.pattern).isEmpty }
    }
}

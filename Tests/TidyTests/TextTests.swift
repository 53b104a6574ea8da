import Testing

/// What the text of the repository must have, and must not have.
@Suite struct TextTests {
    /// Words by which somebody reminds themselves of work not done, put together so as not to be found here.
    static let reminders = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]

    /// All that is written by hand, scripts without an ending too.
    static let files = ["Sources", "Tests", "bench", "config", "examples", "scripts"].flatMap {
        Repository.files(below: $0, endings: ["swift", "c", "h", "py", "yaml", "proto", "js", "md", ""])
    }

    @Test func `no reminders are left over`() {
        var findings: [String] = []
        for file in Self.files {
            for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let words = line.split { !$0.isLetter }
                if words.contains(where: { word in Self.reminders.contains { $0 == word } }) {
                    findings.append("\(file):\(index + 1): \(line)")
                }
            }
        }
        #expect(findings == [])
    }

    @Test func `code and its comments are wrapped at 120 columns`() {
        var findings: [String] = []
        // Tables in pages may be wider, and generated code is as wide as its names.
        for file in Self.files where !file.path.hasSuffix(".md") && !file.path.contains("/Generated/") {
            for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                // Counting bytes is faster, and they are no fewer than the characters.
                if line.utf8.count > 120, line.count > 120 { findings.append("\(file):\(index + 1): \(line)") }
            }
        }
        #expect(findings == [])
        #expect(Self.files.count > 500)
    }

    @Test func `every limit has a sentence that says why`() {
        var findings: [String] = []
        var limitCount = 0
        for file in Repository.sources where file.name == "Limits" {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.drop { $0 == " " } }
            for (index, line) in lines.enumerated() where line.contains("static let ") || line.contains("static var ") {
                limitCount += 1
                let before = lines[..<index].last { !$0.hasPrefix("@") } ?? ""
                if !before.hasPrefix("/// ") { findings.append("\(file):\(index + 1): \(line)") }
            }
        }
        #expect(findings == [])
        #expect(limitCount > 10)
    }
}

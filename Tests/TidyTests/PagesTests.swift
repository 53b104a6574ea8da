import Foundation
import Testing

/// What the pages say about the repository must be so.
@Suite struct PagesTests {
    static let pages = [
        "README.md", "ARCHITECTURE.md", "PROTOCOL.md", "STYLE.md", "THREATS.md", "bench/README.md",
        "bench/peers/README.md", "bench/Microbenchmarks/README.md", "examples/README.md",
    ]

    @Test(arguments: pages) func `links lead to files and headings that are there`(page: String) throws {
        let text = try Self.text(of: page)
        let folder = page.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        var findings: [String] = []
        for match in text.matches(of: /\]\(([^)\s]+)\)/) {
            let link = match.1
            if link.contains("://") { continue }
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let target = parts[0].isEmpty ? page : folder + parts[0]
            guard FileManager.default.fileExists(atPath: Repository.root.appending(path: target).path) else {
                findings.append(String(link))
                continue
            }
            if parts.count > 1, !Self.anchors(of: try Self.text(of: target)).contains(String(parts[1])) {
                findings.append(String(link))
            }
        }
        #expect(findings == [])
    }

    @Test(arguments: pages) func `prose is wrapped at 120 columns`(page: String) throws {
        let long = try Self.text(of: page).split(separator: "\n").filter { $0.count > 120 && !$0.hasPrefix("|") }
        #expect(long == [])
    }

    @Test(arguments: pages) func `commands of make exist`(page: String) throws {
        let makefile = try Self.text(of: "Makefile")
        let targets = Set(makefile.matches(of: /(?m)^([a-z-]+):/).map { String($0.1) })
        let named = try Self.text(of: page).matches(of: /(?m)(?:`|^)make ([a-z-]+)/).map { String($0.1) }
        #expect(page != "README.md" || named.contains("run") && named.contains("test"))
        #expect(named.filter { !targets.contains($0) } == [])
    }

    /// THREATS.md names files as `Target/File.swift`, then suites as `FileTests` or `file.py`, each followed by the
    /// names of its tests in italics.
    @Test func `every file and test that the threats page names is there`() throws {
        let tests = Repository.files(below: "Tests", endings: ["swift", "py"])
        let sources = Set(Repository.sources.map(\.path))
        let text = try Self.text(of: "THREATS.md").replacing("**", with: "").replacing(/\s+/, with: " ")
        var suite: [SourceFile] = []
        var findings: [String] = []
        var testCount = 0
        for match in text.matches(of: /`([^`]+)`|\*([^*]+)\*/) {
            if let code = match.1 {
                if code.hasSuffix(".swift"), !sources.contains("Sources/" + code) { findings.append(String(code)) }
                guard code.wholeMatch(of: /\w+Tests|\w+\.py/) != nil else { continue }
                let file = code.hasSuffix(".py") ? String(code) : code + ".swift"
                suite = tests.filter { $0.path.hasSuffix("/" + file) }
                if suite.isEmpty { findings.append(file) }
            } else if let name = match.2 {
                testCount += 1
                if !suite.contains(where: { $0.text.contains("func `\(name)`") || $0.text.contains("def \(name)(") }) {
                    findings.append(String(name))
                }
            }
        }
        #expect(findings == [])
        #expect(testCount > 80)
    }

    private static func text(of page: String) throws -> String {
        try String(contentsOf: Repository.root.appending(path: page), encoding: .utf8)
    }

    /// The names under which readers reach a page's headings: lower case, hyphens for spaces, no other marks.
    private static func anchors(of text: String) -> Set<String> {
        Set(
            text.matches(of: /(?m)^#+ (.+)$/).map { match in
                String(match.1.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" })
                    .replacing(" ", with: "-")
            })
    }
}

import Foundation

/// One file of the repository as text.
struct SourceFile: CustomStringConvertible {
    /// Its path from the root of the repository.
    let path: String
    /// Its text.
    let text: String
    /// Its text with comments and string literals blanked, line for line.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        self.code = CodeText.blanked(text)
    }

    var description: String { path }

    /// The target that it belongs to: the folder below `Sources` or `Tests`.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    /// Its name without folders and ending.
    var name: String {
        String(path.split(separator: "/").last?.split(separator: ".").first ?? "")
    }

    /// The lines of code that match, as `path:line: text`.
    func lines(matching pattern: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        var findings: [String] = []
        for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line)
            if expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line)) != nil {
                findings.append("\(path):\(index + 1): \(line.trimmingCharacters(in: .whitespaces))")
            }
        }
        return findings
    }

    /// The modules that it imports.
    var imports: [String] {
        code.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let index = words.firstIndex(of: "import"), index + 1 < words.count,
                words[..<index].allSatisfy({
                    $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
                })
            else { return nil }
            return words.last.map { String($0.split(separator: ".")[0]) }
        }
    }
}

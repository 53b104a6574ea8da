import Foundation

/// The files of the repository that these tests read.
enum Repository {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// All Swift files below `Sources`.
    static let sources = files(below: "Sources", endings: ["swift"])

    /// All Swift files below `Tests`.
    static let tests = files(below: "Tests", endings: ["swift"])

    /// The Swift files of one target.
    static func sources(of target: String) -> [SourceFile] {
        sources.filter { $0.target == target }
    }

    /// The files below a folder with one of these endings, by path. Build products and hidden folders are left out.
    static func files(below folder: String, endings: Set<String>) -> [SourceFile] {
        let top = root.appending(path: folder)
        guard
            let walker = FileManager.default.enumerator(
                at: top, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
        else { return [] }
        var files: [SourceFile] = []
        for case let url as URL in walker where endings.contains(url.pathExtension) {
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
            files.append(SourceFile(path: folder + url.path.dropFirst(top.path.count), text: text))
        }
        return files.sorted { $0.path < $1.path }
    }
}

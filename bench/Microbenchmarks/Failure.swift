import Foundation

/// How a benchmark ends that cannot go on.
enum Failure {
    static func stop(_ text: String) -> Never {
        FileHandle.standardError.write(Data("microbenchmarks: \(text)\n".utf8))
        exit(1)
    }
}

/// What is wrong with a configuration, and where.
struct ConfigurationError: Error, Equatable {
    /// The line, from 1; nil when it came from the command line or the environment.
    var line: Int?
    /// What was found and what was expected.
    var text: String

    init(line: Int? = nil, _ text: String) {
        self.line = line
        self.text = text
    }

    /// Place and fault in one sentence.
    var sentence: String {
        line.map { "configuration, line \($0): \(text)" } ?? "configuration: \(text)"
    }
}

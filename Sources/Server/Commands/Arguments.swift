/// The words of a command line. Options are written `--name value` or `--name=value`; each is taken by the command that
/// knows it, and what is left at the end is a mistake.
struct Arguments {
    private var words: [String]
    /// What stands behind `--`: no options, whatever it looks like.
    private var names: [String] = []

    init(_ words: [String]) {
        let end = words.firstIndex(of: "--")
        self.words = Array(words[..<(end ?? words.count)])
        if let end { names = Array(words[(end + 1)...]) }
    }

    /// The command: the first word that is no option.
    mutating func takeCommand() -> String? {
        guard let first = words.first, !first.hasPrefix("-") else { return nil }
        words.removeFirst()
        return first
    }

    /// Whether a bare option is there.
    mutating func takeFlag(_ name: String) -> Bool {
        guard let index = words.firstIndex(of: name) else { return false }
        words.remove(at: index)
        return true
    }

    /// The value of an option; nil if it is not there. The last one counts.
    mutating func take(_ name: String) throws(StartupError) -> String? {
        try takeAll(name).last
    }

    /// The values of an option that may come several times.
    mutating func takeAll(_ name: String) throws(StartupError) -> [String] {
        var values: [String] = []
        while let index = words.firstIndex(where: { $0 == name || $0.hasPrefix(name + "=") }) {
            let word = words.remove(at: index)
            if word != name {
                values.append(String(word.dropFirst(name.count + 1)))
            } else if index < words.count, !words[index].hasPrefix("--") {
                values.append(words.remove(at: index))
            } else {
                throw .usage("\(name) needs a value")
            }
        }
        return values
    }

    /// A switch that may be said to be off: `--name`, `--name=true`, `--name=false`.
    mutating func takeBoolean(_ name: String) throws(StartupError) -> Bool? {
        var value: Bool?
        while let index = words.firstIndex(where: { $0 == name || $0.hasPrefix(name + "=") }) {
            switch words.remove(at: index).dropFirst(name.count) {
            case "", "=true": value = true
            case "=false": value = false
            default: throw .usage("\(name) is =true or =false")
            }
        }
        return value
    }

    /// The words that are no options, one for each of these names; to be called when the options are taken.
    mutating func takeWords(_ expected: String...) throws(StartupError) -> [String] {
        let taken = try takeWords()
        guard taken.count <= expected.count else {
            throw .usage("\(LogLine.escaped(taken[expected.count])) is one word too many")
        }
        guard taken.count == expected.count else { throw .usage("\(expected[taken.count]) is missing") }
        return taken
    }

    /// The one word that is no option, if there is one.
    mutating func takeWords(optional name: String) throws(StartupError) -> String? {
        let taken = try takeWords()
        guard taken.count <= 1 else { throw .usage("\(LogLine.escaped(taken[1])) is one word too many") }
        return taken.first
    }

    /// All words that are no options.
    mutating func takeWords() throws(StartupError) -> [String] {
        if let option = words.first(where: { $0.hasPrefix("-") }) {
            throw .usage("unknown option \(LogLine.escaped(option))")
        }
        defer { (words, names) = ([], []) }
        return words + names
    }

    /// Refuses what nobody took.
    func finish() throws(StartupError) {
        if let name = names.first { throw .usage("\(LogLine.escaped(name)) is one word too many") }
        if let word = words.first { throw .usage("unknown option \(LogLine.escaped(word))") }
    }
}

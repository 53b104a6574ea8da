/// The words of a command line. Options are written `--name value` or `--name=value`; each is taken by the command that
/// knows it, and what is left at the end is a mistake.
struct Arguments {
    private var words: [String]

    init(_ words: [String]) {
        self.words = words
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

    /// Refuses what nobody took.
    func finish() throws(StartupError) {
        if let word = words.first { throw .usage("unknown option \(LogLine.escaped(word))") }
    }
}

/// `quartet-bench`: reads the words, runs, prints. Answers the exit code.
enum CommandLineTool {
    static func run(_ arguments: [String]) -> Int32 {
        guard let command = arguments.first, !arguments.contains("--help"), !arguments.contains("-h") else {
            System.print(Options.help, toError: arguments.isEmpty)
            return arguments.isEmpty ? 2 : 0
        }
        do throws(LoadError) {
            guard command == "load" else {
                throw LoadError("\(command) is not understood here; see quartet-bench --help")
            }
            try load(Array(arguments.dropFirst()))
            return 0
        } catch {
            System.print("quartet-bench: \(error.sentence)\n", toError: true)
            return 1
        }
    }

    private static func load(_ words: [String]) throws(LoadError) {
        let options = try Options(words)
        var run = try LoadRun(options)
        let report = try run.run()
        System.print(report.table())
        if let path = options.jsonPath {
            try System.write(report.json(machine: System.machine, command: shown(words)), to: path)
        }
        if let path = options.svgPath, let plot = report.plot() { try System.write(plot, to: path) }
        // A few may go in a storm; a run that lost many has no result.
        if report.lost * Limits.lostShare > report.book.count {
            throw LoadError("\(report.lost) participants were lost, the first because \(report.firstFailure ?? "")")
        }
    }

    /// The command as it may be kept: without the secret.
    private static func shown(_ words: [String]) -> [String] {
        var shown = ["quartet-bench", "load"]
        for (index, word) in words.enumerated() {
            shown.append(index > 0 && words[index - 1] == "--secret" ? "…" : word)
        }
        return shown
    }
}

import Glibc

/// `quartet`: finds the command and prints what went wrong.
enum CommandLineTool {
    static func main() -> Never {
        do throws(StartupError) {
            try run(Array(CommandLine.arguments.dropFirst()))
            exit(0)
        } catch {
            Output.print("quartet: " + error.sentence, to: 2)
            exit(error.exitCode)
        }
    }

    static func run(_ arguments: [String]) throws(StartupError) {
        var words = Arguments(arguments)
        if words.takeFlag("--help") || words.takeFlag("-h") { return Output.print(Help.text) }
        switch words.takeCommand() {
        case "serve": try Serve.run(&words)
        case "token": try Token.run(&words)
        case "check": try Check.run(&words)
        case "version":
            try words.finish()
            Output.print("quartet " + Version.text)
        case "help": Output.print(Help.text)
        case nil: throw .usage("a command is missing: serve, token, check or version")
        case .some(let other): throw .usage("unknown command \(LogLine.escaped(other))")
        }
    }
}

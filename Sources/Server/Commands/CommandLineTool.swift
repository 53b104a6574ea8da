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
        let wantsHelp = words.takeFlag("--help") || words.takeFlag("-h")
        let command = words.takeCommand()
        if wantsHelp { return Output.print(command.flatMap(Help.text(for:)) ?? Help.text) }
        switch command {
        case "rooms": Output.print(try remote("rooms", &words, Rooms.run))
        case "participants": Output.print(try remote("participants", &words, Participants.run))
        case "blocks": Output.print(try remote("blocks", &words, Blocks.run))
        case "bans": Output.print(try remote("bans", &words, Bans.run))
        case "serve": try Serve.run(&words)
        case "token": try Token.run(&words)
        case "check": try Check.run(&words)
        case "version":
            try words.finish()
            Output.print("quartet " + Version.text)
        case "help": Output.print(words.takeCommand().flatMap(Help.text(for:)) ?? Help.text)
        case nil:
            throw .usage("a command is missing: serve, token, check, rooms, participants, blocks, bans or version")
        case .some(let other): throw .usage("unknown command \(LogLine.escaped(other))")
        }
    }

    /// Runs a command that has help of its own, to which its mistakes point.
    private static func remote(
        _ name: String, _ words: inout Arguments,
        _ run: (inout Arguments) throws(StartupError) -> String
    ) throws(StartupError) -> String {
        do throws(StartupError) {
            return try run(&words)
        } catch .usage(let text, _) {
            throw .usage(text, help: name)
        }
    }
}

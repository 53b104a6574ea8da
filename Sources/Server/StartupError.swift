/// Why a command could not begin: printed once on standard error, then the process ends with `exitCode`.
enum StartupError: Error, Equatable {
    /// The command line is wrong; says what was expected, and which command's help says more.
    case usage(String, help: String = "")
    /// The configuration is wrong, with the place where.
    case configuration(ConfigurationError)
    /// An address cannot be bound.
    case bind(address: String, cause: String)
    /// Keys are missing or too weak.
    case keys(String)
    /// The state cannot be read.
    case store(StoreError)
    /// A library that is loaded only where it is needed is not there; says what needs it.
    case noCurl(neededFor: String)
    /// A running server could not be asked, or said no.
    case remote(String)
    /// Legs of `quartet check` that do not hold.
    case check([String])
    /// Anything else that the system refused.
    case system(String)

    /// What is wrong and what to do, in words.
    var sentence: String {
        switch self {
        case .usage(let text, let command): "\(text)\nTry: quartet \(command.isEmpty ? "" : command + " ")--help"
        case .configuration(let error): error.sentence
        case .bind(let address, let cause): "can't listen on \(address): \(cause)"
        case .keys(let text): text
        case .store(let error): error.sentence
        case .noCurl(let purpose):
            "\(purpose) libcurl (libcurl.so.4), which cannot be loaded: apt-get install libcurl4"
        case .check(let legs): "what does not hold: \(legs.joined(separator: ", "))"
        case .system(let text), .remote(let text): text
        }
    }

    /// 2 for a wrong command line, 1 for everything else.
    var exitCode: Int32 {
        if case .usage = self { return 2 }
        return 1
    }
}

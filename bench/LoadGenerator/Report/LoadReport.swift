/// What a run came to.
struct LoadReport {
    /// Resident bytes of the server when everybody was in, and when all had left.
    struct Round: Equatable, Sendable {
        var filled: Int64?
        var empty: Int64?
    }

    let options: Options
    /// The server's process could be looked at.
    let hasProcess: Bool
    var rows: [LoadRow] = []
    var book = JoinBook()
    var rounds: [Round] = []
    var ramp: Ramp?
    /// Participants that were lost, and why the first was.
    var lost = 0
    var firstFailure: String?

    init(options: Options, hasProcess: Bool) {
        self.options = options
        self.hasProcess = hasProcess
    }

    var subject: String { options.label ?? options.subject.description }
}

import Foundation

/// What follows the command: `name=value` each.
struct CommandLineValues {
    private var values: [String: String] = [:]

    init(_ arguments: [String], usage: String) {
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { Failure.stop("what is \(argument)?\n\(usage)") }
            values[parts[0]] = parts[1]
        }
    }

    subscript(name: String) -> String? { values[name] }

    func number(_ name: String, _ standard: Int) -> Int {
        guard let text = values[name] else { return standard }
        guard let value = Int(text), value > 0 else { Failure.stop("\(name) has to be a positive number") }
        return value
    }

    /// Writes a report where `json` says.
    func write(_ report: some Encodable) {
        guard let path = values["json"] else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        do {
            try encoder.encode(report).write(to: URL(fileURLWithPath: path))
        } catch {
            Failure.stop("\(path) cannot be written: \(error.localizedDescription)")
        }
    }
}

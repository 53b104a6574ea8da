/// One leg of the way from a client to a call, and whether it holds.
struct CheckLeg: Equatable {
    enum Verdict: String {
        case ok = "ok"
        case failed = "FAILED"
        /// There is nothing to check.
        case off = "-"
    }

    var name: String
    var verdict: Verdict
    /// What was seen.
    var text: String
    /// What to do about it.
    var advice = ""

    /// One line, and beneath it what to do where there is something.
    var lines: String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        let line = padded(verdict.rawValue, 8) + padded(name, 15) + text
        return advice.isEmpty ? line : line + "\n" + padded("", 23) + "-> " + advice
    }
}

/// Why a leg does not hold.
struct CheckFailure: Error, Equatable {
    var text: String
    var advice: String

    init(_ text: String, advice: String = "") {
        self.text = text
        self.advice = advice
    }
}

/// Prints legs as they are found, and remembers which failed.
struct CheckReport {
    private(set) var legs: [CheckLeg] = []

    var failed: [String] { legs.filter { $0.verdict == .failed }.map(\.name) }

    mutating func add(_ leg: CheckLeg) {
        legs.append(leg)
        Output.print(leg.lines)
    }

    /// Does what finds out about a leg.
    ///
    /// - Parameter find: what was seen, or why it failed.
    /// - Returns: whether it holds.
    @discardableResult
    mutating func leg(_ name: String, _ find: () throws(CheckFailure) -> String) -> Bool {
        do throws(CheckFailure) {
            add(CheckLeg(name: name, verdict: .ok, text: try find()))
            return true
        } catch {
            add(CheckLeg(name: name, verdict: .failed, text: error.text, advice: error.advice))
            return false
        }
    }
}

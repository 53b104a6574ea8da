/// Lets so many lines of one cause through in a second and counts the rest, so that no peer can fill a disk.
struct LogLimiter {
    private struct Cause {
        var text: String
        var second: Int64
        var lines = 0
        var suppressed = 0
    }

    /// Few, since causes are fixed texts of the program: searching an array is enough.
    private var causes: [Cause] = []

    /// Asks for one line.
    ///
    /// - Parameter second: the wall clock's; only change matters.
    /// - Returns: nil when the line is one too many, else how many were suppressed since the last one let through.
    mutating func admit(_ text: String, in second: Int64) -> Int? {
        let index = index(of: text, in: second)
        if causes[index].second != second {
            causes[index].second = second
            causes[index].lines = 0
        }
        guard causes[index].lines < Limits.linesPerSecond else {
            causes[index].suppressed += 1
            return nil
        }
        causes[index].lines += 1
        let suppressed = causes[index].suppressed
        causes[index].suppressed = 0
        return suppressed
    }

    private mutating func index(of text: String, in second: Int64) -> Int {
        if let index = causes.firstIndex(where: { $0.text == text }) { return index }
        // Should the texts not be so fixed after all, the last entry serves all that come too late.
        if causes.count == Limits.logCauses { return causes.count - 1 }
        causes.append(Cause(text: text, second: second))
        return causes.count - 1
    }
}

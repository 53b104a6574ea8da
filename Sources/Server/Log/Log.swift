import CLinux
import Signaling
import Synchronization
import TokenAuth

/// Writes what an operator wants to read: one line an event, as text or as JSON. Any thread may write. A reader of
/// the log that has stopped reading costs lines, never time.
final class Log: Sendable {
    /// How a line looks.
    enum Format: String, Sendable {
        case text, json
    }

    private let format: Format
    private let level: LogLevel
    private let descriptor: Int32
    private let limiter = Mutex(LogLimiter())

    /// - Parameters:
    ///   - level: what is less than this is left out.
    ///   - descriptor: where lines go; standard output unless told otherwise.
    init(_ format: Format = .text, level: LogLevel = .info, descriptor: Int32 = 1) {
        self.format = format
        self.level = level
        self.descriptor = descriptor
    }

    /// Writes a line, unless its level or its cause's rate says no.
    func write(_ level: LogLevel, _ text: String, _ fields: [Note.Field] = []) {
        guard level >= self.level else { return }
        let time = Clock.now().unix
        guard let suppressed = limiter.withLock({ $0.admit(text, in: time.seconds) }) else { return }
        var fields = fields
        if suppressed > 0 { fields.append(Note.Field("suppressed", String(suppressed))) }
        let line =
            switch format {
            case .text: LogLine.text(level, text, fields, at: time)
            case .json: LogLine.json(level, text, fields, at: time)
            }
        put(line)
    }

    /// Writes what the control plane noted.
    func write(_ note: Note) {
        write(LogLevel(note.level), note.text, note.fields)
    }

    /// One line in one call, so that lines of two threads never mix.
    private func put(_ line: String) {
        var bytes = Array(line.utf8.prefix(Limits.lineBytes - 1))
        bytes.append(UInt8(ascii: "\n"))
        Output.write(bytes, to: descriptor)
    }
}

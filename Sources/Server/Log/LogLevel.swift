import Signaling

/// How much an operator wants to read.
enum LogLevel: String, CaseIterable, Comparable, Sendable {
    case debug, info, warn, error

    init(_ level: Note.Level) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .warn: self = .warn
        }
    }

    private var rank: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warn: 2
        case .error: 3
        }
    }

    static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }
}

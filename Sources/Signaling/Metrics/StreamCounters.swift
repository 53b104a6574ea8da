/// What has happened on TCP media connections (RFC 6544). Plain integers; every connection that was accepted is counted
/// once more when it ends, and a frame for one that is not sent, too.
public struct StreamCounters: Equatable, Sendable {
    /// Why a connection ended. The raw value is the label of its metric.
    public enum Ending: String, CaseIterable, Sendable {
        /// An address had too many already, or all together.
        case refused
        /// No authentic check in time.
        case unproven
        /// What came first was no connectivity check.
        case stranger
        /// The first check named a transport that nobody has.
        case unknownUsername = "unknown_username"
        /// A frame larger than any datagram of a call.
        case oversized
        /// Nothing was answered on it for too long.
        case idle
        /// By the other end, or broken.
        case closed
        /// Still open when the server stopped.
        case stopped

        var index: Int {
            switch self {
            case .refused: 0
            case .unproven: 1
            case .stranger: 2
            case .unknownUsername: 3
            case .oversized: 4
            case .idle: 5
            case .closed: 6
            case .stopped: 7
            }
        }
    }

    /// Connections taken from the listener.
    public var accepted: UInt64 = 0
    /// Given to a media thread that knew the transport which their first check named.
    public var adopted: UInt64 = 0
    public var framesIn: UInt64 = 0
    public var framesOut: UInt64 = 0
    /// Frames given up, since the connection did not take them in time.
    public var late: UInt64 = 0
    /// Frames for a connection that is no more.
    public var noConnection: UInt64 = 0
    /// By the position of their reason in ``Ending/allCases``.
    private var endings: [UInt64] = Array(repeating: 0, count: Ending.allCases.count)

    public init() {}

    /// How many connections ended for one reason.
    public func ended(_ reason: Ending) -> UInt64 { endings[reason.index] }

    /// Connections that are open.
    public var open: UInt64 { accepted &- endings.reduce(0, &+) }

    public mutating func end(_ reason: Ending, count: UInt64 = 1) { endings[reason.index] &+= count }

    /// Adds another's numbers.
    public static func += (left: inout StreamCounters, right: StreamCounters) {
        left.accepted &+= right.accepted
        left.adopted &+= right.adopted
        left.framesIn &+= right.framesIn
        left.framesOut &+= right.framesOut
        left.late &+= right.late
        left.noConnection &+= right.noConnection
        for index in left.endings.indices { left.endings[index] &+= right.endings[index] }
    }
}

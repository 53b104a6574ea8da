public import SFU
public import TokenAuth

/// The instant at which something happens, read once by the shell: monotonic time for deadlines, wall time for
/// tokens and timestamps. The two are never mixed.
public struct Moment: Sendable {
    public var elapsed: ContinuousClock.Instant
    public var unix: UnixTime

    public init(elapsed: ContinuousClock.Instant, unix: UnixTime) {
        self.elapsed = elapsed
        self.unix = unix
    }
}

/// One HTTP exchange, and the WebSocket that it may become. Chosen by the shell, never used twice.
public struct ConnectionID: Hashable, Sendable {
    public let rawValue: UInt64
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }
}

/// One media engine of this node.
public struct WorkerID: Hashable, Sendable {
    public let rawValue: Int
    public init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// What may happen to the control plane from outside.
public enum ControlInput: Sendable {
    /// A complete HTTP request. It awaits exactly one ``Effect/respond(_:_:)`` or ``Effect/upgrade(_:)``.
    case request(ConnectionID, HTTPRequest)
    /// A complete WebSocket message.
    case received(ConnectionID, Frame)
    /// The connection is gone: closed by the other side, cut for a limit, or lost. Comes once, also for a request
    /// that was not answered yet; never after ``Effect/close(_:code:reason:)`` was carried out by us.
    case closed(ConnectionID)
    /// The store is done with a batch: all of it is on the disk, or none.
    case stored(Ticket, isSaved: Bool)
    /// What became of an ``Effect/deliver(_:_:)``. Comes once for each, unless the node stops before.
    case delivered(DeliveryID, DeliveryOutcome)
    /// The operator wants the node to stop: everyone is told, then ``Effect/drained`` follows.
    case drain
}

/// A request as it came: nothing decoded but the percent signs of the query.
public struct HTTPRequest: Sendable {
    /// Upper case, as sent.
    public var method: String
    /// The path of the target, without the query, percent signs untouched.
    public var path: String
    /// The query's pairs in order, percent-decoded; invalid UTF-8 is repaired.
    public var query: [(name: String, value: String)]
    /// Names in lower case, in order.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]
    /// True when it asks for a WebSocket and the handshake's own headers are in order (RFC 6455 §4.2.1).
    public var isUpgrade: Bool

    public init(
        method: String, path: String, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: [UInt8] = [], isUpgrade: Bool = false
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.isUpgrade = isUpgrade
    }

    /// The first value of a header; `name` in lower case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name == name }?.value
    }

    /// The first value of a query parameter.
    public func parameter(_ name: String) -> String? {
        query.first { $0.name == name }?.value
    }
}

/// A WebSocket message.
public enum Frame: Sendable, Equatable {
    case text([UInt8])
    case binary([UInt8])

    /// What it carries.
    public var bytes: [UInt8] {
        switch self {
        case .text(let bytes), .binary(let bytes): bytes
        }
    }
}

/// A media engine as the control plane must know it.
public struct WorkerDescription: Sendable {
    public var id: WorkerID
    /// SHA-256 of the certificate that it shows in DTLS, 32 bytes.
    public var fingerprint: [UInt8]
    /// Where clients reach it over UDP, most preferred first; never empty.
    public var candidates: [TransportAddress]

    public init(id: WorkerID, fingerprint: [UInt8], candidates: [TransportAddress]) {
        precondition(!candidates.isEmpty, "a worker without a candidate cannot be reached")
        self.id = id
        self.fingerprint = fingerprint
        self.candidates = candidates
    }
}

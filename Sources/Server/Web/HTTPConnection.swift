import Signaling

/// One HTTP connection and the request that runs on it. Confined to the control thread.
@safe final class HTTPConnection {
    /// What the engine decided about the running request.
    enum Answer {
        case response(HTTPResponse)
        case upgrade
    }

    /// The number that libmicrohttpd knows it by.
    let number: UInt64
    let socket: Int32
    /// Over the limit of connections: is told so, whatever it asks.
    let isRefused: Bool
    /// Came to read the metrics: asks for nothing else, and gets nothing else.
    let isForMetrics: Bool
    /// When it is cut; nil while the engine decides.
    var deadline: ContinuousClock.Instant?

    // The running request.

    /// As it stood in the request line; nil between requests.
    var target: String?
    var request: HTTPRequest?
    /// The exchange that the engine knows, from the complete request to the answer.
    var exchange: ConnectionID?
    /// libmicrohttpd's connection while it is suspended.
    var suspended: OpaquePointer?
    var answer: Answer?
    /// Between two requests.
    var isIdle = false

    init(number: UInt64, socket: Int32, isRefused: Bool, isForMetrics: Bool, deadline: ContinuousClock.Instant) {
        self.number = number
        self.socket = socket
        self.isRefused = isRefused
        self.isForMetrics = isForMetrics
        self.deadline = deadline
    }

    /// Forgets the request that is over.
    func reset() {
        target = nil
        request = nil
        exchange = nil
        unsafe suspended = nil
        answer = nil
    }
}

/// One attempt to deliver one event to one receiver. Never used twice.
public struct DeliveryID: Hashable, Sendable {
    public let rawValue: UInt64
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }
}

/// A request that the shell shall POST.
public struct WebhookRequest: Sendable {
    public var url: WebhookURL
    /// In order, in addition to what HTTP itself needs.
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(url: WebhookURL, headers: [(name: String, value: String)], body: [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// What became of an attempt.
public enum DeliveryOutcome: Sendable, Equatable {
    /// The receiver answered with this HTTP status.
    case answered(Int)
    /// No connection to the receiver came about; why, in words.
    case unreachable(String)
    /// A connection was made and no answer came, or none in time; why, in words.
    case unanswered(String)
}

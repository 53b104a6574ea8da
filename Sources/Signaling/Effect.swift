public import SFU

/// What the control plane asks of the shell. Carried out in order.
public enum Effect: Sendable {
    /// Answer a request and be done with it.
    case respond(ConnectionID, HTTPResponse)
    /// Accept the WebSocket; from now on it may be sent to.
    case upgrade(ConnectionID)
    /// Queue a message. A reader that does not read is cut by the shell at its limit, which then reports
    /// ``ControlInput/closed(_:)``.
    case send(ConnectionID, Frame)
    /// Send what is queued, then close with this code (RFC 6455 §7.4). No ``ControlInput/closed(_:)`` follows.
    case close(ConnectionID, code: UInt16, reason: String)
    /// A command for a media engine.
    case media(WorkerID, MediaCommand)
    /// Save these changes, all or none, then say so with ``ControlInput/stored(_:isSaved:)``. One batch at a time.
    case store([StoreChange], Ticket)
    /// POST a webhook; ``ControlInput/delivered(_:_:)`` says once what became of it.
    case deliver(DeliveryID, WebhookRequest)
    /// Something that an operator wants to read.
    case note(Note)
    /// Everyone has been told; the shell flushes and stops.
    case drained
}

/// An answer: status, extra headers, body.
public struct HTTPResponse: Sendable {
    public var status: Int
    /// In addition to what the shell writes by itself (length, date, connection).
    public var headers: [(name: String, value: String)]
    public var body: [UInt8]

    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// One line of the log, in facts; the shell writes the sentence and escapes what people chose.
public struct Note: Sendable, Equatable {
    public enum Level: String, Sendable {
        case debug, info, warn
    }

    public var level: Level
    /// A short fixed text, such as `participant joined`.
    public var text: String
    /// Names and values, in order. Never a token or a secret.
    public var fields: [Field]

    public struct Field: Sendable, Equatable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(_ level: Level, _ text: String, _ fields: [Field] = []) {
        self.level = level
        self.text = text
        self.fields = fields
    }
}

/// Where the control plane puts its effects, in order.
public struct Effects: Sendable {
    public var list: [Effect] = []

    public init() {}

    public mutating func append(_ effect: Effect) {
        list.append(effect)
    }
}

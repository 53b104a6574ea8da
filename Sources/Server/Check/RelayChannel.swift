import SFU

/// Whole STUN messages to and from one STUN or TURN server.
struct RelayChannel {
    /// Over UDP, and where to.
    private var datagrams: (port: CheckPort, server: TransportAddress)?
    private var stream: CheckStream?
    private let deadline: ContinuousClock.Instant

    init(_ url: RelayURL) throws(CheckFailure) {
        deadline = ContinuousClock.now + Limits.checkPatience
        guard url.transport == .udp else {
            stream = try CheckStream(url.origin)
            return
        }
        guard let found = IPAddress.resolve(url.host).first else {
            throw CheckFailure("\(LogLine.escaped(url.host)): no such host")
        }
        datagrams = (try CheckPort(), found.transport(port: url.port))
    }

    func send(_ message: [UInt8]) throws(CheckFailure) {
        if let stream { return try stream.send(message) }
        if let datagrams { datagrams.port.send(message, to: datagrams.server) }
    }

    /// The next message that somebody waits for.
    ///
    /// - Parameter repeating: sent again over UDP while nothing comes.
    func next(
        repeating message: [UInt8], _ matches: (RelayMessage) -> Bool
    ) throws(CheckFailure) -> RelayMessage? {
        var due = ContinuousClock.now + Limits.checkInterval
        while ContinuousClock.now < deadline {
            var bytes: [UInt8]?
            if let stream {
                bytes = try stream.next(until: deadline) { (bytes) throws(CheckFailure) in RelayMessage.count(bytes) }
                if bytes == nil { return nil }
            } else {
                bytes = datagrams?.port.next(until: min(due, deadline))?.bytes
            }
            if let bytes {
                if let answer = RelayMessage(bytes), matches(answer) { return answer }
            } else {
                due = ContinuousClock.now + Limits.checkInterval
                try send(message)
            }
        }
        return nil
    }
}

/// Cuts the bytes of a control channel into messages.
struct ControlStream {
    private var waiting: [UInt8] = []

    /// Takes bytes that arrived.
    ///
    /// - Returns: the messages that they complete, of the kinds that `wants` asks for; nil when what comes is no such
    ///   channel's.
    mutating func receive(
        _ bytes: [UInt8], wants: (ControlMessage.Kind) -> Bool
    ) -> [ControlMessage]? {
        waiting += bytes
        var messages: [ControlMessage] = []
        var start = 0
        while waiting.count - start >= ControlMessage.headerBytes {
            let kind = UInt16(waiting[start]) << 8 | UInt16(waiting[start + 1])
            let count = waiting[start + 2..<start + ControlMessage.headerBytes].reduce(0) { $0 << 8 | Int($1) }
            guard count <= Limits.messageBytes else { return nil }
            let body = start + ControlMessage.headerBytes
            guard waiting.count - body >= count else { break }
            start = body + count
            // Everybody is told of everybody: most of it is not worth reading.
            guard let kind = ControlMessage.Kind(rawValue: kind), wants(kind) else { continue }
            guard let message = ControlMessage(kind, waiting[body..<start]) else { return nil }
            messages.append(message)
        }
        waiting.removeFirst(start)
        return messages
    }
}

/// SuperUser, who sees to it that each room has its channel: those that the server lacks are made, under the root. Does
/// no I/O.
struct ChannelMaker {
    /// Each room's channel, nil while it is not known to be there.
    private(set) var channels: [UInt32?]
    /// Messages for the server, in order. Whoever sends them removes them.
    var output: [ControlMessage]

    init(rooms: Int, password: String) {
        channels = [UInt32?](repeating: nil, count: rooms)
        output = MumbleClient.login("SuperUser", password: password)
    }

    static func name(_ room: Int) -> String { "bench-\(room)" }

    /// How many are not there yet.
    var missing: Int { channels.count { $0 == nil } }
    var isDone: Bool { missing == 0 }

    /// Takes a message.
    ///
    /// - Returns: why it is over, if it is.
    mutating func receive(_ message: ControlMessage) -> String? {
        switch message.kind {
        case .channelState:
            guard let room = room(of: message), let channel = message.number(1).flatMap({ UInt32(exactly: $0) }) else {
                return nil
            }
            channels[room] = channel
        case .serverSync:
            // All channels were told before.
            for room in channels.indices where channels[room] == nil {
                output.append(ControlMessage(.channelState).with(2, 0).with(3, Self.name(room)))
            }
        case .reject, .permissionDenied:
            return MumbleClient.refusal(message)
        default: break
        }
        return nil
    }

    /// The room whose channel a message tells of; nil for any other channel, and for one that only bears such a name
    /// below another than the root.
    private func room(of message: ControlMessage) -> Int? {
        guard let name = message.text(3), message.number(2) ?? 0 == 0 else { return nil }
        guard let room = Int(name.drop { !$0.isNumber }), channels.indices.contains(room) else { return nil }
        return name == Self.name(room) ? room : nil
    }
}

import RoomPolicy

/// An event on its way to those who have not taken it yet. Its payload is kept once for all of them.
final class PendingEvent {
    /// As it is stored, its recipients those who have still to take it.
    private(set) var stored: StoredEvent

    init(_ stored: StoredEvent) {
        self.stored = stored
    }

    var sequence: Int64 { stored.sequence }
    var body: [UInt8] { stored.body }

    /// What it takes of the backlog: its payload, and about what keeping it costs besides.
    var cost: Int { stored.body.count + stored.room.rawValue.utf8.count + Limits.webhookEventOverhead }

    /// A receiver has taken it, or never will.
    func finish(for receiver: WebhookURL) {
        stored.recipients.removeAll { $0 == receiver.rawValue }
    }
}

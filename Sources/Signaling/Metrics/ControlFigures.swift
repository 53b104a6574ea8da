import RoomPolicy

/// How it stands with the control plane, for the metrics: numbers alone, no name of anybody or anything.
public struct ControlFigures: Sendable, Equatable {
    /// Rooms that are open, those that nobody is in included.
    public var rooms = 0
    /// Participants admitted, hidden ones included.
    public var participants = 0
    /// Tracks published.
    public var publications = 0
    /// Tracks on their way to a listener, each as often as it has listeners.
    public var subscriptions = 0
    /// Peer connections, one or two a participant; and those of them that are up.
    public var transports = 0
    public var connectedTransports = 0
    /// Changes that wait for the disk.
    public var storeQueue = 0
    /// What became of webhooks.
    public var webhooks = WebhookCounters()
    /// What was done since the beginning.
    var tally = ControlTally()

    public init() {}
}

extension ControlPlane {
    /// How it stands now. To be asked when somebody wants to know: it counts.
    public var figures: ControlFigures {
        var figures = ControlFigures()
        figures.rooms = lobby.rooms.count
        figures.participants = sessions.count
        for session in sessions {
            figures.transports += session.transports.count
            figures.publications += session.published.count
            figures.subscriptions += session.listening.count { $0.isRunning }
            figures.connectedTransports += session.isPublisherConnected ? 1 : 0
            figures.connectedTransports += session.isSubscriberConnected ? 1 : 0
        }
        figures.storeQueue = storeQueue.depth
        figures.webhooks = webhooks.counters
        figures.tally = tally
        return figures
    }
}

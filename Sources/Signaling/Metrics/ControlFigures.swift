import LiveKitProtocol
import RoomPolicy

/// How it stands with the control plane, for the metrics: numbers alone, no name of anybody or anything, unless the
/// operator wants people told of by name.
public struct ControlFigures: Sendable, Equatable {
    /// How many participants' connections are how good.
    struct Qualities: Sendable, Equatable {
        var excellent = 0
        var good = 0
        var poor = 0
        var lost = 0
        var unmeasured = 0
    }

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
    /// All participants by the quality of their connections.
    var qualities = Qualities()
    /// How the connections of single participants are; nil where the metrics name nobody. At most
    /// ``Limits/namedParticipants`` are looked at, and who is among them stays among them.
    var people: [ParticipantFigures]?
    /// Participants beyond these.
    var unnamed = 0
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
            figures.qualities.count(session.quality.level)
        }
        if settings.metricsNameParticipants {
            figures.people = sessions.prefix(Limits.namedParticipants).compactMap { ParticipantFigures($0) }
            figures.unnamed = max(0, sessions.count - Limits.namedParticipants)
        }
        figures.storeQueue = storeQueue.depth
        figures.webhooks = webhooks.counters
        figures.tally = tally
        return figures
    }
}

extension ControlFigures.Qualities {
    /// - Parameter level: nil before it was measured.
    fileprivate mutating func count(_ level: LiveKit.ConnectionQuality?) {
        switch level {
        case .excellent?: excellent += 1
        case .good?: good += 1
        case .poor?: poor += 1
        case nil: unmeasured += 1
        default: lost += 1
        }
    }
}

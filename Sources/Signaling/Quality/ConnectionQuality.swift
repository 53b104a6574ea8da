import LiveKitProtocol
import RoomPolicy
import SFU

/// How a participant's connection is, as last measured.
struct ConnectionQuality: Sendable {
    /// When; nil before the first time.
    var measuredAt: ContinuousClock.Instant?
    var network: TransportAddress.Network?
    /// The least of its streams' scores, 0 to 100.
    var score = 100.0
    /// What it was last told of itself and of those whom it hears.
    var told: [Told] = []

    struct Told: Equatable, Sendable {
        var participant: ParticipantID
        var level: LiveKit.ConnectionQuality
    }

    var level: LiveKit.ConnectionQuality? { measuredAt == nil ? nil : QualityScore.level(of: score) }
}

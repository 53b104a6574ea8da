import RoomPolicy
import SFU

/// How one participant's connection is, with the names that the metrics tell it under where the operator wants names
/// there. What the API says of each stream is here the worst of all that go the same way.
struct ParticipantFigures: Sendable, Equatable {
    /// How streams arrive that go one way.
    struct Arrival: Sendable, Equatable {
        /// The largest share that was lost, 0 to 1, and the largest jitter.
        var lostShare = 0.0
        var jitter = Duration.zero
    }

    let room: RoomName
    let identity: Identity
    /// As a mean opinion score, 1 to 4.5.
    var score = 4.5
    /// Over what its media goes; nil while there is nowhere to send it.
    var network: TransportAddress.Network?
    /// What it sends, as it comes to us; nil while it publishes nothing.
    var incoming: Arrival?
    /// What it hears, as it said; nil while there is nothing.
    var outgoing: Arrival?
    /// The longest of its streams; nil before it is known.
    var roundTrip: Duration?

    init(room: RoomName, identity: Identity) {
        self.room = room
        self.identity = identity
    }

    /// Nil before the connection was measured.
    init?(_ session: Session) {
        guard session.quality.measuredAt != nil else { return nil }
        self.init(room: session.room, identity: session.identity)
        score = QualityScore.opinion(of: session.quality.score)
        network = session.quality.network
        let heard = session.listening.filter(\.isRunning).map(\.quality)
        incoming = Arrival(session.published.map(\.quality))
        outgoing = Arrival(heard)
        roundTrip = heard.compactMap(\.roundTrip).max()
    }
}

extension ParticipantFigures.Arrival {
    /// The worst of some streams; nil for none.
    fileprivate init?(_ streams: [StreamQuality]) {
        guard let lostShare = streams.map(\.lostShare).max(), let jitter = streams.map(\.jitter).max() else {
            return nil
        }
        self.init(lostShare: lostShare, jitter: jitter)
    }
}

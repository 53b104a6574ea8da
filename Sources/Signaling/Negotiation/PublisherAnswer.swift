import SFU

/// What an offer of the client's came to.
struct PublisherAnswer: Equatable, Sendable {
    /// A track as its section carries it.
    struct Track: Equatable, Sendable {
        var sid: String
        var mid: String
        var parameters: PublicationParameters
        /// `audio/red` or `audio/opus`: what our answer asks for first.
        var mime: String
    }

    var sdp: String
    var remote: RemoteParameters
    /// Tracks that found their section in this offer.
    var published: [Track] = []
    /// Tracks that were published before and look different on the wire from now on (source or numbers changed).
    var changed: [Track] = []
    /// Tracks whose section no longer sends, was rejected or carries another track.
    var ended: [String] = []
    /// Tracks that the client hears on this connection, in the order of their sections.
    var heard: [SubscriberAnswer.Accepted] = []
    /// Tracks that it heard here, and whose section it has taken away.
    var rejected: [String] = []
    /// Media section to *downstream* track, for the message that carries the answer: JavaScript clients read it as
    /// saying what they will hear.
    var midToTrackID: [(mid: String, sid: String)] { heard.map { ($0.parameters.mid, $0.sid) } }
    var hasDataSection: Bool
    /// The client's fragment differs from the one before: its checks carry a new one.
    var isICERestart: Bool
    /// Our candidates as JSON, to be trickled after the answer; the last one is final. Empty if nothing was accepted.
    var candidateInits: [String]
}

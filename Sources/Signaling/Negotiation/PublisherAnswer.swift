import SFU

/// What an offer on the publisher's connection came to.
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
    /// Media section to *downstream* track, for the message that carries the answer. Always empty on a connection
    /// that only receives: JavaScript clients read it as saying what they will hear.
    var midToTrackID: [(mid: String, sid: String)] { [] }
    var hasDataSection: Bool
    /// The client's fragment differs from the one before: its checks carry a new one.
    var isICERestart: Bool
    /// Our candidates as JSON, to be trickled after the answer; the last one is final. Empty if nothing was accepted.
    var candidateInits: [String]
}

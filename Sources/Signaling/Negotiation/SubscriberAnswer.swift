import SFU

/// What the client's answer to an offer of ours came to.
struct SubscriberAnswer: Equatable, Sendable {
    /// A track that the client takes.
    struct Accepted: Equatable, Sendable {
        var sid: String
        var subscription: SubscriptionID?
        var parameters: SubscriptionParameters
        /// Not accepted before, or accepted with other parameters.
        var isNew: Bool
    }

    var remote: RemoteParameters
    /// All tracks that are wanted and that the client takes as of now, in the order of their sections.
    var accepted: [Accepted] = []
    /// Tracks that the client does not take: no common format, or refused. They are out of the negotiation;
    /// adding one again offers it again.
    var rejected: [String] = []
    var hasDataSection: Bool
    /// The client's fragment differs from the one before.
    var isICERestart: Bool
}

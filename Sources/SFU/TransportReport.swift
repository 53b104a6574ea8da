/// How it stands with one peer connection, told every ``Limits/qualityInterval``.
public struct TransportReport: Sendable, Equatable {
    public var transport: TransportID
    /// Over what its media goes; nil while there is nowhere to send it.
    public var network: TransportAddress.Network?
    /// Two of its checks are overdue.
    public var isStale: Bool
    public var publications: [PublicationReport]
    public var subscriptions: [SubscriptionReport]

    public init(
        transport: TransportID, network: TransportAddress.Network?, isStale: Bool = false,
        publications: [PublicationReport] = [], subscriptions: [SubscriptionReport] = []
    ) {
        self.transport = transport
        self.network = network
        self.isStale = isStale
        self.publications = publications
        self.subscriptions = subscriptions
    }
}

/// How a stream came to us since the last report.
public struct PublicationReport: Sendable, Equatable {
    public var publication: PublicationID
    /// Packets that its numbers say were sent, and those of them that did not come.
    public var expected: Int
    public var lost: Int
    /// Interarrival jitter (RFC 3550 §6.4.1).
    public var jitter: Duration
    /// It comes with redundancy.
    public var isRedundant: Bool
    /// Packets ought to come: it has begun, and is not muted.
    public var isExpected: Bool

    public init(
        publication: PublicationID, expected: Int, lost: Int, jitter: Duration, isRedundant: Bool, isExpected: Bool
    ) {
        self.publication = publication
        self.expected = expected
        self.lost = lost
        self.jitter = jitter
        self.isRedundant = isRedundant
        self.isExpected = isExpected
    }
}

/// How a listener's copy arrives, in the listener's own words.
public struct SubscriptionReport: Sendable, Equatable {
    public var subscription: SubscriptionID
    /// Packets sent since the last report.
    public var sent: Int
    /// The share that was lost, 0 to 1, and the jitter, as the listener last said; nil before it did.
    public var lostShare: Double?
    public var jitter: Duration?
    public var roundTrip: Duration?
    /// It is sent with redundancy.
    public var isRedundant: Bool

    public init(
        subscription: SubscriptionID, sent: Int, lostShare: Double?, jitter: Duration?, roundTrip: Duration?,
        isRedundant: Bool
    ) {
        self.subscription = subscription
        self.sent = sent
        self.lostShare = lostShare
        self.jitter = jitter
        self.roundTrip = roundTrip
        self.isRedundant = isRedundant
    }
}

import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

/// One admitted client: its socket, its one or two peer connections, what it publishes and what it listens to.
/// The rules about it (may it, is it muted, who is blocked) are the room's, never kept here.
///
/// `joined` → `active` (its primary peer connection is up) → gone. There is no way back.
final class Session {
    let id: ParticipantID
    let identity: Identity
    let room: RoomName
    let worker: WorkerID
    let client: ClientDescription
    /// The token that it came with: what a refreshed one is made from.
    let token: AccessToken
    let joinedAt: Moment
    /// Its join was sent: before that it may be told nothing.
    var isWelcomed = false
    /// Its place among all sessions.
    var place = 0
    /// An offer to it may be due.
    var isUnsettled = false
    /// Nil while its socket is gone and its media is not.
    var connection: ConnectionID?
    /// It speaks JSON in text frames.
    var speaksText = false
    var budget: MessageBudget

    /// The connection on which the client offers what it publishes, and the one on which we offer what it hears. Where
    /// it uses one for both, they are the same, the client offers all, and there is no negotiation of ours.
    let publisherTransport: TransportID
    let subscriberTransport: TransportID
    var publisher: PublisherNegotiation
    var subscriber: SubscriberNegotiation?
    var isPublisherConnected = false
    var isSubscriberConnected = false
    /// The last descriptions of each have a section for data channels.
    var hasPublisherData = false
    var hasSubscriberData = false
    /// Which of the two tells that the client is there, and carries data towards it.
    let isSubscriberPrimary: Bool
    /// Our candidates for the publisher connection were sent.
    var hasPublisherCandidates = false
    /// Its primary connection has been up.
    var isActive = false
    /// Counts changes of what others see of it, so that they can drop what is older.
    var version: UInt32 = 0

    var announced: [AnnouncedTrack] = []
    /// Announced under a client id that is in use: they wait for its end.
    var queued: [LiveKit.AddTrackRequest] = []
    var published: [PublishedTrack] = []
    var listening: [Listening] = []
    /// What the client said about single tracks, stronger than its auto-subscribe.
    var wishes: [TrackID: Bool] = [:]
    /// Tracks that it wants not to be sent for now.
    var pausedTracks: Set<TrackID> = []
    /// Tracks of which it was told that their owners do not let it hear them.
    var deniedTracks: Set<TrackID> = []
    /// Who may hear its tracks, as it said.
    var audience = Audience.everyone
    /// The SSRC of its next subscription: counted up, so that none is used twice on its transport.
    var nextSSRC: UInt32

    /// The last of its reliable data packets that was passed on.
    var lastDataSequence: UInt32 = 0
    /// What others said before its channels were open.
    var waitingData = WaitingData()
    /// What it was sent of late on the reliable channel, in case that it resumes and did not get it.
    var replay = ReplayBuffer()
    /// Who left while it was here: a client whose socket was dead learns it when it resumes.
    var departures: [LiveKit.ParticipantInfo] = []
    /// When its socket last brought anything.
    var lastHeard: ContinuousClock.Instant
    /// How its connection is.
    var quality = ConnectionQuality()
    /// Its level as the room was last told, in eighths; 0 is silent.
    var announcedLevel: Float = 0

    /// When to give it up if it has not become active; when its answer is due; when its next token is.
    var joinDeadline: ContinuousClock.Instant?
    var answerDeadline: ContinuousClock.Instant?
    /// It closed its media itself: when to stop waiting for its leave.
    var closingDeadline: ContinuousClock.Instant?
    var refreshDeadline: ContinuousClock.Instant
    /// Its socket is gone: when to stop waiting for another.
    var resumeDeadline: ContinuousClock.Instant?

    init(
        id: ParticipantID, identity: Identity, room: RoomName, worker: WorkerID, client: ClientDescription,
        token: AccessToken, connection: ConnectionID, publisherTransport: TransportID,
        subscriberTransport: TransportID, publisher: PublisherNegotiation, subscriber: SubscriberNegotiation?,
        isSubscriberPrimary: Bool, firstSSRC: UInt32, at now: Moment
    ) {
        self.id = id
        self.identity = identity
        self.room = room
        self.worker = worker
        self.client = client
        self.token = token
        self.connection = connection
        self.publisherTransport = publisherTransport
        self.subscriberTransport = subscriberTransport
        self.publisher = publisher
        self.subscriber = subscriber
        self.isSubscriberPrimary = isSubscriberPrimary
        speaksText = client.speaksText
        nextSSRC = firstSSRC
        joinedAt = now
        lastHeard = now.elapsed
        budget = MessageBudget(at: now.elapsed)
        joinDeadline = now.elapsed + Limits.joinTimeout
        refreshDeadline = now.elapsed + Limits.refreshInterval
    }

    /// Whether one connection carries both directions.
    var isOneConnection: Bool { publisherTransport == subscriberTransport }
    /// Its one or two transports.
    var transports: [TransportID] {
        isOneConnection ? [publisherTransport] : [publisherTransport, subscriberTransport]
    }
    /// The transport that carries data towards the client.
    var primaryTransport: TransportID { isSubscriberPrimary ? subscriberTransport : publisherTransport }
    var isPrimaryConnected: Bool { isSubscriberPrimary ? isSubscriberConnected : isPublisherConnected }

    /// The next instant at which something is due.
    var deadline: ContinuousClock.Instant {
        var earliest = refreshDeadline
        if let joinDeadline { earliest = min(earliest, joinDeadline) }
        if let answerDeadline { earliest = min(earliest, answerDeadline) }
        if let closingDeadline { earliest = min(earliest, closingDeadline) }
        if let resumeDeadline { earliest = min(earliest, resumeDeadline) }
        return earliest
    }

    /// A track is to be heard, or no longer: on the connection that is for it.
    func hear(_ track: DownstreamTrack) {
        if isOneConnection { publisher.downstream.add(track) } else { subscriber?.add(track) }
    }

    func unhear(_ track: TrackID) {
        if isOneConnection {
            publisher.downstream.remove(sid: track.rawValue)
        } else {
            subscriber?.remove(sid: track.rawValue)
        }
    }

    func indexOfPublished(_ track: TrackID) -> Int? { published.firstIndex { $0.id == track } }
    func indexOfAnnounced(_ track: TrackID) -> Int? { announced.firstIndex { $0.id == track } }
    func indexOfListening(_ track: TrackID) -> Int? { listening.firstIndex { $0.track == track } }

    /// Whether it hears, or is about to hear, any track of someone.
    func isListening(to speaker: Session) -> Bool { listening.contains { $0.publisher == speaker.id } }

    /// Whether it uses this client id for a track that is announced or published.
    func isUsing(cid: String) -> Bool {
        announced.contains { $0.cids.contains(cid) } || published.contains { $0.cids.contains(cid) }
    }

    /// Whether it wants to hear a track, all permissions aside.
    func wants(_ track: TrackID) -> Bool { wishes[track] ?? client.autoSubscribe }

    /// Counts one change of what others see of it.
    func advanceVersion() { version &+= 1 }
}

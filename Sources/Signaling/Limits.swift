/// The bounds of signaling, in one place, each with its reason.
public enum Limits {
    /// Largest WebSocket message: LiveKit's own limit, which SDKs keep to.
    public static let frameBytes = 2 * 1024 * 1024
    /// Largest session description: a browser's with dozens of sections stays below half of it.
    public static let sdpBytes = 64 * 1024

    // Session descriptions

    /// Most media sections of a description: everyone else's microphone and screen in the largest room, and data.
    public static let sdpSections = 256
    /// Most attributes of a section: a browser's video section with every codec and its feedback has about 200.
    public static let sdpAttributes = 1024
    /// Most formats of a section: there are 128 payload types.
    public static let sdpFormats = 128
    /// Longest mid: browsers write a number, some libraries a UUID.
    public static let midBytes = 64

    // Clients

    /// Longest `join_request`, in base64: the request line and all headers together have 80,000 bytes.
    public static let joinRequestBytes = 64 * 1024
    /// What it may inflate to (LiveKit's number): an offer has at most ``sdpBytes``, the rest is what we do not read.
    public static let inflatedJoinRequestBytes = 1024 * 1024
    /// Bytes inflated at a time: a client's request is one piece, and a bomb fills little before it is found out.
    public static let inflatedPieceBytes = 32 * 1024
    /// Offers in a row without the sections that a client was asked for, after which it is not asked again before
    /// something changes: one may have been on its way, and a client that cannot must not be asked for ever.
    public static let vainOffers = 3
    /// Messages of one client in a burst: candidates of seven sections on a machine with many networks stay below.
    public static let messageBurst = 200
    /// Messages a second that a client may keep up for ever; pings and a restless user need less than five.
    public static let messagesPerSecond = 50.0
    /// Sessions of one node: beyond them joins are told to come back, long before memory runs out.
    public static let sessions = 20_000
    /// Bytes of a message that cost as much as a message: large ones are rare, and a flood of them is a flood.
    public static let messageUnitBytes = 16 * 1024
    /// Further codecs that one announcement may name: the protocol knows five kinds of audio.
    public static let simulcastCodecs = 8
    /// Tracks that one listener is offered: the largest room's microphones and half as many again; an answer to more
    /// would not fit into ``sdpBytes``.
    public static let subscriptions = 96
    /// Listeners whom one participant may name as its audience: the largest room, twice.
    public static let audience = 128
    /// Audio features of one track; seven exist.
    public static let audioFeatures = 16
    /// Tracks that a section is known to have carried: only who comes back matters, and comes back soon.
    static let shownTracks = 8
    /// Tracks that one client may have announced but not yet negotiated (LiveKit's number).
    public static let pendingTracks = 20
    /// Requests held because their track's client id is in use (LiveKit's number).
    public static let queuedTracks = 3
    /// From the join to the first connected transport. Clients that can come are there in one or two seconds, and who
    /// cannot shall not hold a place; LiveKit waits for 60 s.
    public static let joinTimeout: Duration = .seconds(10)
    /// From our offer to its answer (LiveKit's time).
    public static let answerTimeout: Duration = .seconds(15)
    /// From a client's closing of its media to its leave or its new join, which travel another way: a second would do.
    public static let closingTimeout: Duration = .seconds(2)
    /// From the end of a socket to a resume, while media lives: longer than any SDK keeps trying (JavaScript's gives up
    /// after 45 s). Where media has died as well, the stay ends with the media.
    public static let resumeTimeout: Duration = .seconds(60)
    /// A socket that brought something this recently is alive: clients ping every five seconds.
    public static let socketSilence: Duration = .seconds(7)
    /// Departures that a participant is told again when it resumes: everyone in the largest room.
    public static let rememberedDepartures = 64
    /// Reliable data packets kept for each participant that may resume. What is on its way in SCTP when a path breaks
    /// arrives by itself; this is for clients that begin their channels anew.
    public static let replayedPackets = 64
    /// Their bytes: all 64 at the size of a chat message, or four pieces of a file.
    public static let replayedBytes = 64 * 1024
    /// For how long they are kept: until silence has ended the stay, and a little.
    public static let replayedAge: Duration = .seconds(20)
    /// Positions of senders that a client may tell when it resumes: everyone of the largest room, twice.
    public static let receivePositions = 128
    /// Hours that a join token may be good for without a line in the log; LiveKit's libraries make them for six.
    public static let tokenHours: Int64 = 24
    /// Life of a token that the web page is given in development; refreshed ones follow while it is used.
    static let pageTokenSeconds: Int64 = 3_600
    /// Between two refreshed tokens, as LiveKit sends them.
    public static let refreshInterval: Duration = .seconds(300)
    /// Shortest life of a refreshed token, twice the interval at which it is replaced.
    public static let refreshedTokenSeconds: Int64 = 600
    /// Seconds between a client's pings (LiveKit's number). Must never be zero: native clients then end their process.
    public static let pingIntervalSeconds: Int32 = 5
    /// Seconds without an answer to a ping before a client calls the connection lost (LiveKit's number).
    public static let pingTimeoutSeconds: Int32 = 15
    /// Longest text that a client may say about itself in one query parameter.
    public static let clientTextBytes = 256
    /// Capabilities that are read from a client's list; two exist.
    public static let capabilities = 16
    /// Track ids that one subscription request may name: every track of the largest room, twice.
    public static let namedTracks = 512
    /// Largest data packet: what a channel carries (protocol: receive buffer 64 KiB − 1).
    public static let dataPacketBytes = 65_535
    /// Data packets kept for a client until its channel is open: a few seconds of a lively chat.
    public static let waitingDataPackets = 64
    /// Their bytes: four of the largest packets, or all 64 at the size of a chat message.
    public static let waitingDataBytes = 256 * 1024
    /// Participants that one data packet may name as its destinations: the largest room, twice.
    public static let dataDestinations = 128

    // The store

    /// From a failure of the store to the next try that nobody asks for; often enough to heal soon, seldom enough to do
    /// no harm.
    public static let storeRetryInterval: Duration = .seconds(2)

    // The API

    /// From a call's commands to the last worker's word that they are in force. They take milliseconds; a worker that
    /// needs longer is in trouble, and whoever moderates must learn that nothing is certain.
    public static let confirmationTimeout: Duration = .seconds(5)
    /// Between two tellings of a room's numbers (LiveKit's time).
    public static let roomUpdateInterval: Duration = .seconds(5)
    /// Bytes of a nonce, the size of a UUID (LiveKit's number).
    public static let nonceBytes = 16
    /// Nonces that a room remembers (LiveKit's number).
    public static let rememberedNonces = 100
    /// Bytes of what a caller wrote that an error repeats: enough to recognise it.
    public static let echoedBytes = 128
    /// Bytes of a ban's reason: a few sentences for those who look after the bans.
    public static let banReasonBytes = 1_024
    /// Calls to participants that may await an answer, each of which keeps a request open.
    public static let remoteCalls = 1_000
    /// Bytes of a remote method's name (LiveKit's number).
    public static let remoteCallNameBytes = 64
    /// Bytes that a remote call or its answer may carry (LiveKit's number).
    public static let remoteCallPayloadBytes = 15 * 1_024
    /// The form of remote calls that every client understands.
    public static let remoteCallVersion: UInt32 = 1
    /// From a remote call to the participant's word that it came (LiveKit's time).
    public static let remoteCallAckTimeout: Duration = .seconds(2)
    /// Milliseconds to a remote call's answer, unless asked otherwise (LiveKit's number).
    public static let remoteCallMilliseconds: UInt32 = 10_000
    /// The most that may be asked: an open request has a price.
    public static let remoteCallMillisecondsMax: UInt32 = 300_000
    /// Seconds that a refused client is asked to wait when the node is full or stopping.
    public static let retryAfterSeconds = 5

    // Metrics

    /// Participants whom the metrics tell of by name: seven lines each make a page below a megabyte, which the control
    /// thread writes in some milliseconds, and 7,000 series are what a small Prometheus takes without notice.
    public static let namedParticipants = 1_000

    // Webhooks

    /// Receivers; a backend has one or two.
    public static let webhookReceivers = 16
    /// Longest URL of a receiver; proxies begin to refuse longer ones.
    public static let webhookURLBytes = 2048
    /// First attempts under way to one receiver at a time, each for another room: what a small backend serves at once.
    public static let webhookDeliveries = 12
    /// Further attempts under way to one receiver at a time, besides the first ones.
    public static let webhookRetries = 4
    /// Pause after the first failure (LiveKit's number); each further failure doubles it.
    public static let webhookPauseMin: Duration = .seconds(1)
    /// Longest pause between two attempts: a receiver that is back waits no longer for what it missed.
    public static let webhookPauseMax: Duration = .seconds(60)
    /// Events of one room that wait for one receiver: hours of an ordinary room, minutes of somebody who toggles a
    /// mute as fast as a client may; so that one room cannot push out the others' events.
    public static let webhookRoomEvents = 1000
    /// Memory for waiting events: 40,000 of ordinary size.
    public static let webhookBytes = 64 * 1024 * 1024
    /// What keeping an event costs besides its payload: objects and places in lines.
    public static let webhookEventOverhead = 256
    /// Refusals (4xx) of one event after which it is given up while the receiver takes others.
    public static let webhookRefusals = 5
    /// Refusals of one event after which it is given up although the receiver takes nothing: a quarter of an hour, to
    /// set it up rightly.
    public static let webhookRefusalsAlone = 20
    /// Life of a delivery's signature (LiveKit's time).
    public static let webhookTokenSeconds: Int64 = 300
}

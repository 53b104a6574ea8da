import DataChannels
import LiveKitProtocol
import SFU
import SeededRandom

/// A voice client without I/O: signal frames, datagrams and time go in; frames, datagrams and events come out. It joins
/// as LiveKit's SDKs do with one or two peer connections, speaks and listens, and keeps the books on what it hears.
///
/// It opens no socket, reads no clock, and draws all chance but that of DTLS and SCTP from its seed. Its owner carries
/// frames over a WebSocket and datagrams over two UDP sockets, one a connection, calls ``advance(to:into:)`` at
/// ``deadline``, and empties the output after each call.
///
/// Where to look: `+Joining` says how to join, `+Signaling` hears the server, `+Resuming` comes back to it, `+Requests`
/// is what an application wants, `+Media` is the packet path, `+Data` the data channels, `+Time` what is due when.
public final class Caller {
    public let settings: CallerSettings
    let identity: CallerIdentity
    /// The zero of the times in voice marks and reports; callers that share it can measure delay.
    let epoch: ContinuousClock.Instant
    var random: SeededGenerator

    let publisher: PeerConnection
    let subscriber: PeerConnection
    let streamID: String

    enum Phase: Equatable {
        case idle, open, joined, left
    }
    var phase = Phase.idle

    // Publishing

    var voices: [OutgoingVoice] = []
    /// The sections of our offers; what the last answer left free may be used again.
    var sections: [LocalDescription.Section] = []
    var isOfferDue = false
    var isOfferOut = false
    var offerID: UInt32 = 0

    // Listening

    /// What the latest offer said that we shall hear.
    var offered: [OfferedVoice] = []
    var incoming: [IncomingVoice] = []
    /// How often each participant had changed when we last heard of it.
    var versions: [String: UInt32] = [:]
    var nextReport = Ticks.never
    var nextRequest = Ticks.never

    // Signaling

    var sid = ""
    /// Frames can be sent; while they cannot, requests wait.
    var isSocketOpen = false
    /// On a new socket, and not yet told that we are back; and told, and not yet all that came with it.
    var isResuming = false
    var isCatchingUp = false
    var held: [LiveKit.SignalRequest.Message] = []
    /// Tracks of which we want something else than of tracks in general, and those that we do not want for now.
    var unwantedTracks: [String] = []
    var pausedTracks: [String] = []
    var nextPing = Ticks.never
    var pingInterval: Duration = .seconds(5)
    var pingTimeout: Duration = .seconds(15)
    var lastPong: ContinuousClock.Instant?
    /// The latest token for joining again.
    public internal(set) var refreshedToken: String?

    /// When something is due next; nil while it has to be worked out anew.
    var knownDue: Ticks?

    var channels: DataChannels?
    /// Our reliable packets are counted, and the last ones kept, to be sent again after a resume.
    var dataSequence: UInt32 = 0
    var sentData: [(sequence: UInt32, bytes: [UInt8])] = []
    /// The last reliable packet of each sender that came.
    var receivedData: [(sid: String, sequence: UInt32)] = []
    var channelEvents: [DataChannelEvent] = []

    /// A voice that the server offers.
    struct OfferedVoice: Equatable {
        var mid: String
        var trackSid: String
        var ssrc: UInt32?
        var opus: UInt8
        var red: UInt8?
    }

    /// - Parameters:
    ///   - identity: what it shows in DTLS; may be shared.
    ///   - seed: of its own source of chance.
    ///   - epoch: the zero of its time marks.
    public init(
        settings: CallerSettings = CallerSettings(), identity: CallerIdentity, seed: UInt64,
        epoch: ContinuousClock.Instant
    ) {
        self.settings = settings
        self.identity = identity
        self.epoch = epoch
        var random = SeededGenerator(seed)
        publisher = PeerConnection(.publisher, context: identity.context, epoch: epoch, random: &random)
        subscriber = PeerConnection(.subscriber, context: identity.context, epoch: epoch, random: &random)
        streamID = "stream\(UInt32.random(in: 0...UInt32.max, using: &random))"
        self.random = random
        if settings.usesData {
            channels = DataChannels()
            sections.append(LocalDescription.Section(mid: "0", cid: nil, ssrc: 0, isSending: false))
        }
        if settings.usesOneConnection { addReceivers(settings.receivers) }
    }

    // MARK: What it has come to

    /// The server let us in, and has not ended it.
    public var isJoined: Bool { phase == .joined }
    /// It is over, for good.
    public var isOver: Bool { phase == .left }
    /// Whether a connection is up.
    public func isConnected(_ socket: CallerSocket) -> Bool { connection(socket).isConnected }
    /// Our participant id; empty before the join.
    public var participantSid: String { sid }

    /// The books on every voice heard so far.
    public var reports: [VoiceReport] { incoming.map(\.current) }

    /// The server's id of a track of ours, once it has given one.
    public func trackSid(of cid: String) -> String? { voices.first { $0.cid == cid }?.sid ?? nil }

    /// Whose voice a source carries, as the latest offer says.
    public func trackSid(heardAs ssrc: UInt32) -> String? { offered.first { $0.ssrc == ssrc }?.trackSid }

    /// The connection on which we hear.
    var listening: PeerConnection { settings.usesOneConnection ? publisher : subscriber }

    func connection(_ socket: CallerSocket) -> PeerConnection {
        switch socket {
        case .publisher: publisher
        case .subscriber: subscriber
        }
    }

    /// Nanoseconds since the epoch.
    func ticks(at now: ContinuousClock.Instant) -> Ticks { (now - epoch).ticks }

    /// It is over: nothing more is sent or heard.
    func end(_ departure: Departure, into output: inout CallerOutput) {
        guard phase != .left else { return }
        phase = .left
        isSocketOpen = false
        for index in voices.indices { voices[index].stop() }
        channels = nil
        nextPing = .never
        nextReport = .never
        nextRequest = .never
        knownDue = .never
        output.events.append(.left(departure))
    }
}

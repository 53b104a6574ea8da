/// An incoming audio stream: where it stands in sequence and time, whether it is muted, how loud it is, who listens.
final class Publication {
    let id: PublicationID
    let transport: Transport
    private(set) var parameters: PublicationParameters
    /// The media section's identifier as its header extension carries it.
    private(set) var mid: [UInt8]
    /// What feeds it; none until announced or found.
    var ssrc: UInt32?
    var isMuted: Bool
    private(set) var hasStarted = false

    private(set) var subscriptions: [Subscription] = []
    private var statistics = ReceiveStatistics()
    var losses = LossTracker()
    /// Whether the router watches its losses.
    var isLossy = false
    /// Which frames are here, by themselves or from the redundancy of later ones, since the last break.
    private var frames = SentWindow()
    /// Source time of the first frame since the last break: nothing older may be heard.
    private var firstTimestamp: UInt32 = 0
    /// Frames are coming: the next one continues, instead of following a break.
    private var isFlowing = false
    private var history: PacketHistory?
    private var recent: RecentFrames?
    var speaker: SpeakerDetector
    /// Whether the control plane was last told that it speaks.
    var wasSpeaking = false
    /// How loud it was when that was last told; 0 as well where it may be taken for silent.
    var toldStep = 0
    var rate: RateLimit
    /// Its last packet was a redundant one.
    var isRedundant = false

    /// The latest sender report: RTP time and when it arrived.
    private(set) var senderReport: (timestamp: UInt32, arrival: MediaTime)?
    /// One Opus frame, out of a packet or the redundancy of one.
    struct Frame {
        var sequence: Int64
        var timestamp: UInt32
        var marker: Bool
        /// It was lost by itself.
        var isRecovered: Bool
    }

    private var last: (sequence: Int64, arrival: MediaTime)?

    init(
        id: PublicationID, transport: Transport, parameters: PublicationParameters, settings: RouterSettings
    ) {
        self.id = id
        self.transport = transport
        self.parameters = parameters
        mid = Array(parameters.mid.utf8)
        isMuted = parameters.isMuted
        speaker = SpeakerDetector(settings)
        rate = RateLimit(packetsPerSecond: settings.packetsPerSecondMax, bitsPerSecond: settings.bitsPerSecondMax)
    }

    // MARK: Listeners

    func add(_ subscription: Subscription) {
        subscriptions.append(subscription)
        // Only for those who may ask: it is the largest thing that a publication keeps.
        if history == nil, subscription.answersRequests { history = PacketHistory() }
        if recent == nil, subscription.parameters.redPayloadType != nil, !parameters.isEncrypted {
            recent = RecentFrames()
        }
    }

    func remove(_ subscription: Subscription) {
        subscriptions.removeAll { $0 === subscription }
        if !subscriptions.contains(where: { $0.answersRequests }) { history = nil }
        if !subscriptions.contains(where: { $0.parameters.redPayloadType != nil }) { recent = nil }
    }

    func removeAll() {
        subscriptions.removeAll()
        history = nil
        recent = nil
    }

    /// Where it lies.
    func list(in places: inout PlaceList) {
        places.add(self, bytes: Self.byteCount)
        places.add(subscriptions, elements: subscriptions.count)
    }

    /// Of an object, near enough.
    private static let byteCount = 704

    // MARK: Packets

    /// Which of the negotiated payloads this is; nil if neither.
    func form(of payloadType: UInt8) -> PayloadForm? {
        if payloadType == parameters.opusPayloadType { return .opus }
        if payloadType == parameters.redPayloadType { return .redundant }
        return nil
    }

    /// Takes a packet into the statistics.
    ///
    /// - Returns: its unwrapped sequence.
    func account(_ header: RTPHeader, at now: MediaTime) -> Int64 {
        let sequence = statistics.receive(
            sequence: header.sequenceNumber, timestamp: header.timestamp, at: now)
        if parameters.usesNack { losses.received(sequence, at: now) }
        if let last {
            let hasJumped = sequence - last.sequence > Limits.sequenceDropout
            if hasJumped || now.nanoseconds(since: last.arrival) > Limits.sourcePauseNanoseconds {
                interrupt()
                self.last = nil
            }
        }
        last = (max(sequence, last?.sequence ?? sequence), now)
        return sequence
    }

    /// Remembers that packets have come.
    ///
    /// - Returns: true the first time.
    func start() -> Bool {
        defer { hasStarted = true }
        return !hasStarted
    }

    /// Takes a packet's claimed level; what is too short for a voice is silence whatever it claims.
    func hear(_ packet: Span<UInt8>, _ header: RTPHeader, payloadCount: Int, at now: MediaTime) {
        guard parameters.isVoice, let id = parameters.audioLevelExtension,
            let claimed = AudioLevel(id: id, in: packet, header)
        else { return }
        let level = payloadCount > Limits.silentPayloadBytes ? claimed.level : 127
        speaker.observe(level, timestamp: header.timestamp, at: now)
    }

    /// Takes a frame in; after a break it is the first that may be heard.
    ///
    /// - Returns: false when it was here before, by itself or in the redundancy of another, or belongs before a break.
    func admit(_ sequence: Int64, timestamp: UInt32) -> Bool {
        // After a mute too it begins with the latest: behind a packet that came late, redundancy would bring back what
        // came while it was muted.
        if !isFlowing, let last, sequence < last.sequence { return false }
        resume(from: sequence, timestamp: timestamp)
        guard frames.mayInsert(sequence) else { return false }
        frames.insert(sequence)
        return true
    }

    /// Takes in a frame out of redundancy.
    ///
    /// - Parameter timestamp: where the redundancy says it lies.
    /// - Returns: false when it is here already, or belongs before a break.
    func admitRecovered(_ sequence: Int64, timestamp: UInt32, at now: MediaTime) -> Bool {
        let elapsed = timestamp &- firstTimestamp
        guard isFlowing, elapsed > 0, elapsed < 0x8000_0000, frames.mayInsert(sequence) else { return false }
        frames.insert(sequence)
        // It need not be asked for.
        if parameters.usesNack { losses.received(sequence, at: now) }
        return true
    }

    /// Whether no later frame has come since the last break.
    func isLatest(_ sequence: Int64) -> Bool { sequence >= frames.highest }

    /// After a break, what comes is the first that may be heard, and no redundancy reaches behind it.
    func resume(from sequence: Int64, timestamp: UInt32) {
        guard !isFlowing else { return }
        isFlowing = true
        frames.restart(at: sequence)
        firstTimestamp = timestamp
    }

    /// Says that a frame will be kept soon.
    func prepareToKeep(_ payload: Span<UInt8>, _ frame: Frame) {
        history?.prepare(sequence: frame.sequence, count: payload.count)
    }

    /// Keeps a frame for listeners that may ask for it again, and to go along with the next ones.
    func keep(_ payload: Span<UInt8>, _ frame: Frame) {
        history?.store(
            sequence: frame.sequence, timestamp: frame.timestamp, marker: frame.marker, payload: payload)
        recent?.store(sequence: frame.sequence, timestamp: frame.timestamp, payload: payload)
    }

    /// What goes along with a frame; nil where nothing is kept for that.
    func redundancy(
        before sequence: Int64, timestamp: UInt32, from floor: Int64, primaryCount: Int
    ) -> Redundancy? {
        recent?.redundancy(before: sequence, timestamp: timestamp, from: floor, primaryCount: primaryCount)
    }

    /// Writes blocks that ``redundancy(before:timestamp:from:primaryCount:)`` chose.
    ///
    /// - Returns: where the primary's data begins.
    func write(
        _ redundancy: Redundancy, payloadType: UInt8, into packet: inout MutableSpan<UInt8>, at start: Int
    ) -> Int {
        recent?.write(redundancy, payloadType: payloadType, into: &packet, at: start) ?? start
    }

    /// Calls `body` with a kept packet; nil when it is not there.
    func withPacket<Result>(sequence: Int64, _ body: (PacketHistory.Packet, Span<UInt8>) -> Result) -> Result? {
        history?.withPacket(sequence: sequence, body) ?? nil
    }

    /// A packet that nobody is sent leaves no hole in anyone's sequence.
    func skip(_ sequence: Int64) {
        if isFlowing { frames.insert(sequence) }
        for subscription in subscriptions { subscription.skip(sequence) }
    }

    // MARK: Source

    /// The next packet follows a break: each listener's stream continues after what it was last sent.
    func interrupt() {
        isFlowing = false
        for subscription in subscriptions { subscription.interrupt() }
    }

    /// Muted or unmuted: nothing from before is sent again, and nobody speaks until heard anew.
    func setMuted(_ isMuted: Bool) {
        self.isMuted = isMuted
        speaker.reset()
        // Who mutes it takes it for silent at once.
        toldStep = 0
        losses.reset()
        history?.removeAll()
        recent?.removeAll()
        interrupt()
    }

    /// Its sender describes it anew. Whether it is muted is no matter of description.
    func renew(_ parameters: PublicationParameters) {
        self.parameters = parameters
        mid = Array(parameters.mid.utf8)
    }

    /// Another source feeds the publication from now on.
    func changeSource() {
        statistics = ReceiveStatistics()
        losses = LossTracker()
        history?.removeAll()
        recent?.removeAll()
        senderReport = nil
        last = nil
        speaker.reset()
        interrupt()
    }

    func sawSenderReport(ntp: UInt64, timestamp: UInt32, at now: MediaTime) {
        statistics.sawSenderReport(ntp: ntp, rtp: timestamp, at: now)
        senderReport = (timestamp, now)
    }

    /// How it came since the last call.
    func qualityReport() -> PublicationReport {
        let interval = statistics.interval()
        return PublicationReport(
            publication: id, expected: interval.expected, lost: interval.lost, jitter: .rtpTicks(statistics.jitter),
            isRedundant: isRedundant, isExpected: hasStarted && !isMuted && ssrc != nil)
    }

    func reportBlock(at now: MediaTime) -> ReportBlock? {
        guard let ssrc, hasStarted else { return nil }
        return statistics.reportBlock(ssrc: ssrc, at: now)
    }
}

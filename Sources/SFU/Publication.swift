/// An incoming audio stream: where it stands in sequence and time, whether it is muted, how loud it is, who listens.
final class Publication {
    let id: PublicationID
    unowned let transport: Transport
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
    /// Packets that a listener was sent from the redundancy of later ones.
    var recovered = SentWindow()
    private var history: PacketHistory?
    var speaker: SpeakerDetector
    /// Whether the control plane was last told that it speaks.
    var wasSpeaking = false
    var rate: RateLimit

    /// The latest sender report: RTP time and when it arrived.
    private(set) var senderReport: (timestamp: UInt32, arrival: ContinuousClock.Instant)?
    private var last: (sequence: Int64, arrival: ContinuousClock.Instant)?

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
        if history == nil, subscription.parameters.usesNack { history = PacketHistory() }
    }

    func remove(_ subscription: Subscription) {
        subscriptions.removeAll { $0 === subscription }
        if !subscriptions.contains(where: { $0.parameters.usesNack }) { history = nil }
    }

    func removeAll() {
        subscriptions.removeAll()
        history = nil
    }

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
    func account(_ header: RTPHeader, isOpus: Bool, at now: ContinuousClock.Instant) -> Int64 {
        let sequence = statistics.receive(
            sequence: header.sequenceNumber, timestamp: header.timestamp, at: now)
        if parameters.usesNack {
            // Redundancy repairs itself: only plain Opus is asked for again.
            if isOpus { losses.received(sequence, at: now) } else { losses.reset() }
        }
        if let last {
            let hasJumped = sequence - last.sequence > Limits.sequenceDropout
            if hasJumped || now - last.arrival > Limits.sourcePause { interrupt() }
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
    func hear(_ packet: Span<UInt8>, _ header: RTPHeader, payloadCount: Int, at now: ContinuousClock.Instant) {
        guard parameters.isVoice, let id = parameters.audioLevelExtension,
            let claimed = AudioLevel(id: id, in: packet, header)
        else { return }
        let level = payloadCount > Limits.silentPayloadBytes ? claimed.level : 127
        speaker.observe(level, timestamp: header.timestamp, at: now)
    }

    /// Keeps a packet for listeners that may ask for it again.
    func keep(_ payload: Span<UInt8>, _ header: RTPHeader, _ sequence: Int64) {
        history?.store(
            sequence: sequence, timestamp: header.timestamp, marker: header.marker, payloadType: header.payloadType,
            payload: payload)
    }

    /// Calls `body` with a kept packet; nil when it is not there.
    func withPacket<Result>(sequence: Int64, _ body: (PacketHistory.Packet, Span<UInt8>) -> Result) -> Result? {
        history?.withPacket(sequence: sequence, body) ?? nil
    }

    /// A packet that nobody is sent leaves no hole in anyone's sequence.
    func skip(_ sequence: Int64) {
        for subscription in subscriptions { subscription.skip(sequence) }
    }

    // MARK: Source

    /// The next packet follows a break: each listener's stream continues after what it was last sent.
    func interrupt() {
        for subscription in subscriptions { subscription.interrupt() }
    }

    /// Muted or unmuted: nothing from before is sent again, and nobody speaks until heard anew.
    func setMuted(_ isMuted: Bool) {
        self.isMuted = isMuted
        speaker.reset()
        losses.reset()
        history?.removeAll()
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
        recovered = SentWindow()
        senderReport = nil
        last = nil
        speaker.reset()
        interrupt()
    }

    func sawSenderReport(ntp: UInt64, timestamp: UInt32, at now: ContinuousClock.Instant) {
        statistics.sawSenderReport(ntp: ntp, rtp: timestamp, at: now)
        senderReport = (timestamp, now)
    }

    func reportBlock(at now: ContinuousClock.Instant) -> ReportBlock? {
        guard let ssrc, hasStarted else { return nil }
        return statistics.reportBlock(ssrc: ssrc, at: now)
    }
}

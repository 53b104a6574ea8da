/// One listener's copy of a publication: its own SSRC, sequence, clock and payload types, continuous whatever the
/// source does.
final class Subscription {
    let id: SubscriptionID
    let parameters: SubscriptionParameters
    /// The listener.
    let transport: Transport
    /// The media section's identifier as its header extension carries it.
    let mid: [UInt8]
    var isPaused: Bool
    var nextReport: MediaTime

    /// Packets are going out: the next one continues, instead of following a break.
    private(set) var isFlowing = false
    private(set) var roundTrip: Duration?
    /// For sender reports (RFC 3550 §6.4.1), which count modulo 2³².
    private(set) var packetCount: UInt32 = 0
    private(set) var byteCount: UInt32 = 0

    /// What the listener last said of it.
    private var heard: (lostShare: Double, jitter: Duration)?
    /// ``packetCount`` at the last report of quality.
    private var measuredCount: UInt32 = 0
    private var rewriter: SequenceRewriter
    private var sent = SentWindow()
    private var guards = ResendGuard()
    private var last: (timestamp: UInt32, at: MediaTime)?
    /// From this source packet on the media section is not named any more; see ``takeReport(roundTrip:)``.
    private var namelessStart = Int64.max
    private var silenceSequence = silenceBase

    /// The made-up source of our silence counts from here, where no source of packets ever does.
    private static let silenceBase = Int64(1) << 40

    init(
        id: SubscriptionID, transport: Transport, parameters: SubscriptionParameters, settings: RouterSettings,
        at now: MediaTime
    ) {
        self.id = id
        self.transport = transport
        self.parameters = parameters
        mid = Array(parameters.mid.utf8)
        isPaused = parameters.isPaused
        nextReport = now + settings.senderReportInterval
        // The engine has no random source; the SSRC is random, so what is mixed from it is hard enough to guess
        // (RFC 3550 §5.1). Below 32768: a receiver that misses the first packets still guesses the rollover right.
        let mixed = parameters.ssrc &* 0x9E37_79B1
        rewriter = SequenceRewriter(
            firstSequence: UInt16(truncatingIfNeeded: mixed >> 8) & 0x7FFF,
            firstTimestamp: mixed ^ parameters.ssrc &<< 16)
    }

    /// The next packet follows a break.
    func interrupt() { isFlowing = false }

    /// Numbers a source packet for this listener.
    ///
    /// - Returns: nil when it was sent already, or belongs before the start or a break.
    func number(
        _ sequence: Int64, timestamp: UInt32, at now: MediaTime
    ) -> CopyNumbers? {
        if !isFlowing {
            rewriter.restart()
            sent.restart(at: sequence)
            silenceSequence = Self.silenceBase
            if namelessStart != .max { namelessStart = .min }
            isFlowing = true
        }
        guard sent.mayInsert(sequence),
            let numbers = rewriter.rewrite(sequence: sequence, timestamp: timestamp, at: now)
        else { return nil }
        sent.insert(sequence)
        return numbers
    }

    /// A source packet that nobody is sent: it leaves no hole in the listener's sequence.
    func skip(_ sequence: Int64) {
        if isFlowing { rewriter.skip(sequence: sequence) }
    }

    /// What goes along with a packet that it has been given a number for: nothing from before a break, when it was
    /// muted, paused, or this listener not let in. Nil for a listener that takes no redundancy.
    func redundancy(
        of publication: Publication, before sequence: Int64, timestamp: UInt32, primaryCount: Int
    ) -> Redundancy? {
        guard parameters.redPayloadType != nil else { return nil }
        return publication.redundancy(
            before: sequence, timestamp: timestamp, from: sent.floor, primaryCount: primaryCount)
    }

    /// Whether packets are sent again on request. Not to who takes redundancy: what goes along with a packet depends on
    /// what had come by then, and SRTP must not see two different packets under one number.
    var answersRequests: Bool { parameters.usesNack && parameters.redPayloadType == nil }

    /// The listener has reported on the stream, so it knows it without being told the media section. Decided by the
    /// packet itself, so that a resend is the same packet, bit for bit.
    func takeReport(_ block: ReportBlock, roundTrip: Duration?) {
        heard = (Double(block.fractionLost) / 256, .rtpTicks(block.jitter))
        if namelessStart == .max, last != nil { namelessStart = sent.highest + 1 }
        if let roundTrip { self.roundTrip = roundTrip }
    }

    // MARK: Silence

    /// The next frame of our own, numbered as if a source of frames began with the first after a break.
    func nextSilence(at now: MediaTime) -> Copy? {
        if silenceSequence == Self.silenceBase { rewriter.restart() }
        silenceSequence += 1
        let timestamp = UInt32(truncatingIfNeeded: silenceSequence - Self.silenceBase) &* Limits.frameTicks
        guard let numbers = rewriter.rewrite(sequence: silenceSequence, timestamp: timestamp, at: now) else {
            return nil
        }
        return Copy(sequence: silenceSequence, numbers: numbers, marker: false, redundancy: nil)
    }

    // MARK: Resends

    /// Which source packet the listener was sent under a number since the last break.
    func source(of number: UInt16) -> Int64? {
        guard isFlowing, let sequence = rewriter.source(of: number), sent.contains(sequence) else { return nil }
        return sequence
    }

    /// The numbers of a packet that was sent before.
    func numbers(
        of sequence: Int64, timestamp: UInt32, at now: MediaTime
    ) -> CopyNumbers? {
        rewriter.rewrite(sequence: sequence, timestamp: timestamp, at: now)
    }

    /// Whether a packet may be sent once more, which then counts as done.
    func mayResend(_ number: UInt16, bytes: Int, at now: MediaTime) -> Bool {
        guards.allows(sequence: number, bytes: bytes, at: now, roundTrip: roundTrip)
    }

    // MARK: Bytes

    /// Room that a packet with this payload needs, header, extension and SRTP trailer included.
    func capacity(payloadCount: Int) -> Int {
        RTPHeader.count(midCount: mid.count) + payloadCount + Limits.srtpTrailerBytes
    }

    /// Writes and protects one packet.
    ///
    /// - Parameter publication: whose recent frames go along.
    /// - Returns: how many bytes it takes; 0 when there are no keys.
    func write(
        _ payload: Span<UInt8>, _ copy: Copy, of publication: Publication, into packet: inout MutableSpan<UInt8>
    ) -> Int {
        let opus = parameters.opusPayloadType
        let payloadType = copy.redundancy == nil ? opus : parameters.redPayloadType ?? opus
        let midExtension = copy.sequence < namelessStart ? parameters.midExtension : nil
        var start = RTPHeader.writeFixed(
            into: &packet, marker: copy.marker, payloadType: payloadType, sequenceNumber: copy.numbers.sequence,
            timestamp: copy.numbers.timestamp, ssrc: parameters.ssrc, mid: midExtension.map { (id: $0, value: mid) })
        let headerCount = start
        if let redundancy = copy.redundancy {
            start = publication.write(redundancy, payloadType: opus, into: &packet, at: start)
        }
        packet.copy(payload, at: start)
        return transport.seal(
            &packet, headerCount: headerCount, count: start + payload.count, index: copy.numbers.index)
    }

    /// Where lies what a packet for the listener takes.
    func list(in places: inout PlaceList) {
        places.add(self, bytes: Self.byteCount)
        places.add(mid, elements: mid.count)
        rewriter.list(in: &places)
        transport.listOutgoing(in: &places)
    }

    /// Of an object, near enough.
    private static let byteCount = 400

    // MARK: Accounts

    /// A packet went out for the first time.
    func count(payloadBytes: Int, timestamp: UInt32, at now: MediaTime) {
        packetCount &+= 1
        byteCount &+= UInt32(truncatingIfNeeded: payloadBytes)
        guards.sent(bytes: payloadBytes)
        last = (timestamp, now)
    }

    /// How it arrives, and how much was sent since the last call.
    func qualityReport() -> SubscriptionReport {
        defer { measuredCount = packetCount }
        return SubscriptionReport(
            subscription: id, sent: Int(packetCount &- measuredCount), lostShare: heard?.lostShare,
            jitter: heard?.jitter, roundTrip: roundTrip, isRedundant: parameters.redPayloadType != nil)
    }

    /// What to tell the listener of its stream; nil before the first packet.
    ///
    /// - Parameters:
    ///   - ntp: our report clock now.
    ///   - source: the publisher's latest sender report, and when it came. Its clock counts as long as it agrees with
    ///     the packets to a second; otherwise time simply goes on from the last packet.
    func report(
        ntp: UInt64, source: (timestamp: UInt32, arrival: MediaTime)?, at now: MediaTime
    ) -> SenderReport? {
        guard let last else { return nil }
        var timestamp = last.timestamp &+ UInt32(truncatingIfNeeded: now.rtpTicks(since: last.at))
        if isFlowing, let source, let mapped = rewriter.mapTimestamp(source.timestamp) {
            let current = mapped &+ UInt32(truncatingIfNeeded: now.rtpTicks(since: source.arrival))
            if Int32(bitPattern: current &- timestamp).magnitude < 48_000 { timestamp = current }
        }
        return SenderReport(
            ssrc: parameters.ssrc, ntp: ntp, rtp: timestamp, packetCount: packetCount, byteCount: byteCount)
    }
}

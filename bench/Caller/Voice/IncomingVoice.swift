import SFU

/// One voice that we hear: what came of it, and what did not.
struct IncomingVoice {
    let ssrc: UInt32
    /// It is not offered any more.
    var isOver = false
    private(set) var report = VoiceReport()
    private var statistics = ReceiveStatistics()
    private var losses = LossTracker()
    private var highest: Int64?
    private var window: [Int64]
    private var decoder: SpeechDecoder?
    private var lastDecoded: Int64?

    init(ssrc: UInt32) {
        self.ssrc = ssrc
        report.ssrc = ssrc
        window = [Int64](repeating: -1, count: Int(Limits.duplicateWindow))
    }

    /// Counts a packet.
    ///
    /// - Returns: its unwrapped number; nil when it came before.
    mutating func receive(_ header: RTPHeader, usesNack: Bool, at now: ContinuousClock.Instant) -> Int64? {
        let sequence = statistics.receive(
            sequence: header.sequenceNumber, timestamp: header.timestamp, at: MediaTime(now))
        let place = Int(sequence & (Limits.duplicateWindow - 1))
        guard window[place] != sequence else {
            report.duplicates += 1
            return nil
        }
        window[place] = sequence
        report.packets += 1
        if let highest, sequence < highest { report.reordered += 1 }
        highest = max(highest ?? sequence, sequence)
        if usesNack { losses.received(sequence, at: MediaTime(now)) }
        return sequence
    }

    /// Takes in what a packet says of itself.
    mutating func listen(_ mark: VoiceMark?, isSilence: Bool, isRecovered: Bool, time: UInt64) {
        if isSilence { report.silent += 1 }
        if isRecovered { report.recovered += 1 }
        guard let mark else { return }
        report.tag = mark.tag
        report.marked += 1
        let delay = time > mark.time ? time - mark.time : 0
        report.delaySum += delay
        report.delayMax = max(report.delayMax, delay)
    }

    /// Decodes a payload and keeps the books on it.
    ///
    /// - Parameter sequence: the packet's number; nil for what came in the redundancy of a later one.
    /// - Returns: its sound; nil when there is none.
    mutating func decode(_ payload: Span<UInt8>, timestamp: UInt32, sequence: Int64?) -> [Int16]? {
        if decoder == nil { decoder = SpeechDecoder() }
        // Numbers in a row with a gap in time: the sender paused, and nothing is missing.
        let isPause = sequence.map { $0 == lastDecoded.map { $0 + 1 } } ?? false
        if let sequence { lastDecoded = max(lastDecoded ?? sequence, sequence) }
        guard let sound = decoder?.decode(payload, timestamp: timestamp, isPause: isPause) else {
            if sequence != nil { report.late += 1 }
            return nil
        }
        report.concealed += sound.concealed
        if sound.isBroken { report.broken += 1 } else { report.decoded += 1 }
        report.level = decoder?.level ?? 127
        return sound.samples.isEmpty ? nil : sound.samples
    }

    mutating func sawReport(_ sender: SenderReport, at now: ContinuousClock.Instant) {
        statistics.sawSenderReport(ntp: sender.ntp, rtp: sender.rtp, at: MediaTime(now))
    }

    mutating func block(at now: ContinuousClock.Instant) -> ReportBlock {
        statistics.reportBlock(ssrc: ssrc, at: MediaTime(now))
    }

    mutating func requests(at now: ContinuousClock.Instant) -> [NackEntry] {
        let entries = losses.requests(at: MediaTime(now))
        for entry in entries { entry.forEach { _ in report.requested += 1 } }
        return entries
    }

    var deadline: ContinuousClock.Instant? { losses.deadline?.instant }

    /// What is known by now.
    var current: VoiceReport {
        var current = report
        current.lost = max(0, statistics.lost)
        current.jitter = statistics.jitter
        return current
    }
}

/// What a listener can say of one voice.
public struct VoiceReport: Sendable, Equatable {
    public var ssrc: UInt32 = 0
    /// Whose it is, by its latest mark.
    public var tag: UInt32?
    /// Packets that came, without repeats.
    public var packets = 0
    /// Those with a mark.
    public var marked = 0
    /// Those that were no voice.
    public var silent = 0
    /// Packets of the sequence that did not come.
    public var lost: Int64 = 0
    public var duplicates = 0
    public var reordered = 0
    /// Packets that came in the redundancy of later ones.
    public var recovered = 0
    /// Packets that were asked for again, each time counted.
    public var requested = 0
    /// From the making of a packet to its arrival here, in nanoseconds: the sum over marked packets, and the longest.
    public var delaySum: UInt64 = 0
    public var delayMax: UInt64 = 0
    /// In ticks of 48 kHz (RFC 3550 A.8).
    public var jitter: UInt32 = 0
    /// What came of decoding: packets that became sound, that were no Opus, that came after later ones; and frames that
    /// were made up for missing ones.
    public var decoded = 0
    public var broken = 0
    public var late = 0
    public var concealed = 0
    /// How loud it has been of late, in −dBov; 127 is silence.
    public var level: UInt8 = 127

    public init() {}
}

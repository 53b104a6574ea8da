import SFU

/// One track of ours on its way: numbers its packets, paces them, and keeps the last ones to be sent again.
struct OutgoingVoice {
    let cid: String
    /// The server's name, once it has given one.
    var sid: String?
    let mid: String
    let ssrc: UInt32
    var source: any VoiceSource
    var isMuted: Bool
    /// Negotiated; cleared when it ends.
    var format: Format?
    /// The section goes inactive with the next offer.
    var isEnding = false

    private var sequence: UInt16
    private var timestamp: UInt32
    private(set) var next = Ticks.never
    private(set) var nextReport = Ticks.never
    private var packetCount: UInt32 = 0
    private var byteCount: UInt32 = 0
    private var older: [(timestamp: UInt32, payload: [UInt8])] = []
    private var history: [(sequence: UInt16, bytes: [UInt8])] = []
    private var scratch: [UInt8]
    private var redundant: [UInt8] = []

    /// How it looks on the wire, as agreed.
    struct Format: Equatable {
        var opus: UInt8
        var red: UInt8?
        var levelExtension: UInt8?
        var midExtension: UInt8?
        var usesNack: Bool
        var redundantFrames: Int
    }

    init(
        cid: String, mid: String, source: any VoiceSource, isMuted: Bool, random: inout some RandomNumberGenerator
    ) {
        self.cid = cid
        self.mid = mid
        self.source = source
        self.isMuted = isMuted
        ssrc = UInt32.random(in: 1...UInt32.max, using: &random)
        // Below half the range, so that the rollover counter of SRTP cannot begin in doubt (RFC 3711 §3.3.1).
        sequence = UInt16.random(in: 0..<32_768, using: &random)
        timestamp = UInt32.random(in: 0...UInt32.max, using: &random)
        scratch = [UInt8](repeating: 0, count: Limits.payloadBytes)
    }

    /// Begins to speak, at a phase of its own within a frame.
    mutating func start(at now: Ticks, random: inout some RandomNumberGenerator) {
        guard next == .never else { return }
        next = now + Ticks.random(in: 0..<Limits.frameInterval.ticks, using: &random)
        nextReport = now + Limits.senderReportInterval.ticks
    }

    mutating func stop() {
        next = .never
        nextReport = .never
        format = nil
        history = []
    }

    /// What stands between a frame and its datagram, in bytes: the longest header we write, and SRTP's tag.
    static let overheadBytes = 12 + 4 + 36 + SFU.Limits.srtpTrailerBytes

    /// Moves to the next frame that is due; false when none is. What is too late is left out, as a clock that was held
    /// up would leave it out.
    mutating func isDue(at now: Ticks) -> Bool {
        guard next <= now else { return false }
        if now - next > Self.latenessMax {
            let frames = (now - next) / Self.frameTime
            next += frames * Self.frameTime
            timestamp &+= UInt32(truncatingIfNeeded: frames) &* Limits.frameTicks
        }
        next += Self.frameTime
        return true
    }

    /// Writes the plain packet of the frame that is due.
    ///
    /// - Returns: its size, 0 when nothing is sent for this frame.
    mutating func write(at time: UInt64, isSilenced: Bool, into packet: inout MutableSpan<UInt8>) -> Int {
        guard let format else { return 0 }
        defer { timestamp &+= Limits.frameTicks }
        let frame = nextFrame(at: time)
        guard frame.count > 0, !isSilenced else {
            older.removeAll(keepingCapacity: true)
            return 0
        }
        let headerCount = writeHeader(format, frame, into: &packet)
        let payloadCount = format.red == nil ? frame.count : wrap(frame.count, format)
        if format.red == nil {
            packet.copy(scratch.span.extracting(0..<frame.count), at: headerCount)
        } else {
            packet.copy(redundant.span, at: headerCount)
        }
        sequence &+= 1
        packetCount &+= 1
        byteCount &+= UInt32(payloadCount)
        return headerCount + payloadCount
    }

    private mutating func nextFrame(at time: UInt64) -> VoiceFrame {
        // Taken out while the source writes, so that the two are not one value at that moment.
        var room: [UInt8] = []
        swap(&room, &scratch)
        defer { swap(&room, &scratch) }
        var span = room.mutableSpan
        return source.next(at: time, into: &span)
    }

    private func writeHeader(_ format: Format, _ frame: VoiceFrame, into packet: inout MutableSpan<UInt8>) -> Int {
        packet[0] = 0x80
        packet[1] = (frame.isStart ? 0x80 : 0) | (format.red ?? format.opus)
        packet.setNetworkUInt16(sequence, at: 2)
        packet.setNetworkUInt32(timestamp, at: 4)
        packet.setNetworkUInt32(ssrc, at: 8)
        guard format.levelExtension != nil || format.midExtension != nil else { return 12 }
        var offset = 16
        if let id = format.levelExtension {
            packet[offset] = id << 4
            packet[offset + 1] = frame.level & 0x7F | (frame.level < 50 ? 0x80 : 0)
            offset += 2
        }
        if let id = format.midExtension, (1...16).contains(mid.utf8.count) {
            packet[offset] = id << 4 | UInt8(mid.utf8.count - 1)
            offset += 1
            for byte in mid.utf8 {
                packet[offset] = byte
                offset += 1
            }
        }
        while offset % 4 != 0 {
            packet[offset] = 0
            offset += 1
        }
        packet[0] = 0x90
        packet.setNetworkUInt16(HeaderExtensions.oneByteProfile, at: 12)
        packet.setNetworkUInt16(UInt16((offset - 16) / 4), at: 14)
        return offset
    }

    /// Puts the frame behind older ones (RFC 2198).
    private mutating func wrap(_ count: Int, _ format: Format) -> Int {
        redundant.removeAll(keepingCapacity: true)
        let blocks = older.filter { timestamp &- $0.timestamp < 1 << 14 && $0.payload.count < 1 << 10 }
        for block in blocks {
            let word =
                UInt32(0x80 | format.opus) << 24 | (timestamp &- block.timestamp) << 10 | UInt32(block.payload.count)
            for shift in [24, 16, 8, 0] as [UInt32] { redundant.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        redundant.append(format.opus)
        for block in blocks { redundant += block.payload }
        redundant += scratch[..<count]
        older.append((timestamp, Array(scratch[..<count])))
        if older.count > format.redundantFrames { older.removeFirst(older.count - format.redundantFrames) }
        return redundant.count
    }

    // MARK: Again

    /// Keeps the protected packet that was just written.
    mutating func keep(_ packet: Span<UInt8>) {
        guard format?.usesNack == true else { return }
        let number = sequence &- 1
        if history.isEmpty { history = Array(repeating: (sequence: 0, bytes: []), count: Limits.history) }
        let place = Int(number) & (Limits.history - 1)
        history[place].sequence = number
        history[place].bytes.removeAll(keepingCapacity: true)
        unsafe packet.withUnsafeBytes { unsafe history[place].bytes.append(contentsOf: $0) }
    }

    /// The packet with a number, as it was sent; nil if it is kept no more.
    func packet(_ number: UInt16) -> [UInt8]? {
        guard !history.isEmpty else { return nil }
        let entry = history[Int(number) & (Limits.history - 1)]
        return entry.sequence == number && !entry.bytes.isEmpty ? entry.bytes : nil
    }

    /// A sender report, if one is due.
    mutating func report(ntp: UInt64, at now: Ticks) -> SenderReport? {
        guard nextReport <= now else { return nil }
        nextReport = now + Limits.senderReportInterval.ticks
        guard packetCount > 0 else { return nil }
        return SenderReport(ssrc: ssrc, ntp: ntp, rtp: timestamp, packetCount: packetCount, byteCount: byteCount)
    }

    /// When it has something to do.
    var due: Ticks { min(next, nextReport) }

    private static let frameTime = Limits.frameInterval.ticks
    private static let latenessMax = Limits.latenessMax.ticks
}

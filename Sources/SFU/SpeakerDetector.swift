/// How loud one publication is, from what its packets claim in their audio level extension (RFC 6464).
///
/// Levels are judged over windows of media time: if enough of a window was voice, its loudest level counts, lowered by
/// the share that was silent, and is smoothed over a few windows. Nothing is decoded.
///
/// Who begins to speak is not kept waiting for the end of a window: it begins with the first voice, and as soon as
/// enough of it was voice, that is told. Nor does who stops: after a while without voice the level is gone.
struct SpeakerDetector {
    /// Smoothed linear level, 0 to 1.
    private(set) var level: Float = 0

    private let intervalTicks: UInt32
    /// Without voice for this long it is silence.
    private let patienceNanoseconds: Int64
    private let activeLevel: UInt8
    private let minActiveTicks: UInt32
    private let threshold: Float
    private let smoothing: Float

    private var windowTicks: UInt32 = 0
    private var activeTicks: UInt32 = 0
    private var loudest: UInt8 = 127
    private var lastTimestamp: UInt32?
    private var lastVoice: MediaTime?

    init(_ settings: RouterSettings) {
        let interval = settings.speakerInterval
        intervalTicks = UInt32(interval / .milliseconds(1)) * 48
        patienceNanoseconds = min(interval * 2, Limits.speakerPatience).nanosecondCount
        activeLevel = min(settings.activeLevel, 127)
        minActiveTicks = intervalTicks / 100 * min(settings.minPercentile, 100)
        threshold = Self.linear(activeLevel)
        smoothing = 2 / Float(min(settings.smoothIntervals, 100) + 1)
    }

    /// Whether the publication counts as speaking.
    var isSpeaking: Bool { level >= threshold }

    /// Takes in one packet.
    ///
    /// - Parameters:
    ///   - audioLevel: −dBov, 0 (loudest) to 127 (silence).
    ///   - timestamp: RTP time at 48 kHz.
    mutating func observe(_ audioLevel: UInt8, timestamp: UInt32, at now: MediaTime) {
        advance(to: now)
        let elapsed = lastTimestamp.map { timestamp &- $0 } ?? Limits.frameTicks
        // Late packets, and jumps of the source's clock, say nothing about this window.
        guard elapsed < 0x8000_0000 else { return }
        lastTimestamp = timestamp
        let isVoice = audioLevel <= activeLevel
        if isVoice { lastVoice = now }
        // The silence before it does not count against a voice that begins.
        let begins = isVoice && !isSpeaking && activeTicks == 0
        if begins { windowTicks = 0 }
        windowTicks += min(elapsed, begins ? Limits.frameTicks : intervalTicks)
        if isVoice {
            activeTicks += min(elapsed, begins ? Limits.frameTicks : Limits.packetTicks)
            loudest = min(loudest, audioLevel)
        }
        if windowTicks >= intervalTicks {
            closeWindow()
        } else if !isSpeaking, activeTicks >= minActiveTicks, heardLevel(over: windowTicks) >= threshold {
            level = heardLevel(over: windowTicks)
            startWindow()
        }
    }

    /// Lets a publication without voice fall silent.
    mutating func advance(to now: MediaTime) {
        guard let lastVoice, now.nanoseconds(since: lastVoice) >= patienceNanoseconds else { return }
        level = 0
        self.lastVoice = nil
        startWindow()
    }

    /// Silent at once: muted, ended, or replaced by another source.
    mutating func reset() {
        level = 0
        lastTimestamp = nil
        lastVoice = nil
        startWindow()
    }

    private mutating func closeWindow() {
        let heard = activeTicks >= minActiveTicks ? heardLevel(over: intervalTicks) : 0
        level += (heard - level) * smoothing
        startWindow()
    }

    /// The loudest of the window, lowered by the share of this time that was silent; 0 if all of it was.
    private func heardLevel(over ticks: UInt32) -> Float {
        guard activeTicks > 0 else { return 0 }
        return min(1, Self.linear(loudest) * Float(min(activeTicks, ticks)) / Float(ticks))
    }

    private mutating func startWindow() {
        windowTicks = 0
        activeTicks = 0
        loudest = 127
    }

    /// 10^(−level/20), without a mathematics library.
    private static func linear(_ level: UInt8) -> Float {
        linearLevels[Int(min(level, 127))]
    }

    private static let linearLevels: [Float] = {
        var levels: [Float] = []
        var level = 1.0
        for _ in 0...127 {
            levels.append(Float(level))
            level *= 0.891_250_938_133_745_6
        }
        return levels
    }()
}

/// How loud one publication is, from what its packets claim in their audio level extension (RFC 6464).
///
/// Levels are judged over windows of media time: if enough of a window was voice, its loudest level counts, lowered by
/// the share that was silent, and is smoothed over a few windows. Nothing is decoded.
struct SpeakerDetector {
    /// Smoothed linear level, 0 to 1.
    private(set) var level: Float = 0

    private let intervalTicks: UInt32
    private let timeout: Duration
    private let activeLevel: UInt8
    private let minActiveTicks: UInt32
    private let threshold: Float
    private let smoothing: Float

    private var windowTicks: UInt32 = 0
    private var activeTicks: UInt32 = 0
    private var loudest: UInt8 = 127
    private var lastTimestamp: UInt32?
    private var lastHeard: ContinuousClock.Instant?

    init(_ settings: RouterSettings) {
        let interval = settings.speakerInterval
        intervalTicks = UInt32(interval / .milliseconds(1)) * 48
        timeout = interval * 2
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
    mutating func observe(_ audioLevel: UInt8, timestamp: UInt32, at now: ContinuousClock.Instant) {
        lastHeard = now
        guard let last = lastTimestamp else {
            lastTimestamp = timestamp
            return
        }
        let elapsed = timestamp &- last
        // Late packets, and jumps of the source's clock, say nothing about this window.
        guard elapsed < 0x8000_0000 else { return }
        lastTimestamp = timestamp
        windowTicks += min(elapsed, intervalTicks)
        if audioLevel <= activeLevel {
            activeTicks += min(elapsed, Limits.packetTicks)
            loudest = min(loudest, audioLevel)
        }
        if windowTicks >= intervalTicks { closeWindow() }
    }

    /// Lets a publication that sends nothing fall silent.
    mutating func advance(to now: ContinuousClock.Instant) {
        guard let lastHeard, now - lastHeard >= timeout else { return }
        reset()
    }

    /// Silent at once: muted, ended, or replaced by another source.
    mutating func reset() {
        level = 0
        lastTimestamp = nil
        lastHeard = nil
        startWindow()
    }

    private mutating func closeWindow() {
        var heard: Float = 0
        if activeTicks >= minActiveTicks, activeTicks > 0 {
            heard = min(1, Self.linear(loudest) * Float(min(activeTicks, intervalTicks)) / Float(intervalTicks))
        }
        level += (heard - level) * smoothing
        startWindow()
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

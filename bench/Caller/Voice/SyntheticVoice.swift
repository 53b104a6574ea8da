/// A voice that is none: payloads of Opus's size that say whose they are and which.
public struct SyntheticVoice: VoiceSource {
    /// Whose voice.
    public let tag: UInt32
    /// Bytes of each payload.
    public var payloadCount: Int
    /// Its loudness, in −dBov.
    public var level: UInt8
    private var counter: UInt32 = 0

    /// - Parameters:
    ///   - tag: what listeners will read.
    ///   - payloadCount: 80 is what Opus makes of 32 kbit/s.
    public init(tag: UInt32, payloadCount: Int = 80, level: UInt8 = 20) {
        self.tag = tag
        self.payloadCount = min(max(payloadCount, VoiceMark.byteCount), Limits.payloadBytes)
        self.level = level
    }

    public mutating func next(at time: UInt64, into payload: inout MutableSpan<UInt8>) -> VoiceFrame {
        VoiceMark(tag: tag, counter: counter, time: time).write(into: &payload)
        for index in VoiceMark.byteCount..<payloadCount { payload[index] = UInt8(truncatingIfNeeded: index) }
        defer { counter &+= 1 }
        return VoiceFrame(count: payloadCount, level: level, isStart: counter == 0)
    }
}

import Caller

/// Where the members' voices come from: synthetic payloads, or one recording that was encoded once and that each begins
/// at a place of its own.
struct VoiceBox {
    private let packets: [[UInt8]]
    private let levels: [UInt8]

    /// Synthetic payloads of 80 bytes, what Opus makes of 32 kbit/s.
    init() {
        packets = []
        levels = []
    }

    /// A recording's frames.
    init(packets: [[UInt8]], levels: [UInt8]) {
        self.packets = packets
        self.levels = levels
    }

    func voice(tag: UInt32, random: inout some RandomNumberGenerator) -> any VoiceSource {
        guard !packets.isEmpty else { return SyntheticVoice(tag: tag) }
        let start = Int.random(in: 0..<packets.count, using: &random)
        return RecordedVoice(packets: packets, levels: levels, tag: tag, start: start)
    }
}

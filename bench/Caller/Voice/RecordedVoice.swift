/// Real speech: Opus packets of 20 ms each, played once or over and over.
public struct RecordedVoice: VoiceSource {
    private let packets: [[UInt8]]
    private let levels: [UInt8]
    private let repeats: Bool
    private var position = 0
    private var wasSilent = true

    /// - Parameters:
    ///   - packets: in order; an empty one is a frame that discontinuous transmission leaves out.
    ///   - levels: the loudness of each, in −dBov; 30 for those that it has none for.
    ///   - repeats: whether it begins again at its end.
    public init(packets: [[UInt8]], levels: [UInt8] = [], repeats: Bool = true) {
        self.packets = packets
        self.levels = levels
        self.repeats = repeats
    }

    public mutating func next(at time: UInt64, into payload: inout MutableSpan<UInt8>) -> VoiceFrame {
        if position == packets.count, repeats { position = 0 }
        guard position < packets.count else { return VoiceFrame(count: 0, level: 127) }
        let packet = packets[position]
        let level = position < levels.count ? levels[position] : 30
        position += 1
        guard !packet.isEmpty, packet.count <= payload.count else {
            wasSilent = true
            return VoiceFrame(count: 0, level: 127)
        }
        for index in packet.indices { payload[index] = packet[index] }
        defer { wasSilent = false }
        return VoiceFrame(count: packet.count, level: level, isStart: wasSilent)
    }
}

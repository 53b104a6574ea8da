/// Real speech: Opus packets of 20 ms each, played once or over and over.
public struct RecordedVoice: VoiceSource {
    private let packets: [[UInt8]]
    private let levels: [UInt8]
    private let repeats: Bool
    private let tag: UInt32?
    private var position = 0
    private var counter: UInt32 = 0
    private var wasSilent = true

    /// - Parameters:
    ///   - packets: in order; an empty one is a frame that discontinuous transmission leaves out.
    ///   - levels: the loudness of each, in −dBov; 30 for those that it has none for.
    ///   - repeats: whether it begins again at its end.
    ///   - tag: marks each packet with this name, its number and its time, in Opus's padding; nil leaves them alone.
    ///   - start: the packet to begin with.
    public init(packets: [[UInt8]], levels: [UInt8] = [], repeats: Bool = true, tag: UInt32? = nil, start: Int = 0) {
        self.packets = packets
        self.levels = levels
        self.repeats = repeats
        self.tag = tag
        position = packets.isEmpty ? 0 : start % packets.count
    }

    /// A recording that was encoded once and may be spoken by many.
    public init(_ speech: OpusSpeech, repeats: Bool = true, tag: UInt32? = nil, start: Int = 0) {
        self.init(packets: speech.packets, levels: speech.levels, repeats: repeats, tag: tag, start: start)
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
        defer { wasSilent = false }
        if let tag {
            let mark = VoiceMark(tag: tag, counter: counter, time: time)
            counter &+= 1
            if let count = mark.write(padding: packet, into: &payload) {
                return VoiceFrame(count: count, level: level, isStart: wasSilent)
            }
        }
        for index in packet.indices { payload[index] = packet[index] }
        return VoiceFrame(count: packet.count, level: level, isStart: wasSilent)
    }
}

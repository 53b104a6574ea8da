import COpus

/// A recording as Opus frames of 20 ms, encoded once; any number of callers may speak it (``RecordedVoice``).
public struct OpusSpeech: Sendable {
    /// How it is encoded.
    public struct Settings: Sendable {
        /// Bits a second.
        public var bitrate = 32_000
        /// Frames of silence are left out (RFC 6716 §2.1.9).
        public var usesPauses = false
        /// In-band redundancy for so many percent of loss; 0 for none.
        public var expectedLoss = 0

        public init() {}
    }

    /// One each 20 ms; an empty one is not sent.
    public let packets: [[UInt8]]
    /// The loudness of each, in −dBov (RFC 6464).
    public let levels: [UInt8]

    /// Encodes all of a recording; its last frame is filled up with silence.
    ///
    /// - Returns: nil if libopus refuses the settings.
    public init?(_ recording: WAVFile, _ settings: Settings = Settings()) {
        var status: Int32 = 0
        guard
            let encoder = unsafe opus_encoder_create(
                opus_int32(recording.rate), 1, OPUS_APPLICATION_VOIP, &status)
        else { return nil }
        defer { unsafe opus_encoder_destroy(encoder) }
        guard unsafe opus_set_bitrate(encoder, Int32(clamping: settings.bitrate)) == OPUS_OK,
            unsafe opus_set_discontinuous(encoder, settings.usesPauses ? 1 : 0) == OPUS_OK,
            unsafe opus_set_expected_loss(encoder, Int32(clamping: settings.expectedLoss)) == OPUS_OK
        else { return nil }
        let frameCount = recording.rate / 50
        var packets: [[UInt8]] = []
        var levels: [UInt8] = []
        var room = [UInt8](repeating: 0, count: Limits.payloadBytes)
        for start in stride(from: 0, to: recording.samples.count, by: frameCount) {
            var frame = Array(recording.samples[start..<min(start + frameCount, recording.samples.count)])
            frame += [Int16](repeating: 0, count: frameCount - frame.count)
            let count = unsafe opus_encode(encoder, frame, Int32(frameCount), &room, opus_int32(room.count))
            guard count > 0 else { return nil }
            // libopus: a packet of two bytes or fewer need not be transmitted.
            packets.append(count > 2 ? Array(room[..<Int(count)]) : [])
            levels.append(Loudness.level(of: frame.span))
        }
        self.packets = packets
        self.levels = levels
    }
}

import COpus

/// Turns one voice's packets back into sound: 48 kHz, mono. It decodes in the order of arrival and holds nothing back;
/// what is missing before a packet is concealed, and what comes after a later one has been heard is passed over.
@safe final class SpeechDecoder {
    /// Samples of 20 ms.
    static let frameSamples = 960
    /// RFC 6716 §3.2: a packet has at most 120 ms.
    private static let samplesMax = 5760

    private let decoder: OpaquePointer
    private var samples = [Int16](repeating: 0, count: samplesMax)
    private var lastTimestamp: UInt32?
    /// Samples of a second, for the level.
    private var power = 0.0

    init?() {
        var status: Int32 = 0
        guard let decoder = unsafe opus_decoder_create(48_000, 1, &status) else { return nil }
        unsafe self.decoder = decoder
    }

    deinit { unsafe opus_decoder_destroy(decoder) }

    /// What a packet became.
    struct Sound {
        /// Samples, those concealed before it included.
        var samples: [Int16] = []
        /// Frames of 20 ms that were made up for it, as far as they are worth it.
        var concealed = 0
        /// It was no Opus.
        var isBroken = false
    }

    /// Decodes a packet; nil when it comes too late to be heard.
    ///
    /// - Parameter isPause: the sender had left frames out before it, so that nothing is missing.
    func decode(_ payload: Span<UInt8>, timestamp: UInt32, isPause: Bool) -> Sound? {
        var sound = Sound()
        if let lastTimestamp {
            let step = Int32(bitPattern: timestamp &- lastTimestamp)
            guard step > 0 else { return nil }
            let missing = Int(step) / Self.frameSamples - 1
            if missing > 0, !isPause {
                for _ in 0..<min(missing, Limits.concealedFrames) { conceal(into: &sound) }
            }
        }
        lastTimestamp = timestamp
        let count = unsafe payload.withUnsafeBufferPointer { bytes in
            unsafe opus_decode(
                decoder, bytes.baseAddress, opus_int32(bytes.count), &samples, Int32(Self.samplesMax), 0)
        }
        guard count > 0 else {
            sound.isBroken = true
            return sound
        }
        sound.samples += samples[..<Int(count)]
        measure(samples[..<Int(count)])
        return sound
    }

    private func conceal(into sound: inout Sound) {
        let count = unsafe opus_decode(decoder, nil, 0, &samples, Int32(Self.frameSamples), 0)
        guard count > 0 else { return }
        sound.samples += samples[..<Int(count)]
        sound.concealed += 1
    }

    private func measure(_ samples: ArraySlice<Int16>) {
        let sum = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
        // A running mean of about a quarter of a second, so that one number says how loud it is.
        power += (sum / Double(samples.count) - power) * 0.08
    }

    /// How loud it has been of late, in −dBov.
    var level: UInt8 { power > 0 ? Loudness.level(ofPower: power) : 127 }
}

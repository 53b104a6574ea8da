/// A recording in a WAV file: 16-bit PCM, mixed down to one channel.
public struct WAVFile: Sendable, Equatable {
    /// Samples a second: 8,000, 12,000, 16,000, 24,000 or 48,000, the rates that Opus takes.
    public let rate: Int
    public let samples: [Int16]

    /// Why a file cannot be spoken from.
    public enum Fault: Error, Equatable {
        case notWAV
        /// It is compressed, or has samples of another size.
        case notPCM16
        case rate(Int)
        case empty
    }

    public init(rate: Int, samples: [Int16]) {
        self.rate = rate
        self.samples = samples
    }

    /// Reads a file's bytes.
    public init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8), bytes[8..<12].elementsEqual("WAVE".utf8)
        else { throw .notWAV }
        var format: (channels: Int, rate: Int)?
        var data: Range<Int>?
        var offset = 12
        while offset + 8 <= bytes.count, data == nil {
            let count = Int(Self.word(bytes, at: offset + 4, bytes: 4))
            let body = offset + 8..<min(bytes.count, offset + 8 + count)
            if bytes[offset..<offset + 4].elementsEqual("fmt ".utf8) {
                guard body.count >= 16 else { throw .notWAV }
                let kind = Self.word(bytes, at: body.lowerBound, bytes: 2)
                let bits = Self.word(bytes, at: body.lowerBound + 14, bytes: 2)
                let channels = Int(Self.word(bytes, at: body.lowerBound + 2, bytes: 2))
                // 0xFFFE says that the true kind stands further on; with 16 bits it is PCM.
                guard kind == 1 || kind == 0xFFFE, bits == 16, (1...8).contains(channels) else { throw .notPCM16 }
                format = (channels, Int(Self.word(bytes, at: body.lowerBound + 4, bytes: 4)))
            } else if bytes[offset..<offset + 4].elementsEqual("data".utf8) {
                data = body
            }
            // Chunks begin at even offsets.
            offset += 8 + count + count % 2
        }
        guard let format, let data else { throw .notWAV }
        guard [8_000, 12_000, 16_000, 24_000, 48_000].contains(format.rate) else { throw .rate(format.rate) }
        let frames = data.count / (2 * format.channels)
        guard frames > 0 else { throw .empty }
        rate = format.rate
        samples = (0..<frames).map { frame in
            let start = data.lowerBound + frame * 2 * format.channels
            let sum = (0..<format.channels).reduce(0) { sum, channel in
                sum + Int(Int16(truncatingIfNeeded: Self.word(bytes, at: start + 2 * channel, bytes: 2)))
            }
            return Int16(sum / format.channels)
        }
    }

    /// A little-endian number.
    private static func word(_ bytes: [UInt8], at offset: Int, bytes count: Int) -> UInt32 {
        (0..<count).reversed().reduce(0) { $0 << 8 | UInt32(bytes[offset + $1]) }
    }
}

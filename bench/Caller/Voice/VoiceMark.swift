import SFU

/// What a synthetic voice writes into each of its packets, so that a listener knows whose it is, which one, and when it
/// left: behind an Opus table-of-contents byte and one letter, 16 bytes.
public struct VoiceMark: Sendable, Equatable {
    /// Whose voice: chosen by whoever set it up.
    public var tag: UInt32
    /// Which packet of it, from 0.
    public var counter: UInt32
    /// When it was made, in nanoseconds since the caller's epoch.
    public var time: UInt64

    public init(tag: UInt32, counter: UInt32, time: UInt64) {
        self.tag = tag
        self.counter = counter
        self.time = time
    }

    /// Bytes that a mark needs in a payload.
    public static let byteCount = 18
    /// SILK wideband, 20 ms, mono, one frame (RFC 6716 §3.1).
    private static let tableOfContents: UInt8 = 0x48
    private static let letter: UInt8 = 0x51

    /// Reads the mark of a payload; nil when it has none.
    init?(_ payload: Span<UInt8>) {
        guard payload.count >= Self.byteCount, payload[0] == Self.tableOfContents, payload[1] == Self.letter else {
            return nil
        }
        tag = payload.networkUInt32(at: 2)
        counter = payload.networkUInt32(at: 6)
        time = payload.networkUInt64(at: 10)
    }

    /// Writes it to the start of a payload.
    func write(into payload: inout MutableSpan<UInt8>) {
        payload[0] = Self.tableOfContents
        payload[1] = Self.letter
        payload.setNetworkUInt32(tag, at: 2)
        payload.setNetworkUInt32(counter, at: 6)
        payload.setNetworkUInt64(time, at: 10)
    }
}

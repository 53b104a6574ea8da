import SFU

/// What a synthetic voice writes into each of its packets, so that a listener knows whose it is, which one, and when it
/// left: behind an Opus table-of-contents byte and one letter, 16 bytes. In a packet of real Opus the same bytes are
/// its padding, which decoders pass over (RFC 6716 §3.2.5).
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
    package init?(_ payload: Span<UInt8>) {
        guard payload.count >= Self.byteCount else { return nil }
        let isPadding = Self.isPadded(payload)
        let start = isPadding ? payload.count - Self.byteCount : 0
        guard payload[start] == Self.tableOfContents, payload[start + 1] == Self.letter else { return nil }
        tag = payload.networkUInt32(at: start + 2)
        counter = payload.networkUInt32(at: start + 6)
        time = payload.networkUInt64(at: start + 10)
    }

    // MARK: In real Opus

    /// Bytes that a mark adds to a packet of one frame: the mark, and two that say that it is padding.
    static let paddedOverhead = byteCount + 2
    /// One frame, of constant size, with padding (RFC 6716 §3.2.5).
    private static let oneFramePadded: UInt8 = 0x41

    private static func isPadded(_ payload: Span<UInt8>) -> Bool {
        payload.count >= byteCount + 3 && payload[0] & 3 == 3 && payload[1] == oneFramePadded
            && payload[2] == UInt8(byteCount)
    }

    /// Writes a packet of one frame with the mark as its padding.
    ///
    /// - Returns: its size; nil when it is no packet of one frame, or has no room.
    func write(padding packet: [UInt8], into payload: inout MutableSpan<UInt8>) -> Int? {
        let count = packet.count + Self.paddedOverhead
        guard let first = packet.first, first & 3 == 0, count <= payload.count else { return nil }
        payload[0] = first | 3
        payload[1] = Self.oneFramePadded
        payload[2] = UInt8(Self.byteCount)
        for index in 1..<packet.count { payload[index + 2] = packet[index] }
        write(into: &payload, at: count - Self.byteCount)
        return count
    }

    /// Writes it into a payload, which has room.
    func write(into payload: inout MutableSpan<UInt8>, at start: Int = 0) {
        payload[start] = Self.tableOfContents
        payload[start + 1] = Self.letter
        payload.setNetworkUInt32(tag, at: start + 2)
        payload.setNetworkUInt32(counter, at: start + 6)
        payload.setNetworkUInt64(time, at: start + 10)
    }
}

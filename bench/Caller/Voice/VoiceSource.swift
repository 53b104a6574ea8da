/// Where the frames of a voice come from, one for every 20 ms.
public protocol VoiceSource: Sendable {
    /// Writes the next frame's payload.
    ///
    /// - Parameters:
    ///   - time: nanoseconds since the caller's epoch.
    ///   - payload: room for it.
    mutating func next(at time: UInt64, into payload: inout MutableSpan<UInt8>) -> VoiceFrame
}

/// What a source made.
public struct VoiceFrame: Sendable, Equatable {
    /// Bytes of payload; 0 sends nothing for this frame (discontinuous transmission).
    public var count: Int
    /// Loudness in −dBov, 0 to 127 (RFC 6464).
    public var level: UInt8
    /// Begins a talk spurt (RFC 3551 §4.1).
    public var isStart: Bool

    public init(count: Int, level: UInt8, isStart: Bool = false) {
        self.count = count
        self.level = level
        self.isStart = isStart
    }
}

/// Frames that a TCP connection has not taken yet: few, and none that nobody wants to hear any more.
///
/// A path that is too narrow for what is said must not turn into a call that lags: what is older than a second goes,
/// and so does the oldest when too much waits. A frame of which a part was sent stays, or the frames after it could not
/// be told apart. What must arrive (handshakes, data) is sent again by its own protocol.
struct FrameQueue {
    private struct Waiting {
        var bytes: [UInt8]
        var since: ContinuousClock.Instant
        /// A part of it is on its way already.
        var hasBegun: Bool
    }

    /// What became of a turn's sending.
    enum Outcome: Equatable {
        /// Nothing waits.
        case done
        /// The connection takes no more for now.
        case waiting
        /// The connection is no more, with this errno.
        case failed(Int32)
    }

    private var frames: [Waiting] = []
    private(set) var byteCount = 0
    /// Frames given up since somebody last asked.
    private(set) var lateCount: UInt64 = 0

    var isEmpty: Bool { frames.isEmpty }

    /// Sends a frame, or keeps what the connection did not take.
    ///
    /// - Parameters:
    ///   - frame: with its length in front.
    ///   - write: gives bytes to the connection: how many it took, or a negative errno.
    mutating func send(
        _ frame: UnsafeRawBufferPointer, at now: ContinuousClock.Instant, _ write: (UnsafeRawBufferPointer) -> Int
    ) -> Outcome {
        if !frames.isEmpty {
            unsafe append(Array(frame), at: now, hasBegun: false)
            return .waiting
        }
        let taken = unsafe write(frame)
        if taken < 0 && !Self.isPatience(taken) { return .failed(Int32(-taken)) }
        let count = max(0, taken)
        guard count < frame.count else { return .done }
        unsafe append(Array(frame[count...]), at: now, hasBegun: count > 0)
        return .waiting
    }

    /// Sends what waits, as far as the connection takes it.
    mutating func flush(at now: ContinuousClock.Instant, _ write: (UnsafeRawBufferPointer) -> Int) -> Outcome {
        dropLate(at: now)
        while !frames.isEmpty {
            let taken = unsafe frames[0].bytes.withUnsafeBytes { unsafe write($0) }
            if taken < 0 && !Self.isPatience(taken) { return .failed(Int32(-taken)) }
            guard taken > 0 else { return .waiting }
            byteCount -= taken
            if taken < frames[0].bytes.count {
                frames[0].bytes.removeFirst(taken)
                frames[0].hasBegun = true
                return .waiting
            }
            frames.removeFirst()
        }
        return .done
    }

    /// How many frames were given up since the last call.
    mutating func takeLateCount() -> UInt64 {
        defer { lateCount = 0 }
        return lateCount
    }

    private mutating func append(_ bytes: [UInt8], at now: ContinuousClock.Instant, hasBegun: Bool) {
        dropLate(at: now)
        while byteCount + bytes.count > Limits.streamQueueBytes, let oldest = frames.firstIndex(where: { !$0.hasBegun })
        {
            remove(at: oldest)
        }
        frames.append(Waiting(bytes: bytes, since: now, hasBegun: hasBegun))
        byteCount += bytes.count
    }

    private mutating func dropLate(at now: ContinuousClock.Instant) {
        while let index = frames.firstIndex(where: { !$0.hasBegun }), now - frames[index].since > Limits.streamPatience
        {
            remove(at: index)
        }
    }

    private mutating func remove(at index: Int) {
        byteCount -= frames[index].bytes.count
        frames.remove(at: index)
        lateCount += 1
    }

    /// Whether a refusal only means that the connection is full (EAGAIN) or that a signal came (EINTR).
    private static func isPatience(_ result: Int) -> Bool { result == -11 || result == -4 }
}

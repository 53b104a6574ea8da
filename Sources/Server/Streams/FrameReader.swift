/// Datagrams out of a TCP stream, as RFC 4571 §2 frames them: two bytes of length, then that many bytes.
///
/// The stream may come in any pieces. Memory is taken once and holds little more than the largest datagram; a length
/// above that is no datagram of a call, and ends the connection before a byte of it is kept.
struct FrameReader {
    enum Next: Equatable {
        /// A whole datagram lies here. Valid until the next ``fill(_:)``.
        case frame(Range<Int>)
        /// The rest has not come yet.
        case incomplete
        /// A frame says that it is larger than any datagram of a call.
        case oversized
    }

    private var bytes: [UInt8]
    /// What has come and was not taken yet.
    private var waiting = 0..<0

    init() { bytes = Array(repeating: 0, count: Limits.streamReadBytes) }

    /// Lets `read` put what has come into the free room, and answer how many bytes that were.
    ///
    /// - Returns: what `read` answered. Nothing is taken in when that is negative.
    mutating func fill(_ read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
        compact()
        let end = waiting.upperBound
        let count = unsafe bytes.withUnsafeMutableBytes { room in
            unsafe read(UnsafeMutableRawBufferPointer(rebasing: room[end...]))
        }
        precondition(count <= bytes.count - end, "more was read than there was room for")
        waiting = 0..<end + max(0, count)
        return count
    }

    /// Takes the next frame. Empty ones carry nothing and are passed over.
    mutating func next() -> Next {
        while waiting.count >= Self.headerCount {
            let count = Self.length(bytes[waiting.lowerBound], bytes[waiting.lowerBound + 1])
            guard count <= Limits.streamFrameBytes else { return .oversized }
            let start = waiting.lowerBound + Self.headerCount
            guard start + count <= waiting.upperBound else { return .incomplete }
            waiting = start + count..<waiting.upperBound
            if count > 0 { return .frame(start..<start + count) }
        }
        return .incomplete
    }

    /// Hands a frame to somebody who may change it.
    mutating func withFrame(_ frame: Range<Int>, _ body: (inout MutableSpan<UInt8>) -> Void) {
        unsafe bytes.withUnsafeMutableBufferPointer { all in
            let part = unsafe UnsafeMutableBufferPointer(rebasing: all[frame])
            var span = unsafe MutableSpan(_unsafeElements: part)
            body(&span)
        }
    }

    /// Where the first frame of these bytes lies; for those who look before they take.
    static func first(of bytes: Span<UInt8>) -> Next {
        guard bytes.count >= headerCount else { return .incomplete }
        let count = length(bytes[0], bytes[1])
        guard count <= Limits.streamFrameBytes else { return .oversized }
        return headerCount + count <= bytes.count ? .frame(headerCount..<headerCount + count) : .incomplete
    }

    /// Moves what waits to the front, so that all free room is behind it.
    private mutating func compact() {
        guard waiting.lowerBound > 0 else { return }
        for index in 0..<waiting.count { bytes[index] = bytes[waiting.lowerBound + index] }
        waiting = 0..<waiting.count
    }

    private static func length(_ high: UInt8, _ low: UInt8) -> Int { Int(high) << 8 | Int(low) }

    /// Bytes of a frame's length.
    static let headerCount = 2
}

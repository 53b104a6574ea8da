import Caller

/// Who heard which frame and when, and what crossed the wire for it.
struct LossBooks {
    /// Frames made in this time count.
    let window: Range<UInt64>
    /// One listener's copy of one voice: when it heard which frame first, by the frame's number.
    private struct Copy {
        var listener: Int
        var tag: UInt32
        var delays: [UInt32: UInt64] = [:]
    }
    private var copies: [Copy] = []
    private var places: [UInt64: Int] = [:]
    /// The first and the last frame of each voice that anyone heard, by tag.
    private var frames: [UInt32: ClosedRange<UInt32>] = [:]
    private(set) var bytesUp = 0
    private(set) var bytesDown = 0
    private var isOpen = false
    var now: UInt64 = 0

    /// IPv4 and UDP.
    private static let headerBytes = 28

    init(window: Range<UInt64>) { self.window = window }

    /// Counts what media costs: SRTP and SRTCP, with the headers below.
    mutating func sent(_ bytes: UnsafeRawBufferPointer, isUp: Bool) {
        guard window.contains(now), 128...191 ~= bytes[0] else { return }
        if isUp { bytesUp += bytes.count + Self.headerBytes } else { bytesDown += bytes.count + Self.headerBytes }
    }

    mutating func heard(_ mark: VoiceMark, by listener: Int, at time: UInt64) {
        guard window.contains(mark.time) else { return }
        let known = frames[mark.tag] ?? mark.counter...mark.counter
        frames[mark.tag] = min(known.lowerBound, mark.counter)...max(known.upperBound, mark.counter)
        let key = UInt64(listener) << 32 | UInt64(mark.tag)
        let place = places[key] ?? copies.count
        if place == copies.count {
            places[key] = place
            copies.append(Copy(listener: listener, tag: mark.tag))
        }
        if copies[place].delays[mark.counter] == nil { copies[place].delays[mark.counter] = time - mark.time }
    }

    /// How many frames there were to hear, and after how long each that was heard was.
    var outcome: (expected: Int, delays: [UInt64]) {
        var expected = 0
        var delays: [UInt64] = []
        for copy in copies {
            expected += frames[copy.tag].map { Int($0.upperBound - $0.lowerBound) + 1 } ?? 0
            delays += copy.delays.values
        }
        return (expected, delays.sorted())
    }
}

/// Which earlier frames go along with one packet to one listener (RFC 2198), the eldest first; possibly none.
struct Redundancy {
    /// A frame, and how much earlier than the packet it is in RTP time.
    struct Block {
        var frame: RecentFrames.Frame
        var offset: UInt32
    }

    /// Bytes of a redundant block's header; the primary's has one.
    static let headerCount = 4

    private(set) var count = 0
    /// Bytes in front of the primary's data: all headers, and the redundant blocks.
    private(set) var byteCount = 1
    private var blocks = InlineArray<2, Block>(
        repeating: Block(frame: RecentFrames.Frame(sequence: -1, timestamp: 0, count: 0), offset: 0))

    init() {
        precondition(Limits.redundantFrames <= blocks.count, "more redundant frames than places for them")
    }

    /// A block, by its place in the packet.
    subscript(index: Int) -> Block {
        precondition(index < count, "a redundant block that was not chosen")
        return blocks[index]
    }

    /// Puts a frame before those that are there already.
    mutating func insert(_ frame: RecentFrames.Frame, offset: UInt32) {
        var place = count
        while place > 0 {
            blocks[place] = blocks[place - 1]
            place -= 1
        }
        blocks[0] = Block(frame: frame, offset: offset)
        count += 1
        byteCount += Self.headerCount + frame.count
    }
}

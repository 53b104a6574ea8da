/// Which packets of one SSRC came, of the latest ``Limits/replayWindow``: guesses a packet's index from its sequence
/// number (RFC 3711 §3.3.1), and tells what was received before (§3.3.2).
///
/// It asks and answers before a packet is known to be authentic, and changes only for one that is.
struct ReplayWindow {
    let ssrc: UInt32
    /// The highest index received.
    private var highest: Int64 = 0
    /// By the remainder of the index.
    private var bits = InlineArray<4, UInt64>(repeating: 0)

    init(ssrc: UInt32) {
        precondition(Limits.replayWindow == Int64(bits.count * 64), "a replay window without a bit for each packet")
        self.ssrc = ssrc
    }

    /// The index that a packet with this number has: the nearest to the highest so far, and never one before zero.
    func index(of sequence: UInt16) -> Int64 {
        let number = Int64(sequence)
        guard highest > 0x8000 else { return number }
        let last = highest & 0xFFFF
        let start = highest - last
        if last < 0x8000 { return number - last > 0x8000 ? start - 0x1_0000 + number : start + number }
        return last - 0x8000 > number ? start + 0x1_0000 + number : start + number
    }

    /// Whether a packet is neither here already nor too old to tell.
    func admits(_ index: Int64) -> Bool {
        if index > highest { return true }
        guard highest - index < Limits.replayWindow else { return false }
        let place = Self.place(index)
        return bits[place.word] & place.bit == 0
    }

    /// Notes an authentic packet.
    mutating func insert(_ index: Int64) {
        if index > highest { advance(to: index) }
        let place = Self.place(index)
        bits[place.word] |= place.bit
    }

    private mutating func advance(to index: Int64) {
        if index - highest >= Limits.replayWindow {
            bits = InlineArray<4, UInt64>(repeating: 0)
        } else {
            var passed = highest + 1
            while passed < index {
                let place = Self.place(passed)
                bits[place.word] &= ~place.bit
                passed += 1
            }
        }
        highest = index
    }

    private static func place(_ index: Int64) -> (word: Int, bit: UInt64) {
        let position = Int(index & (Limits.replayWindow - 1))
        return (position >> 6, 1 << UInt64(position & 63))
    }
}

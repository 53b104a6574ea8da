/// Which source packets a listener was sent, of the last few hundred: nothing is sent twice by accident, and nothing
/// is sent "again" that was never sent.
struct SentWindow {
    /// How far back is remembered; as many packets as a publication's history keeps.
    static let width: Int64 = 512

    /// The lowest source sequence that may be sent: the first after a start or restart.
    private(set) var floor: Int64 = 0
    private(set) var highest: Int64 = -1
    private var bits = InlineArray<8, UInt64>(repeating: 0)

    init() {}

    /// Begins anew: nothing before this packet may follow it.
    mutating func restart(at sequence: Int64) {
        floor = sequence
        highest = sequence &- 1
        bits = InlineArray<8, UInt64>(repeating: 0)
    }

    /// Whether a packet was sent, as far as is remembered.
    func contains(_ sequence: Int64) -> Bool {
        guard isWithin(sequence) else { return false }
        let position = Self.position(sequence)
        return bits[position.word] & position.bit != 0
    }

    /// Whether a packet may be sent: it is neither sent already, nor before the start, nor too old to tell.
    func mayInsert(_ sequence: Int64) -> Bool {
        if sequence > highest { return true }
        return isWithin(sequence) && !contains(sequence)
    }

    /// Remembers a packet as sent.
    mutating func insert(_ sequence: Int64) {
        if sequence > highest { advance(to: sequence) }
        guard isWithin(sequence) else { return }
        let position = Self.position(sequence)
        bits[position.word] |= position.bit
    }

    /// Forgets what falls out of the window on the way to a new highest.
    private mutating func advance(to sequence: Int64) {
        if sequence &- highest >= Self.width {
            bits = InlineArray<8, UInt64>(repeating: 0)
        } else {
            var passed = highest + 1
            while passed <= sequence {
                let position = Self.position(passed)
                bits[position.word] &= ~position.bit
                passed += 1
            }
        }
        highest = sequence
    }

    private func isWithin(_ sequence: Int64) -> Bool {
        sequence >= floor && sequence <= highest && highest &- sequence < Self.width
    }

    private static func position(_ sequence: Int64) -> (word: Int, bit: UInt64) {
        let index = Int(sequence & (width - 1))
        return (index >> 6, 1 << UInt64(index & 63))
    }
}

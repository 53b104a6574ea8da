/// Every datagram is counted once, and no copy of a media datagram is taken in a second time. Reports are left out: a
/// source that ended is forgotten with its window, and what it once reported says nothing to anyone.
struct CounterChecker {
    static let balance = "balance"
    static let replay = "replay"
    /// Bits of the origins that were taken in as media.
    private var taken: [UInt64] = []

    /// A router has taken a datagram in as media, or done something else with it.
    mutating func check(isBalanced: Bool, isTaken: Bool, origin: UInt32) -> (rule: String, detail: String)? {
        guard isBalanced else { return (Self.balance, "the counters do not add up") }
        guard origin > 0, isTaken else { return nil }
        let word = Int(origin / 64)
        let bit = UInt64(1) << UInt64(origin % 64)
        while taken.count <= word { taken.append(0) }
        guard taken[word] & bit == 0 else { return (Self.replay, "a copy of a datagram was taken in again") }
        taken[word] |= bit
        return nil
    }
}

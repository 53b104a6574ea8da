/// The last nonces of a room's data packets: one that comes again is a repetition, and not passed on.
struct RecentNonces {
    private var nonces: [[UInt8]] = []
    private var oldest = 0

    /// Notes a nonce; false if it is a repetition. Empty ones are never.
    mutating func insert(_ nonce: [UInt8]) -> Bool {
        guard !nonce.isEmpty else { return true }
        guard !nonces.contains(nonce) else { return false }
        if nonces.count < Limits.rememberedNonces {
            nonces.append(nonce)
        } else {
            nonces[oldest] = nonce
            oldest = (oldest + 1) % nonces.count
        }
        return true
    }
}

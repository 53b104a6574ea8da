/// How many messages a client may still send: a bucket that refills with time.
struct MessageBudget {
    private var tokens = Double(Limits.messageBurst)
    private var refilled: ContinuousClock.Instant

    init(at now: ContinuousClock.Instant) {
        refilled = now
    }

    /// Takes a message of so many bytes out. False: the client floods.
    mutating func spend(_ byteCount: Int, at now: ContinuousClock.Instant) -> Bool {
        let elapsed = refilled.duration(to: now)
        refilled = max(refilled, now)
        tokens = min(Double(Limits.messageBurst), tokens + max(0, elapsed / .seconds(1)) * Limits.messagesPerSecond)
        let cost = Double(1 + byteCount / Limits.messageUnitBytes)
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }
}

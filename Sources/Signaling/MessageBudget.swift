/// How many messages a client may still send: a bucket that refills with time.
struct MessageBudget {
    private var tokens = Double(Limits.messageBurst)
    private var refilled: ContinuousClock.Instant

    init(at now: ContinuousClock.Instant) {
        refilled = now
    }

    /// Takes one message out. False: the client floods.
    mutating func spend(at now: ContinuousClock.Instant) -> Bool {
        let elapsed = refilled.duration(to: now)
        refilled = max(refilled, now)
        tokens = min(Double(Limits.messageBurst), tokens + max(0, elapsed / .seconds(1)) * Limits.messagesPerSecond)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }
}

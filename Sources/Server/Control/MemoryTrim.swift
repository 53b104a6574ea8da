import CLinux

/// Gives memory back to the system some time after people came or went: handshakes leave behind what the allocator
/// would keep for the next crowd.
struct MemoryTrim {
    private var due: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?

    /// Somebody came or went.
    mutating func note(at now: ContinuousClock.Instant) {
        guard due == nil else { return }
        let settled = now + Limits.trimDelay
        due = last.map { max(settled, $0 + Limits.trimInterval) } ?? settled
    }

    /// When there is something to give back.
    var deadline: ContinuousClock.Instant? { due }

    /// Whether now is the time, which then counts as done.
    mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
        guard let due, due <= now else { return false }
        self.due = nil
        last = now
        return true
    }
}

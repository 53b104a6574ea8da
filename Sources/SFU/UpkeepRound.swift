/// How far a round of looking after all transports has come: it goes through them portion by portion, so that no packet
/// waits for all of them.
struct UpkeepRound {
    private let start: MediaTime
    /// Slots that there were when it began; those added meanwhile have their turn in the next.
    private let slotCount: Int
    private let portion: Int
    private var done = 0

    /// Whether it asks who speaks.
    let asksSpeakers: Bool
    /// What it has found so far: told together, at its end.
    var reports: [TransportReport] = []
    var speakers: [Publication] = []

    init(slotCount: Int, asksSpeakers: Bool, at now: MediaTime) {
        start = now
        self.slotCount = slotCount
        self.asksSpeakers = asksSpeakers
        portion = max(Limits.upkeepPortionMin, (slotCount + Limits.upkeepPortions - 1) / Limits.upkeepPortions)
    }

    /// Whether every slot had its turn.
    var isOver: Bool { done >= slotCount }

    /// The slots whose turn it is.
    mutating func next() -> Range<Int> {
        let slots = done..<min(done + portion, slotCount)
        done = slots.upperBound
        return slots
    }

    /// When to go on, or to begin the next round: the portions are spread over the interval. Never at once, however
    /// late it is.
    func due(after now: MediaTime) -> MediaTime {
        guard !isOver else { return max(start + Limits.upkeepInterval, now + Self.pauseMin) }
        let portions = (slotCount + portion - 1) / portion
        return max(start + Limits.upkeepInterval * (done / portion) / portions, now + Self.pauseMin)
    }

    private static let pauseMin = Limits.upkeepInterval / (2 * Limits.upkeepPortions)
}

/// Times, over by now, in which a voice was not to be heard: by anyone, by one listener, or between two people. What
/// was said then must not come out later either, neither in redundancy nor sent again.
struct QuietTimes {
    /// Whose silence.
    enum Subject: Hashable {
        case voice(Int)
        /// Of one listener's visit towards a voice.
        case ears(Int, voice: Int)
        /// Of two people, the smaller number first.
        case people(Int, Int)

        static func people(of one: Int, and other: Int) -> Subject { .people(min(one, other), max(one, other)) }
    }

    private var spans: [Subject: [Range<UInt64>]] = [:]

    var isEmpty: Bool { spans.isEmpty }

    /// It was quiet, beyond doubt, between two times.
    mutating func add(_ subject: Subject, from begin: UInt64, to end: UInt64) {
        guard begin + 1 < end else { return }
        spans[subject, default: []].append(begin + 1..<end)
    }

    /// Whether it was quiet all through some time.
    func covers(_ subject: Subject, _ time: ClosedRange<UInt64>) -> Bool {
        spans[subject]?.contains { $0.contains(time.lowerBound) && $0.contains(time.upperBound) } ?? false
    }
}

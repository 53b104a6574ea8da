/// What a moderator has ordered, and since when it was acknowledged. Only the latest order about a thing counts.
struct Orders {
    /// What an order is about.
    enum Subject: Hashable {
        case mute(voice: Int)
        case removal(visit: Int)
        /// Of two people, the smaller number first.
        case block(Int, Int)

        static func block(of one: Int, and other: Int) -> Subject { .block(min(one, other), max(one, other)) }

        /// What is not to be heard while it stands; nil for what nobody takes back.
        var quiet: QuietTimes.Subject? {
            switch self {
            case .mute(let voice): .voice(voice)
            case .block(let one, let other): .people(one, other)
            case .removal: nil
            }
        }
    }

    private struct Standing {
        var isOn = false
        var count = 0
        var since: UInt64?
    }

    private var standings: [Subject: Standing] = [:]
    /// People of whom a track was ever muted: the server remembers, longer than we do.
    private(set) var silenced: Set<Int> = []

    var isEmpty: Bool { standings.isEmpty }

    /// An order is handed to the plane now; its number, for ``acknowledge(_:_:at:)``.
    mutating func give(_ subject: Subject, _ isOn: Bool) -> Int {
        var standing = standings[subject] ?? Standing()
        standing.count += 1
        standing.isOn = isOn
        if !isOn { standing.since = nil }
        standings[subject] = standing
        return standing.count
    }

    mutating func silence(_ person: Int) { silenced.insert(person) }

    /// The plane says that an order is done.
    mutating func acknowledge(_ subject: Subject, _ number: Int, at now: UInt64) {
        guard let standing = standings[subject], standing.count == number, standing.isOn, standing.since == nil
        else { return }
        standings[subject]?.since = now
    }

    /// Whether it was ordered, acknowledged or not.
    func isOn(_ subject: Subject) -> Bool { standings[subject]?.isOn ?? false }

    /// Since when it holds without exception.
    func since(_ subject: Subject) -> UInt64? { standings.isEmpty ? nil : standings[subject]?.since }
}

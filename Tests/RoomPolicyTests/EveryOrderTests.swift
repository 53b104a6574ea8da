import RoomPolicy
import Testing

/// Every order of join, leave, publish, unpublish, mute, unmute, block and unblock up to length 6, for three people, in
/// a room for two and in one for three, against a model of a few lines.
///
/// There are 36 things that can happen at each step and 36⁶ ≈ 2·10⁹ orders. They are all covered without walking each:
/// orders that led to the same state have the same future, so each distinct state is left in all 36 ways once. States
/// are found breadth first, so each is met with the shortest order that leads to it. Two states count as the same if
/// model and order of comers agree; what else a room shows was compared with the model before, and times do not move.
@Suite struct EveryOrderTests {
    enum Step: Hashable {
        case join(Int), leave(Int), publish(Int), unpublish(Int)
        case mute(Int, Author), unmute(Int, Author)
        case block(Int, Int), unblock(Int, Int)
    }

    /// Silence of one person's track.
    enum Sound: Int { case none, open, own, moderated }

    /// The rules, as short as they can be said.
    struct Model {
        let capacity: Int
        var comers: [Int] = []
        var sound = [Sound](repeating: .none, count: 3)
        var held = [Bool](repeating: false, count: 3)
        var blocks = [Bool](repeating: false, count: 9)

        func blocked(_ one: Int, _ other: Int) -> Bool { blocks[one * 3 + other] || blocks[other * 3 + one] }
        func hears(_ one: Int, _ other: Int) -> Bool { one != other && !blocked(one, other) }

        mutating func take(_ step: Step) -> Refusal? {
            switch step {
            case .join(let who):
                if comers.contains(where: { $0 != who && blocked($0, who) }) { return .blocked }
                if !comers.contains(who), comers.count >= capacity {
                    return .full(taken: comers.count, capacity: capacity)
                }
                if !comers.contains(who) { comers.append(who) }
                sound[who] = .none
            case .leave(let who):
                if !comers.contains(who) { return .noSuchParticipant }
                comers.removeAll { $0 == who }
                sound[who] = .none
            case .publish(let who):
                if !comers.contains(who) { return .noSuchParticipant }
                if sound[who] != .none { return .trackExists }
                sound[who] = held[who] ? .moderated : .open
            case .unpublish(let who), .mute(let who, _), .unmute(let who, _):
                if !comers.contains(who) { return .noSuchParticipant }
                if sound[who] == .none { return .noSuchTrack }
                switch (step, sound[who]) {
                case (.unpublish, _): sound[who] = .none
                case (.mute(_, .owner), .open): sound[who] = .own
                case (.mute(_, .moderator), _): (sound[who], held[who]) = (.moderated, true)
                case (.unmute(_, .owner), .moderated): return .mutedByModerator
                case (.unmute(_, .owner), _): sound[who] = .open
                case (.unmute(_, .moderator), .moderated): (sound[who], held[who]) = (.own, false)
                case (.unmute(_, .moderator), .own): return .remoteUnmuteDisabled
                default: break
                }
            case .block(let one, let other): blocks[one * 3 + other] = true
            case .unblock(let one, let other): blocks[one * 3 + other] = false
            }
            return nil
        }

        /// The state as a number.
        var key: Int {
            var number = 1
            for who in comers { number = number * 3 + who }
            number = number * 3 + comers.count
            for who in 0..<3 { number = number * 8 + sound[who].rawValue * 2 + (held[who] ? 1 : 0) }
            for stands in blocks { number = number * 2 + (stands ? 1 : 0) }
            return number
        }
    }

    static let names = ["ann", "bob", "cid"]

    static let steps: [Step] = (0..<3).flatMap { who -> [Step] in
        [
            .join(who), .leave(who), .publish(who), .unpublish(who), .mute(who, .owner), .mute(who, .moderator),
            .unmute(who, .owner), .unmute(who, .moderator),
        ] + [(who + 1) % 3, (who + 2) % 3].flatMap { [.block(who, $0), .unblock(who, $0)] }
    }

    @Test(arguments: [2, 3])
    func `every order of up to six steps ends as the model says`(capacity: Int) throws {
        var frontier = [(model: Model(capacity: capacity), house: try House(capacity: capacity), path: [Step]())]
        var seen: Set<Int> = [frontier[0].model.key]
        var transitionCount = 0
        for _ in 1...6 {
            var next: [(model: Model, house: House, path: [Step])] = []
            for state in frontier {
                for step in Self.steps {
                    var (model, house, path) = state
                    path.append(step)
                    transitionCount += 1
                    let expected = model.take(step)
                    let refusal = Self.take(step, in: &house)
                    try #require(refusal == expected, "\(path)")
                    try #require(Self.agree(house, model), "\(path)")
                    if seen.insert(model.key).inserted { next.append((model, house, path)) }
                }
            }
            frontier = next
        }
        #expect(transitionCount > 10_000)
    }

    private static func take(_ step: Step, in house: inout House) -> Refusal? {
        do throws(Refusal) {
            switch step {
            case .join(let who): try house.join(names[who])
            case .leave(let who): try house.leave(names[who])
            case .publish(let who): try house.publish(names[who], as: names[who])
            case .unpublish(let who): try house.unpublish(names[who], names[who])
            case .mute(let who, let author): try house.setMuted(names[who], names[who], true, by: author)
            case .unmute(let who, let author): try house.setMuted(names[who], names[who], false, by: author)
            case .block(let one, let other): try house.block(names[one], names[other])
            case .unblock(let one, let other): try house.unblock(names[one], names[other])
            }
            return nil
        } catch {
            return error
        }
    }

    /// Whether everything that the room shows is what the model says.
    private static func agree(_ house: House, _ model: Model) -> Bool {
        guard let room = house.lobby[house.name], room.participants.count <= model.capacity,
            room.participants.map(\.identity.rawValue) == model.comers.map({ names[$0] }),
            Set(room.moderatorMutes.map(\.identity.rawValue))
                == Set((0..<3).filter { model.held[$0] }.map { names[$0] })
        else { return false }
        for (index, participant) in room.participants.enumerated() {
            let sound: Sound =
                switch participant.tracks.first {
                case nil: .none
                case let track? where track.mutedBy == .owner: .own
                case let track?: track.isMuted ? .moderated : .open
                }
            guard participant.tracks.count <= 1, sound == model.sound[model.comers[index]] else { return false }
            for (otherIndex, other) in room.participants.enumerated() {
                let hears = room.mayHear(participant.id, other.id, blockList: house.lobby.blockList)
                guard hears == model.hears(model.comers[index], model.comers[otherIndex]) else { return false }
            }
        }
        return true
    }
}

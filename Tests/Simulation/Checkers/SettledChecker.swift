import Caller

/// On a healed network everyone who may be in a room is, and hears every unmuted voice in it.
struct SettledChecker {
    static let rule = "settled"
    /// A voice that was heard this recently is being heard.
    static let recently: UInt64 = 1_000_000_000
    /// When each voice was last heard by each listener.
    private var lastHeard: [[UInt64]] = []
    /// When what was last heard of it was made.
    private var lastMade: [[UInt64]] = []

    mutating func heard(_ mark: VoiceMark, by listener: Visit, at now: UInt64) {
        guard !HearingRules.isForged(mark) else { return }
        while lastHeard.count <= listener.number {
            lastHeard.append([])
            lastMade.append([])
        }
        while lastHeard[listener.number].count <= Int(mark.tag) {
            lastHeard[listener.number].append(0)
            lastMade[listener.number].append(0)
        }
        lastHeard[listener.number][Int(mark.tag)] = now
        lastMade[listener.number][Int(mark.tag)] = max(lastMade[listener.number][Int(mark.tag)], mark.time)
    }

    /// Whether somebody has heard of all others, and all others of it, something that was said after a time.
    func isBack(_ person: Int, since time: UInt64, _ truth: Truth) -> Bool {
        let present = truth.visits.filter { $0.isIn && $0.caller.isJoined && !$0.caller.isOver }
        guard let visit = present.last(where: { $0.person == person }), present.count == truth.plan.people.count else {
            return false
        }
        for (number, voice) in truth.voices.enumerated() where !voice.isMuted && voice.endedSince == nil {
            for listener in present where truth.visits[voice.visit].person != listener.person {
                guard listener === visit || truth.visits[voice.visit] === visit else { continue }
                guard !truth.orders.isOn(.mute(voice: number)),
                    !truth.areBlocked(listener.person, truth.visits[voice.visit].person)
                else { continue }
                guard present.contains(where: { $0 === truth.visits[voice.visit] }) else { continue }
                let isKnown = listener.number < lastMade.count && number < lastMade[listener.number].count
                guard isKnown, lastMade[listener.number][number] > time else { return false }
            }
        }
        return truth.voices.contains { $0.visit == visit.number && $0.isVisible }
    }

    /// What is still missing; nil when all is well.
    func missing(_ truth: Truth, wantsIn: [Bool]) -> String? {
        let present = truth.visits.filter { $0.isIn && !$0.isSocketClosed && $0.caller.isJoined }
        for (person, isWanted) in wantsIn.enumerated() where isWanted {
            guard !present.contains(where: { $0.person == person }) else { continue }
            let others = present.filter { $0.room == truth.plan.people[person].room }
            let isKeptOut =
                others.count >= truth.plan.capacity || others.contains { truth.areBlocked($0.person, person) }
            if !isKeptOut { return "\(truth.plan.people[person].identity) is not in" }
        }
        for (number, voice) in truth.voices.enumerated() where !voice.isUnwanted {
            let speaker = truth.visits[voice.visit]
            guard present.contains(where: { $0 === speaker }), !speaker.isHostile else { continue }
            guard voice.isVisible else { return "\(truth.identity(of: speaker))'s \(voice.cid) is not published" }
            guard !voice.isMuted, voice.endedSince == nil else { continue }
            for listener in present where listener.room == speaker.room && listener !== speaker {
                // The server remembers a mute of the same source for as long as the room lives, which we do not follow.
                guard !truth.orders.silenced.contains(speaker.person),
                    !truth.areBlocked(listener.person, speaker.person)
                else { continue }
                guard !listener.isHostile, truth.deafSince(listener.number, number) == nil,
                    !truth.isPaused(listener.number, number), truth.permits(number, to: listener)
                else { continue }
                let last = lastTime(listener.number, number)
                if last == 0 || truth.now - last > Self.recently {
                    return "\(truth.identity(of: listener)) does not hear \(truth.identity(of: speaker))'s \(voice.cid)"
                }
            }
        }
        return nil
    }

    /// When a voice was last heard by someone; 0 for never.
    private func lastTime(_ listener: Int, _ voice: Int) -> UInt64 {
        guard listener < lastHeard.count, voice < lastHeard[listener].count else { return 0 }
        return lastHeard[listener][voice]
    }
}

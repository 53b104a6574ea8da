import Caller

/// Who may not hear what: oneself, another room, a blocked person, a voice that is muted, ended, refused or forged.
struct HearingRules {
    static let rule = "hearing"
    /// In packets that somebody forged, from here on by the number of its visit: nobody may hear them as another's.
    private static let firstForgedTag: UInt32 = 0xFFFF_0000

    /// What a moderator's call has acknowledged is in force already: no mailbox delays it.
    private func brokenOrder(
        _ voice: Int, _ speaker: Visit, _ listener: Visit, _ departed: UInt64, _ truth: Truth
    ) -> String? {
        let subjects: [Orders.Subject] = [
            .mute(voice: voice), .removal(visit: speaker.number), .removal(visit: listener.number),
            .block(of: speaker.person, and: listener.person),
        ]
        for subject in subjects {
            guard let since = truth.orders.since(subject), departed > since else { continue }
            return "\(listener) is sent \(speaker) \((departed - since) / 1_000) us after \(subject) was acknowledged"
        }
        return nil
    }

    /// What was said while it was not to be heard, in redundancy or sent again: by whatever way it comes now, it
    /// reached its router then. What never arrived by itself can only have come in the redundancy of what followed
    /// within a third of a second (RFC 2198).
    private func brokenQuiet(
        _ mark: VoiceMark, _ voice: Int, _ speaker: Visit, _ listener: Visit, _ truth: Truth
    ) -> String? {
        let said =
            truth.arrivals.span(of: speaker.number, truth.voices[voice].source, madeAt: mark.time)
            ?? mark.time...mark.time + 1_000_000_000
        let subjects: [QuietTimes.Subject] = [
            .voice(voice), .ears(listener.number, voice: voice), .people(of: speaker.person, and: listener.person),
        ]
        for subject in subjects where truth.quiet.covers(subject, said) {
            return
                "\(listener) hears what \(speaker) said at \(mark.time / 1_000) us, while it was not to be heard: "
                + "\(subject), arrived \(said.lowerBound / 1_000) us"
        }
        return nil
    }

    static func forgedTag(of visit: Visit) -> UInt32 { firstForgedTag + UInt32(visit.number & 0xFFFF) }
    static func isForged(_ mark: VoiceMark) -> Bool { mark.tag >= firstForgedTag }

    /// A packet was heard that had left its router at `departed`, as the voice with this sid (nil: which is not known).
    func check(
        _ mark: VoiceMark, by listener: Visit, as sid: String?, departed: UInt64, _ truth: Truth
    ) -> String? {
        let number = Int(mark.tag)
        if Self.isForged(mark), let sid, let voice = truth.voices.first(where: { $0.sid == sid }),
            Self.forgedTag(of: truth.visits[voice.visit]) == mark.tag
        {
            // Whoever withdraws its source may claim another for its own voice.
            return nil
        }
        guard number < truth.voices.count else {
            return "\(listener) hears a forged packet"
        }
        let speaker = truth.visits[truth.voices[number].visit]
        if speaker.person == listener.person { return "\(listener) hears itself" }
        if speaker.room != listener.room { return "\(listener) hears \(speaker) in another room" }
        if truth.areBlockedByToken(speaker.person, listener.person) {
            return "\(listener) hears \(speaker) through a block"
        }
        if !truth.orders.isEmpty, let broken = brokenOrder(number, speaker, listener, departed, truth) { return broken }

        // When a command is in force at the latest: it waits in a mailbox no longer than that.
        let bound = truth.plan.mailboxDelay
        func isAfter(_ since: UInt64?) -> Bool { since.map { departed > $0 + bound } ?? false }
        if let since = truth.voices[number].silentSince, departed > since {
            return "\(listener) is sent \(speaker), which was said to be muted \((departed - since) / 1_000) us before"
        }
        if isAfter(truth.voices[number].mutedSince) { return "\(listener) is sent \(speaker), which is muted" }
        if isAfter(truth.voices[number].endedSince) {
            return "\(listener) is sent a track of \(speaker) that has ended"
        }
        if isAfter(speaker.outSince) { return "\(listener) is sent \(speaker), who has left" }
        if isAfter(truth.deafSince(listener.number, number)) {
            return "\(listener) is sent \(speaker), whom it does not want to hear"
        }
        if speaker.audience != nil, isAfter(speaker.audienceSince), !truth.permits(number, to: listener) {
            return "\(listener) is sent \(speaker), who does not let it"
        }
        if isAfter(truth.pausedSince(listener.number, number)) {
            return "\(listener) is sent \(speaker), whom it has paused"
        }
        guard !truth.quiet.isEmpty, !speaker.isHostile else { return nil }
        return brokenQuiet(mark, number, speaker, listener, truth)
    }
}

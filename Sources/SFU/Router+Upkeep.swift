extension Router {
    /// Lets time pass: sends what is due, and forgets who is gone.
    ///
    /// - Parameters:
    ///   - now: never earlier than in any call before; calling before ``deadline`` does nothing.
    ///   - outbox: where datagrams and events go.
    public mutating func advance(to now: ContinuousClock.Instant, into outbox: inout Outbox) {
        let now = time(of: now)
        if let due = nextLossUpkeep, due <= now { requestLosses(at: now, into: &outbox) }
        guard let due = nextUpkeep, due <= now else { return }
        if round == nil { beginRound(at: now) }
        for slot in round?.next() ?? 0..<0 {
            guard let transport = transports[slot] else { continue }
            if let report = qualityReport(of: transport, at: now) { round?.reports.append(report) }
            if round?.asksSpeakers == true { findSpeakers(on: transport, at: now) }
            lookAfter(transport, at: now, into: &outbox)
        }
        // Whoever was the last is gone.
        guard let round else { return }
        nextUpkeep = round.due(after: now)
        if round.isOver { end(round, into: &outbox) }
    }

    private mutating func beginRound(at now: MediaTime) {
        let asksSpeakers = nextSpeakers.map { $0 <= now } ?? false
        if asksSpeakers {
            nextSpeakers = now + settings.speakerInterval
            speakerRounds &+= 1
        }
        round = UpkeepRound(slotCount: transports.count, asksSpeakers: asksSpeakers, at: now)
    }

    private mutating func end(_ round: UpkeepRound, into outbox: inout Outbox) {
        self.round = nil
        if !round.reports.isEmpty { outbox.events.append(.quality(round.reports)) }
        tellSpeakers(round.speakers, into: &outbox)
    }

    private mutating func lookAfter(
        _ transport: Transport, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard !transport.isGone(at: now) else {
            return lose(transport, .consentExpired, at: now, into: &outbox)
        }
        if transport.isNewlyStalled(at: now, timeout: settings.sendingTimeout) {
            outbox.events.append(.stalled(transport.id))
        }
        challenge(transport, at: now, into: &outbox)
        for publication in transport.publications where publication.wasSpeaking {
            publication.speaker.advance(to: now)
            if !publication.speaker.isSpeaking { tellSpeaker(publication, into: &outbox) }
        }
        var output = DTLSOutput()
        transport.advanceHandshake(to: now, into: &output)
        carryOut(output, of: transport, at: now, into: &outbox)
        guard output.failed == nil, transport.maySend(at: now, timeoutNanoseconds: sendingTimeout) else { return }
        if transport.nextReport <= now {
            transport.nextReport = now + settings.receiverReportInterval
            foresight.look(from: transport)
            reportReception(on: transport, at: now, into: &outbox)
        }
        for subscription in transport.subscriptions where subscription.nextReport <= now {
            subscription.nextReport = now + settings.senderReportInterval
            reportSending(subscription, at: now, into: &outbox)
        }
    }

    // MARK: Reports

    /// What we hear of a transport's streams (RFC 3550 §6.4.2).
    private mutating func reportReception(
        on transport: Transport, at now: MediaTime, into outbox: inout Outbox
    ) {
        let blocks = transport.publications.compactMap { $0.reportBlock(at: now) }
        guard !blocks.isEmpty else { return }
        sendControl(on: transport, into: &outbox) { writer, datagram in
            writer.receiverReport(ssrc: Limits.reporterSSRC, blocks: blocks, into: &datagram)
            writer.sourceDescription(ssrc: Limits.reporterSSRC, cname: Self.reporterName, into: &datagram)
        }
    }

    /// What a listener was sent, and where its clock stands (RFC 3550 §6.4.1).
    private mutating func reportSending(
        _ subscription: Subscription, at now: MediaTime, into outbox: inout Outbox
    ) {
        let publication = subscriptionsByID[subscription.id]?.publication
        guard
            let report = subscription.report(
                ntp: reportTime(at: now), source: publication?.senderReport, at: now)
        else { return }
        let name = Array(subscription.parameters.cname.utf8)
        sendControl(on: subscription.transport, into: &outbox) { writer, datagram in
            writer.senderReport(report, into: &datagram)
            writer.sourceDescription(ssrc: report.ssrc, cname: name, into: &datagram)
        }
    }

    /// Asks publishers again for what is missing (RFC 4585 §6.2.1).
    private mutating func requestLosses(at now: MediaTime, into outbox: inout Outbox) {
        var next: MediaTime?
        // What was missed while we could not follow is too old by now.
        let isOld = overrunEnd != nil
        overrunEnd = nil
        for publication in lossy {
            if isOld || publication.isMuted || publication.subscriptions.isEmpty { publication.losses.reset() }
            let entries = publication.losses.requests(at: now)
            let transport = publication.transport
            if let ssrc = publication.ssrc, !entries.isEmpty,
                transport.maySend(at: now, timeoutNanoseconds: sendingTimeout)
            {
                sendControl(on: transport, into: &outbox) { writer, datagram in
                    writer.receiverReport(ssrc: Limits.reporterSSRC, blocks: [], into: &datagram)
                    writer.nack(sender: Limits.reporterSSRC, media: ssrc, entries: entries, into: &datagram)
                }
            }
            guard let deadline = publication.losses.deadline else {
                publication.isLossy = false
                continue
            }
            next = min(next ?? deadline, deadline)
        }
        lossy.removeAll { !$0.isLossy }
        // Never at once again: what is due is due after the shortest useful pause.
        nextLossUpkeep = next.map { max($0, now + Limits.lossUpkeepInterval) }
    }

    private mutating func sendControl(
        on transport: Transport, into outbox: inout Outbox,
        _ write: (inout RTCPWriter, inout MutableSpan<UInt8>) -> Void
    ) {
        guard let destination = transport.destination else { return }
        var count = 0
        let hadRoom = outbox.append(to: destination, capacity: Limits.controlBytes) { datagram in
            var writer = RTCPWriter()
            write(&writer, &datagram)
            count = writer.count > 0 ? transport.protectControl(&datagram, count: writer.count) : 0
            return count
        }
        if hadRoom, count > 0 {
            counters.reports += 1
        } else {
            counters.refused += 1
        }
    }

    /// Our clock for reports, as NTP counts. It has no wall clock behind it: only differences matter, between the
    /// streams of one sender and between a report and its echo (RFC 3550 §4).
    func reportTime(at now: MediaTime) -> UInt64 {
        Limits.reportClockStart << 32 &+ (now - (epoch ?? now)).ntp
    }

    private static let reporterName = Array("quartet".utf8)

    // MARK: Speakers

    /// Who begins or stops is told at once; how loud it is then, once an interval.
    func tellSpeaker(_ publication: Publication, into outbox: inout Outbox) {
        let isSpeaking = publication.speaker.isSpeaking
        publication.wasSpeaking = isSpeaking
        let told = SpeakerLevel(publication: publication.id, level: isSpeaking ? publication.speaker.level : 0)
        publication.toldStep = told.step
        outbox.events.append(.speaking([told]))
    }

    private mutating func findSpeakers(on transport: Transport, at now: MediaTime) {
        for publication in transport.publications where publication.parameters.isVoice {
            publication.speaker.advance(to: now)
            if publication.speaker.isSpeaking || publication.wasSpeaking { round?.speakers.append(publication) }
        }
    }

    /// Tells how loud those are who have become louder or softer, and in turn the others, in case that a message about
    /// them was lost: a few of them each time. What they were found with may be past: they are asked now.
    private func tellSpeakers(_ publications: [Publication], into outbox: inout Outbox) {
        var levels: [SpeakerLevel] = []
        for publication in publications {
            let isSpeaking = publication.speaker.isSpeaking
            guard isSpeaking || publication.wasSpeaking else { continue }
            let level = SpeakerLevel(publication: publication.id, level: isSpeaking ? publication.speaker.level : 0)
            let hasChanged = level.step != publication.toldStep || isSpeaking != publication.wasSpeaking
            let isInTurn = (publication.id.rawValue &+ speakerRounds).isMultiple(of: Limits.speakerReminder)
            guard hasChanged || isInTurn else { continue }
            publication.wasSpeaking = isSpeaking
            publication.toldStep = level.step
            levels.append(level)
        }
        guard !levels.isEmpty else { return }
        levels.sort { ($1.level, $0.publication.rawValue) < ($0.level, $1.publication.rawValue) }
        outbox.events.append(.speaking(levels))
    }
}

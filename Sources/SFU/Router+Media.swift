extension Router {
    /// An RTP packet. It can feed only its transport's publications.
    ///
    /// - Returns: whether the keys of the transport's peer have made it, and it came for the first time.
    @discardableResult mutating func receiveMedia(
        _ packet: inout MutableSpan<UInt8>, count: Int, on transport: Transport,
        at now: MediaTime,
        into outbox: inout Outbox
    ) -> Bool {
        switch transport.unprotect(&packet, count: count) {
        case .failure(let reason):
            drop(reason)
            return false
        case .success(let plainCount):
            transport.hear(at: now)
            take(packet.span.extracting(0..<plainCount), on: transport, at: now, into: &outbox)
            return true
        }
    }

    /// What an authentic packet says goes to those who listen.
    private mutating func take(
        _ plain: Span<UInt8>, on transport: Transport, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard let header = RTPHeader(plain) else { return drop(.malformedRTP) }
        guard let publication = publication(fedBy: plain, header, on: transport, into: &outbox) else { return }
        guard let form = publication.form(of: header.payloadType) else { return drop(.unknownPayloadType) }

        publication.isRedundant = form == .redundant
        let sequence = publication.account(header, at: now)
        guard !publication.isMuted else { return drop(.muted) }
        guard
            publication.rate.allow(
                byteCount: header.payload.count, at: now.nanoseconds(since: epoch ?? now))
        else {
            publication.skip(sequence)
            return drop(.overRate)
        }
        let payload = plain.extracting(header.payload)
        guard let voice = Voice(payload, form, opusPayloadType: publication.parameters.opusPayloadType) else {
            publication.skip(sequence)
            return drop(.malformedRTP)
        }
        if let blocks = voice.blocks {
            recover(payload, blocks, header, sequence, of: publication, at: now, into: &outbox)
        }
        if !publication.isLossy, publication.losses.deadline != nil { watchLosses(of: publication, at: now) }
        // What redundancy has stood in for is not sent a second time: the two may differ.
        guard publication.admit(sequence, timestamp: header.timestamp) else { return drop(.stale) }
        publication.hear(plain, header, payloadCount: voice.primary.count, at: now)
        if publication.speaker.isSpeaking != publication.wasSpeaking { tellSpeaker(publication, into: &outbox) }
        guard !publication.subscriptions.isEmpty else { return drop(.noListener) }
        counters.received += 1
        let frame = Publication.Frame(
            sequence: sequence, timestamp: header.timestamp, marker: header.marker, isRecovered: false)
        offer(payload.extracting(voice.primary), frame, of: publication, at: now, into: &outbox)
    }

    /// Finds the publication that a source feeds; the first packet of an unknown source claims one.
    ///
    /// - Returns: nil when there is none; the packet is counted then.
    private mutating func publication(
        fedBy packet: Span<UInt8>, _ header: RTPHeader, on transport: Transport, into outbox: inout Outbox
    ) -> Publication? {
        if let known = transport.publication(fedBy: header.ssrc) {
            if known.start() { outbox.events.append(.started(known.id)) }
            return known
        }
        guard let named = transport.publication(namedBy: packet, header), named.form(of: header.payloadType) != nil
        else {
            transport.endIncoming(header.ssrc)
            drop(.unknownSSRC)
            return nil
        }
        let hadSource = named.ssrc != nil || named.hasStarted
        transport.claim(header.ssrc, for: named)
        updateSources(of: transport)
        if hadSource { named.changeSource() }
        if named.start() { outbox.events.append(.started(named.id)) }
        return named
    }

    private mutating func watchLosses(of publication: Publication, at now: MediaTime) {
        publication.isLossy = true
        lossy.append(publication)
        guard var deadline = publication.losses.deadline else { return }
        if let end = overrunEnd, end <= now { overrunEnd = nil }
        if let overrunEnd { deadline = max(deadline, overrunEnd) }
        nextLossUpkeep = min(nextLossUpkeep ?? deadline, deadline)
    }

    /// Packets lost on the way here live on in the redundancy of those after them (RFC 2198): all listeners are sent
    /// them as if they had come, before the packet itself.
    private mutating func recover(
        _ payload: Span<UInt8>, _ blocks: RedundantAudio.Blocks, _ header: RTPHeader, _ sequence: Int64,
        of publication: Publication, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard !publication.subscriptions.isEmpty else { return }
        var age = min(Limits.recoveredPackets, blocks.redundantCount)
        while age > 0 {
            defer { age -= 1 }
            let block = blocks.redundant(blocks.redundantCount - age)
            let timestamp = header.timestamp &- block.timestampOffset
            guard !block.range.isEmpty, block.timestampOffset > 0,
                publication.admitRecovered(sequence - Int64(age), timestamp: timestamp, at: now)
            else { continue }
            counters.recovered += 1
            let frame = Publication.Frame(
                sequence: sequence - Int64(age), timestamp: timestamp, marker: false, isRecovered: true)
            offer(payload.extracting(block.range), frame, of: publication, at: now, into: &outbox)
        }
    }

    /// Sends each listener its copy of a frame, and keeps the frame.
    private mutating func offer(
        _ payload: Span<UInt8>, _ frame: Publication.Frame, of publication: Publication,
        at now: MediaTime, into outbox: inout Outbox
    ) {
        publication.prepareToKeep(payload, frame)
        for subscription in publication.subscriptions {
            forward(payload, frame, of: publication, to: subscription, at: now, into: &outbox)
        }
        publication.keep(payload, frame)
    }

    /// One listener's copy, with what goes along.
    private mutating func forward(
        _ payload: Span<UInt8>, _ frame: Publication.Frame, of publication: Publication,
        to subscription: Subscription, at now: MediaTime, into outbox: inout Outbox
    ) {
        // What was said before this listener could hear it, is nothing that it misses: it begins with the latest frame,
        // or what goes along with the next ones would reach back behind its beginning.
        if !subscription.isFlowing, frame.isRecovered || !publication.isLatest(frame.sequence) { return }
        counters.offered += 1
        if let reason = obstacle(to: subscription, at: now) {
            subscription.interrupt()
            return counters.withhold(reason)
        }
        guard let numbers = subscription.number(frame.sequence, timestamp: frame.timestamp, at: now) else {
            return counters.withhold(.stale)
        }
        let redundancy = subscription.redundancy(
            of: publication, before: frame.sequence, timestamp: frame.timestamp, primaryCount: payload.count)
        let copy = Copy(
            sequence: frame.sequence, numbers: numbers, marker: frame.marker, redundancy: redundancy)
        send(payload, copy, of: publication, to: subscription, at: now, into: &outbox)
    }

    /// Why a listener cannot be sent anything now; nil if nothing is in the way.
    func obstacle(to subscription: Subscription, at now: MediaTime) -> Drop? {
        if subscription.isPaused { return .paused }
        return subscription.transport.maySend(at: now, timeoutNanoseconds: sendingTimeout) ? nil : .noPath
    }

    private mutating func send(
        _ payload: Span<UInt8>, _ copy: Copy, of publication: Publication, to subscription: Subscription,
        at now: MediaTime, into outbox: inout Outbox
    ) {
        switch append(payload, copy, of: publication, to: subscription, into: &outbox) {
        case .sent:
            let byteCount = payload.count + (copy.redundancy?.byteCount ?? 0)
            subscription.count(payloadBytes: byteCount, timestamp: copy.numbers.timestamp, at: now)
            counters.forwarded += 1
            counters.forwardedBytes += UInt64(byteCount)
        case .withheld(let reason):
            counters.withhold(reason)
        }
    }

    /// Writes one packet for a listener straight into the outbox: one copy of the payload, protected in place.
    func append(
        _ payload: Span<UInt8>, _ copy: Copy, of publication: Publication, to subscription: Subscription,
        into outbox: inout Outbox
    ) -> Copy.Fate {
        guard let destination = subscription.transport.destination else { return .withheld(.noPath) }
        var count = 0
        let capacity = subscription.capacity(payloadCount: payload.count + (copy.redundancy?.byteCount ?? 0))
        let hadRoom = outbox.append(to: destination, capacity: capacity) {
            count = subscription.write(payload, copy, of: publication, into: &$0)
            return count
        }
        guard hadRoom else { return .withheld(.outboxFull) }
        return count > 0 ? .sent : .withheld(.noPath)
    }
}

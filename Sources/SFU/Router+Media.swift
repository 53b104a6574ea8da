extension Router {
    /// An RTP packet, from an address that its transport has validated. It can feed only that transport's publications.
    mutating func receiveMedia(
        _ packet: inout MutableSpan<UInt8>, count: Int, on transport: Transport, at now: ContinuousClock.Instant,
        into outbox: inout Outbox
    ) {
        let plainCount: Int
        switch transport.unprotect(&packet, count: count) {
        case .failure(let reason): return drop(reason)
        case .success(let count): plainCount = count
        }
        let plain = packet.span.extracting(0..<plainCount)
        guard let header = RTPHeader(plain) else { return drop(.malformedRTP) }
        guard let publication = publication(fedBy: plain, header, on: transport, into: &outbox) else { return }
        guard let form = publication.form(of: header.payloadType) else { return drop(.unknownPayloadType) }

        let sequence = publication.account(header, isOpus: form == .opus, at: now)
        if !publication.isLossy, publication.losses.deadline != nil { watchLosses(of: publication) }
        guard !publication.isMuted else { return drop(.muted) }
        guard publication.rate.allow(byteCount: header.payload.count, at: nanoseconds(at: now)) else {
            publication.skip(sequence)
            return drop(.overRate)
        }
        let payload = plain.extracting(header.payload)
        guard let voice = Voice(payload, form, opusPayloadType: publication.parameters.opusPayloadType) else {
            publication.skip(sequence)
            return drop(.malformedRTP)
        }
        // What redundancy has stood in for is not sent a second time: the two may differ.
        guard !publication.recovered.contains(sequence) else { return drop(.stale) }
        publication.hear(plain, header, payloadCount: voice.primary.count, at: now)
        guard !publication.subscriptions.isEmpty else { return drop(.noListener) }
        counters.received += 1
        publication.keep(payload, header, sequence)
        for subscription in publication.subscriptions {
            forward(payload, voice, header, sequence, of: publication, to: subscription, at: now, into: &outbox)
        }
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
        if hadSource { named.changeSource() }
        if named.start() { outbox.events.append(.started(named.id)) }
        return named
    }

    private mutating func watchLosses(of publication: Publication) {
        publication.isLossy = true
        lossy.append(publication)
        if let deadline = publication.losses.deadline { nextLossUpkeep = min(nextLossUpkeep ?? deadline, deadline) }
    }

    /// One listener's copy, and before it what the listener misses and the packet's redundancy holds.
    private mutating func forward(
        _ payload: Span<UInt8>, _ voice: Voice, _ header: RTPHeader, _ sequence: Int64, of publication: Publication,
        to subscription: Subscription, at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        if let reason = obstacle(to: subscription, at: now) {
            counters.offered += 1
            subscription.interrupt()
            return counters.withhold(reason)
        }
        if voice.form == .redundant, subscription.parameters.redPayloadType == nil {
            recover(payload, voice, header, sequence, of: publication, to: subscription, at: now, into: &outbox)
        }
        counters.offered += 1
        guard let numbers = subscription.number(sequence, timestamp: header.timestamp, at: now) else {
            return counters.withhold(.stale)
        }
        let form = subscription.form(of: voice.form, sequence: sequence, timestamp: header.timestamp)
        let copy = Copy(
            form: form, sequence: sequence, numbers: numbers, marker: header.marker,
            sourcePayloadType: publication.parameters.opusPayloadType)
        let content = form == .redundant || voice.form == .opus ? payload : payload.extracting(voice.primary)
        send(content, copy, to: subscription, at: now, into: &outbox)
    }

    /// Why a listener cannot be sent anything now; nil if nothing is in the way.
    func obstacle(to subscription: Subscription, at now: ContinuousClock.Instant) -> Drop? {
        if subscription.isPaused { return .paused }
        return subscription.transport.maySend(at: now, timeout: settings.sendingTimeout) ? nil : .noPath
    }

    /// Packets lost on the way here live on in the redundancy of those after them (RFC 2198): a listener who takes no
    /// redundancy is sent them as if they had come.
    private mutating func recover(
        _ payload: Span<UInt8>, _ voice: Voice, _ header: RTPHeader, _ sequence: Int64, of publication: Publication,
        to subscription: Subscription, at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        guard let blocks = voice.blocks else { return }
        var age = min(Limits.recoveredPackets, blocks.redundantCount)
        while age > 0 {
            defer { age -= 1 }
            let block = blocks.redundant(blocks.redundantCount - age)
            let timestamp = header.timestamp &- block.timestampOffset
            guard !block.range.isEmpty, block.timestampOffset > 0,
                subscription.lacks(sequence - Int64(age), timestamp: timestamp),
                let numbers = subscription.number(sequence - Int64(age), timestamp: timestamp, at: now)
            else { continue }
            counters.offered += 1
            publication.recovered.insert(sequence - Int64(age))
            let copy = Copy(
                form: .opus, sequence: sequence - Int64(age), numbers: numbers, marker: false,
                sourcePayloadType: publication.parameters.opusPayloadType)
            send(payload.extracting(block.range), copy, to: subscription, at: now, into: &outbox)
        }
    }

    private mutating func send(
        _ content: Span<UInt8>, _ copy: Copy, to subscription: Subscription, at now: ContinuousClock.Instant,
        into outbox: inout Outbox
    ) {
        switch append(content, copy, to: subscription, into: &outbox) {
        case .sent:
            subscription.count(payloadBytes: content.count, timestamp: copy.numbers.timestamp, at: now)
            counters.forwarded += 1
            counters.forwardedBytes += UInt64(content.count)
        case .withheld(let reason):
            counters.withhold(reason)
        }
    }

    /// Writes one packet for a listener straight into the outbox: one copy of the payload, protected in place.
    func append(
        _ content: Span<UInt8>, _ copy: Copy, to subscription: Subscription, into outbox: inout Outbox
    ) -> Copy.Fate {
        guard let destination = subscription.transport.destination else { return .withheld(.noPath) }
        var count = 0
        let hadRoom = outbox.append(to: destination, capacity: subscription.capacity(payloadCount: content.count)) {
            count = subscription.write(content, copy, into: &$0)
            return count
        }
        guard hadRoom else { return .withheld(.outboxFull) }
        return count > 0 ? .sent : .withheld(.noPath)
    }
}

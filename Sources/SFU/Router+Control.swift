extension Router {
    /// An RTCP datagram, from an address that its transport has validated. What it says counts only for streams of that
    /// transport.
    mutating func receiveControl(
        _ packet: inout MutableSpan<UInt8>, count: Int, on transport: Transport,
        at now: MediaTime, into outbox: inout Outbox
    ) {
        let plainCount: Int
        switch transport.unprotectControl(&packet, count: count) {
        case .failure(let reason): return drop(reason)
        case .success(let count): plainCount = count
        }
        transport.hear(at: now)
        let plain = packet.span.extracting(0..<plainCount)
        guard var walker = RTCPWalker(plain) else { return drop(.malformedRTCP) }
        counters.control += 1
        var resends = Limits.resendsPerCompound
        while let part = walker.next(in: plain) {
            switch part.kind {
            case .senderReport, .receiverReport:
                takeReport(part, in: plain, of: transport, at: now)
            case .bye:
                takeLeave(part, in: plain, of: transport)
            case .nack:
                takeRequest(part, in: plain, of: transport, upTo: &resends, at: now, into: &outbox)
            case .sourceDescription, .other:
                // Names are the control plane's business; estimates of bandwidth are of no use to voice.
                continue
            }
        }
    }

    private func takeReport(
        _ part: RTCPPacket, in plain: Span<UInt8>, of transport: Transport, at now: MediaTime
    ) {
        if let report = SenderReport(part, in: plain), let publication = transport.publication(fedBy: report.ssrc) {
            publication.sawSenderReport(ntp: report.ntp, timestamp: report.rtp, at: now)
        }
        for index in 0..<part.reportBlockCount {
            guard let block = part.reportBlock(at: index, in: plain),
                let subscription = transport.subscription(sentAs: block.ssrc)
            else { continue }
            subscription.takeReport(block, roundTrip: block.roundTrip(at: reportTime(at: now)))
        }
    }

    /// Someone's stream is over. A source found by itself makes room for another; an announced one may yet go on.
    private mutating func takeLeave(_ part: RTCPPacket, in plain: Span<UInt8>, of transport: Transport) {
        for index in 0..<part.byeCount {
            guard let ssrc = part.byeSource(at: index, in: plain),
                let publication = transport.publication(fedBy: ssrc)
            else { continue }
            publication.speaker.reset()
            publication.interrupt()
            guard publication.parameters.ssrc == nil else { continue }
            transport.release(publication)
            updateSources(of: transport)
        }
    }

    /// A listener misses packets (RFC 4585 §6.2.1).
    private mutating func takeRequest(
        _ part: RTCPPacket, in plain: Span<UInt8>, of transport: Transport, upTo limit: inout Int,
        at now: MediaTime, into outbox: inout Outbox
    ) {
        guard let request = NackHeader(part, in: plain),
            let subscription = transport.subscription(sentAs: request.media),
            subscription.answersRequests, subscription.isFlowing, obstacle(to: subscription, at: now) == nil,
            let publication = subscriptionsByID[subscription.id]?.publication, !publication.isMuted
        else { return }
        for index in 0..<request.entryCount {
            let entry = request.entry(at: index, in: plain)
            for distance in UInt16(0)...16 where distance == 0 || entry.following >> (distance - 1) & 1 == 1 {
                guard limit > 0 else { return }
                limit -= 1
                resend(entry.first &+ distance, of: publication, to: subscription, at: now, into: &outbox)
            }
        }
    }

    /// Sends one packet again, bit for bit: only what the listener was sent since the last break, a few times, and not
    /// more than its share.
    private mutating func resend(
        _ number: UInt16, of publication: Publication, to subscription: Subscription, at now: MediaTime,
        into outbox: inout Outbox
    ) {
        guard let sequence = subscription.source(of: number) else { return }
        _ = publication.withPacket(sequence: sequence) { packet, payload in
            guard
                let numbers = subscription.numbers(of: sequence, timestamp: packet.timestamp, at: now),
                numbers.sequence == number,
                subscription.mayResend(number, bytes: payload.count, at: now)
            else { return }
            let copy = Copy(sequence: sequence, numbers: numbers, marker: packet.marker, redundancy: nil)
            switch append(payload, copy, of: publication, to: subscription, into: &outbox) {
            case .sent: counters.resent += 1
            case .withheld: counters.refused += 1
            }
        }
    }
}

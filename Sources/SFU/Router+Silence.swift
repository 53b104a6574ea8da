extension Router {
    /// Sends the silence that is due. It is our own: no packet of the muted voice is in it.
    mutating func sendSilence(at now: ContinuousClock.Instant, into outbox: inout Outbox) {
        guard !silences.isEmpty else { return }
        for index in silences.indices {
            while silences[index].remaining > 0, silences[index].next <= now {
                sendFrame(of: silences[index], at: now, into: &outbox)
                silences[index].remaining -= 1
                silences[index].next += Limits.frameInterval
            }
            if silences[index].remaining == 0, silences[index].isLast {
                let subscription = silences[index].subscription
                subscription.transport.endOutgoing(subscription.parameters.ssrc)
            }
        }
        silences.removeAll { $0.remaining == 0 }
    }

    private mutating func sendFrame(
        of silence: Silence, at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        let subscription = silence.subscription
        guard obstacle(to: subscription, at: now) == nil, let copy = subscription.nextSilence(at: now) else { return }
        let payload = Silence.payload
        switch append(payload.span, copy, to: subscription, into: &outbox) {
        case .sent:
            subscription.count(payloadBytes: Silence.payload.count, timestamp: copy.numbers.timestamp, at: now)
            counters.silenceFrames += 1
        case .withheld:
            counters.refused += 1
        }
    }
}

extension Router {
    /// Sends a listener a little silence where a voice stops, if it was being sent packets, so that its decoder fades
    /// out instead of inventing what might have followed. It is our own: no packet of the voice is in it.
    ///
    /// All of it goes out at once, before the command that stopped the voice is in force: a listener's jitter buffer
    /// plays it at its pace, and afterwards the stream is still.
    mutating func fade(
        _ subscription: Subscription, of publication: Publication, at now: MediaTime,
        into outbox: inout Outbox
    ) {
        guard subscription.isFlowing else { return }
        subscription.interrupt()
        // Who decrypts what it hears would take it for a forgery.
        guard !publication.parameters.isEncrypted else { return }
        for _ in 0..<Limits.silenceFrames {
            guard obstacle(to: subscription, at: now) == nil, let copy = subscription.nextSilence(at: now) else {
                return
            }
            let payload = Silence.payload
            switch append(payload.span, copy, of: publication, to: subscription, into: &outbox) {
            case .sent:
                subscription.count(payloadBytes: payload.count, timestamp: copy.numbers.timestamp, at: now)
                counters.silenceFrames += 1
            case .withheld:
                counters.refused += 1
            }
        }
    }
}

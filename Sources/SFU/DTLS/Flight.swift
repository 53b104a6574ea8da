/// The last flight of handshake messages that we sent, kept so that it can be sent again (RFC 6347 §4.2.4) on the clock
/// that we are given. OpenSSL's own clock is the wall's, and its server never answers a repeated ClientHello.
///
/// A flight is sent again byte by byte. A receiver that got a record the first time drops the second as a replay, so a
/// flight must make sense however much of it was seen before; ours do, since each of them fits one datagram.
struct Flight: Sendable {
    private(set) var datagrams: [[UInt8]] = []
    /// When it is sent again unless the peer answers; nil when it is not waiting for an answer.
    private(set) var deadline: MediaTime?
    private var interval = Limits.flightInterval
    private var lastSent: MediaTime?

    /// Notes a flight that has just been sent.
    ///
    /// - Parameter isLast: no answer is awaited; it is sent again only if the peer repeats its own.
    mutating func replace(with datagrams: [[UInt8]], at now: MediaTime, isLast: Bool) {
        self.datagrams = datagrams
        interval = Limits.flightInterval
        deadline = isLast ? nil : now + interval
        lastSent = now
    }

    /// The peer has answered: no more of this clock.
    mutating func settle() { deadline = nil }

    /// Sends again what is due, and waits twice as long next time.
    mutating func advance(to now: MediaTime, into output: inout [[UInt8]]) {
        guard let due = deadline, due <= now else { return }
        interval *= 2
        deadline = now + interval
        lastSent = now
        output += datagrams
    }

    /// Sends again because the peer repeated its own flight, unless that was only just done.
    mutating func answerRepetition(at now: MediaTime, into output: inout [[UInt8]]) {
        if let lastSent, now - lastSent < Limits.flightSpacing { return }
        lastSent = now
        output += datagrams
    }

    /// Whether this is a ClientHello, which answers nothing.
    var isOpening: Bool {
        guard let first = datagrams.first else { return false }
        return DTLSDatagram(first.span)?.opensFlight(of: .client) ?? false
    }
}

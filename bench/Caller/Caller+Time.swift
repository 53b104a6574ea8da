import DataChannels
import LiveKitProtocol
import SFU

/// What is due, and when.
extension Caller {
    /// Lets time pass: sends frames, checks, reports and pings that are due.
    public func advance(to now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase != .left else { return }
        knownDue = nil
        let ticks = ticks(at: now)
        advance(publisher, to: now, ticks, into: &output)
        advance(subscriber, to: now, ticks, into: &output)
        speak(at: ticks, into: &output)
        report(at: now, ticks, into: &output)
        requestLosses(at: now, ticks, into: &output)
        advanceChannels(to: now, into: &output)
        ping(at: now, ticks, into: &output)
    }

    private func advance(
        _ connection: PeerConnection, to now: ContinuousClock.Instant, _ ticks: Ticks, into output: inout CallerOutput
    ) {
        guard connection.due <= ticks else { return }
        let (made, isLost) = connection.advance(to: now, random: &random, into: &output)
        carryOut(made, of: connection, at: now, into: &output)
        guard isLost, !connection.isOver else { return }
        connection.abandon()
        output.events.append(.lost(connection.socket, nil))
    }

    /// When ``advance(to:into:)`` wants to be called next; nil when nothing is due.
    public var deadline: ContinuousClock.Instant? {
        let due = due
        return due == .never ? nil : epoch + .nanoseconds(Int64(clamping: due))
    }

    /// The same in nanoseconds since the epoch; `UInt64.max` when nothing is due.
    public var due: UInt64 {
        if let knownDue { return knownDue }
        var due = min(publisher.due, subscriber.due, nextReport, nextRequest, nextPing)
        if publisher.isConnected {
            for index in voices.indices { due = min(due, voices[index].due) }
        }
        if let instant = channels?.deadline ?? nil { due = min(due, ticks(at: instant)) }
        if phase == .left { due = .never }
        knownDue = due
        return due
    }

    private func ping(at now: ContinuousClock.Instant, _ ticks: Ticks, into output: inout CallerOutput) {
        guard phase == .joined, nextPing <= ticks else { return }
        if let lastPong, now - lastPong > pingTimeout {
            return loseSocket(into: &output)
        }
        nextPing = ticks + pingInterval.ticks
        let milliseconds = Int64(clamping: ticks / 1_000_000)
        var request = LiveKit.Ping()
        request.timestamp = milliseconds
        send(.ping(milliseconds), into: &output)
        send(.pingReq(request), into: &output)
    }
}

import LiveKitProtocol
import SFU

/// Coming back to a stay whose socket or path was lost, as SDKs do: a new socket under the old id, what we know, and
/// new credentials for both connections.
extension Caller {
    /// The query of the request that opens the next WebSocket, less the token.
    public var resumeQuery: [(name: String, value: String)] {
        guard !settings.usesOneConnection else {
            var request = joinRequest
            request.reconnect = true
            request.participantSid = sid
            return parameter(request)
        }
        return settings.joinQuery + [(name: "reconnect", value: "1"), (name: "sid", value: sid)]
    }

    /// Whether it has lost its WebSocket and waits for another.
    public var needsSocket: Bool { phase == .joined && !isSocketOpen }

    /// The next WebSocket is open; what comes on it first, tells whether we are back.
    public func reopened(at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase == .joined, !isSocketOpen else { return }
        isResuming = true
    }

    /// Nobody opens us a socket any more, or the server refuses to: it is over, and has to begin anew.
    public func resumeFailed(at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase == .joined, !isSocketOpen else { return }
        publisher.abandon()
        subscriber.abandon()
        end(Departure(isOwnWish: false, reason: 0, action: .reconnect), into: &output)
    }

    /// The socket is gone, or as good as gone.
    func loseSocket(into output: inout CallerOutput) {
        guard phase == .joined, isSocketOpen || isResuming else { return }
        isSocketOpen = false
        isResuming = false
        isCatchingUp = false
        nextPing = .never
        knownDue = nil
        // An answer that was on its way does not come any more.
        if isOfferOut { isOfferDue = true }
        isOfferOut = false
        output.events.append(.socketLost)
    }

    /// The server has taken us back.
    func resumed(
        _ response: LiveKit.ReconnectResponse, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard phase == .joined, isResuming else {
            output.events.append(.nonsense("a reconnect that we did not ask for"))
            return
        }
        isResuming = false
        isSocketOpen = true
        isCatchingUp = true
        nextPing = ticks(at: now)
        lastPong = now
        send(.syncState(syncState), into: &output)
        let waiting = held
        held = []
        for message in waiting { send(message, into: &output) }
        if offerID > 0 {
            publisher.restart(random: &random)
            isOfferDue = true
        }
        offer(into: &output)
        resendData(after: response.lastMessageSeq, at: now, into: &output)
        output.events.append(.resumed)
    }

    /// All that the server says to somebody who is back has been said: what it does not know, it is told again.
    func caughtUp(into output: inout CallerOutput) {
        guard isCatchingUp else { return }
        isCatchingUp = false
        for voice in voices where voice.sid == nil && !voice.isEnding { announce(voice, into: &output) }
        for voice in voices where voice.sid != nil { tellMute(of: voice, into: &output) }
    }

    /// Keeps a request for the next socket. What belongs to the old one (negotiation, pings) is made anew.
    func hold(_ message: LiveKit.SignalRequest.Message) {
        switch message {
        case .mute, .subscription, .trackSetting, .subscriptionPermission:
            guard held.count < Limits.heldRequests else { return }
            held.append(message)
        default: break
        }
    }

    /// What we know.
    private var syncState: LiveKit.SyncState {
        var state = LiveKit.SyncState()
        state.publishTracks = voices.compactMap { voice in
            guard let sid = voice.sid, !voice.isEnding else { return nil }
            var track = LiveKit.TrackInfo()
            track.sid = sid
            var response = LiveKit.TrackPublishedResponse()
            response.cid = voice.cid
            response.track = track
            return response
        }
        var subscription = LiveKit.UpdateSubscription()
        subscription.trackSids = unwantedTracks
        subscription.subscribe = !settings.autoSubscribe
        state.subscription = subscription
        state.trackSidsDisabled = pausedTracks
        state.datachannelReceiveStates = receivedData.map { received in
            var position = LiveKit.DataChannelReceiveState()
            position.publisherSid = received.sid
            position.lastSeq = received.sequence
            return position
        }
        return state
    }
}

import LiveKitProtocol
import SFU

/// What an application asks of its client.
extension Caller {
    /// Publishes a voice; before the join it is announced with it.
    ///
    /// - Parameter cid: the client's own name for it, unique among its tracks.
    public func publish(
        _ cid: String, _ source: any VoiceSource, isMuted: Bool = false, at now: ContinuousClock.Instant,
        into output: inout CallerOutput
    ) {
        guard phase != .left, !voices.contains(where: { $0.cid == cid }) else { return }
        knownDue = nil
        let voice = OutgoingVoice(cid: cid, mid: freeMid(), source: source, isMuted: isMuted, random: &random)
        voices.append(voice)
        // Who catches up announces all that has no name when it has.
        if phase == .joined, !isCatchingUp { announce(voice, into: &output) }
    }

    /// Ends a track: its section goes inactive.
    public func unpublish(_ cid: String, at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard let index = voices.firstIndex(where: { $0.cid == cid }) else { return }
        knownDue = nil
        voices[index].stop()
        voices[index].isEnding = true
        endSection(of: voices[index])
        isOfferDue = true
        offer(into: &output)
    }

    /// Mutes or unmutes a track of ours, and says so.
    public func setMuted(
        _ cid: String, _ isMuted: Bool, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard let index = voices.firstIndex(where: { $0.cid == cid }), voices[index].isMuted != isMuted else { return }
        voices[index].isMuted = isMuted
        tellMute(of: voices[index], into: &output)
    }

    /// Wants, or no longer wants, to hear some tracks.
    public func setSubscribed(
        _ sids: [String], _ isWanted: Bool, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        unwantedTracks.removeAll(where: sids.contains)
        if isWanted != settings.autoSubscribe { unwantedTracks += sids }
        var update = LiveKit.UpdateSubscription()
        update.trackSids = sids
        update.subscribe = isWanted
        send(.subscription(update), into: &output)
    }

    /// Pauses some tracks, or lets them go on.
    public func setPaused(
        _ sids: [String], _ isPaused: Bool, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        pausedTracks.removeAll(where: sids.contains)
        if isPaused { pausedTracks += sids }
        var settings = LiveKit.UpdateTrackSettings()
        settings.trackSids = sids
        settings.disabled = isPaused
        send(.trackSetting(settings), into: &output)
    }

    /// Lets everyone hear our tracks (nil), or only those with these identities.
    public func setAudience(
        _ identities: [String]?, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        var permission = LiveKit.SubscriptionPermission()
        permission.allParticipants = identities == nil
        permission.trackPermissions = (identities ?? []).map { identity in
            var track = LiveKit.TrackPermission()
            track.participantIdentity = identity
            track.allTracks = true
            return track
        }
        send(.subscriptionPermission(permission), into: &output)
    }

    /// Sends data to everyone else in the room, or to these identities.
    public func sendData(
        _ payload: [UInt8], reliable isReliable: Bool, to identities: [String] = [],
        at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        var user = LiveKit.UserPacket()
        user.payload = payload
        var packet = LiveKit.DataPacket()
        packet.kind = isReliable ? .reliable : .lossy
        packet.destinationIdentities = identities
        packet.value = .user(user)
        if isReliable { return sendCounted(packet, at: now, into: &output) }
        sendChannel(packet.wire(), label: Self.lossyLabel, at: now, into: &output)
    }

    /// Leaves: says so, and ends both connections. The owner closes the WebSocket afterwards.
    public func leave(at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase == .open || phase == .joined else { return }
        var leave = LiveKit.LeaveRequest()
        leave.reason = .clientInitiated
        leave.action = .disconnect
        send(.leave(leave), into: &output)
        publisher.close(into: &output)
        subscriber.close(into: &output)
        end(Departure(isOwnWish: true, reason: leave.reason.rawValue, action: .disconnect), into: &output)
    }

    /// Is gone without a word, as a client whose process ended.
    public func abandon(into output: inout CallerOutput) {
        publisher.abandon()
        subscriber.abandon()
        end(Departure(isOwnWish: true, reason: 0, action: .disconnect), into: &output)
    }

    /// The way out changed (another network, another address at the NAT): the paths are proven anew at once, as a
    /// client does that notices.
    public func networkChanged(at now: ContinuousClock.Instant) {
        knownDue = nil
        publisher.restartChecks(at: now)
        subscriber.restartChecks(at: now)
    }

    /// Says whether a track is muted, once it has a name.
    func tellMute(of voice: OutgoingVoice, into output: inout CallerOutput) {
        guard let sid = voice.sid else { return }
        var request = LiveKit.MuteTrackRequest()
        request.sid = sid
        request.muted = voice.isMuted
        send(.mute(request), into: &output)
    }

    func announce(_ voice: OutgoingVoice, into output: inout CallerOutput) {
        var request = LiveKit.AddTrackRequest()
        request.cid = voice.cid
        request.name = voice.cid
        request.type = .audio
        request.source = .microphone
        request.muted = voice.isMuted
        request.disableRed = settings.declinesRedundancy
        send(.addTrack(request), into: &output)
    }
}

import LiveKitProtocol
import RoomPolicy
import SFU

/// Who hears whom: the one place where a subscription begins or ends. It compares what should be with what is, so
/// that no change of a room, a permission or a wish needs a rule of its own here.
extension ControlPlane {
    /// Brings every subscription between one participant and the others of its room in line with the rules and with
    /// everyone's wishes.
    mutating func reconcileAudience(around session: Session, into effects: inout Effects) {
        guard let room = lobby.room(named: session.room) else { return }
        for other in sessions(in: session.room) where other !== session {
            reconcile(session, with: other, in: room, into: &effects)
            reconcile(other, with: session, in: room, into: &effects)
        }
    }

    private mutating func reconcile(
        _ listener: Session, with speaker: Session, in room: Room, into effects: inout Effects
    ) {
        guard !speaker.published.isEmpty else { return }
        let mayHear = room.mayHear(listener.id, speaker.id, blockList: lobby.blockList)
        // Who records, records all: whoever speaks in a room agreed to that with its operator.
        let isRecorder = room.participant(listener.id)?.permissions.isRecorder ?? false
        for track in speaker.published {
            let isPermitted =
                isRecorder || speaker.audience.permits(listener.identity, listener.id, toHear: track.id)
            if mayHear { tellPermission(isPermitted, of: track.id, by: speaker, to: listener, into: &effects) }
            let shouldHear = mayHear && isPermitted && listener.wants(track.id)
            let hears = listener.indexOfListening(track.id)
            if shouldHear, hears == nil, listener.listening.count < Limits.subscriptions {
                beginListening(listener, to: track, of: speaker)
            } else if !shouldHear, let hears {
                endListening(listener, at: hears, into: &effects)
            }
        }
    }

    /// A listener learns when a track's owner keeps it from it, and when no longer.
    private func tellPermission(
        _ isPermitted: Bool, of track: TrackID, by speaker: Session, to listener: Session,
        into effects: inout Effects
    ) {
        guard isPermitted == listener.deniedTracks.contains(track) else { return }
        if isPermitted { listener.deniedTracks.remove(track) } else { listener.deniedTracks.insert(track) }
        sayPermission(isPermitted, of: track, by: speaker, to: listener, into: &effects)
    }

    func sayPermission(
        _ isPermitted: Bool, of track: TrackID, by speaker: Session, to listener: Session,
        into effects: inout Effects
    ) {
        var update = LiveKit.SubscriptionPermissionUpdate()
        update.participantSid = speaker.id.rawValue
        update.trackSid = track.rawValue
        update.allowed = isPermitted
        send(.subscriptionPermissionUpdate(update), to: listener, into: &effects)
    }

    /// The track appears in the listener's next offer; it is sent once the listener has answered.
    private mutating func beginListening(_ listener: Session, to track: PublishedTrack, of speaker: Session) {
        lastSubscription &+= 1
        let listening = Listening(
            track: track.id, publisher: speaker.id, publication: track.publication,
            subscription: SubscriptionID(lastSubscription), ssrc: listener.nextSSRC,
            isPaused: listener.pausedTracks.contains(track.id))
        listener.nextSSRC &+= 1
        listener.listening.append(listening)
        listener.hear(
            DownstreamTrack(
                trackSid: track.id.rawValue, participantSid: speaker.id.rawValue, ssrc: listening.ssrc,
                offersRED: track.isRedundant || settings.activeREDEncoding && track.mayBeRedundant,
                isStereo: track.isStereo, subscription: listening.subscription))
        unsettle(listener)
    }

    /// Stops one subscription at once; the listener's next offer says so.
    private mutating func endListening(_ listener: Session, at index: Int, into effects: inout Effects) {
        let ended = listener.listening.remove(at: index)
        listener.unhear(ended.track)
        unsettle(listener)
        if ended.isRunning { effects.append(.media(listener.worker, .unsubscribe(ended.subscription))) }
        tellSilence(of: ended.publisher, to: listener, into: &effects)
    }

    /// Ends everyone's subscription to a track that is gone, with what they had said about it.
    mutating func endListening(to track: TrackID, in room: RoomName, into effects: inout Effects) {
        for listener in sessions(in: room) {
            listener.wishes[track] = nil
            listener.pausedTracks.remove(track)
            listener.deniedTracks.remove(track)
            if let index = listener.indexOfListening(track) {
                endListening(listener, at: index, into: &effects)
            }
        }
    }

    /// A listener has answered: what it accepted begins to flow.
    mutating func begin(
        _ accepted: [SubscriberAnswer.Accepted], of listener: Session, into effects: inout Effects
    ) {
        for track in accepted {
            guard let index = listener.indexOfListening(TrackID(track.sid)), !listener.listening[index].isRunning,
                listener.listening[index].ssrc == track.parameters.ssrc
            else { continue }
            listener.listening[index].isRunning = true
            let listening = listener.listening[index]
            var parameters = track.parameters
            parameters.isPaused = listening.isPaused
            effects.append(
                .media(
                    listener.worker,
                    .subscribe(
                        listening.subscription, to: listening.publication, on: listener.subscriberTransport,
                        parameters)))
            tellPublisher(of: listening, into: &effects)
            tellLevel(of: listening, to: listener, into: &effects)
        }
    }

    /// Tracks that a listener's client cannot play, or does not want in this form: it may ask again.
    mutating func give(up rejected: [String], of listener: Session, into effects: inout Effects) {
        for sid in rejected {
            let track = TrackID(sid)
            guard let index = listener.indexOfListening(track) else { continue }
            listener.wishes[track] = false
            endListening(listener, at: index, into: &effects)
            refuseSubscription(to: track, .codecUnsupported, of: listener, into: &effects)
        }
    }

    /// A publisher learns of its track's first listener.
    private func tellPublisher(of listening: Listening, into effects: inout Effects) {
        guard let publisher = sessionsByID[listening.publisher],
            let index = publisher.indexOfPublished(listening.track), !publisher.published[index].hasListener
        else { return }
        publisher.published[index].hasListener = true
        guard publisher.client.takesResponses else { return }
        var subscribed = LiveKit.TrackSubscribed()
        subscribed.trackSid = listening.track.rawValue
        send(.trackSubscribed(subscribed), to: publisher, into: &effects)
    }

    // MARK: What listeners ask

    mutating func updateSubscription(
        _ update: LiveKit.UpdateSubscription, of session: Session, into effects: inout Effects
    ) {
        let named = update.trackSids + update.participantTracks.flatMap(\.trackSids)
        let others = sessions(in: session.room).filter { $0 !== session }
        let present = Set(others.flatMap { $0.published.map(\.id) })
        for sid in named.prefix(Limits.namedTracks) {
            let track = TrackID(sid)
            // Only tracks that are there: a wish for any name at all would be memory for the asking.
            guard present.contains(track) else {
                if update.subscribe { refuseSubscription(to: track, .trackNotfound, of: session, into: &effects) }
                continue
            }
            session.wishes[track] = update.subscribe
        }
        reconcileAudience(around: session, into: &effects)
    }

    private func refuseSubscription(
        to track: TrackID, _ reason: LiveKit.SubscriptionError, of session: Session, into effects: inout Effects
    ) {
        var response = LiveKit.SubscriptionResponse()
        response.trackSid = track.rawValue
        response.err = reason
        send(.subscriptionResponse(response), to: session, into: &effects)
    }

    /// Of the settings only `disabled` means something for a voice: send it for now, or not.
    func updateTrackSettings(
        _ settings: LiveKit.UpdateTrackSettings, of session: Session, into effects: inout Effects
    ) {
        for sid in settings.trackSids.prefix(Limits.namedTracks) {
            guard let index = session.indexOfListening(TrackID(sid)) else {
                // Unsubscribed meanwhile: the pause must not wait for the next subscription.
                if !settings.disabled { session.pausedTracks.remove(TrackID(sid)) }
                continue
            }
            guard session.listening[index].isPaused != settings.disabled else { continue }
            session.listening[index].isPaused = settings.disabled
            let listening = session.listening[index]
            if settings.disabled {
                session.pausedTracks.insert(listening.track)
            } else {
                session.pausedTracks.remove(listening.track)
            }
            if listening.isRunning {
                effects.append(
                    .media(session.worker, .setPaused(listening.subscription, listening.isPaused)))
            }
        }
    }
}

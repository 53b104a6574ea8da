import LiveKitProtocol
import RoomPolicy
import SFU

/// Who hears whom: the one place where a subscription begins or ends. It compares what should be with what is, so
/// that no change of a room, a permission or a wish needs a rule of its own here.
extension ControlPlane {
    /// Brings every subscription of a room in line with the rules and the wishes of its people.
    mutating func reconcileAudience(of room: RoomName, into effects: inout Effects) {
        let present = sessions(in: room)
        for listener in present {
            for speaker in present where speaker !== listener {
                for track in speaker.published {
                    let shouldHear = mayHear(listener, speaker, track.id) && listener.wants(track.id)
                    let hears = listener.indexOfListening(track.id)
                    if shouldHear, hears == nil {
                        beginListening(listener, to: track, of: speaker)
                    } else if !shouldHear, let hears {
                        endListening(listener, at: hears, into: &effects)
                    }
                }
            }
        }
    }

    /// Whether the rules let someone hear a track: the room's, and its publisher's own.
    private func mayHear(_ listener: Session, _ speaker: Session, _ track: TrackID) -> Bool {
        guard let room = lobby.room(named: listener.room) else { return false }
        return room.mayHear(listener.id, speaker.id, blockList: lobby.blockList)
            && speaker.permits(listener, toHear: track)
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
        listener.subscriber.add(
            DownstreamTrack(
                trackSid: track.id.rawValue, participantSid: speaker.id.rawValue, ssrc: listening.ssrc,
                offersRED: track.isRedundant,
                isStereo: track.isStereo, subscription: listening.subscription))
    }

    /// Stops one subscription at once; the listener's next offer says so.
    private mutating func endListening(_ listener: Session, at index: Int, into effects: inout Effects) {
        let ended = listener.listening.remove(at: index)
        listener.subscriber.remove(sid: ended.track.rawValue)
        if ended.isRunning { effects.append(.media(listener.worker, .unsubscribe(ended.subscription))) }
    }

    /// Ends everyone's subscription to a track that is gone, with what they had said about it.
    mutating func endListening(to track: TrackID, in room: RoomName, into effects: inout Effects) {
        for listener in sessions(in: room) {
            listener.wishes[track] = nil
            listener.pausedTracks.remove(track)
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
        for sid in named.prefix(Limits.namedTracks) {
            let track = TrackID(sid)
            // Only tracks that are there: a wish for any name at all would be memory for the asking.
            guard sessions(in: session.room).contains(where: { $0.indexOfPublished(track) != nil }) else {
                if update.subscribe { refuseSubscription(to: track, of: session, into: &effects) }
                continue
            }
            session.wishes[track] = update.subscribe
        }
        reconcileAudience(of: session.room, into: &effects)
    }

    private func refuseSubscription(to track: TrackID, of session: Session, into effects: inout Effects) {
        var response = LiveKit.SubscriptionResponse()
        response.trackSid = track.rawValue
        response.err = .trackNotfound
        send(.subscriptionResponse(response), to: session, into: &effects)
    }

    /// Of the settings only `disabled` means something for a voice: send it for now, or not.
    func updateTrackSettings(
        _ settings: LiveKit.UpdateTrackSettings, of session: Session, into effects: inout Effects
    ) {
        for sid in settings.trackSids.prefix(Limits.namedTracks) {
            guard let index = session.indexOfListening(TrackID(sid)),
                session.listening[index].isPaused != settings.disabled
            else { continue }
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

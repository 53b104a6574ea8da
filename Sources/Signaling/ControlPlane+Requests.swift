import LiveKitProtocol
import RoomPolicy
import SFU
import TokenAuth

/// What clients ask over their socket. A request of an unknown kind is ignored, never a reason to end a session.
extension ControlPlane {
    mutating func receive(
        _ frame: Frame, on connection: ConnectionID, at now: Moment, into effects: inout Effects
    ) {
        guard let session = sessionsByConnection[connection] else { return }
        session.lastHeard = now.elapsed
        guard session.budget.spend(frame.bytes.count, at: now.elapsed) else {
            effects.append(.note(Note(.warn, "client floods", session.noteFields)))
            depart(session, .stateMismatch, at: now, into: &effects)
            return
        }
        if case .text = frame { session.speaksText = true } else { session.speaksText = false }
        guard let request = SignalCodec.decode(frame)?.message else { return }
        switch request {
        case .offer(let description): answer(description, of: session, at: now, into: &effects)
        case .answer(let description): accept(description, of: session, at: now, into: &effects)
        case .addTrack(let track): addTrack(track, of: session, at: now, into: &effects)
        case .mute(let mute): setMuted(mute, of: session, at: now, into: &effects)
        case .subscription(let update): updateSubscription(update, of: session, into: &effects)
        case .trackSetting(let settings): updateTrackSettings(settings, of: session, into: &effects)
        case .leave: depart(session, .clientInitiated, at: now, into: &effects)
        case .subscriptionPermission(let permission):
            session.audience = Audience(permission)
            reconcileAudience(around: session, into: &effects)
        case .syncState(let state): synchronize(state, of: session, at: now, into: &effects)
        case .ping: send(.pong(now.unix.milliseconds), to: session, into: &effects)
        case .pingReq(let ping): pong(ping, to: session, at: now, into: &effects)
        case .updateMetadata(let update): updateMetadata(update, of: session, at: now, into: &effects)
        case .updateAudioTrack(let update): updateAudioTrack(update, of: session, into: &effects)
        case .publishDataTrackRequest(let request):
            respond(.unsupportedType, to: session, echoing: .publishDataTrack(request), into: &effects)
        case .trickle:
            // We never send checks (ICE-lite): where the client is, its own checks tell.
            break
        default:
            break
        }
    }

    /// What came with the join, as though it had been sent right after it.
    mutating func take(
        _ first: FirstRequests, on connection: ConnectionID, at now: Moment, into effects: inout Effects
    ) {
        guard let session = sessionsByConnection[connection] else { return }
        for track in first.tracks { addTrack(track, of: session, at: now, into: &effects) }
        if let offer = first.offer { answer(offer, of: session, at: now, into: &effects) }
    }

    // MARK: Descriptions

    private mutating func answer(
        _ description: LiveKit.SessionDescription, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        let pending = session.announced.map { track in
            PendingTrack(
                sid: track.id.rawValue, cids: track.cids, disableRED: track.info.disableRed,
                disableDTX: track.info.audioFeatures.contains(.noDtx),
                isStereo: track.info.audioFeatures.contains(.stereo), isVoice: track.source == .microphone,
                isMuted: track.info.muted, isEncrypted: track.info.encryption != .none)
        }
        let answer: PublisherAnswer
        do throws(SDPError) {
            answer = try session.publisher.answer(description.sdp, pendingTracks: pending) { mint.credentials() }
        } catch {
            effects.append(
                .note(Note(.warn, "offer refused", session.noteFields + [.init("reason", error.sentence)])))
            depart(session, .stateMismatch, at: now, into: &effects)
            return
        }
        if answer.isICERestart {
            effects.append(.media(session.worker, .restart(session.publisherTransport, session.publisher.ours.local)))
        }
        effects.append(.media(session.worker, .connect(session.publisherTransport, answer.remote)))
        session.hasPublisherData = answer.hasDataSection
        openData(on: session.publisherTransport, of: session)
        var reply = LiveKit.SessionDescription()
        reply.type = "answer"
        reply.sdp = answer.sdp
        reply.id = description.id
        for (mid, sid) in answer.midToTrackID { reply.midToTrackId[mid] = sid }
        send(.answer(reply), to: session, into: &effects)
        if !session.hasPublisherCandidates, !answer.candidateInits.isEmpty {
            session.hasPublisherCandidates = true
            trickle(answer.candidateInits, target: .publisher, to: session, into: &effects)
        }
        for sid in answer.ended { unpublish(TrackID(sid), of: session, at: now, into: &effects) }
        for section in answer.changed { republish(section, of: session, into: &effects) }
        for section in answer.published { publish(section, of: session, at: now, into: &effects) }
        guard session.isOneConnection else { return }
        session.answerDeadline = nil
        unsettle(session)
        begin(answer.heard, of: session, into: &effects)
        give(up: answer.rejected, of: session, into: &effects)
    }

    private mutating func accept(
        _ description: LiveKit.SessionDescription, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        do throws(SDPError) {
            guard let answer = try session.subscriber?.accept(answer: description.sdp, id: description.id) else {
                return
            }
            session.answerDeadline = nil
            unsettle(session)
            effects.append(.media(session.worker, .connect(session.subscriberTransport, answer.remote)))
            session.hasSubscriberData = answer.hasDataSection
            openData(on: session.subscriberTransport, of: session)
            begin(answer.accepted, of: session, into: &effects)
            give(up: answer.rejected, of: session, into: &effects)
        } catch {
            effects.append(
                .note(Note(.warn, "answer refused", session.noteFields + [.init("reason", error.sentence)])))
            depart(session, .stateMismatch, at: now, into: &effects)
        }
    }

    /// Sends the subscriber connection's next offer, if there is something to offer and someone to answer. Who gets
    /// its data on its own connection needs this one only for tracks. Who has one connection is asked to offer itself.
    mutating func offer(to session: Session, at now: Moment, into effects: inout Effects) {
        guard session.connection != nil else { return }
        guard let subscriber = session.subscriber else {
            return requestOffer(from: session, at: now, into: &effects)
        }
        guard session.isSubscriberPrimary || !subscriber.slots.isEmpty, let offer = session.subscriber?.offer() else {
            return
        }
        var description = LiveKit.SessionDescription()
        description.type = "offer"
        description.sdp = offer.sdp
        description.id = offer.id
        for (mid, sid) in offer.midToTrackID { description.midToTrackId[mid] = sid }
        send(.offer(description), to: session, into: &effects)
        if offer.id == 1 {
            trickle(offer.candidateInits, target: .subscriber, to: session, into: &effects)
        }
        session.answerDeadline = now.elapsed + Limits.answerTimeout
        watch(session)
    }

    /// Asks for an offer with so many more sections to receive on, if what is heard asks for one.
    private mutating func requestOffer(from session: Session, at now: Moment, into effects: inout Effects) {
        guard let count = session.publisher.downstream.requirement() else { return }
        var requirement = LiveKit.MediaSectionsRequirement()
        requirement.numAudios = UInt32(clamping: count)
        send(.mediaSectionsRequirement(requirement), to: session, into: &effects)
        session.answerDeadline = now.elapsed + Limits.answerTimeout
        watch(session)
    }

    /// Our candidates, the last one marked as such. Always a whole one with its `sdpMid`: native clients stop their
    /// process on anything less.
    private func trickle(
        _ candidates: [String], target: LiveKit.SignalTarget, to session: Session, into effects: inout Effects
    ) {
        for (index, candidate) in candidates.enumerated() {
            var trickle = LiveKit.TrickleRequest()
            trickle.candidateInit = candidate
            trickle.target = target
            trickle.final = index == candidates.count - 1
            send(.trickle(trickle), to: session, into: &effects)
        }
    }

    // MARK: Tracks

    private mutating func addTrack(
        _ request: LiveKit.AddTrackRequest, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        func refuse(_ reason: LiveKit.RequestResponse.Reason, _ sentence: String) {
            respond(reason, sentence, to: session, echoing: .addTrack(request), into: &effects)
        }
        let source = TrackSource(request.source)
        guard permissions(of: session)?.allowsPublishing(source) == true else {
            return refuse(.notAllowed, "not allowed to publish \(source)")
        }
        guard request.type == .audio else { return refuse(.unsupportedType, "this server carries audio only") }
        guard request.sid.isEmpty else { return refuse(.notFound, "no such track") }
        guard !request.cid.isEmpty else { return refuse(.invalidRequest, "a track needs a cid") }
        let texts = [request.cid, request.name, request.stream] + request.simulcastCodecs.map(\.cid)
        guard request.simulcastCodecs.count <= Limits.simulcastCodecs,
            texts.allSatisfy({ $0.utf8.count <= Limits.clientTextBytes })
        else {
            return refuse(.limitExceeded, "a text of the request is longer than \(Limits.clientTextBytes) bytes")
        }
        guard session.announced.count < Limits.pendingTracks else {
            return refuse(.limitExceeded, "more than \(Limits.pendingTracks) tracks await negotiation")
        }
        if session.isUsing(cid: request.cid) {
            guard session.queued.count(where: { $0.cid == request.cid }) < Limits.queuedTracks,
                session.queued.count < Limits.pendingTracks
            else {
                return refuse(.limitExceeded, "more than \(Limits.queuedTracks) requests await the same cid")
            }
            session.queued.append(request.essentials)
            return refuse(.queued, "the cid is in use: published when it is free")
        }
        announce(request, source: source, of: session, into: &effects)
    }

    private mutating func announce(
        _ request: LiveKit.AddTrackRequest, source: TrackSource, of session: Session, into effects: inout Effects
    ) {
        let id = TrackID(mint.identifier("TR_A" + source.letter))
        let info = LiveKit.TrackInfo(request, id: id, source: source)
        session.announced.append(
            AnnouncedTrack(
                id: id, source: source,
                cids: [request.cid] + request.simulcastCodecs.map(\.cid).filter { !$0.isEmpty }, info: info))
        var response = LiveKit.TrackPublishedResponse()
        response.cid = request.cid
        response.track = info
        send(.trackPublished(response), to: session, into: &effects)
    }

    /// A section of the client's offer carries an announced track from now on.
    private mutating func publish(
        _ section: PublisherAnswer.Track, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        guard let index = session.indexOfAnnounced(TrackID(section.sid)) else {
            preconditionFailure("negotiation matched a track that was not announced")
        }
        let announced = session.announced.remove(at: index)
        do throws(Refusal) {
            let change = try change(session.room) { (room) throws(Refusal) in
                try room.publish(
                    TrackRequest(
                        id: announced.id, source: announced.source, name: announced.info.name,
                        isMuted: announced.info.muted),
                    by: session.id)
            }
            var info = announced.info
            info.mid = section.mid
            info.mimeType = section.mime
            info.codecs = info.codecs.map { codec in
                var codec = codec
                codec.mimeType = section.mime
                codec.mid = section.mid
                return codec
            }
            lastPublication &+= 1
            let publication = PublicationID(lastPublication)
            session.published.append(
                PublishedTrack(
                    id: announced.id, source: announced.source, cids: announced.cids, publication: publication,
                    info: info))
            sessionsByPublication[publication] = session
            var parameters = section.parameters
            parameters.isMuted = isMuted(announced.id, of: session)
            effects.append(
                .media(session.worker, .publish(publication, on: session.publisherTransport, parameters)))
            carryOut(change, in: session.room, at: now, into: &effects)
        } catch {
            session.publisher.forget(sid: announced.id.rawValue)
            var request = LiveKit.AddTrackRequest()
            request.cid = announced.cids[0]
            respond(error.requestReason, error.sentence, to: session, echoing: .addTrack(request), into: &effects)
            releaseQueued(of: session, into: &effects)
        }
    }

    /// A published track looks different on the wire from now on.
    private func republish(
        _ section: PublisherAnswer.Track, of session: Session, into effects: inout Effects
    ) {
        guard let index = session.indexOfPublished(TrackID(section.sid)) else { return }
        let track = session.published[index]
        var parameters = section.parameters
        parameters.isMuted = isMuted(track.id, of: session)
        effects.append(
            .media(session.worker, .publish(track.publication, on: session.publisherTransport, parameters)))
    }

    /// The client ended a track: its section carries nothing any more.
    private mutating func unpublish(
        _ track: TrackID, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        let change = try? change(session.room) { (room) throws(Refusal) in
            try room.unpublish(track, by: session.id)
        }
        if let change { carryOut(change, in: session.room, at: now, into: &effects) }
    }

    /// Requests that waited for a client id to become free.
    mutating func releaseQueued(of session: Session, into effects: inout Effects) {
        guard let index = session.queued.firstIndex(where: { !session.isUsing(cid: $0.cid) }) else { return }
        let request = session.queued.remove(at: index)
        announce(request, source: TrackSource(request.source), of: session, into: &effects)
    }

    private mutating func setMuted(
        _ request: LiveKit.MuteTrackRequest, of session: Session, at now: Moment, into effects: inout Effects
    ) {
        let track = TrackID(request.sid)
        if let index = session.indexOfAnnounced(track) {
            session.announced[index].info.muted = request.muted
            return
        }
        do throws(Refusal) {
            let change = try change(session.room) { (room) throws(Refusal) in
                try room.setMuted(track, request.muted, by: .owner, of: session.id)
            }
            if let change { carryOut(change, in: session.room, at: now, into: &effects) }
        } catch {
            respond(error.requestReason, error.sentence, to: session, echoing: .mute(request), into: &effects)
            guard case .mutedByModerator = error else { return }
            var mute = LiveKit.MuteTrackRequest()
            mute.sid = request.sid
            mute.muted = true
            send(.mute(mute), to: session, into: &effects)
        }
    }

    private mutating func updateAudioTrack(
        _ update: LiveKit.UpdateLocalAudioTrack, of session: Session, into effects: inout Effects
    ) {
        let track = TrackID(update.trackSid)
        let features = Array(update.features.prefix(Limits.audioFeatures))
        if let index = session.indexOfAnnounced(track) { session.announced[index].info.audioFeatures = features }
        guard let index = session.indexOfPublished(track) else { return }
        session.published[index].info.audioFeatures = features
        announce(session, to: sessions(in: session.room), into: &effects)
    }

    // MARK: The rest

    private func pong(
        _ ping: LiveKit.Ping, to session: Session, at now: Moment, into effects: inout Effects
    ) {
        var pong = LiveKit.Pong()
        pong.lastPingTimestamp = ping.timestamp
        pong.timestamp = now.unix.milliseconds
        send(.pongResp(pong), to: session, into: &effects)
    }

    private mutating func updateMetadata(
        _ update: LiveKit.UpdateParticipantMetadata, of session: Session, at now: Moment,
        into effects: inout Effects
    ) {
        var reason = LiveKit.RequestResponse.Reason.ok
        var sentence = ""
        do throws(Refusal) {
            let attributes = update.attributes.sorted { $0.key < $1.key }
            let change = try change(session.room) { (room) throws(Refusal) in
                try room.update(
                    session.id, name: update.name, metadata: update.metadata, attributes: attributes, by: .owner)
            }
            if let change { carryOut(change, in: session.room, at: now, into: &effects) }
        } catch {
            reason = error.requestReason
            sentence = error.sentence
        }
        if reason == .ok && session.client.protocolVersion <= 14 { return }
        respond(
            reason, sentence, to: session, id: update.requestId, echoing: .updateMetadata(update), into: &effects)
    }

    /// The outcome of a request, to those clients that can take it.
    func respond(
        _ reason: LiveKit.RequestResponse.Reason, _ sentence: String = "", to session: Session, id: UInt32 = 0,
        echoing request: LiveKit.RequestResponse.Request, into effects: inout Effects
    ) {
        guard session.client.takesResponses else { return }
        var response = LiveKit.RequestResponse()
        response.requestId = id
        response.reason = reason
        response.message = sentence
        response.request = request
        send(.requestResponse(response), to: session, into: &effects)
    }
}

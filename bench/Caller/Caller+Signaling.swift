import LiveKitProtocol
import SFU

/// What the server says.
extension Caller {
    /// The WebSocket is open.
    public func open(at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase == .idle else { return }
        phase = .open
        isSocketOpen = true
    }

    /// Takes one signal frame: the payload of a binary message.
    public func receive(frame: [UInt8], at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase == .open || phase == .joined else { return }
        knownDue = nil
        guard let response = try? LiveKit.SignalResponse(wire: frame) else {
            output.events.append(.nonsense("a frame that is no signal response"))
            return
        }
        guard let message = response.message else { return }
        switch message {
        case .reconnect(let response): resumed(response, at: now, into: &output)
        case .join(let join): take(join, at: now, into: &output)
        case .offer(let offer): answer(offer, at: now, into: &output)
        case .answer(let answer): accept(answer, at: now, into: &output)
        case .mediaSectionsRequirement(let requirement):
            guard settings.usesOneConnection else { break }
            addReceivers(Int(requirement.numAudios))
            isOfferDue = true
            offer(into: &output)
        case .trickle(let trickle): add(trickle, at: now)
        case .update(let update): for info in update.participants { tell(info, into: &output) }
        case .trackPublished(let response): announced(response, at: now, into: &output)
        case .trackUnpublished(let response): unpublished(response.trackSid, into: &output)
        case .mute(let mute): ordered(mute, into: &output)
        case .requestResponse(let response):
            if response.reason != .ok, response.reason != .queued { output.events.append(.refused(response.message)) }
        case .speakersChanged(let change):
            output.events.append(.levels(change.speakers.map { SpokenLevel(sid: $0.sid, level: $0.level) }))
        case .refreshToken(let token):
            refreshedToken = token
            caughtUp(into: &output)
        case .pong, .pongResp: lastPong = now
        case .leave(let leave) where leave.action == .resume: loseSocket(into: &output)
        case .leave(let leave):
            let action: Departure.Action =
                switch leave.action {
                case .reconnect: .reconnect
                default: .disconnect
                }
            publisher.close(into: &output)
            subscriber.close(into: &output)
            end(Departure(isOwnWish: false, reason: leave.reason.rawValue, action: action), into: &output)
        default: break
        }
    }

    /// The WebSocket is gone. Media goes on as long as the server lets it.
    public func socketClosed(at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard !publisher.isConnected, !subscriber.isConnected else { return loseSocket(into: &output) }
        end(Departure(isOwnWish: false, reason: 0, action: .reconnect), into: &output)
    }

    func send(_ message: LiveKit.SignalRequest.Message, into output: inout CallerOutput) {
        guard phase == .open || phase == .joined else { return }
        guard isSocketOpen else { return hold(message) }
        var request = LiveKit.SignalRequest()
        request.message = message
        output.frames.append(request.wire())
    }

    // MARK: Coming

    private func take(_ join: LiveKit.JoinResponse, at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard phase == .open, let participant = join.participant, let room = join.room else {
            output.events.append(.nonsense("a join without a participant, or a second one"))
            return
        }
        phase = .joined
        sid = participant.sid
        if join.pingInterval > 0 { pingInterval = .seconds(Int(join.pingInterval)) }
        if join.pingTimeout > 0 { pingTimeout = .seconds(Int(join.pingTimeout)) }
        nextPing = ticks(at: now)
        lastPong = now
        for other in join.otherParticipants { versions[other.sid] = other.version }
        output.events.append(
            .joined(
                JoinedRoom(
                    sid: participant.sid, identity: participant.identity, room: room.name,
                    others: join.otherParticipants.map { RemoteParticipant($0) },
                    isSubscriberPrimary: join.subscriberPrimary)))
        let isWanted = settings.usesOneConnection || participant.permission?.canPublish ?? true
        if !sections.isEmpty, isWanted, !isOfferOut { isOfferDue = true }
        for voice in voices { announce(voice, into: &output) }
        offer(into: &output)
    }

    private func tell(_ info: LiveKit.ParticipantInfo, into output: inout CallerOutput) {
        if let known = versions[info.sid], info.version < known { return }
        let participant = RemoteParticipant(info)
        versions[info.sid] = participant.isGone ? nil : info.version
        output.events.append(.participant(participant))
    }

    // MARK: What we publish

    private func announced(
        _ response: LiveKit.TrackPublishedResponse, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard let track = response.track, let index = voices.firstIndex(where: { $0.cid == response.cid }) else {
            // Who comes back is told of what it has given up meanwhile, too.
            if !isCatchingUp { output.events.append(.nonsense("a track that we did not ask for")) }
            return
        }
        guard voices[index].sid == nil else { return }
        voices[index].sid = track.sid
        output.events.append(.announced(cid: response.cid, sid: track.sid))
        guard !voices[index].isEnding else {
            voices.remove(at: index)
            return
        }
        // Muted or unmuted while we waited for the name under which to say so.
        if voices[index].isMuted != track.muted { tellMute(of: voices[index], into: &output) }
        let section = LocalDescription.Section(
            mid: voices[index].mid, cid: response.cid, ssrc: voices[index].ssrc, isSending: true)
        sections.append(section)
        isOfferDue = true
        offer(into: &output)
    }

    /// Sends an offer if one is due and none is out.
    func offer(into output: inout CallerOutput) {
        guard phase == .joined, isSocketOpen, isOfferDue, !isOfferOut, !sections.isEmpty else { return }
        isOfferDue = false
        isOfferOut = true
        send(.offer(nextOffer()), into: &output)
    }

    /// Our next offer.
    func nextOffer() -> LiveKit.SessionDescription {
        offerID += 1
        let description = LocalDescription(
            fragment: publisher.fragment, password: publisher.password,
            fingerprintText: identity.certificate.fingerprintText, streamID: streamID)
        // RFC 8829 §5.2.2: what was settled is offered again as it was settled.
        let setup =
            switch publisher.role {
            case .client?: "active"
            case .server?: "passive"
            case nil: settings.offeredSetup.rawValue
            }
        var message = LiveKit.SessionDescription()
        message.type = "offer"
        message.id = offerID
        message.sdp = description.offer(
            sections, setup: setup, hasRedundancy: settings.sendsRedundancy,
            takesRedundancy: settings.takesRedundancy, usesNack: settings.answersRequests)
        return message
    }

    private func accept(
        _ answer: LiveKit.SessionDescription, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard isOfferOut, answer.id == offerID || answer.id == 0 else {
            output.events.append(.nonsense("an answer to no offer of ours"))
            return
        }
        guard let description = RemoteDescription(answer.sdp), description.sections.count <= sections.count,
            let transport = description.transport
        else {
            output.events.append(.nonsense("an answer that cannot be read"))
            return
        }
        isOfferOut = false
        publisher.connect(
            transport, role: transport.setup == "passive" ? .client : .server, candidates: description.candidates,
            at: now)
        for section in description.sections where section.kind == "audio" { settle(section, at: now, into: &output) }
        if settings.usesOneConnection { listen(to: description, answer.midToTrackId) }
        voices.removeAll { $0.isEnding && $0.sid != nil }
        offer(into: &output)
    }

    /// What the answer says of one of our tracks.
    private func settle(
        _ section: RemoteDescription.Section, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard let index = voices.firstIndex(where: { $0.mid == section.mid }), !voices[index].isEnding,
            let sid = voices[index].sid
        else { return }
        guard section.port != 0, section.has("recvonly") || section.has("sendrecv"),
            let opus = section.payloadType("opus/48000/2")
        else { return }
        let red = settings.sendsRedundancy ? section.payloadType("red/48000/2") : nil
        let isNew = voices[index].format == nil
        voices[index].format = OutgoingVoice.Format(
            opus: opus, red: red, levelExtension: section.extensionID(LocalDescription.audioLevel),
            midExtension: section.extensionID(LocalDescription.midExtension),
            usesNack: settings.answersRequests && section.has("rtcp-fb"),
            redundantFrames: settings.redundantFrames)
        guard isNew else { return }
        if publisher.isConnected { voices[index].start(at: ticks(at: now), random: &random) }
        output.events.append(.speaking(cid: voices[index].cid, sid: sid))
    }

    private func unpublished(_ sid: String, into output: inout CallerOutput) {
        if let index = voices.firstIndex(where: { $0.sid == sid }) {
            endSection(of: voices[index])
            voices.remove(at: index)
        }
        output.events.append(.unpublished(sid: sid))
    }

    func endSection(of voice: OutgoingVoice) {
        for index in sections.indices where sections[index].mid == voice.mid { sections[index].isSending = false }
    }

    private func ordered(_ mute: LiveKit.MuteTrackRequest, into output: inout CallerOutput) {
        if let index = voices.firstIndex(where: { $0.sid == mute.sid }) { voices[index].isMuted = mute.muted }
        output.events.append(.muteOrdered(sid: mute.sid, isMuted: mute.muted))
    }

    // MARK: What we hear

    private func answer(
        _ offer: LiveKit.SessionDescription, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard let description = RemoteDescription(offer.sdp), let transport = description.transport else {
            output.events.append(.nonsense("an offer that cannot be read"))
            return
        }
        if let known = subscriber.remoteFragment, known != transport.fragment { subscriber.restart(random: &random) }
        let isActive = subscriber.role.map { $0 == .client } ?? settings.isSubscriberActive
        subscriber.connect(
            transport, role: isActive ? .client : .server, candidates: description.candidates, at: now)
        listen(to: description, offer.midToTrackId)
        let local = LocalDescription(
            fragment: subscriber.fragment, password: subscriber.password,
            fingerprintText: identity.certificate.fingerprintText, streamID: streamID)
        var message = LiveKit.SessionDescription()
        message.type = "answer"
        message.id = offer.id
        message.sdp = local.answer(
            description, setup: isActive ? "active" : "passive", takesRedundancy: settings.takesRedundancy,
            usesNack: settings.usesNack)
        send(.answer(message), into: &output)
    }

    /// Notes whom the server's description lets us hear.
    private func listen(to description: RemoteDescription, _ midToTrackID: [String: String]) {
        offered = description.sections.compactMap { section in
            guard section.kind == "audio", section.port != 0, section.has("sendonly") || section.has("sendrecv"),
                let opus = section.payloadType("opus/48000/2")
            else { return nil }
            let ssrc = section.value("ssrc").flatMap { UInt32($0.prefix { $0 != " " }) }
            let track = section.value("msid").map { String($0.split(separator: " ").last ?? "") }
            return OfferedVoice(
                mid: section.mid, trackSid: track ?? midToTrackID[section.mid] ?? "", ssrc: ssrc, opus: opus,
                red: settings.takesRedundancy ? section.payloadType("red/48000/2") : nil)
        }
        forgetVoices(except: offered.compactMap(\.ssrc))
    }

    private func add(_ trickle: LiveKit.TrickleRequest, at now: ContinuousClock.Instant) {
        guard let line = Candidate.line(inJSON: trickle.candidateInit), let address = Candidate.address(in: line)
        else { return }
        connection(trickle.target == .publisher ? .publisher : .subscriber).add([address], at: now)
    }
}

extension RemoteParticipant {
    init(_ info: LiveKit.ParticipantInfo) {
        self.init(
            sid: info.sid, identity: info.identity, tracks: info.tracks.map { Track(sid: $0.sid, isMuted: $0.muted) },
            isGone: info.state == .disconnected, version: info.version)
    }
}

import DataChannels
import LiveKitProtocol
import RoomPolicy
import SFU

/// What the media engines report.
extension ControlPlane {
    mutating func heard(
        _ event: MediaEvent, of worker: WorkerID, at now: Moment, into effects: inout Effects
    ) {
        switch event {
        case .connected(let transport): connected(transport, at: now, into: &effects)
        case .disconnected(let transport, let reason): disconnected(transport, reason, at: now, into: &effects)
        case .stalled(let transport): stalled(transport, at: now, into: &effects)
        case .moved(let transport): moved(transport, into: &effects)
        case .speaking(let levels): spoke(levels, into: &effects)
        case .received(let transport, let bytes):
            guard sessionsByTransport[transport] != nil else { return }
            dataChannels.receive(bytes, on: AssociationID(transport), into: &dataEvents)
        case .applied(let ticket): confirmed(ticket, by: worker, into: &effects)
        case .quality(let reports): measured(reports, at: now, into: &effects)
        case .started, .report: break
        }
    }

    /// A peer connection is up: its data channels open if it has any, and with the primary one the client is there.
    private mutating func connected(_ transport: TransportID, at now: Moment, into effects: inout Effects) {
        guard let session = sessionsByTransport[transport] else { return }
        let isSubscriber = transport != session.publisherTransport
        guard !(isSubscriber ? session.isSubscriberConnected : session.isPublisherConnected) else { return }
        if isSubscriber { session.isSubscriberConnected = true } else { session.isPublisherConnected = true }
        openData(on: transport, of: session)
        guard session.isPrimaryConnected, !session.isActive else { return }
        session.isActive = true
        session.joinDeadline = nil
        tally.connected(after: now.elapsed - session.joinedAt.elapsed)
        reportActive(session, at: now, into: &effects)
        announce(session, to: sessions(in: session.room).filter { $0 !== session }, into: &effects)
        effects.append(.note(Note(.info, "participant active", session.noteFields)))
    }

    private mutating func disconnected(
        _ transport: TransportID, _ reason: Disconnection, at now: Moment, into effects: inout Effects
    ) {
        guard let session = sessionsByTransport[transport] else { return }
        effects.append(
            .note(
                Note(.info, "transport lost", session.noteFields + [.init("reason", String(describing: reason))])))
        switch reason {
        case .closedByPeer:
            // Its leave, its new join or the end of its socket tells why, and is on its way.
            if transport == session.publisherTransport {
                session.isPublisherConnected = false
            } else {
                session.isSubscriberConnected = false
            }
            session.closingDeadline = now.elapsed + Limits.closingTimeout
            watch(session)
        case .consentExpired, .handshakeTimedOut:
            depart(session, .connectionTimeout, at: now, into: &effects)
        case .handshakeFailed, .wrongFingerprint, .noCommonProfile:
            depart(session, .mediaFailure, at: now, into: &effects)
        }
    }

    // MARK: Speakers

    /// Who speaks, as the engine measured it: only changes are told, in eighths, and to each listener only those
    /// whom it hears, and itself.
    private mutating func spoke(_ levels: [SpeakerLevel], into effects: inout Effects) {
        var touched = SessionList()
        for entry in levels {
            guard let session = sessionsByPublication[entry.publication],
                let index = session.published.firstIndex(where: { $0.publication == entry.publication })
            else { continue }
            // Nothing that anybody would be told, and so it is most of the time. A muted one is at 0.
            guard entry.step != SpeakerLevel.step(of: session.published[index].level) else { continue }
            // What was measured before a mute and comes after it says nothing any more.
            let isMuted = isMuted(session.published[index].id, of: session)
            session.published[index].level = isMuted ? 0 : entry.level
            touched.add(session)
        }
        tellLevels(of: touched.sessions, into: &effects)
    }

    /// Tells a room about those of its people whose level changed.
    mutating func tellLevels(of touched: [Session], into effects: inout Effects) {
        var changed: [Session] = []
        for session in touched {
            let level = currentLevel(of: session)
            guard level != session.announcedLevel else { continue }
            session.announcedLevel = level
            changed.append(session)
        }
        var rooms: [RoomName] = []
        var speakersByRoom: [RoomName: [Session]] = [:]
        for session in changed {
            if speakersByRoom[session.room] == nil { rooms.append(session.room) }
            speakersByRoom[session.room, default: []].append(session)
        }
        for room in rooms {
            let speakers = (speakersByRoom[room] ?? []).sorted { $0.announcedLevel > $1.announcedLevel }
            for recipient in sessions(in: room) {
                let audible = speakers.filter { speaker in
                    speaker === recipient || recipient.isListening(to: speaker)
                }
                send(audible.map { ($0, $0.announcedLevel) }, to: recipient, into: &effects)
            }
        }
    }

    /// A new listener learns at once whether the one it now hears is speaking.
    func tellLevel(of listening: Listening, to listener: Session, into effects: inout Effects) {
        guard let speaker = sessionsByID[listening.publisher], speaker.announcedLevel > 0 else { return }
        send([(speaker, speaker.announcedLevel)], to: listener, into: &effects)
    }

    /// Who resumes learns anew who speaks, and who has stopped.
    func tellLevels(to session: Session, into effects: inout Effects) {
        let audible = sessions(in: session.room).filter { $0 === session || session.isListening(to: $0) }
        send(audible.map { ($0, $0.announcedLevel) }, to: session, into: &effects)
    }

    /// Whom someone hears no longer, does not speak to it any longer.
    func tellSilence(of publisher: ParticipantID, to listener: Session, into effects: inout Effects) {
        guard let speaker = sessionsByID[publisher], speaker.announcedLevel > 0, !listener.isListening(to: speaker)
        else { return }
        send([(speaker, 0)], to: listener, into: &effects)
    }

    private func send(
        _ speakers: [(session: Session, level: Float)], to recipient: Session, into effects: inout Effects
    ) {
        guard !speakers.isEmpty else { return }
        var message = LiveKit.SpeakersChanged()
        message.speakers = speakers.map { speaker in
            var info = LiveKit.SpeakerInfo()
            info.sid = speaker.session.id.rawValue
            info.level = speaker.level
            info.active = speaker.level > 0
            return info
        }
        send(.speakersChanged(message), to: recipient, into: &effects)
    }

    /// The loudest of someone's unmuted tracks, in eighths, so that small changes make no message.
    private func currentLevel(of session: Session) -> Float {
        let participant = lobby.room(named: session.room)?.participant(session.id)
        let audible = session.published.filter { participant?.track($0.id)?.isMuted == false }
        let level = audible.map(\.level).max() ?? 0
        return Float(SpeakerLevel.step(of: level)) / 8
    }
}

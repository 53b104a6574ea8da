import LiveKitProtocol
import RoomPolicy
import SFU

/// How good everyone's connection is: measured by the engines, told when it changes, and asked for through the API.
extension ControlPlane {
    /// The engine of a worker has measured some transports.
    mutating func measured(_ reports: [TransportReport], at now: Moment, into effects: inout Effects) {
        var touched = SessionList()
        for report in reports {
            guard let session = sessionsByTransport[report.transport] else { continue }
            take(report, of: session, at: now)
            touched.add(session)
        }
        var concerned = touched
        for session in touched.sessions {
            let before = session.quality.level
            session.quality.score = score(of: session)
            session.quality.measuredAt = now.elapsed
            guard session.quality.level != before else { continue }
            for other in sessions(in: session.room) where other.isListening(to: session) { concerned.add(other) }
        }
        for session in concerned.sessions { tellQualities(to: session, into: &effects) }
    }

    private func take(_ report: TransportReport, of session: Session, at now: Moment) {
        session.quality.network = report.network ?? session.quality.network
        for entry in report.publications {
            guard let index = session.published.firstIndex(where: { $0.publication == entry.publication }) else {
                continue
            }
            session.published[index].quality.take(entry, isPeerSilent: report.isStale)
        }
        for entry in report.subscriptions {
            guard let index = session.listening.firstIndex(where: { $0.subscription == entry.subscription }) else {
                continue
            }
            session.listening[index].quality.take(entry)
        }
    }

    /// The least of what it sends and hears.
    private func score(of session: Session) -> Double {
        let published = session.published.map(\.quality.score.value).min() ?? 100
        let heard = session.listening.map(\.quality.score.value).min() ?? 100
        return min(published, heard)
    }

    /// What a client may know of the qualities, if anything of it is new: its own, and those of the people it hears.
    private func tellQualities(to session: Session, into effects: inout Effects) {
        guard session.isActive, session.client.protocolVersion > 4 else { return }
        var people = [session]
        for listening in session.listening {
            guard let other = sessionsByID[listening.publisher], !people.contains(where: { $0 === other }) else {
                continue
            }
            people.append(other)
        }
        let known = people.compactMap { person in
            person.quality.level.map { ConnectionQuality.Told(participant: person.id, level: $0) }
        }
        guard known != session.quality.told else { return }
        session.quality.told = known
        var update = LiveKit.ConnectionQualityUpdate()
        for person in people {
            guard let level = person.quality.level else { continue }
            var info = LiveKit.ConnectionQualityInfo()
            info.participantSid = person.id.rawValue
            info.quality = level
            info.score = Float(QualityScore.opinion(of: person.quality.score))
            update.updates.append(info)
        }
        send(.connectionQuality(update), to: session, into: &effects)
    }

    // MARK: The API

    /// How the connections of a room's people are, or of one of them.
    func getConnectionQuality(
        _ request: QuartetAPI.GetConnectionQualityRequest, at now: Moment
    ) throws(TwirpError) -> QuartetAPI.GetConnectionQualityResponse {
        let room = try room(request.room)
        var asked = sessions(in: room.name)
        if !request.identity.isEmpty { asked = [try member(request.identity, of: request.room).1] }
        var response = QuartetAPI.GetConnectionQualityResponse()
        response.participants = asked.map { QuartetAPI.ParticipantQuality($0, at: now) }
        return response
    }
}

extension QuartetAPI.ParticipantQuality {
    init(_ session: Session, at now: Moment) {
        self.init()
        identity = session.identity.rawValue
        participantSid = session.id.rawValue
        guard let measuredAt = session.quality.measuredAt else { return }
        quality = QualityScore.level(of: session.quality.score).protoName
        score = Float(QualityScore.opinion(of: session.quality.score))
        ageMs = UInt32(clamping: Int64((now.elapsed - measuredAt) / .milliseconds(1)))
        transport =
            switch session.quality.network {
            case .udp?: "udp"
            case .tcp?: "tcp"
            case nil: ""
            }
        let roundTrips = session.listening.compactMap(\.quality.roundTrip)
        if let longest = roundTrips.max() { roundTripMs = Float(longest / .milliseconds(1)) }
        published = session.published.map { QuartetAPI.StreamQuality($0.id, $0.quality) }
        subscribed = session.listening.filter(\.isRunning).map { QuartetAPI.StreamQuality($0.track, $0.quality) }
    }
}

extension QuartetAPI.StreamQuality {
    fileprivate init(_ track: TrackID, _ stream: StreamQuality) {
        self.init()
        trackSid = track.rawValue
        lossPercent = Float(stream.lostShare * 100)
        jitterMs = Float(stream.jitter / .milliseconds(1))
        score = Float(QualityScore.opinion(of: stream.score.value))
    }
}

extension LiveKit.ConnectionQuality {
    /// Its name in LiveKit's protocol.
    fileprivate var protoName: String {
        switch self {
        case .excellent: "EXCELLENT"
        case .good: "GOOD"
        case .poor: "POOR"
        default: "LOST"
        }
    }
}

import SFU

/// The peer connection on which the client offers and we answer (LiveKit's publisher): which media section carries
/// which announced track, and how. Where it is the client's only one, other sections carry what it hears. A value, one
/// a participant; an offer that is refused changes nothing.
struct PublisherNegotiation: Sendable {
    /// A section as the last answer left it. Order and number of sections never shrink (RFC 8829 §5.2.2).
    struct Section: Sendable {
        var kind: String
        var mid: String?
        /// Either side refused it: the next offer may put something else in its place.
        var isRejected: Bool
        var track: PendingTrack?
        var published: PublisherAnswer.Track?
    }

    var ours: LocalDescription
    private(set) var sections: [Section] = []
    /// What is heard on it; empty where another connection is for that.
    var downstream = DownstreamSections()
    /// Our side of DTLS: decided by the first answer, kept for good.
    private(set) var role: DTLSRole?
    private var usernameFragment: String?
    private var fingerprint: [UInt8]?

    init(local: LocalParameters, fingerprint: [UInt8], candidates: [TransportAddress], sessionID: UInt64) {
        ours = LocalDescription(
            local: local, fingerprint: fingerprint, candidates: candidates, sessionID: sessionID)
    }

    /// Answers an offer. `pendingTracks` are those announced and not yet published, oldest first. An offer with another
    /// fragment than the last restarts ICE, and the answer has new credentials of ours, which `credentials` makes.
    mutating func answer(
        _ text: String, pendingTracks: [PendingTrack], credentials: () -> LocalParameters
    ) throws(SDPError) -> PublisherAnswer {
        let offer = try SessionDescription(parsing: text)
        var next = self
        let answer = try next.answer(offer, pendingTracks, credentials)
        self = next
        return answer
    }

    /// The track was ended by us: its section is free for another announcement.
    mutating func forget(sid: String) {
        for index in sections.indices where sections[index].track?.sid == sid {
            sections[index].track = nil
            sections[index].published = nil
        }
    }

    private mutating func answer(
        _ offer: SessionDescription, _ pendingTracks: [PendingTrack], _ credentials: () -> LocalParameters
    ) throws(SDPError) -> PublisherAnswer {
        try checkContinuity(of: offer)
        let bundle = try offer.bundledSections()
        let uses = SectionUse.all(of: offer, bundle: bundle)
        let accepted = bundle.filter { uses[$0].isAccepted }
        let remote = try agree(try offer.transport(of: accepted + bundle.filter { !uses[$0].isAccepted }))
        let isRestart = usernameFragment.map { $0 != remote.usernameFragment } ?? false
        usernameFragment = remote.usernameFragment
        if isRestart { ours.local = credentials() }

        let before = sections
        assign(pendingTracks, to: offer, uses)
        let changes = try publish(offer, uses, before: before)
        let rejected = downstream.take(receivers(in: offer, uses))
        let mids = accepted.compactMap { offer.sections[$0].mid }
        let printed = offer.sections.indices.map { index in
            section(answering: offer.sections[index], uses[index], at: index, isTagged: index == accepted.first)
        }
        let description = ours.describe(
            printed, bundle: mids, allowsMixed: offer.attributes.has("extmap-allow-mixed"))
        return PublisherAnswer(
            sdp: description.printed(), remote: remote, published: changes.published, changed: changes.changed,
            ended: changes.ended, heard: heard(in: offer, uses), rejected: rejected,
            hasDataSection: uses.contains(.data), isICERestart: isRestart,
            candidateInits: accepted.first.map {
                ours.candidateInits(mid: offer.sections[$0].mid ?? "", sectionIndex: $0)
            } ?? [])
    }

    /// Sections keep place, kind and mid, unless one was refused: its place may be taken by another.
    private func checkContinuity(of offer: SessionDescription) throws(SDPError) {
        guard offer.sections.count >= sections.count else {
            throw .sectionsShrank(from: sections.count, to: offer.sections.count)
        }
        for (index, known) in sections.enumerated() where !known.isRejected {
            let section = offer.sections[index]
            // A section that ends for good may leave its mid out.
            let isSame = section.mid == known.mid || section.mid == nil && section.isRejected
            guard section.kind == known.kind, isSame else { throw .sectionChanged(index: index) }
        }
    }

    /// Settles role and fingerprint, for good when it is the first time.
    private mutating func agree(_ transport: PeerTransport) throws(SDPError) -> RemoteParameters {
        if let fingerprint, fingerprint != transport.fingerprint { throw .fingerprintChanged }
        fingerprint = transport.fingerprint
        // RFC 4145 §4.1: an offer that says nothing says active.
        let theirs = transport.setup ?? .active
        let role = role ?? (theirs == .active ? .server : .client)
        switch (role, theirs) {
        case (.client, .active), (.server, .passive): throw .roleChanged
        default: self.role = role
        }
        return RemoteParameters(
            usernameFragment: transport.usernameFragment, password: transport.password,
            fingerprint: transport.fingerprint, role: role)
    }

    /// Brings `sections` up to date with the offer: who goes on, who ends, who begins.
    private mutating func assign(_ pending: [PendingTrack], to offer: SessionDescription, _ uses: [SectionUse]) {
        var open = pending
        let before = sections
        sections = offer.sections.enumerated().map { index, section in
            let known = index < before.count && before[index].mid == section.mid ? before[index] : nil
            let goesOn = uses[index].isSending && known?.kind == section.kind
            return Section(
                kind: section.kind, mid: section.mid, isRejected: !uses[index].isAccepted,
                track: goesOn ? known?.track : nil, published: goesOn ? known?.published : nil)
        }
        let sending = sections.indices.filter { uses[$0].isSending }
        for index in sending {
            // By name. This also replaces a track: its owner may end one and begin another between two offers.
            guard let name = offer.sections[index].trackIdentifier,
                let place = open.firstIndex(where: { $0.cids.contains(name) })
            else { continue }
            sections[index].track = open.remove(at: place)
            sections[index].published = nil
        }
        for index in sending where sections[index].track == nil && !open.isEmpty {
            sections[index].track = open.removeFirst()
        }
    }

    /// Works out how each track looks on the wire, and what that changes.
    private mutating func publish(
        _ offer: SessionDescription, _ uses: [SectionUse], before: [Section]
    ) throws(SDPError) -> (published: [PublisherAnswer.Track], changed: [PublisherAnswer.Track], ended: [String]) {
        var published: [PublisherAnswer.Track] = []
        var changed: [PublisherAnswer.Track] = []
        var sources: Set<UInt32> = []
        for index in sections.indices {
            guard let track = sections[index].track, let formats = uses[index].formats else { continue }
            let now = Self.describe(track, in: offer.sections[index], formats)
            if let ssrc = now.parameters.ssrc, !sources.insert(ssrc).inserted { throw .duplicateSource(ssrc) }
            if let last = sections[index].published {
                if last != now { changed.append(now) }
            } else {
                published.append(now)
            }
            sections[index].published = now
        }
        let carried = sections.compactMap { $0.track?.sid }
        let ended = before.compactMap { $0.track?.sid }.filter { !carried.contains($0) }
        return (published, changed, ended)
    }

    private static func describe(
        _ track: PendingTrack, in section: MediaSection, _ formats: AudioFormats
    ) -> PublisherAnswer.Track {
        let red = track.disableRED ? nil : formats.red
        let mid = section.mid ?? ""
        let parameters = PublicationParameters(
            ssrc: section.firstSource, mid: mid, opusPayloadType: formats.opus, redPayloadType: red,
            midExtension: HeaderExtensionMap.id(of: HeaderExtensionMap.mid, in: section),
            audioLevelExtension: HeaderExtensionMap.id(of: HeaderExtensionMap.audioLevel, in: section),
            // Our answer asks for it, of redundant audio as well: what redundancy brings back is not asked for.
            usesNack: true, isVoice: track.isVoice, isMuted: track.isMuted, isEncrypted: track.isEncrypted)
        return PublisherAnswer.Track(
            sid: track.sid, mid: mid, parameters: parameters, mime: red == nil ? "audio/opus" : "audio/red")
    }
}

import SFU

/// The peer connection on which we offer and the client answers (LiveKit's subscriber): one section for data, then one
/// for each track to be heard. At most one offer is outstanding; what changes meanwhile goes into the next. A value,
/// one a participant; an answer that is refused changes nothing.
struct SubscriberNegotiation: Sendable {
    /// A section at its place. Sections are never taken away, only used again.
    struct Slot: Sendable {
        var mid: String
        /// What is to be there.
        var track: DownstreamTrack?
        /// The mid at this place in the last offer; `nil` if the place is newer.
        var offeredMid: String?
        /// What the last offer said was there.
        var offered: DownstreamTrack?
        /// The client has agreed to the last track's end: a new one may begin here. Sooner, and the client would take
        /// the new one for the old.
        var isFree = false
        /// The client refused it with port 0: whatever comes here next gets a new mid (RFC 8829 §5.2.2).
        var isRejected = false
        /// We give it up with port 0, and the client has not agreed yet.
        var isRetiring = false
        /// The latest tracks that the client was shown here, under this mid.
        var shown: [String] = []
        /// What the last answer accepted here.
        var accepted: SubscriberAnswer.Accepted?

        /// Whether a track may begin here.
        func takes(_ sid: String) -> Bool {
            track == nil && !isRetiring && (isRejected || isFree && !shown.contains(sid))
        }

        /// Whether it was the track's place. The native client takes no notice of one that comes back to where it was.
        func isFormer(of sid: String) -> Bool {
            track == nil && isFree && !isRejected && shown.contains(sid)
        }

        /// The next offer shows what is wanted.
        mutating func show() {
            offeredMid = mid
            offered = track
            guard let track, !shown.contains(track.trackSid) else { return }
            if shown.count == Limits.shownTracks { shown.removeFirst() }
            shown.append(track.trackSid)
        }
    }

    static let dataMid = "0"

    var ours: LocalDescription
    private(set) var slots: [Slot] = []
    /// Whether an offer is out.
    private(set) var isAwaitingAnswer = false
    /// Something differs from the last offer. True at first: the data section awaits its offer.
    private var isChanged = true
    private var offerID: UInt32 = 0
    /// The client wants no data channels.
    private var isDataRejected = false
    private var nextMid: UInt64 = 1
    private(set) var role: DTLSRole?
    private var usernameFragment: String?
    private var fingerprint: [UInt8]?

    init(local: LocalParameters, fingerprint: [UInt8], candidates: [TransportAddress], sessionID: UInt64) {
        ours = LocalDescription(
            local: local, fingerprint: fingerprint, candidates: candidates, sessionID: sessionID)
    }

    /// Whether ``offer(force:)`` would make one now.
    var needsOffer: Bool { isChanged && !isAwaitingAnswer }

    /// The track is to be heard. It takes a free section, or a new one at the end; where it comes back, the one that it
    /// had is given up and used under another mid later, so that they do not become more and more.
    mutating func add(_ track: DownstreamTrack) {
        guard !slots.contains(where: { $0.track?.trackSid == track.trackSid }) else { return }
        isChanged = true
        for index in slots.indices where slots[index].isFormer(of: track.trackSid) { slots[index].isRetiring = true }
        guard let index = slots.firstIndex(where: { $0.takes(track.trackSid) }) else {
            slots.append(Slot(mid: mintMid(), track: track))
            return
        }
        if slots[index].isRejected {
            recycle(index, for: track)
        } else {
            slots[index].track = track
            slots[index].isFree = false
        }
    }

    /// The track is not to be heard any more. Its section goes inactive with the next offer.
    mutating func remove(sid: String) {
        for index in slots.indices where slots[index].track?.trackSid == sid {
            slots[index].track = nil
            isChanged = true
        }
    }

    /// New credentials of ours for the next offer, which restarts ICE. An answer that is still out is not waited for:
    /// the socket on which it would have come is gone.
    mutating func restart(_ local: LocalParameters) {
        ours.local = local
        isChanged = true
        isAwaitingAnswer = false
    }

    /// The next offer, if something changed (or `force` asks for one all the same) and none is outstanding. While
    /// one is, forcing makes the next come as soon as the answer is there.
    mutating func offer(force: Bool = false) -> SubscriberOffer? {
        if force { isChanged = true }
        guard needsOffer else { return nil }
        isChanged = false
        isAwaitingAnswer = true
        offerID += 1
        for index in slots.indices { slots[index].show() }
        let mids =
            (isDataRejected ? [] : [Self.dataMid])
            + slots.filter { !$0.isRejected && !$0.isRetiring }.map(\.mid)
        let sections = [dataSection(isRejected: isDataRejected)] + slots.map { section(for: $0, leader: mids.first) }
        let leader = sections.firstIndex { $0.mid == mids.first } ?? 0
        let description = ours.describe(sections, bundle: mids, allowsMixed: true)
        return SubscriberOffer(
            id: offerID, sdp: description.printed(),
            midToTrackID: slots.compactMap { slot in slot.track.map { (slot.mid, $0.trackSid) } },
            candidateInits: ours.candidateInits(mid: mids.first ?? Self.dataMid, sectionIndex: leader))
    }

    /// Takes the answer to the outstanding offer. An `id` of 0 means that one, whichever it is; `nil` comes back for
    /// an answer to anything else.
    mutating func accept(answer text: String, id: UInt32) throws(SDPError) -> SubscriberAnswer? {
        guard isAwaitingAnswer, id == 0 || id == offerID else { return nil }
        let answer = try SessionDescription(parsing: text)
        var next = self
        let result = try next.accept(answer)
        self = next
        return result
    }

    private mutating func accept(_ answer: SessionDescription) throws(SDPError) -> SubscriberAnswer {
        try checkOrder(of: answer)
        let bundle = try answer.bundledSections()
        for (index, section) in answer.sections.enumerated() where !section.isRejected {
            guard bundle.contains(index) else { throw .notBundled }
        }
        guard !bundle.isEmpty else { throw .acceptsNothing }
        let remote = try agree(try answer.transport(of: bundle))
        let isRestart = usernameFragment.map { $0 != remote.usernameFragment } ?? false
        usernameFragment = remote.usernameFragment
        isAwaitingAnswer = false
        isDataRejected = answer.sections[0].isRejected

        var result = SubscriberAnswer(remote: remote, hasDataSection: !isDataRejected, isICERestart: isRestart)
        // Places newer than the offer stand at the end, and have no section here.
        for index in slots.indices where slots[index].offeredMid != nil {
            settle(index, with: answer.sections[index + 1], in: answer, into: &result)
        }
        return result
    }

    /// What the answer says of one place.
    private mutating func settle(
        _ index: Int, with section: MediaSection, in answer: SessionDescription, into result: inout SubscriberAnswer
    ) {
        // Given to another track under a new mid since the offer: the answer speaks of what was there before.
        guard slots[index].offeredMid == slots[index].mid else { return }
        let last = slots[index].accepted
        slots[index].accepted = nil
        let wanted = slots[index].track
        let offered = slots[index].offered
        let isStillWanted = wanted != nil && wanted?.trackSid == offered?.trackSid
        if section.isRejected {
            if let wanted, !isStillWanted { return recycle(index, for: wanted) }
            slots[index].isRejected = true
            slots[index].isRetiring = false
        } else if offered == nil {
            slots[index].isFree = wanted == nil
        }
        guard isStillWanted, let offered else { return }
        guard var taken = Self.accepted(offered, section, answer.direction(of: section)) else {
            result.rejected.append(offered.trackSid)
            slots[index].track = nil
            if !section.isRejected { isChanged = true }
            return
        }
        taken.subscription = wanted?.subscription
        taken.isNew = last?.sid != taken.sid || last?.parameters != taken.parameters
        slots[index].accepted = taken
        result.accepted.append(taken)
    }

    /// The track as the client takes it, if it does.
    private static func accepted(
        _ track: DownstreamTrack, _ section: MediaSection, _ direction: MediaDirection
    ) -> SubscriberAnswer.Accepted? {
        guard !section.isRejected, direction.receives, let mid = section.mid, let formats = AudioFormats(section)
        else { return nil }
        let agreed = HeaderExtensionMap.id(of: HeaderExtensionMap.mid, in: section)
        let red = track.offersRED ? formats.red : nil
        let parameters = SubscriptionParameters(
            ssrc: track.ssrc, mid: mid, opusPayloadType: formats.opus,
            redPayloadType: red,
            midExtension: agreed == midExtension ? agreed : nil, cname: track.streamID,
            usesNack: formats.hasNack && red == nil)
        return SubscriberAnswer.Accepted(sid: track.trackSid, parameters: parameters, isNew: true)
    }

    private mutating func recycle(_ index: Int, for track: DownstreamTrack) {
        let offeredMid = slots[index].offeredMid
        slots[index] = Slot(mid: mintMid(), track: track, offeredMid: offeredMid)
        isChanged = true
    }

    private mutating func mintMid() -> String {
        defer { nextMid += 1 }
        return String(nextMid)
    }

    /// The answer has our sections at their places.
    private func checkOrder(of answer: SessionDescription) throws(SDPError) {
        let offered = slots.compactMap(\.offeredMid)
        guard answer.sections.count == offered.count + 1 else {
            throw .sectionCountDiffers(offered: offered.count + 1, answered: answer.sections.count)
        }
        for (index, section) in answer.sections.enumerated() {
            let mid = index == 0 ? Self.dataMid : offered[index - 1]
            let kind = index == 0 ? "application" : "audio"
            // A refused section may leave its mid out.
            guard section.kind == kind, section.mid == mid || section.mid == nil && section.isRejected else {
                throw .sectionChanged(index: index)
            }
        }
    }

    /// Settles role and fingerprint, for good when it is the first time.
    private mutating func agree(_ transport: PeerTransport) throws(SDPError) -> RemoteParameters {
        if let fingerprint, fingerprint != transport.fingerprint { throw .fingerprintChanged }
        fingerprint = transport.fingerprint
        // RFC 4145 §4.1: an answer that says nothing says passive.
        let theirs = transport.setup ?? .passive
        guard theirs != .actpass else { throw .malformedSetup }
        let taken: DTLSRole = theirs == .active ? .server : .client
        if let role, role != taken { throw .roleChanged }
        role = taken
        return RemoteParameters(
            usernameFragment: transport.usernameFragment, password: transport.password,
            fingerprint: transport.fingerprint, role: taken)
    }
}

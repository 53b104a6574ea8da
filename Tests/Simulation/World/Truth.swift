import Caller
import LiveKitProtocol
import Signaling

/// Who may hear someone, in the words of its own request.
struct AudienceTruth {
    var permission: LiveKit.SubscriptionPermission

    func permits(identity: String, sid: String, track: String) -> Bool {
        permission.allParticipants
            || permission.trackPermissions.contains { entry in
                let isMeant =
                    entry.participantSid.isEmpty ? entry.participantIdentity == identity : entry.participantSid == sid
                return isMeant && (entry.allTracks || entry.trackSids.contains(track))
            }
    }
}

/// A voice as it ought to be treated. Its place in the list is the tag in its packets.
struct VoiceTruth {
    let visit: Int
    let cid: String
    /// Under which its packets are sent.
    var source: UInt32 = 0
    /// Packets of it may not be heard by anyone: nobody published it.
    var sid: String?
    /// The latest word of its owner that the plane has handled.
    var isMuted: Bool
    /// Since when the plane knows of the mute.
    var mutedSince: UInt64?
    /// Since when somebody was told that it is muted, and may rely on it.
    var silentSince: UInt64?
    /// Others were told of it.
    var isVisible = false
    /// Since when the room was told that it is no more.
    var endedSince: UInt64?
    /// The script has ended it.
    var isUnwanted = false
}

/// What ought to be so, worked out from what the control plane was asked and what it said, and from nothing inside it.
final class Truth {
    let plan: Plan
    var now: UInt64 = 0
    var visits: [Visit] = []
    var voices: [VoiceTruth] = []
    /// What a moderator has ordered.
    var orders = Orders()
    /// Someone came in since the rooms were last counted.
    var isCountStale = false
    private let hasBlocks: Bool
    private var voicesBySid: [String: Int] = [:]
    /// Since when a listener asked not to hear a voice.
    private var deaf: [UInt64: UInt64] = [:]
    private var paused: Set<UInt64> = []
    /// Since when it asked for a pause of a voice that was there.
    private var pausedSince: [UInt64: UInt64] = [:]
    /// When voices were not to be heard, and when what they said arrived.
    private(set) var quiet = QuietTimes()
    var arrivals = Arrivals()

    init(_ plan: Plan) {
        self.plan = plan
        hasBlocks = plan.people.contains { !$0.blocks.isEmpty }
    }

    static func pair(_ listener: Int, _ voice: Int) -> UInt64 { UInt64(listener) << 32 | UInt64(voice) }

    func deafSince(_ listener: Int, _ voice: Int) -> UInt64? { deaf.isEmpty ? nil : deaf[Self.pair(listener, voice)] }
    func isPaused(_ listener: Int, _ voice: Int) -> Bool { paused.contains(Self.pair(listener, voice)) }
    func pausedSince(_ listener: Int, _ voice: Int) -> UInt64? {
        pausedSince.isEmpty ? nil : pausedSince[Self.pair(listener, voice)]
    }

    func identity(of visit: Visit) -> String { plan.people[visit.person].identity }

    /// Whether a token or an order parts two people.
    func areBlocked(_ one: Int, _ other: Int) -> Bool {
        areBlockedByToken(one, other) || orders.isOn(.block(of: one, and: other))
    }

    func areBlockedByToken(_ one: Int, _ other: Int) -> Bool {
        hasBlocks && (plan.people[one].blocks.contains(other) || plan.people[other].blocks.contains(one))
    }

    /// Whether a speaker lets a listener hear a voice.
    func permits(_ voice: Int, to listener: Visit) -> Bool {
        let speaker = visits[voices[voice].visit]
        guard let audience = speaker.audience else { return true }
        return audience.permits(identity: identity(of: listener), sid: listener.sid, track: voices[voice].sid ?? "")
    }

    // MARK: What the plane is asked

    /// A frame of a client is handed to the plane now.
    func asked(_ frame: [UInt8], by visit: Visit) {
        guard visit.isIn, let message = try? LiveKit.SignalRequest(wire: frame).message else { return }
        switch message {
        case .mute(let mute):
            guard let voice = voicesBySid[mute.sid], voices[voice].visit == visit.number else { return }
            voices[voice].isMuted = mute.muted
            if !mute.muted {
                open(voice)
            } else if voices[voice].mutedSince == nil {
                voices[voice].mutedSince = now
            }
        case .subscription(let update):
            for sid in update.trackSids + update.participantTracks.flatMap(\.trackSids) {
                // A wish about a track that is not there yet is nothing to the server.
                guard let voice = voicesBySid[sid], voices[voice].isVisible, voices[voice].endedSince == nil,
                    visits[voices[voice].visit].room == visit.room
                else { continue }
                want(voice, update.subscribe, by: visit)
            }
        case .trackSetting(let settings):
            for sid in settings.trackSids {
                guard let voice = voicesBySid[sid] else { continue }
                pause(voice, settings.disabled, by: visit)
            }
        case .subscriptionPermission(let permission):
            visit.audience = AudienceTruth(permission: permission)
            visit.audienceSince = now
        case .syncState(let state): synchronized(state, by: visit)
        case .addTrack(let request):
            // Announced anew after a resume, as it is by then.
            guard let voice = voices.lastIndex(where: { $0.visit == visit.number && $0.cid == request.cid }),
                voices[voice].sid == nil, voices[voice].isMuted != request.muted
            else { return }
            voices[voice].isMuted = request.muted
            if request.muted { voices[voice].mutedSince = now } else { open(voice) }
        case .leave:
            if visit.outSince == nil { visit.outSince = now }
        default: break
        }
    }

    /// Who resumes says what it wants to hear: of each track what it joined with, or the other where it is named.
    private func synchronized(_ state: LiveKit.SyncState, by visit: Visit) {
        let named = state.subscription?.trackSids ?? []
        let isAboutAny = state.subscription.map { !$0.subscribe || !named.isEmpty } ?? false
        for voice in voices.indices where voices[voice].isVisible && voices[voice].endedSince == nil {
            let speaker = visits[voices[voice].visit]
            guard let sid = voices[voice].sid, speaker.room == visit.room, speaker !== visit else { continue }
            if isAboutAny {
                want(voice, !named.contains(sid) || state.subscription?.subscribe == true, by: visit)
            }
            if state.trackSidsDisabled.contains(sid) { pause(voice, true, by: visit) }
        }
    }

    // MARK: What follows

    /// The owner unmutes a voice.
    private func open(_ voice: Int) {
        if let since = voices[voice].mutedSince { quiet.add(.voice(voice), from: since + plan.mailboxDelay, to: now) }
        voices[voice].mutedSince = nil
        voices[voice].silentSince = nil
    }

    /// A listener wants to hear a voice, or not to.
    private func want(_ voice: Int, _ isWanted: Bool, by visit: Visit) {
        let pair = Self.pair(visit.number, voice)
        guard isWanted else { return deaf[pair] = deaf[pair] ?? now }
        guard let since = deaf.removeValue(forKey: pair) else { return }
        quiet.add(.ears(visit.number, voice: voice), from: since + plan.mailboxDelay, to: now)
    }

    /// A listener pauses a voice, or lets it go on. That counts for what it could hear at that moment.
    private func pause(_ voice: Int, _ isPaused: Bool, by visit: Visit) {
        let pair = Self.pair(visit.number, voice)
        if isPaused {
            paused.insert(pair)
            let isThere = voices[voice].isVisible && voices[voice].endedSince == nil && deaf[pair] == nil
            let isLet = permits(voice, to: visit) && !areBlocked(visits[voices[voice].visit].person, visit.person)
            if isThere, isLet, pausedSince[pair] == nil { pausedSince[pair] = now }
        } else {
            paused.remove(pair)
            guard let since = pausedSince.removeValue(forKey: pair) else { return }
            quiet.add(.ears(visit.number, voice: voice), from: since + plan.mailboxDelay, to: now)
        }
    }

    /// A moderator orders something, or takes it back.
    ///
    /// - Returns: the order's number.
    func order(_ subject: Orders.Subject, _ isOn: Bool) -> Int {
        if !isOn {
            if let since = orders.since(subject), let silent = subject.quiet { quiet.add(silent, from: since, to: now) }
            if case .mute(let voice) = subject { forgetMutes(besides: voice) }
        }
        return orders.give(subject, isOn)
    }

    /// What is remembered of a person's mutes may end with any of them.
    private func forgetMutes(besides lifted: Int) {
        let person = visits[voices[lifted].visit].person
        for voice in voices.indices where voice != lifted && visits[voices[voice].visit].person == person {
            guard orders.isOn(.mute(voice: voice)) else { continue }
            _ = orders.give(.mute(voice: voice), false)
        }
    }

    /// A voice has a name now: it begins muted if a moderator has muted its owner in this life of the room.
    private func inheritMute(_ voice: Int) {
        let owner = visits[voices[voice].visit]
        let isMuted = voices.indices.contains { other in
            let visit = visits[voices[other].visit]
            return other != voice && visit.person == owner.person && visit.roomSid == owner.roomSid
                && orders.since(.mute(voice: other)) != nil
        }
        guard isMuted else { return }
        orders.acknowledge(.mute(voice: voice), orders.give(.mute(voice: voice), true), at: now)
    }

    // MARK: What the plane says

    /// A frame leaves the plane now. Answers who was in the room, when it is a join.
    func said(_ frame: [UInt8], to visit: Visit) -> LiveKit.JoinResponse? {
        guard let message = try? LiveKit.SignalResponse(wire: frame).message else { return nil }
        switch message {
        case .join(let join):
            visit.sid = join.participant?.sid ?? ""
            visit.roomSid = join.room?.sid ?? ""
            for other in join.otherParticipants { saw(other) }
            return join
        case .leave(let leave):
            if leave.action != .resume, visit.outSince == nil { visit.outSince = now }
        case .update(let update):
            for info in update.participants { saw(info) }
        case .trackPublished(let response):
            guard let sid = response.track?.sid,
                let voice = voices.lastIndex(where: { $0.visit == visit.number && $0.cid == response.cid })
            else { return nil }
            if voices[voice].sid == nil { inheritMute(voice) }
            voices[voice].sid = sid
            voicesBySid[sid] = voice
        case .trackUnpublished(let response):
            guard let voice = voicesBySid[response.trackSid] else { return nil }
            if voices[voice].endedSince == nil { voices[voice].endedSince = now }
        default: break
        }
        return nil
    }

    private func saw(_ info: LiveKit.ParticipantInfo) {
        for track in info.tracks {
            guard let voice = voicesBySid[track.sid] else { continue }
            voices[voice].isVisible = true
            if track.muted, voices[voice].isMuted, voices[voice].silentSince == nil {
                voices[voice].silentSince = now
            }
        }
        guard let visit = visits.last(where: { $0.sid == info.sid }) else { return }
        if info.state == .disconnected, visit.outSince == nil { visit.outSince = now }
        for voice in voices.indices where voices[voice].visit == visit.number && voices[voice].isVisible {
            guard voices[voice].endedSince == nil, let sid = voices[voice].sid,
                !info.tracks.contains(where: { $0.sid == sid })
            else { continue }
            voices[voice].endedSince = now
        }
    }
}

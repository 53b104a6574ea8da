/// The ICE agent of one transport: a lite one (RFC 8445 §2.5), which answers checks, follows the peer's nomination and
/// loses consent when checks cease (RFC 7675). It never answers what is not authentic.
///
/// A check proves that somebody holds our password, not where it is: whoever keeps one can send it again from
/// elsewhere, and whoever holds the password can write another's address on it. So once media flows, a nominated
/// address is sent media only when it has answered a question of ours (``PathChallenge``). Until then all goes where it
/// went. A voice from there is no proof: somebody on the path may have kept it back. But it is reason to ask, where no
/// check has come: a NAT that begins anew tells nobody.
struct ICELite: Sendable {
    /// An address that has sent an authentic check.
    private struct Candidate {
        var address: TransportAddress
        var lastCheck: MediaTime
        /// Its last check carried the present credentials.
        var isOfCurrent: Bool
        /// It has shown once that it is the peer's.
        var isProven = false
        /// It is nominated, and where all goes once it has shown that it is the peer's.
        var challenge: PathChallenge?
    }

    /// An address known by a voice alone, and what it is asked. One at a time, the latest.
    private struct Stray {
        var address: TransportAddress
        var challenge: PathChallenge
        /// Of the last packet from there: what it is sent stays below three times as much.
        var byteCount: Int
    }

    private let slot: Int
    private let consentTimeout: Duration
    private var candidates: [Candidate] = []
    private var stray: Stray?
    private var challengeCount: UInt64 = 0

    private var current: ICECredentials
    /// Those before the last restart: good until an address is selected under the present ones.
    private var previous: ICECredentials?
    /// An address was selected under the present credentials.
    private var isCurrentInUse = false
    /// Media flows: a path moves only with proof.
    private var demandsProof = false
    /// The present path leads nowhere, as is known from elsewhere.
    private var isPathLost = false

    /// Where to send: the address that was last nominated by an authentic check, and proven where that is asked. Before
    /// the first nomination it is the first one checked (RFC 8445 §12.1 lets data flow on any valid pair): clients
    /// encrypt and talk before they nominate.
    private(set) var selected: TransportAddress?
    /// When the last authentic check came; before the first, when checks began to be waited for.
    private(set) var lastCheck: MediaTime

    /// - Parameters:
    ///   - local: our credentials, which checks must carry.
    ///   - slot: names the transport in questions of ours.
    ///   - now: when the transport was opened; until the first check consent is counted from here, or from
    ///     ``awaitChecks(at:)``.
    ///   - consentTimeout: how long the transport lives without an authentic check.
    init(
        local: LocalParameters, slot: Int = 0, at now: MediaTime,
        consentTimeout: Duration = Limits.consentTimeout
    ) {
        current = ICECredentials(local)
        self.slot = slot
        self.consentTimeout = consentTimeout
        lastCheck = now
    }

    // MARK: Credentials

    /// The other side's fragment, as its latest description says.
    var remoteFragment: String? {
        get { current.remoteFragment }
        set { current.remoteFragment = newValue }
    }

    /// The other side's password; empty while it is not known.
    var remotePassword: [UInt8] {
        get { current.remotePassword }
        set { current.remotePassword = newValue }
    }

    /// Our fragments to which checks may be addressed, the present one first.
    var localFragments: [String] {
        [current.local.usernameFragment] + (previous.map { [$0.local.usernameFragment] } ?? [])
    }

    /// New credentials of ours (RFC 8445 §9). Those under which the path was selected stay good until it is selected
    /// anew, so that nothing stops meanwhile.
    mutating func restart(_ local: LocalParameters) {
        if isCurrentInUse { previous = current }
        current = ICECredentials(local)
        isCurrentInUse = false
        for index in candidates.indices { candidates[index].isOfCurrent = false }
    }

    /// The path leads nowhere, as is known from elsewhere: the first address that sends a check and proves itself is as
    /// good as one that is nominated (RFC 8445 §12.1 lets data flow on any valid pair).
    mutating func losePath() { isPathLost = selected != nil }

    /// Keys are in place: from now on a path moves only with proof. Where the handshake's last word came from, the peer
    /// is; what was nominated until then was not proven, and has to be.
    mutating func demandProof(since address: TransportAddress?, at now: MediaTime) {
        demandsProof = true
        guard let index = candidates.firstIndex(where: { $0.address == address }) else { return }
        candidates[index].isProven = true
        guard address != selected else { return }
        let nominated = candidates.firstIndex { $0.address == selected }
        select(index)
        if let nominated { nominate(nominated, isContested: false, at: now) }
    }

    // MARK: Checks

    /// Takes a STUN request that is addressed to this agent by its fragment.
    ///
    /// - Parameter isContested: another transport holds the address, so that it has to be proven in any case.
    mutating func receive(
        _ datagram: Span<UInt8>, from source: TransportAddress, isContested: Bool = false,
        at now: MediaTime
    ) -> ICEOutcome {
        guard let message = STUNMessage(datagram) else { return .drop(.malformedSTUN) }
        guard message.kind == .request, message.method == STUNMessage.bindingMethod else {
            return .drop(.unexpectedSTUN)
        }
        guard let username = message.username, let (credentials, isCurrent) = credentials(datagram, username) else {
            return .drop(.unknownUsername)
        }
        guard let integrity = message.integrityOffset,
            MessageIntegrity.isValid(datagram, at: integrity, password: credentials.password)
        else { return .drop(.badIntegrity) }
        guard credentials.isTheirs(datagram, username) else { return .drop(.unknownUsername) }
        guard message.unknownAttributes.isEmpty else { return failure(420, message, credentials) }
        guard message.controlled == nil else { return failure(487, message, credentials) }
        let (index, evicted, isNew) = note(source, isCurrent: isCurrent, at: now)
        let before = selected
        if message.usesCandidate || selected == nil || isPathLost { nominate(index, isContested: isContested, at: now) }
        let answer = STUNWriter.bindingSuccess(
            transactionID: message.transactionID, mappedAddress: source, password: credentials.password)
        return .respond(
            answer, newAddress: isNew ? source : nil, evictedAddress: evicted, selectedChanged: selected != before)
    }

    private func credentials(
        _ datagram: Span<UInt8>, _ username: Range<Int>
    ) -> (credentials: ICECredentials, isCurrent: Bool)? {
        if current.isOurs(datagram, username) { return (current, true) }
        if let previous, previous.isOurs(datagram, username) { return (previous, false) }
        return nil
    }

    /// The other side knows whom to check: from now on its checks are waited for.
    mutating func awaitChecks(at now: MediaTime) { lastCheck = max(lastCheck, now) }

    /// When the transport is lost unless another authentic check comes.
    var consentDeadline: MediaTime { lastCheck + consentTimeout }

    /// Whether anything may still be sent to ``selected``: it was checked from within ``Limits/consentPause``.
    func isSendingAllowed(at now: MediaTime) -> Bool {
        candidates.contains { $0.address == selected && now - $0.lastCheck < Limits.consentPause }
    }

    /// Whether an address has sent an authentic check.
    func isValidated(_ address: TransportAddress) -> Bool {
        candidates.contains { $0.address == address }
    }

    /// Whether an address has shown once that it is the peer's.
    func isProven(_ address: TransportAddress) -> Bool {
        candidates.contains { $0.address == address && $0.isProven }
    }

    /// When an address last sent an authentic check; nil for never.
    func lastCheck(from address: TransportAddress) -> MediaTime? {
        candidates.first { $0.address == address }?.lastCheck
    }

    /// All such addresses, at most ``Limits/iceAddresses``.
    var addresses: [TransportAddress] { candidates.map(\.address) }

    /// Notes an authentic check.
    private mutating func note(
        _ source: TransportAddress, isCurrent: Bool, at now: MediaTime
    ) -> (index: Int, evicted: TransportAddress?, isNew: Bool) {
        lastCheck = now
        if let index = candidates.firstIndex(where: { $0.address == source }) {
            candidates[index].lastCheck = now
            candidates[index].isOfCurrent = isCurrent
            return (index, nil, false)
        }
        let evicted = makeRoom()
        candidates.append(Candidate(address: source, lastCheck: now, isOfCurrent: isCurrent))
        return (candidates.count - 1, evicted, true)
    }

    /// Forgets the address that has been silent longest when there is no room for another. The selected one stays.
    private mutating func makeRoom() -> TransportAddress? {
        guard candidates.count >= Limits.iceAddresses else { return nil }
        var oldest: Int?
        for index in candidates.indices where candidates[index].address != selected {
            if let known = oldest, candidates[known].lastCheck <= candidates[index].lastCheck { continue }
            oldest = index
        }
        return oldest.map { candidates.remove(at: $0).address }
    }

    /// Another transport has proven that an address is its own.
    mutating func forget(_ address: TransportAddress) {
        candidates.removeAll { $0.address == address }
        if stray?.address == address { stray = nil }
        if selected == address { selected = nil }
    }

    private func failure(_ code: Int, _ message: STUNMessage, _ credentials: ICECredentials) -> ICEOutcome {
        .respond(
            STUNWriter.bindingFailure(
                transactionID: message.transactionID, code: code, unknownAttributes: message.unknownAttributes,
                password: credentials.password))
    }

    // MARK: The path

    /// The peer wants everything sent to this address.
    private mutating func nominate(_ index: Int, isContested: Bool, at now: MediaTime) {
        let address = candidates[index].address
        if !isContested, address == selected || selected == nil || !demandsProof { return select(index) }
        if candidates[index].challenge == nil {
            candidates[index].challenge = makeChallenge(of: address, at: now)
        }
        candidates[index].challenge?.renew(tries: Limits.challengesPerCheck)
    }

    private mutating func makeChallenge(
        of address: TransportAddress, at due: MediaTime
    ) -> PathChallenge {
        challengeCount &+= 1
        return PathChallenge(
            of: address, slot: slot, number: challengeCount, secret: Array(current.local.secret.utf8), at: due)
    }

    /// A voice that only the peer's keys can have made came from an address that has sent no check. For each packet it
    /// is asked once at most, and all such addresses together once in ``Limits/challengeInterval``.
    mutating func hearVoice(from address: TransportAddress, byteCount: Int, at now: MediaTime) {
        guard demandsProof, !isValidated(address) else { return }
        if stray?.address != address {
            let due = max(now, stray?.challenge.nextTry ?? now)
            stray = Stray(address: address, challenge: makeChallenge(of: address, at: due), byteCount: 0)
        }
        stray?.byteCount = byteCount
        stray?.challenge.renew(tries: 1)
    }

    private mutating func select(_ index: Int) {
        if selected != candidates[index].address {
            selected = candidates[index].address
            // Whatever else was nominated, was before this. A check from where all goes already says less: it may have
            // been overtaken by the one that moves the path, on a network that is just failing.
            for other in candidates.indices { candidates[other].challenge = nil }
            stray = nil
            isPathLost = false
        }
        candidates[index].challenge = nil
        guard candidates[index].isOfCurrent else { return }
        isCurrentInUse = true
        previous = nil
    }

    /// Takes the answer to a question of ours.
    ///
    /// - Returns: whether it is one, from where it was asked and sealed by the peer; the path has moved then.
    mutating func accept(
        _ answer: STUNMessage, _ datagram: Span<UInt8>, from source: TransportAddress, at now: MediaTime
    ) -> Bool {
        guard answer.kind == .success, let integrity = answer.integrityOffset else { return false }
        let isStray = stray?.address == source && stray?.challenge.id == answer.transactionID
        let candidate = candidates.firstIndex { $0.address == source && $0.challenge?.id == answer.transactionID }
        guard isStray || candidate != nil else { return false }
        for credentials in [current, previous] {
            guard let password = credentials?.remotePassword, !password.isEmpty,
                MessageIntegrity.isValid(datagram, at: integrity, password: password)
            else { continue }
            let index = candidate ?? note(source, isCurrent: isCurrentInUse, at: now).index
            candidates[index].isProven = true
            select(index)
            return true
        }
        return false
    }

    /// Whether a question of ours awaits its answer.
    var hasChallenges: Bool { stray != nil || candidates.contains { $0.challenge != nil } }

    /// The questions that are due.
    mutating func challenges(at now: MediaTime) -> [(question: [UInt8], to: TransportAddress)] {
        var due: [(question: [UInt8], to: TransportAddress)] = []
        for index in candidates.indices {
            guard let challenge = candidates[index].challenge, challenge.isDue(at: now),
                let question = question(challenge, under: candidates[index].isOfCurrent ? current : previous)
            else { continue }
            candidates[index].challenge?.sent(at: now)
            due.append((question, candidates[index].address))
        }
        if let stray, stray.challenge.isDue(at: now),
            let question = question(stray.challenge, under: isCurrentInUse ? current : previous ?? current),
            question.count < 3 * stray.byteCount
        {
            self.stray?.challenge.sent(at: now)
            due.append((question, stray.address))
        }
        return due
    }

    private func question(_ challenge: PathChallenge, under credentials: ICECredentials?) -> [UInt8]? {
        guard let credentials, let remoteFragment = credentials.remoteFragment, !credentials.remotePassword.isEmpty
        else { return nil }
        return STUNWriter.controlledRequest(
            transactionID: challenge.id, username: "\(remoteFragment):\(credentials.local.usernameFragment)",
            password: credentials.remotePassword)
    }
}

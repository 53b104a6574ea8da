/// The ICE agent of one transport: a lite one (RFC 8445 §2.5), which answers checks, follows the peer's nomination and
/// loses consent when checks cease (RFC 7675). It never sends a check and never answers what is not authentic.
struct ICELite: Sendable {
    /// An address that has proven to belong to the peer.
    private struct Candidate {
        var address: TransportAddress
        var lastCheck: ContinuousClock.Instant
    }

    private let localFragment: [UInt8]
    private let password: [UInt8]
    private let consentTimeout: Duration
    private var candidates: [Candidate] = []

    /// The other side's fragment. While it is nil, any second half of a USERNAME will do: the first half and our
    /// password are proof enough that the sender holds our description.
    var remoteFragment: String?
    /// Where to send: the address that was last nominated by an authentic check. Before the first nomination it is the
    /// first one checked (RFC 8445 §12.1 lets data flow on any valid pair): clients encrypt and talk before they nominate.
    private(set) var selected: TransportAddress?
    /// When the last authentic check came; before the first, when the agent was made.
    private(set) var lastCheck: ContinuousClock.Instant

    /// - Parameters:
    ///   - local: our credentials, which checks must carry.
    ///   - now: when the transport was opened; consent is counted from here until the first check.
    ///   - consentTimeout: how long the transport lives without an authentic check.
    init(
        local: LocalParameters, at now: ContinuousClock.Instant, consentTimeout: Duration = Limits.consentTimeout
    ) {
        localFragment = Array(local.usernameFragment.utf8)
        password = Array(local.password.utf8)
        self.consentTimeout = consentTimeout
        lastCheck = now
    }

    /// Takes a STUN datagram that is addressed to this agent, by its fragment or by its source.
    mutating func receive(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: ContinuousClock.Instant
    ) -> ICEOutcome {
        guard let message = STUNMessage(datagram) else { return .drop(.malformedSTUN) }
        guard message.kind == .request, message.method == STUNMessage.bindingMethod else {
            return .drop(.unexpectedSTUN)
        }
        guard let username = message.username, isOurs(datagram, username) else { return .drop(.unknownUsername) }
        guard let integrity = message.integrityOffset,
            MessageIntegrity.isValid(datagram, at: integrity, password: password)
        else { return .drop(.badIntegrity) }
        guard isTheirs(datagram, username) else { return .drop(.unknownUsername) }
        guard message.unknownAttributes.isEmpty else { return failure(420, message) }
        guard message.controlled == nil else { return failure(487, message) }
        return accept(message, from: source, at: now)
    }

    /// When the transport is lost unless another authentic check comes.
    var consentDeadline: ContinuousClock.Instant { lastCheck + consentTimeout }

    /// Whether anything may still be sent to ``selected``: it was checked from within ``Limits/consentPause``.
    func isSendingAllowed(at now: ContinuousClock.Instant) -> Bool {
        candidates.contains { $0.address == selected && now - $0.lastCheck < Limits.consentPause }
    }

    /// Whether an address has proven to be the peer's.
    func isValidated(_ address: TransportAddress) -> Bool {
        candidates.contains { $0.address == address }
    }

    /// All such addresses, at most ``Limits/iceAddresses``.
    var addresses: [TransportAddress] { candidates.map(\.address) }

    /// Notes an authentic check and makes the answer.
    private mutating func accept(
        _ message: STUNMessage, from source: TransportAddress, at now: ContinuousClock.Instant
    ) -> ICEOutcome {
        lastCheck = now
        var newAddress: TransportAddress?
        var evictedAddress: TransportAddress?
        if let index = candidates.firstIndex(where: { $0.address == source }) {
            candidates[index].lastCheck = now
        } else {
            evictedAddress = makeRoom()
            candidates.append(Candidate(address: source, lastCheck: now))
            newAddress = source
        }
        let previous = selected
        if message.usesCandidate || selected == nil { selected = source }
        let answer = STUNWriter.bindingSuccess(
            transactionID: message.transactionID, mappedAddress: source, password: password)
        return .respond(
            answer, newAddress: newAddress, evictedAddress: evictedAddress, selectedChanged: selected != previous)
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

    private func failure(_ code: Int, _ message: STUNMessage) -> ICEOutcome {
        .respond(
            STUNWriter.bindingFailure(
                transactionID: message.transactionID, code: code, unknownAttributes: message.unknownAttributes,
                password: password))
    }

    /// Whether the first half of a USERNAME is our fragment.
    private func isOurs(_ datagram: Span<UInt8>, _ username: Range<Int>) -> Bool {
        guard username.count > localFragment.count,
            datagram[username.lowerBound + localFragment.count] == Self.colon
        else { return false }
        for index in localFragment.indices where datagram[username.lowerBound + index] != localFragment[index] {
            return false
        }
        return true
    }

    /// Whether the second half is the other side's fragment, as far as that is known.
    private func isTheirs(_ datagram: Span<UInt8>, _ username: Range<Int>) -> Bool {
        guard let remoteFragment else { return true }
        var index = username.lowerBound + localFragment.count + 1
        guard username.upperBound - index == remoteFragment.utf8.count else { return false }
        for byte in remoteFragment.utf8 {
            guard datagram[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private static let colon = UInt8(ascii: ":")
}

import SFU

/// The controlling side of ICE (RFC 8445) towards a server: checks each of its addresses, nominates the first that
/// answers, and keeps asking for consent (RFC 7675). Answers the server's own checks, should it make any.
struct ICEAgent {
    let fragment: String
    let password: String
    private let tieBreaker: UInt64
    private var remote: (fragment: String, password: String)?
    private var candidates: [TransportAddress] = []
    private var outstanding: [(id: STUNTransactionID, to: TransportAddress)] = []
    private var rounds = 0
    private var nextRound: ContinuousClock.Instant?
    private var isInDoubt = false
    private var lastAnswer: ContinuousClock.Instant?
    /// Where everything goes: the first address that answered.
    private(set) var selected: TransportAddress?

    /// What a datagram brought about.
    enum Outcome {
        /// The path works, for the first time.
        case established
        case answer([UInt8])
        case nothing
    }

    init(random: inout some RandomNumberGenerator) {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/")
        func letters(_ count: Int) -> String {
            var text = ""
            for _ in 0..<count { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)]) }
            return text
        }
        fragment = letters(8)
        password = letters(24)
        tieBreaker = UInt64.random(in: 0...UInt64.max, using: &random)
    }

    /// Learns, or learns again, whom to check.
    mutating func connect(
        fragment: String, password: String, candidates: [TransportAddress], at now: ContinuousClock.Instant
    ) {
        if remote?.fragment != fragment {
            remote = (fragment, password)
            outstanding = []
        }
        add(candidates, at: now)
    }

    /// Learns further addresses.
    mutating func add(_ addresses: [TransportAddress], at now: ContinuousClock.Instant) {
        for address in addresses where !candidates.contains(address) && candidates.count < Limits.candidates {
            candidates.append(address)
        }
        if nextRound == nil, remote != nil, !candidates.isEmpty { nextRound = now }
    }

    /// Our own address changed: the path has to be proven anew, at once.
    mutating func restartChecks(at now: ContinuousClock.Instant) {
        guard nextRound != nil else { return }
        nextRound = now
    }

    var deadline: ContinuousClock.Instant? { nextRound }

    /// Whether the path, once established, has been silent for too long.
    func isLost(at now: ContinuousClock.Instant) -> Bool {
        lastAnswer.map { now - $0 >= Limits.consentTimeout } ?? false
    }

    /// Sends the checks that are due.
    mutating func advance(
        to now: ContinuousClock.Instant, random: inout some RandomNumberGenerator,
        _ send: ([UInt8], TransportAddress) -> Void
    ) {
        guard let due = nextRound, due <= now, let remote else { return }
        for address in selected.map({ [$0] }) ?? candidates {
            let id = STUNTransactionID(
                high: UInt32.random(in: 0...UInt32.max, using: &random),
                low: UInt64.random(in: 0...UInt64.max, using: &random))
            outstanding.append((id, address))
            if outstanding.count > Limits.outstandingChecks { outstanding.removeFirst() }
            let check = STUNWriter.bindingRequest(
                transactionID: id, username: "\(remote.fragment):\(fragment)", password: remote.password,
                priority: 110 << 24 | 65_535 << 8 | 255, tieBreaker: tieBreaker, usesCandidate: true)
            send(check, address)
        }
        rounds += 1
        if selected == nil {
            nextRound = now + (rounds < Limits.fastChecks ? Limits.checkInterval : Limits.slowCheckInterval)
        } else {
            // RFC 7675 §5.1: each interval is a fifth longer or shorter, so that clients do not beat in time.
            let percent = Int.random(in: 80...120, using: &random)
            nextRound = now + (isInDoubt ? Limits.doubtInterval : Limits.consentInterval * percent / 100)
            isInDoubt = true
        }
    }

    /// Takes a STUN message.
    mutating func receive(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: ContinuousClock.Instant
    ) -> Outcome {
        guard let message = STUNMessage(datagram), let remote, let integrity = message.integrityOffset else {
            return .nothing
        }
        switch message.kind {
        case .success:
            guard let index = outstanding.firstIndex(where: { $0.id == message.transactionID }),
                outstanding[index].to == source,
                MessageIntegrity.isValid(datagram, at: integrity, password: Array(remote.password.utf8))
            else { return .nothing }
            outstanding.remove(at: index)
            lastAnswer = now
            isInDoubt = false
            guard selected == nil else { return .nothing }
            selected = source
            nextRound = now + Limits.consentInterval
            return .established
        case .request:
            guard MessageIntegrity.isValid(datagram, at: integrity, password: Array(password.utf8)) else {
                return .nothing
            }
            return .answer(
                STUNWriter.bindingSuccess(
                    transactionID: message.transactionID, mappedAddress: source, password: Array(password.utf8)))
        case .indication, .failure:
            return .nothing
        }
    }
}

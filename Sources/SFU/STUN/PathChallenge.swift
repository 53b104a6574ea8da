/// A question to an address that was nominated, or is known by a voice, and has not shown that it is the peer's: a
/// binding request, which only the peer can answer, since its password seals the answer, and only from there, since
/// nobody else sees the question.
struct PathChallenge: Sendable {
    let id: STUNTransactionID
    /// How often it may still be asked before something else comes from there.
    private var triesLeft = 0
    private(set) var nextTry: MediaTime

    /// - Parameters:
    ///   - slot: where the router finds the transport when the answer comes.
    ///   - secret: known to nobody but us: the peer itself could answer a number that it can guess without having seen
    ///     the question, and so send us to an address that is not its own.
    ///   - due: when it may first be asked.
    init(
        of address: TransportAddress, slot: Int, number: UInt64, secret: [UInt8], at due: MediaTime
    ) {
        let question =
            STUNWriter.octets(address.high) + STUNWriter.octets(address.low) + STUNWriter.octets(address.port)
            + STUNWriter.octets(address.connection) + STUNWriter.octets(number)
        let code = MessageIntegrity.code(of: question.span, upTo: question.count, password: secret)
        id = STUNTransactionID(
            high: UInt32(truncatingIfNeeded: slot), low: code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
        nextTry = due
    }

    /// The address was nominated once more, or heard.
    mutating func renew(tries: Int) { triesLeft = tries }

    func isDue(at now: MediaTime) -> Bool { triesLeft > 0 && nextTry <= now }

    /// It was sent.
    mutating func sent(at now: MediaTime) {
        triesLeft -= 1
        nextTry = now + Limits.challengeInterval
    }
}

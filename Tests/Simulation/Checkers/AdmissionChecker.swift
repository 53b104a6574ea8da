/// Nobody is sent media who is not in a room.
struct AdmissionChecker {
    static let rule = "admission"

    /// A router sends a datagram to an endpoint of a visit, or of a stranger (-1).
    func check(firstByte: UInt8, to number: Int, _ truth: Truth) -> String? {
        guard 128...191 ~= firstByte else { return nil }
        guard number >= 0 else { return "a stranger is sent media" }
        let visit = truth.visits[number]
        guard visit.isUpgraded else { return "\(truth.identity(of: visit)) is sent media and was not let in" }
        if let since = visit.outSince, truth.now > since + truth.plan.mailboxDelay {
            return "\(truth.identity(of: visit)) is sent media after it left"
        }
        return nil
    }
}

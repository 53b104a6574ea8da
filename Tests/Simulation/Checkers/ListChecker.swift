import LiveKitProtocol

/// ListParticipants agrees with who is there.
struct ListChecker {
    static let rule = "list"

    /// The answer about a room, whose asking changed nothing.
    func check(_ listed: [LiveKit.ParticipantInfo], room: Int, _ truth: Truth) -> String? {
        for info in listed {
            guard let visit = truth.visits.last(where: { $0.sid == info.sid }) else {
                return "\(info.identity) is listed and never joined"
            }
            guard visit.room == room, visit.isIn else { return "\(visit) is listed and not there" }
            guard truth.identity(of: visit) == info.identity else { return "\(visit) is listed as \(info.identity)" }
        }
        guard Set(listed.map(\.identity)).count == listed.count else { return "somebody is listed twice" }
        // Whose socket is lost may be there still or not.
        for visit in truth.visits where visit.room == room && visit.isIn && !visit.isSocketClosed && !visit.isLetGo {
            guard listed.contains(where: { $0.sid == visit.sid }) else { return "\(visit) is there and not listed" }
        }
        return nil
    }
}

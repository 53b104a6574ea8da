import LiveKitProtocol

/// Never more in a room than its capacity, and never two whom a block parts.
struct CapacityChecker {
    static let rule = "capacity"

    /// A join response: whom the newcomer finds.
    func check(_ join: LiveKit.JoinResponse, to visit: Visit, _ truth: Truth) -> String? {
        let count = join.otherParticipants.count + 1
        if count > truth.plan.capacity {
            return "\(truth.identity(of: visit)) is number \(count) of \(truth.plan.capacity)"
        }
        for other in join.otherParticipants {
            guard let person = truth.plan.people.firstIndex(where: { $0.identity == other.identity }) else { continue }
            if truth.areBlocked(person, visit.person) {
                return "\(truth.identity(of: visit)) was let in to \(other.identity), whom a block parts from it"
            }
        }
        return nil
    }

    /// The plane has finished with an input: how many are in each room now?
    func check(_ truth: Truth) -> String? {
        for room in 0..<truth.plan.rooms {
            var count = 0
            for visit in truth.visits where visit.room == room && visit.isIn {
                if !visit.isSocketClosed, !visit.isLetGo { count += 1 }
            }
            if count > truth.plan.capacity { return "\(count) in room \(room) of \(truth.plan.capacity)" }
        }
        return nil
    }
}

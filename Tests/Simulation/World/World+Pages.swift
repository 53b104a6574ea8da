import Caller
import SFU
import Signaling

/// How a run goes: some time of chaos, then everything heals and has to work, then all leave and nothing may be left.
enum Page {
    case chaos, settling, leaving, over
}

extension World {
    /// Longer than consent takes to expire, and a join after it with everything that may go wrong once.
    static let settlingBound: UInt64 = 60_000_000_000
    /// Longer than consent and an empty room last.
    static let leavingTime: UInt64 = 80_000_000_000

    func turnPage() {
        switch page {
        case .chaos:
            heal()
            page = .settling
            deadlineOfPage = now + Self.settlingBound
            for person in plan.people.indices { comeBack(person) }
            queue.plan(.page, at: now + Self.second / 4)
        case .settling:
            settle()
        case .leaving:
            checkLeftovers()
            page = .over
        case .over: break
        }
    }

    private func heal() {
        isHealed = true
        for index in endpoints.indices {
            endpoints[index].up.profile = .healed
            endpoints[index].down.profile = .healed
            endpoints[index].up.darkUntil = 0
            endpoints[index].down.darkUntil = 0
        }
        for visit in truth.visits { visit.darkUntil = 0 }
    }

    private func settle() {
        if let missing = settledChecker.missing(truth, wantsIn: wantsIn) {
            calmChecks = 0
            if now > deadlineOfPage { report(SettledChecker.rule, missing) }
        } else {
            calmChecks += 1
        }
        askWhoIsThere()
        guard calmChecks < 3 else { return sayGoodbye() }
        queue.plan(.page, at: now + Self.second / 4)
    }

    private func sayGoodbye() {
        page = .leaving
        for person in wantsIn.indices { wantsIn[person] = false }
        for visit in truth.visits where !visit.caller.isOver {
            if visit.isSocketClosed || chance(20) {
                abandon(visit)
            } else {
                visit.caller.leave(at: instant, into: &output)
                flush(visit)
                loseSocket(visit)
            }
        }
        queue.plan(.page, at: now + Self.leavingTime)
    }

    private func checkLeftovers() {
        if plane.deadline != nil { report(LeftoversChecker.rule, "the control plane still waits for something") }
        report(WebhookChecker.rule, webhookChecker.missing(truth))
        for worker in workers where worker.router.deadline != nil {
            report(LeftoversChecker.rule, "a router still looks after something")
        }
    }
}

/// All state is gone after the last one left: an engine that waits for nothing keeps nothing.
enum LeftoversChecker {
    static let rule = "leftovers"
}

import CLinux
import Glibc
import Synchronization
import Testing

@testable import Server

@Suite struct ThreadTests {
    /// SCHED_BATCH of `sched(7)`, which the module does not show.
    private static let batch: Int32 = 3

    private func policy(under precedence: Thread.Precedence) -> (policy: Int32, niceness: Int32) {
        let found = Mutex<(Int32, Int32)>((-1, 0))
        Thread(name: "precedence", precedence: precedence) {
            found.withLock { $0 = (sched_getscheduler(0), getpriority(numericCast(PRIO_PROCESS.rawValue), 0)) }
        }.join()
        return found.withLock { $0 }
    }

    @Test func `voice asks for real time only where a processor is left for all else`() {
        let processors = Int(linux_processors())
        #expect(Thread.precedenceForVoice(threads: processors) == .first)
        #expect(Thread.precedenceForVoice(threads: processors + 1) == .first)
        let isAllowed = linux_may_run_realtime() == 1
        #expect(Thread.precedenceForVoice(threads: 0) == (isAllowed ? .realTime : .first))
    }

    @Test func `asking whether real time is allowed changes nothing`() {
        let before = sched_getscheduler(0)
        _ = linux_may_run_realtime()
        #expect(sched_getscheduler(0) == before)
    }

    @Test func `each precedence is what the kernel is told`() {
        let usual = policy(under: .usual)
        #expect(usual.policy == SCHED_OTHER)
        let realTime = policy(under: .realTime)
        #expect(realTime.policy == (linux_may_run_realtime() == 1 ? SCHED_RR : SCHED_OTHER))
        #expect(policy(under: .first).policy == SCHED_OTHER)
        let behind = policy(under: .behind)
        #expect(behind.policy == Self.batch)
        #expect(behind.niceness == min(19, usual.niceness + Limits.niceness))
    }
}

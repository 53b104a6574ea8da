import Testing

@testable import Signaling

struct DeliveryOutcomeTests {
    @Test(
        arguments: [
            (100, .failed), (199, .failed), (200, .taken), (204, .taken), (299, .taken), (301, .refused),
            (308, .refused),
            (400, .refused), (401, .refused), (404, .refused), (408, .failed), (410, .refused), (425, .failed),
            (429, .failed), (499, .refused), (500, .failed), (503, .failed), (599, .failed), (0, .failed),
            (-1, .failed),
            (1000, .failed),
        ] as [(Int, DeliveryOutcome.Verdict)])
    func `a status says whether to try again`(status: Int, verdict: DeliveryOutcome.Verdict) {
        let outcome = DeliveryOutcome.answered(status)
        #expect(outcome.verdict == verdict)
        #expect(!outcome.isUnreachable)
        #expect(outcome.words == "status \(status)")
    }

    @Test func `no answer is a reason to try again`() {
        #expect(DeliveryOutcome.unreachable("refused").verdict == .failed)
        #expect(DeliveryOutcome.unanswered("timed out").verdict == .failed)
        #expect(DeliveryOutcome.unreachable("refused").isUnreachable)
        #expect(!DeliveryOutcome.unanswered("timed out").isUnreachable)
        #expect(DeliveryOutcome.unanswered("timed out").words == "timed out")
    }
}

import Simulation
import Testing

/// What listeners still miss; `make measure-loss` prints all of it. Virtual time and seeds: each run is the same, so
/// what holds once holds always. For whoever changes a seed: of 30,000 frames, one standard deviation is less than
/// 0.1 % of them at a tenth lost and 0.2 % at a fifth, and the bounds are twice as far away at least.
extension InTurn {
    @Suite struct LossTests {
        private func run(_ repair: LossExperiment.Repair, loss: Double, burst: Int = 1) -> LossOutcome {
            var experiment = LossExperiment(repair, loss: loss)
            experiment.burst = burst
            experiment.pairs = 10
            experiment.seconds = 30
            return experiment.run()
        }

        private static let red = LossExperiment.Repair("RED", publisherFrames: 1, listenerRedundancy: true)
        private static let both = LossExperiment.Repair(
            "RED, and NACK upstream", publisherFrames: 1, publisherNack: true, listenerRedundancy: true)
        private static let nack = LossExperiment.Repair("NACK", publisherNack: true, listenerNack: true)

        @Test func `without repair every loss is missed`() {
            let outcome = run(LossExperiment.Repair("none"), loss: 0.1)
            #expect(outcome.expected > 29_000)
            #expect((0.17...0.21).contains(outcome.residual))
        }

        @Test func `of one in ten lost on each leg, redundancy leaves one in a hundred`() {
            let outcome = run(Self.red, loss: 0.1)
            #expect(outcome.expected > 29_000)
            #expect(outcome.residual <= 0.013)
        }

        @Test func `and a third of that where the publisher sends again what redundancy leaves`() {
            #expect(run(Self.both, loss: 0.1).residual <= 0.0035)
            #expect(run(Self.both, loss: 0.2).residual <= 0.025)
        }

        @Test func `and asking again does, too`() {
            #expect(run(Self.nack, loss: 0.1).residual <= 0.01)
        }

        @Test func `of one in five lost on each leg, redundancy leaves one in twenty`() {
            #expect(run(Self.red, loss: 0.2).residual <= 0.055)
        }

        @Test func `without loss nothing is missed, nothing is late, and redundancy has its price`() {
            let plain = run(LossExperiment.Repair("none"), loss: 0)
            let red = run(Self.red, loss: 0)
            #expect(plain.missingOrLate == 0 && red.missingOrLate == 0)
            #expect(red.delay99 < 51)
            #expect(red.bytesDown < plain.bytesDown * 2.3)
        }
    }
}

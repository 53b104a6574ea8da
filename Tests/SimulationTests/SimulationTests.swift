import Simulation
import Testing

/// Whole servers out of seeds; `make simulate SEEDS=n` runs more of them, `make simulate SEED=n` one again.
extension InTurn {
    @Suite struct SimulationTests {
        @Test func `no seed breaks a rule`() {
            var heard = 0
            var refusals = 0
            var attacks = 0
            var events = 0
            var lists = 0
            var orders = 0
            for seed in UInt64(1)...100 {
                let outcome = Simulation.run(seed: seed)
                #expect(outcome.violation == nil, "replay: make simulate SEED=\(seed)")
                heard += outcome.heard
                refusals += outcome.refusals
                attacks += outcome.attacks
                events += outcome.events
                lists += outcome.lists
                orders += outcome.orders
            }
            // The runs were about something.
            #expect(heard > 50_000)
            #expect(refusals > 100)
            #expect(attacks > 1_000)
            #expect(events > 2_000)
            #expect(lists > 2_000)
            #expect(orders > 250)
        }

        @Test(arguments: [3, 4, 326] as [UInt64]) func `a seed is one run, however often it is run`(seed: UInt64) {
            let first = Simulation.run(seed: seed)
            let second = Simulation.run(seed: seed)
            #expect(first.digest == second.digest)
            #expect(first.steps == second.steps)
            #expect(first.heard == second.heard)
        }

        @Test func `in a calm room everybody hears everybody, every packet`() {
            let world = World(.steady(rooms: 1, seconds: 6))
            world.run(until: 6_000_000_000)
            #expect(world.violation == nil)
            // Twelve voices at fifty packets a second, less the time that joining takes.
            #expect(world.outcome.heard > 12 * 50 * 5)
            #expect(world.outcome.joins == 4)
        }
    }
}

import Simulation
import Testing

/// Networks that fail and come back, a hundred times each; every rule of the simulation holds all the while.
extension InTurn {
    @Suite struct OutageTests {
        /// The value that so many percent do not exceed.
        private func share(_ percent: Int, of seconds: [Double]) -> Double {
            seconds[(seconds.count * percent + 99) / 100 - 1]
        }

        private func summary(_ seconds: [Double]) -> Comment {
            "median \(share(50, of: seconds)) s, 95 % \(share(95, of: seconds)) s, longest \(share(100, of: seconds)) s"
        }

        /// How long it took until somebody heard all and was heard by all again, in seconds, sorted; and how often each
        /// came in anew.
        private func times(
            _ kind: Plan.Outage.Kind, bound: Double, runs: UInt64 = 100
        ) -> (seconds: [Double], joins: [Int]) {
            var seconds: [Double] = []
            var joins: [Int] = []
            for seed in 1...runs {
                let world = World(.outage(kind, seed: seed))
                let time = world.runThroughOutage(bound: UInt64(bound * 1e9))
                #expect(time != nil, "\(kind), seed \(seed): \(world.violation?.description ?? world.diagnosis)")
                seconds.append(time.map { Double($0) / 1e9 } ?? .infinity)
                joins.append(world.joins(of: 0))
                // The others have noticed nothing; and all of it ends well, as a part of the runs shows.
                #expect(world.joins(of: 1) == 1 && world.joins(of: 2) == 1)
                guard seed % 10 == 0 else { continue }
                let outcome = world.run()
                #expect(outcome.violation == nil, "\(kind), seed \(seed)")
            }
            return (seconds.sorted(), joins)
        }

        @Test(arguments: [1, 3, 10])
        func `a blackout of up to ten seconds is over in three, in the same place`(length: Int) {
            let (seconds, joins) = times(.blackout(seconds: length), bound: 15)
            #expect(share(95, of: seconds) <= 3, summary(seconds))
            #expect(joins.allSatisfy { $0 == 1 }, "\(joins)")
        }

        static let dark: [(name: String, orders: [Plan.Outage.Order])] = [
            ("another is muted, another blocked", [.mute(person: 1), .block(0, 2)]),
            ("it is muted, and another blocked", [.mute(person: 0), .block(0, 2)]),
            ("it mutes itself, and another is blocked", [.ownMute(person: 0), .block(2, 0)]),
        ]

        /// The rules of hearing hold every packet against the orders; here somebody is left who has to be heard.
        @Test(arguments: dark.map(\.name), [3, 10])
        func `what is ordered in the dark holds in the light`(name: String, length: Int) throws {
            let orders = try #require(Self.dark.first { $0.name == name }).orders
            for seed in UInt64(1)...20 {
                let world = World(.outage(.blackout(seconds: length), seed: seed, people: 4, orders: orders))
                #expect(world.runThroughOutage(bound: 15_000_000_000) != nil, "seed \(seed): \(world.diagnosis)")
                let outcome = world.run()
                #expect(outcome.violation == nil, "seed \(seed)")
                #expect(
                    outcome.joins == 4
                        && outcome.orders == orders.count { if case .ownMute = $0 { false } else { true } })
            }
        }

        @Test func `who was muted in the dark and comes back anew, is muted`() {
            for seed in UInt64(1)...20 {
                let world = World(.outage(.blackout(seconds: 30), seed: seed, people: 4, orders: [.mute(person: 0)]))
                #expect(world.runThroughOutage(bound: 15_000_000_000) != nil, "seed \(seed): \(world.diagnosis)")
                let outcome = world.run()
                #expect(outcome.violation == nil, "seed \(seed)")
                #expect(outcome.joins == 5)
            }
        }

        @Test func `after a blackout of thirty seconds everybody is back in six`() {
            let (seconds, joins) = times(.blackout(seconds: 30), bound: 15)
            #expect(share(95, of: seconds) <= 6, summary(seconds))
            #expect(joins.allSatisfy { $0 == 2 })
        }

        @Test func `another address costs less than three tenths of a second`() {
            let (seconds, joins) = times(.addressChange, bound: 5, runs: 40)
            #expect(share(95, of: seconds) <= 0.3, summary(seconds))
            #expect(joins.allSatisfy { $0 == 1 })
        }

        /// Of those with two connections the one on which they listen follows when a word has gone to and fro on the
        /// socket, which takes up to 200 ms here.
        @Test func `a mapping that a NAT forgot costs little more, though the client knows nothing of it`() {
            let (seconds, joins) = times(.forgottenMapping, bound: 5, runs: 40)
            #expect(share(50, of: seconds) <= 0.4 && share(95, of: seconds) <= 0.6, summary(seconds))
            #expect(joins.allSatisfy { $0 == 1 })
        }

        @Test func `the death of a socket is not heard`() {
            let (seconds, joins) = times(.socketDeath, bound: 5, runs: 40)
            #expect(share(95, of: seconds) <= 0.3, summary(seconds))
            #expect(joins.allSatisfy { $0 == 1 })
        }
    }
}

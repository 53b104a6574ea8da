import Simulation
import Testing

@testable import SFU

/// Checkers that have never found anything prove nothing: each of these faults, planted between the engines, has to be
/// found within a hundred seeds, and by the checker whose business it is.
extension InTurn {
    @Suite struct PlantedFaultTests {
        /// The rules that were broken first, seed by seed, up to the first.
        private func find(_ faults: Faults, seeds: UInt64 = 100) -> (seed: UInt64, rule: String)? {
            for seed in 1...seeds {
                if let violation = Simulation.run(seed: seed, faults: faults).violation {
                    return (seed, violation.rule)
                }
            }
            return nil
        }

        @Test func `one place too many is found`() throws {
            var faults = Faults()
            faults.extraPlaces = 1
            let found = try #require(find(faults))
            #expect(found.rule == "capacity")
        }

        @Test func `a mute that takes effect late is found`() throws {
            var faults = Faults()
            faults.command = { if case .setMuted(_, true) = $0 { .late(200_000_000) } else { .delivered } }
            let found = try #require(find(faults))
            #expect(found.rule == "hearing")
        }

        @Test func `a forgotten unsubscribe is found`() throws {
            var faults = Faults()
            faults.command = { if case .unsubscribe = $0 { .dropped } else { .delivered } }
            let found = try #require(find(faults))
            #expect(found.rule == "hearing")
        }

        @Test func `a replay window that remembers nothing is found`() throws {
            var faults = Faults()
            faults.beforeReceive = { router in
                for case let transport? in router.transports {
                    for publication in transport.publications {
                        if let ssrc = publication.ssrc { transport.endIncoming(ssrc) }
                    }
                }
            }
            let found = try #require(find(faults))
            #expect(["replay", "once"].contains(found.rule))
        }

        @Test func `a transport that is never closed is found`() throws {
            var faults = Faults()
            faults.command = { if case .close = $0 { .dropped } else { .delivered } }
            let found = try #require(find(faults))
            #expect(["admission", "hearing", "leftovers"].contains(found.rule))
        }

        @Test func `a subscription that never begins is found`() throws {
            var faults = Faults()
            faults.command = { if case .subscribe = $0 { .dropped } else { .delivered } }
            let found = try #require(find(faults))
            #expect(found.rule == "settled")
        }
    }
}

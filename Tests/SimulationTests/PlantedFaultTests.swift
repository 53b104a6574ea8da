import Simulation
import Testing

@testable import SFU

/// Checkers that have never found anything prove nothing: each of these faults, planted between the engines, has to be
/// found within a hundred seeds, and by the checker whose business it is.
extension InTurn {
    @Suite struct PlantedFaultTests {
        /// What a fault keeps from one command to another.
        private final class Kept {
            var muted: [PublicationID] = []
            var subscribes: [MediaCommand] = []
            var forgotten: [MediaCommand] = []
        }

        /// The first rule that a seed breaks.
        private func find(_ faults: Faults, seeds: UInt64 = 100) -> Violation? {
            for seed in 1...seeds {
                if let violation = Simulation.run(seed: seed, faults: faults).violation { return violation }
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

        @Test func `what was said while muted, brought back by redundancy, is found`() throws {
            var faults = Faults()
            faults.command = { command in
                guard case .setMuted(let id, let isMuted) = command else { return .delivered }
                // The mute stops packets, and does not break the stream off.
                return .instead { $0.publicationsByID[id]?.isMuted = isMuted }
            }
            let found = try #require(find(faults))
            #expect(found.rule == "hearing")
            #expect(found.detail.contains("while it was not to be heard"))
        }

        @Test func `a request for lost packets that is answered in spite of a mute is found`() throws {
            var faults = Faults()
            let kept = Kept()
            faults.command = { command in
                guard case .setMuted(let id, let isMuted) = command else { return .delivered }
                // Nothing is forgotten, and only packets find it muted.
                return .instead { _ in
                    kept.muted.removeAll { $0 == id }
                    if isMuted { kept.muted.append(id) }
                }
            }
            faults.beforeReceive = { router, second in
                for publication in router.publicationsByID.values {
                    publication.isMuted = kept.muted.contains(publication.id) && !(192...223 ~= second)
                }
            }
            let found = try #require(find(faults))
            #expect(found.rule == "hearing")
            #expect(found.detail.contains("mute"))
        }

        @Test func `a resume that forgets what was ordered meanwhile is found`() throws {
            let orders: [Plan.Outage.Order] = [.block(0, 2)]
            let found = (UInt64(1)...100).lazy.compactMap { seed -> Violation? in
                var faults = Faults()
                let kept = Kept()
                faults.command = { command in
                    switch command {
                    case .subscribe: kept.subscribes.append(command)
                    case .unsubscribe(let id):
                        kept.forgotten += kept.subscribes.filter {
                            if case .subscribe(id, _, _, _) = $0 { true } else { false }
                        }
                    case .restart: return .followed(kept.forgotten)
                    default: break
                    }
                    return .delivered
                }
                return World(.outage(.blackout(seconds: 10), seed: seed, people: 4, orders: orders), faults: faults)
                    .run().violation
            }.first
            #expect(found?.rule == "hearing", "\(String(describing: found))")
        }

        @Test func `a replay window that remembers nothing is found`() throws {
            var faults = Faults()
            faults.beforeReceive = { router, _ in
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

import RoomPolicy
import SFU
import Testing

@testable import Signaling

/// What the metrics are told of single participants.
struct ParticipantFiguresTests {
    /// Bob hears two voices of Alice's, of which the second comes badly on both ways.
    private func measure(_ stage: Stage, _ alice: Client, _ bob: Client) throws {
        let (speaker, listener) = try (#require(stage.session(of: alice)), #require(stage.session(of: bob)))
        stage.apply(
            .quality([
                TransportReport(
                    transport: speaker.publisherTransport, network: .udp,
                    publications: speaker.published.enumerated().map { index, track in
                        PublicationReport(
                            publication: track.publication, expected: 100, lost: 10 * index,
                            jitter: .milliseconds(2 + index), isRedundant: false, isExpected: true)
                    }),
                TransportReport(
                    transport: listener.subscriberTransport, network: .tcp,
                    subscriptions: listener.listening.enumerated().map { index, heard in
                        SubscriptionReport(
                            subscription: heard.subscription, sent: 100, lostShare: index == 0 ? 0.25 : 0,
                            jitter: .milliseconds(7 - index), roundTrip: .milliseconds(50 + index), isRedundant: false)
                    }),
            ]))
    }

    private func stage(named: Bool) throws -> (Stage, Client, Client) {
        let stage = try Stage { $0.metricsNameParticipants = named }
        let bob = stage.join("bob", isConnected: true)
        let alice = stage.join("alice", isConnected: true)
        alice.publish("mic")
        alice.publish("guitar")
        return (stage, alice, bob)
    }

    @Test func `of several streams that go one way the worst counts`() throws {
        let (stage, alice, bob) = try stage(named: true)
        #expect(stage.plane.figures.people == [])
        try measure(stage, alice, bob)
        let people = try #require(stage.plane.figures.people)
        #expect(
            people.map(\.identity.rawValue) == ["bob", "alice"] && people.allSatisfy { $0.room.rawValue == "lounge" })
        #expect(people[0].outgoing == .init(lostShare: 0.25, jitter: .milliseconds(7)))
        #expect(people[0].roundTrip == .milliseconds(51) && people[0].network == .tcp && people[0].incoming == nil)
        #expect(people[1].incoming == .init(lostShare: 0.1, jitter: .milliseconds(3)))
        #expect(people[1].roundTrip == nil && people[1].network == .udp && people[1].outgoing == nil)
        #expect(people[0].score < people[1].score && people[1].score < 4.5)
    }

    @Test func `who leaves is told of no more`() throws {
        let (stage, alice, bob) = try stage(named: true)
        try measure(stage, alice, bob)
        #expect(MetricsPageParticipantsTests.page(stage).contains("bob"))
        bob.hangUp()
        #expect(stage.plane.figures.people?.map(\.identity.rawValue) == ["alice"])
        #expect(!MetricsPageParticipantsTests.page(stage).contains("bob"))
    }

    @Test func `nobody is named unless the operator wants it`() throws {
        #expect(!Settings().metricsNameParticipants)
        let (stage, alice, bob) = try stage(named: false)
        try measure(stage, alice, bob)
        #expect(stage.plane.figures.people == nil)
        let page = MetricsPageParticipantsTests.page(stage)
        #expect(["alice", "bob", "lounge", "quartet_participant_"].allSatisfy { !page.contains($0) })
    }

    @Test func `qualities are counted in any case`() throws {
        let (stage, alice, bob) = try stage(named: false)
        #expect(stage.plane.figures.qualities == .init(unmeasured: 2))
        // A quarter lost is poor, if it lasts; a tenth is not.
        for _ in 0..<2 { try measure(stage, alice, bob) }
        #expect(stage.plane.figures.qualities == .init(good: 1, poor: 1))
        stage.join("carol", isConnected: true)
        #expect(stage.plane.figures.qualities == .init(good: 1, poor: 1, unmeasured: 1))
    }

    @Test func `beyond the limit people are counted, and who is named stays named`() throws {
        let stage = try Stage(capacity: 2) { $0.metricsNameParticipants = true }
        let over = 2
        let clients = (0..<Limits.namedParticipants + over).map { stage.join("user-\($0)", room: "room-\($0 / 2)") }
        for session in stage.plane.sessions {
            stage.apply(.quality([TransportReport(transport: session.publisherTransport, network: .udp)]))
        }
        func names() -> [String] { stage.plane.figures.people?.map(\.identity.rawValue) ?? [] }
        #expect(names() == (0..<Limits.namedParticipants).map { "user-\($0)" })
        #expect(stage.plane.figures.unnamed == over)
        clients[10].hangUp()
        #expect(names().count == Limits.namedParticipants && stage.plane.figures.unnamed == over - 1)
        #expect(Set(names()).isSuperset(of: (0..<Limits.namedParticipants).filter { $0 != 10 }.map { "user-\($0)" }))
    }
}

import LiveKitProtocol
import RoomPolicy
import SFU
import Testing

@testable import Signaling

/// Who is told how good whose connection is.
struct ControlPlaneQualityTests {
    private func report(
        _ client: Client, in stage: Stage, lost: Int = 0, of expected: Int = 100, heard: Double = 0
    ) throws {
        let session = try #require(stage.session(of: client))
        stage.apply(
            .quality([
                TransportReport(
                    transport: session.publisherTransport, network: .udp,
                    publications: session.published.map {
                        PublicationReport(
                            publication: $0.publication, expected: expected, lost: lost, jitter: .milliseconds(2),
                            isRedundant: false, isExpected: true)
                    }),
                TransportReport(
                    transport: session.subscriberTransport, network: .tcp,
                    subscriptions: session.listening.map {
                        SubscriptionReport(
                            subscription: $0.subscription, sent: 100, lostShare: heard, jitter: .milliseconds(7),
                            roundTrip: .milliseconds(50), isRedundant: false)
                    }),
            ]))
    }

    private func told(_ client: Client) -> [[String: LiveKit.ConnectionQuality]] {
        client.inbox.compactMap { message in
            guard case .connectionQuality(let update) = message else { return nil }
            return Dictionary(uniqueKeysWithValues: update.updates.map { ($0.participantSid, $0.quality) })
        }
    }

    @Test func `a level is told to its owner and to who hears it, once`() throws {
        let (stage, alice, bob, _) = try MutingTests.trio()
        try report(alice, in: stage)
        #expect(told(alice) == [[alice.sid: .excellent]])
        #expect(told(bob) == [[alice.sid: .excellent]])
        try report(alice, in: stage)
        #expect(told(alice).count == 1 && told(bob).count == 1)
        try report(bob, in: stage)
        #expect(told(bob).last == [alice.sid: .excellent, bob.sid: .excellent])
        stage.forgetLog()
        for _ in 0..<3 { try report(alice, in: stage, lost: 15) }
        #expect(told(bob).last?[alice.sid] == .poor && told(alice).last == [alice.sid: .poor])
        // Whom she does not hear is nothing to her.
        try report(bob, in: stage, heard: 0.15)
        #expect(told(alice).allSatisfy { $0[bob.sid] == nil })
        #expect(told(bob).last?[bob.sid] == .good)
    }

    @Test func `who is not there yet, or is too old to know of it, is told nothing`() throws {
        let stage = try Stage()
        let old = stage.join("old", protocolVersion: 4, isConnected: true)
        let absent = stage.join("absent")
        let alice = stage.join("alice", isConnected: true)
        alice.publish()
        try report(alice, in: stage)
        #expect(told(old).isEmpty && told(absent).isEmpty && told(alice).count == 1)
        stage.apply(.quality([TransportReport(transport: TransportID(999), network: nil)]))
    }

    @Test func `the API says it in numbers`() throws {
        let (stage, alice, bob, sid) = try MutingTests.trio()
        var session = try #require(stage.session(of: alice))
        #expect(QuartetAPI.ParticipantQuality(session, at: stage.now).quality == "")
        try report(alice, in: stage, lost: 10)
        try report(bob, in: stage, heard: 0.25)
        stage.advance(.seconds(3))
        let first = QuartetAPI.ParticipantQuality(session, at: stage.now)
        #expect(first.identity == "alice" && first.participantSid == alice.sid && first.ageMs == 3_000)
        #expect(first.published.map(\.trackSid) == [sid] && first.published.map(\.lossPercent) == [10])
        #expect(first.quality == "GOOD" && first.score > 1 && first.score < 4.5)
        session = try #require(stage.session(of: bob))
        let second = QuartetAPI.ParticipantQuality(session, at: stage.now)
        #expect(second.roundTripMs == 50 && second.transport == "tcp")
        #expect(second.subscribed.map(\.lossPercent) == [25] && second.subscribed.map(\.jitterMs) == [7])
        var request = QuartetAPI.GetConnectionQualityRequest()
        request.room = "lounge"
        let all = try stage.plane.getConnectionQuality(request, at: stage.now).participants
        #expect(all.map(\.identity) == ["bob", "alice"])
        request.identity = "bob"
        let one = try stage.plane.getConnectionQuality(request, at: stage.now).participants
        #expect(one.map(\.identity) == ["bob"])
        request.identity = "nobody"
        #expect(throws: TwirpError.self) { try stage.plane.getConnectionQuality(request, at: stage.now) }
    }
}

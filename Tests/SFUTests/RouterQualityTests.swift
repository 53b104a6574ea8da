import Testing

@testable import SFU

/// What the engine says of how it stands with each transport.
@Suite struct RouterQualityTests {
    private func reports(_ rig: Rig, of peer: Peer) -> [TransportReport] {
        rig.takeEvents().flatMap { event -> [TransportReport] in
            guard case .quality(let reports) = event else { return [] }
            return reports.filter { $0.transport == peer.transport }
        }
    }

    @Test func `every two seconds loss, jitter and round trip are told, of each interval alone`() throws {
        var (rig, alice, bob, source) = Rig.stage()
        rig.talk(&source, from: alice, count: 500) { _ in }
        #expect(reports(rig, of: alice).count == 5)
        for _ in 0..<100 {
            if source.sequence % 10 == 0 { source.skip() } else { rig.send(&source, from: alice) }
            rig.advance(by: .milliseconds(20))
        }
        let publication = try #require(reports(rig, of: alice).last?.publications.first)
        #expect((95...105).contains(publication.expected) && (9...11).contains(publication.lost))
        #expect(publication.isExpected && !publication.isRedundant)
        // The listener answers the last sender report.
        rig.advance(by: .milliseconds(30))
        let sender = try #require(bob.control(.senderReport).last)
        let found = SenderReport(sender.packet, in: sender.datagram.span)
        let report = try #require(found)
        var block = ReportBlock(ssrc: Rig.ssrc(1))
        block.fractionLost = 64
        block.jitter = 480
        block.lastSenderReport = UInt32(truncatingIfNeeded: report.ntp >> 16)
        rig.receive(bob.protectControl { $0.receiverReport(ssrc: 5, blocks: [block], into: &$1) }, from: bob.address)
        rig.talk(&source, from: alice, count: 100)
        let subscription = try #require(reports(rig, of: bob).last?.subscriptions.first)
        #expect(subscription.lostShare == 0.25 && subscription.jitter == .milliseconds(10))
        #expect(try #require(subscription.roundTrip) >= .milliseconds(29))
        #expect((95...105).contains(subscription.sent))
    }

    @Test func `what is muted or has not begun is not expected, and who does not check is stale`() throws {
        let rig = Rig()
        let alice = rig.join()
        rig.publish(1, by: alice)
        rig.advance(by: .milliseconds(2_100))
        #expect(try #require(reports(rig, of: alice).last).publications.map(\.isExpected) == [false])
        var source = Source(10)
        rig.talk(&source, from: alice, count: 100)
        let talking = try #require(reports(rig, of: alice).last)
        #expect(talking.publications.map(\.isExpected) == [true] && !talking.isStale && talking.network == .udp)
        rig.apply(.setMuted(PublicationID(1), true))
        alice.isAlive = false
        rig.advance(by: .seconds(9))
        let quiet = try #require(reports(rig, of: alice).last)
        #expect(quiet.publications.map(\.isExpected) == [false] && quiet.isStale)
        #expect(quiet.publications.map(\.expected) == [0])
    }
}

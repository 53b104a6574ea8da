import Testing

@testable import SFU

/// Two voices of one sender stay in step for who hears both, whatever happens to one of them.
@Suite struct SenderReportTests {
    /// A sender with two sources, whose reports tie both to one clock of its own.
    private final class Stage {
        let rig = Rig()
        let alice: Peer
        let bob: Peer
        var sources = [Source(10, sequence: 65_000, timestamp: 0xFFFF_0000), Source(20, sequence: 7, timestamp: 5)]
        var isSilent = [false, false]

        init() {
            (alice, bob) = (rig.join(), rig.join())
            for index in UInt32(1)...2 {
                rig.publish(index, by: alice, mid: String(index)) { $0.ssrc = index * 10 }
                rig.subscribe(index, to: index, for: bob)
            }
        }

        /// Time goes by; each second the sender reports.
        func talk(seconds: Int) {
            for step in 0..<seconds * 50 {
                if step % 50 == 0 { report() }
                for index in sources.indices {
                    if isSilent[index] { sources[index].skip() } else { rig.send(&sources[index], from: alice) }
                }
                rig.advance(by: .milliseconds(20))
            }
        }

        private func report() {
            for source in sources {
                // What it says is 30 ms behind its packets: a sender's buffers.
                let report = SenderReport(
                    ssrc: source.ssrc, ntp: 77 << 32 &+ (rig.now - ContinuousClock.now + .seconds(1_000_000)).ntp,
                    rtp: source.timestamp &- 1440, packetCount: 1, byteCount: 1)
                rig.receive(alice.protectControl { $0.senderReport(report, into: &$1) }, from: alice.address)
            }
        }

        /// The wall clock, in seconds, that a listener works out for the latest packet of a stream.
        func clock(of subscription: UInt32) throws -> Double {
            let reports = bob.control(.senderReport).compactMap { SenderReport($0.packet, in: $0.datagram.span) }
            let report = try #require(reports.last { $0.ssrc == Rig.ssrc(subscription) })
            let heard = try #require(bob.heard.last { $0.header.ssrc == Rig.ssrc(subscription) })
            let ticks = Int32(bitPattern: heard.header.timestamp &- report.rtp)
            return Double(report.ntp) / 4_294_967_296 + Double(ticks) / 48_000
        }

        func expectInStep(_ text: String) throws {
            let (one, other) = (try clock(of: 1), try clock(of: 2))
            #expect(abs(one - other) < 0.001, "\(text)")
        }
    }

    @Test func `two voices of one sender are in step, also after a mute, a new source and a new subscription`() throws {
        let stage = Stage()
        stage.talk(seconds: 8)
        try stage.expectInStep("at first")
        stage.rig.apply(.setMuted(PublicationID(1), true))
        stage.isSilent[0] = true
        stage.talk(seconds: 20)
        stage.isSilent[0] = false
        stage.rig.apply(.setMuted(PublicationID(1), false))
        stage.talk(seconds: 5)
        try stage.expectInStep("after a mute")
        stage.sources[1] = Source(21, sequence: 40_000, timestamp: 12_345)
        stage.rig.publish(2, by: stage.alice, mid: "2") { $0.ssrc = 21 }
        stage.talk(seconds: 5)
        try stage.expectInStep("after a new source")
        stage.rig.apply(.unsubscribe(SubscriptionID(1)))
        stage.rig.subscribe(3, to: 1, for: stage.bob)
        stage.talk(seconds: 5)
        #expect(abs(try stage.clock(of: 3) - stage.clock(of: 2)) < 0.001)
    }
}

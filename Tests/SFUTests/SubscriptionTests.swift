import Testing

@testable import SFU

/// What one listener sees of a stream.
@Suite struct SubscriptionTests {
    @Test func `marker, payload type, extension and SSRC are the listener's`() throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.opusPayloadType = 109 }
        rig.subscribe(1, to: 1, for: bob) {
            $0.opusPayloadType = 96
            $0.midExtension = 7
            $0.mid = "a-long-mid-of-more-than-16-bytes"
        }
        var source = Source(10)
        rig.send(&source, from: alice) {
            $0.payloadType = 109
            $0.marker = true
        }
        let heard = try #require(bob.heard.first)
        #expect(heard.header.marker && heard.header.payloadType == 96 && heard.header.ssrc == Rig.ssrc(1))
        #expect(heard.element(7) == Array("a-long-mid-of-more-than-16-bytes".utf8))
        // The level extension of the sender is nobody's business.
        #expect(heard.element(1) == nil)
        // Once the listener has reported on the stream, it needs no name.
        rig.receive(
            bob.protectControl {
                $0.receiverReport(ssrc: 5, blocks: [ReportBlock(ssrc: Rig.ssrc(1))], into: &$1)
            }, from: bob.address)
        rig.send(&source, from: alice) { $0.payloadType = 109 }
        #expect(bob.heard.last?.header.extensionRange.isEmpty == true)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt32>)
    func `copies begin in the lower half of the sequence numbers`(id: UInt32) throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(id, to: 1, for: bob)
        var source = Source(10, sequence: 65_000)
        rig.send(&source, from: alice)
        #expect(try #require(bob.heard.first).header.sequenceNumber < 0x8000)
    }

    @Test func `a pause is for one listener alone`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(2, to: 1, for: carol) { $0.isPaused = true }
        var source = Source(10)
        rig.talk(&source, from: alice, count: 5)
        #expect(bob.heard.count == 5 && carol.heard.isEmpty)
        rig.apply(.setPaused(SubscriptionID(1), true))
        rig.apply(.setPaused(SubscriptionID(2), false))
        rig.talk(&source, from: alice, count: 5)
        rig.apply(.setPaused(SubscriptionID(1), false))
        rig.talk(&source, from: alice, count: 5)
        #expect(bob.heard.count == 10 && carol.heard.count == 10)
        bob.expectContinuous()
        #expect(rig.counters.withheld(.paused) == 10)
        #expect(rig.counters.isBalanced)
    }
}

import COpus
import Testing

@testable import SFU

/// Silence of our own where a voice stopped.
@Suite struct RouterSilenceTests {
    @Test func `an unsubscribed listener is sent nothing more, silence included`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(2, to: 1, for: carol)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 3)
        rig.apply(.setMuted(PublicationID(1), true))
        rig.advance(by: .milliseconds(100))
        let count = bob.heard.count
        rig.apply(.unsubscribe(SubscriptionID(1)))
        rig.apply(.setMuted(PublicationID(1), false))
        rig.talk(&source, from: alice, count: 3)
        rig.apply(.unpublish(PublicationID(1)))
        rig.advance(by: .seconds(5))
        #expect(bob.heard.count == count)
        #expect(carol.heard.count > count)
    }

    @Test func `an ended publication fades with a fifth of a second of silence`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 3)
        // Carol has heard nothing of it.
        rig.subscribe(2, to: 1, for: carol)
        rig.apply(.unpublish(PublicationID(1)))
        rig.talk(&source, from: alice, count: 50)
        #expect(bob.heard.count == 3 + Limits.silenceFrames)
        #expect(bob.heard.dropFirst(3).allSatisfy { $0.payload == Silence.payload })
        bob.expectContinuous()
        #expect(carol.heard.isEmpty)
        #expect(rig.counters.silenceFrames == UInt64(Limits.silenceFrames))
        #expect(rig.counters.dropped(.unknownSSRC) == 50)
    }

    @Test func `who was being sent nothing is sent no silence either`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        rig.apply(.setMuted(PublicationID(1), true))
        #expect(bob.heard.isEmpty)
        rig.apply(.close(bob.transport))
        rig.apply(.close(alice.transport))
        #expect(rig.counters.silenceFrames == 0)
        #expect(rig.deadline == nil)
    }

    @Test func `libopus plays the frame as twenty milliseconds of silence`() throws {
        var status: Int32 = 0
        let decoder = try #require(opus_decoder_create(48_000, 1, &status))
        defer { opus_decoder_destroy(decoder) }
        var samples = [Int16](repeating: 1, count: 5760)
        let count = opus_decode(
            decoder, Silence.payload, Int32(Silence.payload.count), &samples, Int32(samples.count), 0)
        #expect(count == 960)
        #expect(samples.prefix(960).allSatisfy { abs($0) <= 1 })
    }
}

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
        #expect(bob.heard.count == 13)
        #expect(bob.heard.dropFirst(3).allSatisfy { $0.payload == Silence.payload })
        bob.expectContinuous()
        #expect(carol.heard.isEmpty)
        #expect(rig.counters.silenceFrames == 10)
        #expect(rig.counters.dropped(.unknownSSRC) == 50)
    }

    @Test func `silence stops when its listener or its speaker leaves`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 3)
        rig.apply(.setMuted(PublicationID(1), true))
        rig.apply(.close(bob.transport))
        rig.advance(by: .seconds(2))
        #expect(rig.counters.silenceFrames == 0)
        rig.apply(.close(alice.transport))
        #expect(rig.deadline == nil)
    }
}

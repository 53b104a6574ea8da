import Testing

@testable import SFU

/// What a publication lets through, and what it makes of its source.
@Suite struct PublicationTests {
    @Test func `a flood is cut, and the listeners see no hole where it was`() {
        var settings = RouterSettings()
        settings.packetsPerSecondMax = 100
        let rig = Rig(settings)
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        for _ in 0..<1000 { rig.send(&source, from: alice) }
        #expect(bob.heard.count == 100)
        #expect(rig.counters.dropped(.overRate) == 900)
        rig.advance(by: .seconds(1))
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 101)
        let sequences = bob.heard.map(\.header.sequenceNumber)
        #expect(sequences.last == sequences[0] &+ 100)
    }

    @Test func `a new source under the same name goes on where the old one stopped, and the old one does not return`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var old = Source(10, mid: "0")
        let recorded = alice.protect(old.next())
        rig.receive(recorded, from: alice.address)
        rig.talk(&old, from: alice, count: 4)
        var new = Source(11, sequence: 40_000, timestamp: 9, mid: "0")
        rig.talk(&new, from: alice, count: 5)
        #expect(bob.heard.count == 10)
        bob.expectContinuous()
        rig.receive(recorded, from: alice.address)
        rig.send(&old, from: alice)
        #expect(bob.heard.count == 10)
        #expect(rig.counters.dropped(.srtpReplay) == 1 && rig.counters.dropped(.unknownSSRC) == 1)
    }

    @Test func `a level without bytes behind it is no voice`() {
        let rig = Rig()
        let alice = rig.join()
        rig.publish(1, by: alice)
        var source = Source(10, level: 0)
        rig.talk(&source, from: alice, count: 200) { $0.payload = Silence.payload }
        #expect(rig.takeEvents().speaking.isEmpty)
    }
}

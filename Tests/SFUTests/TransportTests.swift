import Testing

@testable import SFU

/// Which publication a source feeds.
@Suite struct TransportTests {
    @Test func `sources are told apart by the section that they name`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice, mid: "7")
        rig.publish(2, by: alice, mid: "8")
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(2, to: 2, for: bob)
        var (second, first) = (Source(20, mid: "8"), Source(10, mid: "7"))
        rig.send(&second, from: alice)
        rig.send(&first, from: alice)
        #expect(bob.payloads(of: 1) == [first.payload(0)])
        #expect(bob.payloads(of: 2) == [second.payload(0)])
        // Once found, the name may be left out.
        first.mid = nil
        rig.send(&first, from: alice)
        #expect(bob.payloads(of: 1).count == 2)
        var third = Source(30, mid: "9")
        rig.send(&third, from: alice)
        #expect(rig.counters.dropped(.unknownSSRC) == 1)
    }

    @Test func `a nameless source means the only unclaimed publication, or none`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice, mid: "7")
        rig.publish(2, by: alice, mid: "8")
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(2, to: 2, for: bob)
        var nameless = Source(10)
        rig.send(&nameless, from: alice)
        #expect(rig.counters.dropped(.unknownSSRC) == 1)
        var named = Source(20, mid: "8")
        rig.send(&named, from: alice)
        rig.send(&nameless, from: alice)
        #expect(bob.payloads(of: 1) == [nameless.payload(1)])
    }

    @Test func `nobody feeds another's publication`() {
        let rig = Rig()
        let (alice, mallory, bob) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice, mid: "0") { $0.ssrc = 10 }
        rig.publish(2, by: mallory, mid: "1") { $0.ssrc = 20 }
        rig.subscribe(1, to: 1, for: bob)
        var own = Source(10)
        rig.send(&own, from: alice)
        // Alice's SSRC and Alice's section, with Mallory's keys.
        var claimed = Source(10, mid: "0")
        rig.send(&claimed, from: mallory)
        #expect(rig.counters.dropped(.unknownSSRC) == 1)
        var named = Source(11, mid: "0")
        rig.send(&named, from: mallory)
        #expect(rig.counters.dropped(.unknownSSRC) == 2)
        // And with Alice's address.
        rig.receive(mallory.protect(claimed.next()), from: alice.address)
        #expect(rig.counters.dropped(.srtpAuthentication) == 1)
        #expect(bob.payloads(of: 1) == [own.payload(0)])
        #expect(rig.takeEvents().started == [PublicationID(1)])
    }

    @Test func `unknown sources are dropped and leave nothing behind`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.ssrc = 10 }
        rig.subscribe(1, to: 1, for: bob)
        for ssrc in UInt32(1000)..<1100 {
            var stray = Source(ssrc)
            rig.send(&stray, from: alice)
        }
        #expect(rig.counters.dropped(.unknownSSRC) == 100)
        var source = Source(10)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
    }

    @Test func `an announced source comes into its own, whatever named its section before`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.ssrc = 10 }
        rig.subscribe(1, to: 1, for: bob)
        var other = Source(11, mid: "0")
        var announced = Source(10, mid: "0")
        rig.send(&other, from: alice)
        rig.advance(by: .milliseconds(20))
        rig.send(&announced, from: alice)
        rig.send(&other, from: alice)
        rig.advance(by: .milliseconds(20))
        rig.send(&announced, from: alice)
        #expect(bob.payloads(of: 1) == [other.payload(0), announced.payload(0), announced.payload(1)])
        bob.expectContinuous()
    }
}

import Testing

@testable import SFU

/// Foresight changes nothing that could be seen but time: what is left to test is that it does no harm.
struct ForesightTests {
    @Test(arguments: [false, true]) func `a router that is told what comes does as one that is not`(isTold: Bool) {
        var (rig, alice, bob, source) = Rig.stage()
        // Long enough for the upkeep in which places are gathered.
        for _ in 0..<100 {
            if isTold { rig.announce([alice.address, TransportAddress(ipv4: 0xC000_0263, port: 9), bob.address]) }
            rig.talk(&source, from: alice, count: 1)
        }
        #expect(bob.heard.count == 100)
    }

    @Test func `slots that nobody has, and positions outside a batch, are nothing`() {
        var foresight = Foresight()
        foresight.expect(nil, at: 0)
        foresight.expect(5000, at: 1)
        foresight.expect(0, at: Limits.batchDatagrams)
        foresight.forget(5000)
        for position in 0...Limits.batchDatagrams { foresight.approach(position) }
        #expect(foresight.knownSlots == 0)
    }

    @Test func `a slot is looked from, forgotten and used again`() {
        let rig = Rig()
        let alice = rig.join()
        rig.publish(1, by: alice)
        rig.advance(by: .seconds(2))
        #expect(rig.router.foresight.knownSlots == 1)
        rig.apply(.close(alice.transport))
        #expect(rig.router.foresight.knownSlots == 0)
        _ = rig.join()
        rig.advance(by: .seconds(2))
        #expect(rig.router.foresight.knownSlots == 1)
    }
}

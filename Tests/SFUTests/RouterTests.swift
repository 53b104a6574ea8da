import Testing

@testable import SFU

/// What is told apart by its first bytes, and when there is nothing to do.
@Suite struct RouterTests {
    @Test func `checks that prove nothing are met with silence`() {
        let rig = Rig()
        let peer = rig.open()
        rig.receive(peer.check(password: "wrong password of some length"), from: peer.address)
        #expect(rig.counters.dropped(.badIntegrity) == 1)
        rig.receive(peer.check(username: "nobody:x"), from: peer.address)
        #expect(rig.counters.dropped(.unknownUsername) == 1)
        rig.receive(Array(peer.check().dropLast()), from: peer.address)
        rig.receive([0, 1, 0, 0], from: peer.address)
        #expect(rig.counters.dropped(.malformedSTUN) == 2)
        rig.receive([99, 1, 2, 3], from: peer.address)
        #expect(rig.counters.dropped(.unknownProtocol) == 1)
        rig.receive(Array(repeating: 0x80, count: 1501), from: peer.address)
        rig.receive([], from: peer.address)
        #expect(rig.counters.dropped(.badSize) == 2)
        #expect(peer.answers.isEmpty && rig.strays.isEmpty)
        #expect(rig.counters.isBalanced)
    }

    @Test func `an idle engine wants no waking`() {
        let rig = Rig()
        #expect(rig.deadline == nil)
        let peer = rig.open()
        #expect(rig.deadline != nil)
        rig.apply(.close(peer.transport))
        #expect(rig.deadline == nil)
    }

    @Test func `slots are used again and never mixed up`() {
        let rig = Rig()
        for _ in 0..<5 {
            let (alice, bob) = (rig.join(), rig.join())
            let id = alice.transport.rawValue
            rig.publish(id, by: alice)
            rig.subscribe(id, to: id, for: bob)
            var source = Source(10)
            rig.send(&source, from: alice)
            #expect(bob.payloads(of: id) == [source.payload(0)])
            rig.apply(.close(alice.transport))
            rig.apply(.close(bob.transport))
        }
        #expect(rig.deadline == nil)
        #expect(rig.counters.isBalanced)
    }
}

import Testing

@testable import SFU

/// Voices from addresses that nobody has validated: NATs that begin anew, and those who make use of that.
@Suite struct RouterStraysTests {
    /// Alice and Bob speak and hear each other.
    private func stage() -> (rig: Rig, alice: Peer, bob: Peer, hers: Source, his: Source) {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.publish(2, by: bob) { $0.ssrc = 20 }
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(2, to: 2, for: alice)
        var (hers, his) = (Source(10), Source(20))
        rig.send(&hers, from: alice)
        rig.send(&his, from: bob)
        return (rig, alice, bob, hers, his)
    }

    private let elsewhere = TransportAddress(ipv4: 0xCB00_7105, port: 7)
    private let farAway = TransportAddress(ipv4: 0xCB00_7106, port: 8)

    @Test func `a voice that comes from another address is heard, and its owner hears on there at once`() {
        var (rig, alice, bob, hers, his) = stage()
        _ = rig.takeEvents()
        bob.address = elsewhere
        rig.send(&his, from: bob)
        rig.send(&hers, from: alice)
        #expect(alice.heard.count == 2 && bob.heard.count == 2 && rig.strays.isEmpty)
        #expect(rig.takeEvents().moved == [bob.transport])
        // The address is as good as one that was checked from.
        rig.talk(&his, from: bob, count: 100)
        #expect(alice.heard.count == 102)
        #expect(rig.takeEvents().moved.isEmpty)
        rig.apply(.close(alice.transport))
        rig.apply(.close(bob.transport))
        #expect(rig.isEmpty)
    }

    @Test func `a voice alone proves nothing, since it may have been kept back`() {
        var (rig, alice, bob, hers, his) = stage()
        let kept = bob.protect(his.next())
        rig.receive(kept, from: elsewhere)
        // It is Bob's, and the first of its kind. Whoever sent it gets a question and no voice, and no second one.
        #expect(alice.heard.count == 2)
        rig.send(&hers, from: alice)
        rig.advance(by: .seconds(1))
        #expect(bob.heard.count == 2)
        #expect(rig.strays.map(\.destination) == [elsewhere] && rig.strays[0].bytes[0] <= 3)
        rig.receive(kept, from: farAway)
        #expect(rig.strays.count == 1)
    }

    @Test func `only the peer, and only from there, answers for a voice`() throws {
        var (rig, alice, bob, hers, his) = stage()
        rig.receive(bob.protect(his.next()), from: elsewhere)
        let question = try #require(rig.strays.last).bytes
        let answers = bob.wrongAnswers(to: question, askedAt: elsewhere, besides: alice, at: farAway)
        for (answer, place) in answers {
            rig.receive(answer, from: place)
            rig.send(&hers, from: alice)
        }
        #expect(bob.heard.count == 7)
        rig.receive(bob.answer(to: question), from: elsewhere)
        rig.send(&hers, from: alice)
        #expect(bob.heard.count == 7 && rig.strays.last.map { $0.bytes[0] >= 128 } == true)
    }

    @Test func `what the keys do not prove gets no answer and is not heard`() {
        var (rig, alice, bob, hers, his) = stage()
        let genuine = bob.protect(his.next())
        for index in genuine.indices.dropFirst() {
            var changed = genuine
            changed[index] ^= 1
            rig.receive(changed, from: elsewhere)
            rig.receive(Array(genuine[..<index]), from: elsewhere)
        }
        // Hers in his name, and what was heard already.
        var forged = Source(20)
        rig.receive(alice.protect(forged.next()), from: elsewhere)
        rig.receive(genuine, from: bob.address)
        rig.receive(genuine, from: elsewhere)
        rig.send(&hers, from: alice)
        #expect(rig.strays.isEmpty && alice.heard.count == 2 && bob.heard.count == 2)
    }

    @Test func `who makes up its addresses sends others less than three times its own bytes, and ten packets a second`()
    {
        var (rig, _, bob, _, his) = stage()
        var byteCount = 0
        for port in UInt16(1)...250 {
            let packet = bob.protect(his.next())
            byteCount += packet.count
            rig.receive(packet, from: TransportAddress(ipv4: 0xCB00_7105, port: port))
            rig.advance(by: .milliseconds(20))
        }
        #expect(rig.strays.count >= 40 && rig.strays.count <= 51)
        #expect(rig.strays.reduce(0) { $0 + $1.bytes.count } < 3 * byteCount)
    }

    @Test func `a packet that is shorter than a third of a question is no reason to ask`() {
        var (rig, alice, bob, _, his) = stage()
        let short = bob.protect(
            his.next {
                $0.payload = [1]
                $0.extensions = []
            })
        #expect(short.count < 30)
        rig.receive(short, from: elsewhere)
        #expect(rig.strays.isEmpty && alice.heard.count == 2)
    }

    @Test func `a question that is lost is asked again with the next packet`() {
        var (rig, alice, bob, hers, his) = stage()
        bob.answersChallenges = false
        bob.address = elsewhere
        rig.send(&his, from: bob)
        bob.answersChallenges = true
        rig.talk(&his, from: bob, count: 6)
        rig.send(&hers, from: alice)
        #expect(bob.challenges.count == 2 && bob.heard.count == 2)
    }

    @Test func `addresses come and go with a voice and leave nothing behind`() {
        var (rig, alice, bob, hers, his) = stage()
        for number in UInt32(1)...100 {
            bob.address = TransportAddress(ipv4: 0xCB00_7100 + number, port: 9)
            rig.talk(&his, from: bob, count: 6)
            rig.send(&hers, from: alice)
        }
        #expect(bob.heard.count == 101 && alice.heard.count == 601)
        #expect(rig.router.addresses.count <= 1 + Limits.iceAddresses)
        rig.apply(.unpublish(PublicationID(2)))
        #expect(rig.router.sources.count == 1)
        let count = alice.heard.count
        bob.address = elsewhere
        rig.send(&his, from: bob)
        #expect(alice.heard.count == count && rig.strays.isEmpty)
        rig.apply(.close(bob.transport))
        rig.apply(.close(alice.transport))
        #expect(rig.isEmpty)
    }

    @Test func `of two who claim one source both are heard, and the first is found elsewhere`() {
        var (rig, alice, bob, _, his) = stage()
        rig.publish(3, by: alice, mid: "1") { $0.ssrc = 20 }
        var forged = Source(20)
        rig.send(&forged, from: alice)
        bob.address = elsewhere
        rig.send(&his, from: bob)
        #expect(alice.heard.count == 2)
        // The second's place is its own once the first is gone.
        rig.apply(.close(bob.transport))
        #expect(rig.router.sources[20] == nil)
        rig.apply(.close(alice.transport))
        #expect(rig.isEmpty)
    }
}

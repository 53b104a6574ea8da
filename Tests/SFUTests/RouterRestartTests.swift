import Testing

@testable import SFU

/// Restarts of ICE, and paths that move while voices flow.
@Suite struct RouterRestartTests {
    private let elsewhere = TransportAddress(ipv4: 0xCB00_7105, port: 7)

    @Test func `a restart changes the credentials and nothing that is heard`() {
        var (rig, alice, bob, source) = Rig.stage()
        rig.send(&source, from: alice)
        for generation in 1...1_000 {
            let before = bob.check()
            rig.restart(bob, generation: generation)
            // The old credentials hold until the new ones are used.
            let checks = rig.counters.checks
            rig.receive(before, from: bob.address)
            #expect(rig.counters.checks == checks + 1)
            rig.send(&source, from: alice)
            rig.receive(bob.check(), from: bob.address)
            rig.send(&source, from: alice)
            rig.receive(before, from: bob.address)
            #expect(rig.counters.checks == checks + 2)
            rig.advance(by: .milliseconds(40))
        }
        #expect(bob.heard.count == 2_001 && bob.refused == 0)
        #expect(rig.takeEvents().disconnected.isEmpty)
        rig.apply(.close(alice.transport))
        rig.apply(.close(bob.transport))
        #expect(rig.isEmpty)
    }

    @Test func `restarts that nobody takes up leave the path and its credentials alone`() {
        var (rig, alice, bob, source) = Rig.stage()
        let original = bob.local
        for generation in 1...50 { rig.restart(bob, generation: generation) }
        let last = bob.local
        bob.local = original
        rig.receive(bob.check(), from: bob.address)
        rig.advance(by: .seconds(30))
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
        bob.local = last
        rig.receive(bob.check(), from: bob.address)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 2)
        bob.local = original
        let checks = rig.counters.checks
        rig.receive(bob.check(), from: bob.address)
        #expect(rig.counters.checks == checks)
    }

    @Test func `a check that was kept and is sent again from elsewhere takes nothing along`() {
        var (rig, alice, bob, source) = Rig.stage()
        let kept = bob.check()
        rig.receive(kept, from: bob.address)
        rig.receive(kept, from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
        // All that a stranger gets is an answer and two questions, less than three times what it sent.
        rig.advance(by: .seconds(1))
        #expect(rig.strays.allSatisfy { $0.destination == elsewhere && $0.bytes[0] <= 3 })
        #expect(rig.strays.reduce(0) { $0 + $1.bytes.count } < 3 * kept.count)
        #expect(rig.strays.count == 1 + Limits.challengesPerCheck)
    }

    @Test func `only the peer, and only from there, answers a question`() throws {
        var (rig, alice, bob, source) = Rig.stage()
        rig.receive(bob.check(), from: elsewhere)
        let question = try #require(rig.strays.last).bytes
        let answers = bob.wrongAnswers(to: question, askedAt: elsewhere, besides: alice, at: alice.address)
        for (answer, place) in answers {
            rig.receive(answer, from: place)
            rig.send(&source, from: alice)
        }
        #expect(bob.heard.count == 6)
        rig.receive(bob.answer(to: question), from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 6 && rig.strays.last.map { $0.bytes[0] >= 128 } == true)
    }

    @Test func `who forges its own source cannot answer what it does not see`() throws {
        var (rig, alice, bob, source) = Rig.stage()
        // Bob knows its own passwords and ours, and may guess: the number of the question is under a secret of ours.
        rig.receive(bob.check(), from: elsewhere)
        let question = try #require(rig.strays.last).bytes
        let id = try #require(STUNMessage(bytes: question)).transactionID
        let slot = try #require(rig.router.transportsByID[bob.transport]).slot
        let guess = PathChallenge(
            of: elsewhere, slot: slot, number: 1, secret: Array(bob.local.password.utf8),
            at: MediaTime(rig.now))
        #expect(guess.id.high == id.high && guess.id.low != id.low)
        let forged = STUNWriter.bindingSuccess(
            transactionID: guess.id, mappedAddress: elsewhere, password: Array(bob.password.utf8))
        rig.receive(forged, from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
    }

    @Test func `a voice or a report from the nominated address is no proof, since it may have been kept back`() {
        for isVoice in [true, false] {
            var (rig, alice, bob, source) = Rig.stage()
            rig.publish(2, by: bob)
            rig.receive(bob.check(), from: elsewhere)
            var own = Source(20)
            rig.receive(
                isVoice
                    ? bob.protect(own.next())
                    : bob.protectControl { $0.receiverReport(ssrc: 1, blocks: [], into: &$1) }, from: elsewhere)
            rig.send(&source, from: alice)
            #expect(bob.heard.count == 1)
        }
    }

    @Test func `a check that was kept leads no handshake astray, and no voice after it`() {
        let rig = Rig()
        let alice = rig.join()
        for role in [DTLSRole.client, .server] {
            let bob = rig.open(routerRole: role)
            let kept = bob.check()
            rig.receive(kept, from: bob.address)
            rig.receive(kept, from: elsewhere)
            rig.connect(bob)
            if role == .client { rig.receive(bob.check(), from: bob.address) }
            for datagram in bob.startHandshake(at: rig.now) { rig.receive(datagram, from: bob.address) }
            // Our own first flight may have gone astray: it is sent again.
            rig.advance(by: .milliseconds(1_200))
            #expect(bob.isConnected)
            let id = bob.transport.rawValue
            rig.publish(id, by: alice)
            rig.subscribe(id, to: id, for: bob)
            rig.receive(kept, from: elsewhere)
            var source = Source(10 * id)
            rig.send(&source, from: alice)
            #expect(bob.heard.count == 1 && rig.strays.allSatisfy { $0.bytes[0] < 64 })
            rig.apply(.unpublish(PublicationID(id)))
        }
    }

    @Test func `a packet that was kept proves nothing`() {
        var (rig, alice, bob, source) = Rig.stage()
        rig.publish(2, by: bob)
        var own = Source(20)
        let voice = bob.protect(own.next())
        rig.receive(voice, from: bob.address)
        rig.receive(bob.check(), from: elsewhere)
        rig.receive(voice, from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
    }

    @Test func `a late check from the old address does not spoil the proof of the new one`() throws {
        var (rig, alice, bob, source) = Rig.stage()
        let late = bob.check()
        rig.receive(bob.check(), from: elsewhere)
        let question = try #require(rig.strays.last).bytes
        rig.receive(late, from: bob.address)
        rig.receive(bob.answer(to: question), from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.isEmpty && rig.strays.last?.destination == elsewhere)
    }

    @Test func `where the path is known to be lost, who checks and proves itself need not be nominated`() throws {
        var (rig, alice, bob, source) = Rig.stage()
        rig.receive(bob.check(nominates: false), from: elsewhere)
        #expect(rig.strays.count == 1)
        rig.apply(.losePath(bob.transport))
        rig.receive(bob.check(nominates: false), from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1 && rig.strays.count == 3)
        let answer = bob.answer(to: try #require(rig.strays.last).bytes)
        bob.address = elsewhere
        rig.receive(answer, from: elsewhere)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 2)
        // The new path is as good as any: it is not left for another that is not nominated.
        rig.receive(bob.check(nominates: false), from: TransportAddress(ipv4: 0xCB00_7106, port: 8))
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 3 && rig.strays.count == 4)
    }

    @Test func `a question that is lost is asked again`() {
        var (rig, alice, bob, source) = Rig.stage()
        rig.receive(bob.check(), from: elsewhere)
        bob.address = elsewhere
        rig.advance(by: .milliseconds(200))
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1 && bob.challenges.count == 1)
    }

    @Test func `who is nominated before its password is known is asked as soon as it is`() {
        var (rig, alice, bob, source) = Rig.stage()
        bob.local = LocalParameters(usernameFragment: "routerAnew", password: "another password of ours")
        rig.apply(.restart(bob.transport, bob.local))
        bob.address = elsewhere
        rig.receive(bob.check(), from: elsewhere)
        #expect(bob.challenges.isEmpty)
        rig.connect(bob)
        rig.send(&source, from: alice)
        #expect(bob.heard.count == 1)
    }

    @Test func `nobody takes an address from its holder by writing it on a check`() {
        var (rig, alice, bob, source) = Rig.stage()
        let mallory = rig.join()
        mallory.answersChallenges = false
        rig.receive(mallory.check(), from: bob.address)
        rig.send(&source, from: alice)
        var own = Source(20)
        rig.publish(2, by: bob)
        let received = rig.counters.received
        rig.send(&own, from: bob)
        #expect(bob.heard.count == 1 && rig.counters.dropped(.noListener) == 1 && rig.counters.received == received)
        // A holder that has not been heard of for a while lets go.
        bob.isAlive = false
        rig.advance(by: .seconds(6))
        rig.receive(mallory.check(), from: bob.address)
        rig.send(&own, from: bob)
        #expect(rig.counters.dropped(.srtpAuthentication) == 1)
    }

    @Test func `silence is told once, and again after it was broken`() {
        let (rig, _, bob, _) = Rig.stage()
        bob.isAlive = false
        _ = rig.takeEvents()
        rig.advance(by: .milliseconds(11_000))
        #expect(rig.takeEvents().stalled == [bob.transport])
        rig.receive(bob.check(), from: bob.address)
        rig.advance(by: .milliseconds(9_900))
        #expect(rig.takeEvents().stalled.isEmpty)
        rig.advance(by: .seconds(1))
        #expect(rig.takeEvents().stalled == [bob.transport])
    }
}

import Testing

@testable import SFU

/// What is true once a command has been applied.
@Suite struct RouterCommandsTests {
    @Test func `a mute takes effect with the very command`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        var source = Source(10)
        rig.talk(&source, from: alice, count: 5)
        rig.apply(.setMuted(PublicationID(1), true))
        rig.apply(.confirm(Ticket(7)))
        #expect(rig.takeEvents().applied == [Ticket(7)])
        let last = bob.heard.dropFirst(4).first
        // The voice fades inside the command: afterwards the stream is still.
        let after = bob.heard.dropFirst(5)
        #expect(after.count == Limits.silenceFrames)
        #expect(after.allSatisfy { $0.payload == Silence.payload })
        rig.talk(&source, from: alice, count: 100)
        #expect(rig.counters.dropped(.muted) == 100)
        #expect(bob.heard.count == 5 + Limits.silenceFrames)
        // Not even a packet from before is sent again.
        if let last {
            let entry = NackEntry(first: last.header.sequenceNumber, following: 0)
            rig.receive(
                bob.protectControl { $0.nack(sender: 5, media: Rig.ssrc(1), entries: [entry], into: &$1) },
                from: bob.address)
        }
        #expect(bob.heard.count == 5 + Limits.silenceFrames && rig.counters.resent == 0)

        rig.apply(.setMuted(PublicationID(1), false))
        let number = source.count
        rig.send(&source, from: alice)
        #expect(bob.heard.last?.payload == source.payload(number))
        bob.expectContinuous()
        #expect(rig.counters.isBalanced)
    }

    @Test func `what was said while muted is not carried out by redundancy`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) { $0.redPayloadType = 63 }
        var source = Source(10)
        func talk(_ count: Int) {
            for _ in 0..<count {
                let payload = source.redundant(2)
                rig.send(&source, from: alice) {
                    $0.payloadType = 63
                    $0.payload = payload
                }
                rig.advance(by: .milliseconds(20))
            }
        }
        talk(30)
        #expect(bob.heard.last?.header.payloadType == 63)
        rig.apply(.setMuted(PublicationID(1), true))
        let muted = source.count
        talk(10)
        let unmuted = source.count
        rig.apply(.setMuted(PublicationID(1), false))
        talk(40)
        for heard in bob.heard {
            for number in muted..<unmuted {
                let secret = source.payload(number)
                #expect(!heard.payload.contains(secret))
            }
        }
        // And redundancy is back once it cannot reach that far.
        #expect(bob.heard.last?.header.payloadType == 63)
        bob.expectContinuous()
    }

    @Test func `a publication may be muted from the start`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.isMuted = true }
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 5)
        #expect(bob.heard.isEmpty)
        #expect(rig.takeEvents().started == [PublicationID(1)])
        rig.apply(.setMuted(PublicationID(1), false))
        rig.send(&source, from: alice)
        #expect(bob.payloads(of: 1) == [source.payload(5)])
    }

    @Test func `the order of preparations does not matter`() {
        let rig = Rig()
        let (alice, bob) = (rig.open(), rig.open(routerRole: .server))
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        rig.connect(alice)
        rig.receive(alice.check(), from: alice.address)
        var source = Source(10)
        rig.send(&source, from: alice)
        #expect(rig.counters.withheld(.noPath) == 1)
        rig.connect(bob)
        rig.receive(bob.check(), from: bob.address)
        for datagram in bob.startHandshake(at: rig.now) { rig.receive(datagram, from: bob.address) }
        rig.send(&source, from: alice)
        #expect(bob.payloads(of: 1) == [source.payload(1)])
        #expect(bob.heard.first?.header.sequenceNumber ?? .max < 0x8000)
    }

    @Test func `commands about what is unknown or already there change nothing`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.publish(1, by: bob)
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(1, to: 1, for: alice)
        rig.subscribe(2, to: 9, for: bob)
        rig.apply(.open(alice.transport, bob.local))
        rig.apply(.open(TransportID(77), bob.local))
        rig.apply(.close(TransportID(78)))
        rig.apply(.unpublish(PublicationID(9)))
        rig.apply(.unsubscribe(SubscriptionID(9)))
        rig.apply(.setMuted(PublicationID(9), true))
        rig.apply(.setPaused(SubscriptionID(9), true))
        rig.apply(.send(TransportID(9), [1]))
        var source = Source(10)
        rig.send(&source, from: alice)
        #expect(bob.payloads(of: 1) == [source.payload(0)] && alice.heard.isEmpty)
    }

    @Test func `a report tells the counters`() {
        let rig = Rig()
        rig.receive([99], from: TransportAddress(ipv4: 1, port: 1))
        rig.apply(.report)
        guard case .report(let counters)? = rig.takeEvents().last else {
            Issue.record("no report")
            return
        }
        #expect(counters == rig.counters && counters.dropped(.unknownProtocol) == 1)
    }
}

extension [UInt8] {
    /// Whether these bytes occur in a row.
    func contains(_ bytes: [UInt8]) -> Bool {
        guard count >= bytes.count else { return false }
        return (0...count - bytes.count).contains { self[$0..<$0 + bytes.count].elementsEqual(bytes) }
    }
}

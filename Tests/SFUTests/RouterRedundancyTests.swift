import Testing

@testable import SFU

/// RFC 2198 between those who speak it and those who do not.
@Suite struct RouterRedundancyTests {
    private func send(_ source: inout Source, from peer: Peer, in rig: Rig, older: Int = 1) {
        let payload = source.redundant(older)
        rig.send(&source, from: peer) {
            $0.payloadType = 63
            $0.payload = payload
        }
    }

    @Test func `who agreed to redundancy gets it as it is, under its own payload types`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) {
            $0.redPayloadType = 35
            $0.opusPayloadType = 36
        }
        var source = Source(10)
        // Right after the start it could carry what was said before: a third of a second of primary blocks.
        for _ in 0..<19 { send(&source, from: alice, in: rig) }
        #expect(bob.heard.count == 19)
        #expect(bob.heard.prefix(18).allSatisfy { $0.header.payloadType == 36 })
        #expect(bob.payloads(of: 1).prefix(18) == (0..<18).map { source.payload($0) }[...])
        let expected = source.redundant(1)
        send(&source, from: alice, in: rig)
        #expect(bob.heard.last?.header.payloadType == 35)
        #expect(bob.heard.last?.payload == expected.renamingPayloadTypes(to: 36))
    }

    @Test func `who did not is sent the primary block, and plain Opus goes to all as it is`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        rig.subscribe(2, to: 1, for: carol) { $0.redPayloadType = 63 }
        var source = Source(10)
        for _ in 0..<30 { send(&source, from: alice, in: rig) }
        #expect(bob.payloads(of: 1) == (0..<30).map { source.payload($0) })
        #expect(bob.heard.allSatisfy { $0.header.payloadType == 111 })
        rig.send(&source, from: alice)
        #expect(carol.heard.last?.header.payloadType == 111)
        #expect(carol.heard.last?.payload == source.payload(30))
    }

    @Test func `what was lost on the way in comes back from redundancy, once`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        var source = Source(10)
        for _ in 0..<5 { send(&source, from: alice, in: rig, older: 2) }
        let late = source.redundant(2)
        var lost = source
        source.skip()
        source.skip()
        send(&source, from: alice, in: rig, older: 2)
        #expect(bob.payloads(of: 1) == (0..<8).map { source.payload($0) })
        bob.expectContinuous()
        // The lost one comes after all, and is not sent under the same number again, nor when asked for.
        rig.send(&lost, from: alice) {
            $0.payloadType = 63
            $0.payload = late
            $0.marker = true
        }
        #expect(bob.heard.count == 8)
        #expect(rig.counters.dropped(.stale) == 1)
        let entry = NackEntry(first: bob.heard[5].header.sequenceNumber, following: 0)
        rig.receive(
            bob.protectControl { $0.nack(sender: 5, media: Rig.ssrc(1), entries: [entry], into: &$1) },
            from: bob.address)
        #expect(bob.heard.count == 8)
        #expect(rig.counters.isBalanced)
    }

    @Test func `more loss than redundancy reaches leaves a hole`() throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        for _ in 0..<5 { send(&source, from: alice, in: rig) }
        for _ in 0..<3 { source.skip() }
        send(&source, from: alice, in: rig)
        #expect(bob.payloads(of: 1) == [0, 1, 2, 3, 4, 7, 8].map { source.payload($0) })
        let sequences = bob.heard.map(\.header.sequenceNumber)
        #expect(sequences[5] == sequences[4] &+ 3)
    }

    @Test func `blocks that lie are dropped`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10)
        let lies: [[UInt8]] = [
            [], [0xEF], [0xEF, 0, 0, 0], [0xEF, 0, 3, 255, 111, 1, 2], [0xEF, 0, 0, 1, 96, 1, 2],
            [0xBF, 0, 4, 1, 111, 1, 2], Array(repeating: 0xEF, count: 400),
        ]
        for lie in lies {
            rig.send(&source, from: alice) {
                $0.payloadType = 63
                $0.payload = lie
            }
        }
        #expect(rig.counters.dropped(.malformedRTP) == UInt64(lies.count))
        #expect(bob.heard.isEmpty)
        send(&source, from: alice, in: rig, older: 0)
        #expect(bob.heard.count == 1)
    }
}

extension [UInt8] {
    /// The payload with another payload type in the headers of all its blocks.
    func renamingPayloadTypes(to type: UInt8) -> [UInt8] {
        var bytes = self
        var index = 0
        while bytes[index] & 0x80 != 0 {
            bytes[index] = 0x80 | type
            index += 4
        }
        bytes[index] = type
        return bytes
    }
}

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

    /// Two listeners of one voice: one who takes redundancy, one who may ask again.
    private func stage(_ publishing: (inout PublicationParameters) -> Void = { _ in }) -> (Rig, Peer, Peer, Peer) {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice, publishing)
        rig.subscribe(1, to: 1, for: bob) { $0.redPayloadType = 63 }
        rig.subscribe(2, to: 1, for: carol) { $0.usesNack = true }
        return (rig, alice, bob, carol)
    }

    @Test(arguments: [0, 1, 2, 3])
    func `who agreed to redundancy gets each frame with the two before it, whatever was sent`(older: Int) {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) {
            $0.redPayloadType = 35
            $0.opusPayloadType = 36
        }
        var source = Source(10, sequence: 65_530, timestamp: .max - 3000)
        var expected: [[UInt8]] = []
        for _ in 0..<20 {
            expected.append(source.redundant(2).renamingPayloadTypes(to: 36))
            if older == 0 { rig.send(&source, from: alice) } else { send(&source, from: alice, in: rig, older: older) }
        }
        #expect(bob.heard.map(\.payload) == expected)
        #expect(bob.heard.allSatisfy { $0.header.payloadType == 35 })
        bob.expectContinuous()
        #expect(rig.counters.forwardedBytes == UInt64(expected.reduce(0) { $0 + $1.count }))
    }

    @Test func `who did not is sent one frame at a time`() {
        let (rig, alice, _, carol) = stage()
        var source = Source(10)
        for _ in 0..<30 { send(&source, from: alice, in: rig) }
        rig.send(&source, from: alice)
        #expect(carol.payloads(of: 2) == (0..<31).map { source.payload($0) })
        #expect(carol.heard.allSatisfy { $0.header.payloadType == 111 })
    }

    @Test func `what was lost on the way in comes back from redundancy, once, for all, in order`() {
        let (rig, alice, bob, carol) = stage()
        var source = Source(10)
        for _ in 0..<5 { send(&source, from: alice, in: rig, older: 2) }
        let late = source.redundant(2)
        var lost = source
        source.skip()
        source.skip()
        send(&source, from: alice, in: rig, older: 2)
        #expect(carol.payloads(of: 2) == (0..<8).map { source.payload($0) })
        carol.expectContinuous()
        // Each frame as a packet of its own, and with those before it.
        var again = Source(10)
        let expected = (0..<8).map { _ in
            defer { again.skip() }
            return again.redundant(2)
        }
        #expect(bob.heard.map(\.payload) == expected)
        bob.expectContinuous()
        #expect(rig.counters.recovered == 2)
        // The lost one comes after all, and is not sent under the same number again.
        rig.send(&lost, from: alice) {
            $0.payloadType = 63
            $0.payload = late
            $0.marker = true
        }
        #expect(bob.heard.count == 8 && carol.heard.count == 8)
        #expect(rig.counters.dropped(.stale) == 1)
        #expect(rig.counters.isBalanced)
    }

    @Test func `what came back from redundancy is sent again on request`() throws {
        let (rig, alice, _, carol) = stage()
        var source = Source(10)
        for _ in 0..<5 { send(&source, from: alice, in: rig) }
        source.skip()
        send(&source, from: alice, in: rig)
        let recovered = carol.heard[5]
        #expect(recovered.payload == source.payload(5))
        let entry = NackEntry(first: recovered.header.sequenceNumber, following: 0)
        let request = carol.protectControl { $0.nack(sender: 5, media: Rig.ssrc(2), entries: [entry], into: &$1) }
        // Unseen by its replay window, which would refuse a repeated packet.
        let home = carol.address
        carol.address = TransportAddress(ipv4: 77, port: 77)
        rig.receive(request, from: home)
        #expect(rig.strays.last?.bytes == recovered.wire)
    }

    @Test func `who takes redundancy is sent nothing again`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) {
            $0.redPayloadType = 63
            $0.usesNack = true
        }
        var source = Source(10)
        rig.talk(&source, from: alice, count: 10)
        let entry = NackEntry(first: bob.heard[5].header.sequenceNumber, following: 0)
        rig.receive(
            bob.protectControl { $0.nack(sender: 5, media: Rig.ssrc(1), entries: [entry], into: &$1) },
            from: bob.address)
        #expect(rig.counters.resent == 0)
    }

    @Test func `more loss than redundancy reaches leaves a hole, and nothing is put into it`() throws {
        let (rig, alice, bob, carol) = stage()
        var source = Source(10)
        for _ in 0..<5 { send(&source, from: alice, in: rig, older: 2) }
        for _ in 0..<3 { source.skip() }
        send(&source, from: alice, in: rig, older: 2)
        #expect(carol.payloads(of: 2) == [0, 1, 2, 3, 4, 6, 7, 8].map { source.payload($0) })
        let sequences = carol.heard.map(\.header.sequenceNumber)
        #expect(sequences[5] == sequences[4] &+ 2)
        // The frame before the first that came back is missing, and the one before that is not.
        let payload = bob.heard[5].payload
        let found = RedundantAudio.blocks(in: payload.span)
        let blocks = try #require(found)
        #expect(blocks.redundantCount == 1)
        #expect(blocks.redundant(0).timestampOffset == 1920)
        #expect(Array(payload[blocks.redundant(0).range]) == source.payload(4))
    }

    @Test func `only what redundancy does not bring back is asked for, and goes out when it comes`() throws {
        let (rig, alice, bob, carol) = stage { $0.usesNack = true }
        var source = Source(10)
        for _ in 0..<5 { send(&source, from: alice, in: rig) }
        source.skip()
        for _ in 0..<5 {
            send(&source, from: alice, in: rig)
            rig.advance(by: .milliseconds(20))
        }
        rig.advance(by: .milliseconds(200))
        #expect(alice.control(.nack).isEmpty)
        let (missing, late) = (source, source.redundant(1))
        source.skip()
        source.skip()
        for _ in 0..<3 {
            send(&source, from: alice, in: rig)
            rig.advance(by: .milliseconds(20))
        }
        let request = try #require(alice.control(.nack).first)
        let found = NackHeader(request.packet, in: request.datagram.span)
        let header = try #require(found)
        let entry = header.entry(at: 0, in: request.datagram.span)
        #expect(header.entryCount == 1 && entry == NackEntry(first: missing.sequence, following: 0))
        var resent = missing
        rig.send(&resent, from: alice) {
            $0.payloadType = 63
            $0.payload = late
        }
        #expect(carol.heard.last?.payload == source.payload(11))
        #expect(bob.heard.last?.payload.suffix(49) == source.payload(11)[...])
        #expect(Set(carol.payloads(of: 2)) == Set((0..<source.count).map { source.payload($0) }))
        let count = alice.control(.nack).count
        rig.advance(by: .seconds(1))
        #expect(alice.control(.nack).count == count)
    }

    @Test func `who begins or goes on to listen gets nothing from before`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(9, to: 1, for: alice) { $0.redPayloadType = 63 }
        var source = Source(10)
        rig.talk(&source, from: alice, count: 10)
        rig.subscribe(1, to: 1, for: bob) { $0.redPayloadType = 63 }
        // A packet whose redundancy holds what was said, and lost, before.
        source.skip()
        send(&source, from: alice, in: rig, older: 2)
        #expect(bob.heard.map(\.payload) == [[111] + source.payload(11)])
        rig.talk(&source, from: alice, count: 5)
        rig.apply(.setPaused(SubscriptionID(1), true))
        rig.talk(&source, from: alice, count: 5)
        rig.apply(.setPaused(SubscriptionID(1), false))
        rig.talk(&source, from: alice, count: 5)
        for heard in bob.heard {
            for number in Array(0...10) + Array(17...21) { #expect(!heard.payload.contains(source.payload(number))) }
        }
        #expect(bob.heard.last?.payload.count == 1 + 8 + 3 * 49)
        bob.expectContinuous()
    }

    @Test func `no listener begins with a late frame, behind which redundancy would reach what it was not to hear`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: carol) { $0.redPayloadType = 63 }
        var source = Source(10)
        for _ in 0..<3 { rig.send(&source, from: alice) }
        var late = source
        source.skip()
        for _ in 0..<2 { rig.send(&source, from: alice) }
        rig.subscribe(2, to: 1, for: bob) { $0.redPayloadType = 63 }
        rig.send(&late, from: alice)
        #expect(bob.heard.isEmpty && carol.heard.count == 6)
        let expected = source.redundant(0)
        rig.send(&source, from: alice)
        #expect(bob.heard.map(\.payload) == [expected])
        #expect(rig.counters.isBalanced)
    }

    @Test func `no stream goes on after a mute with a late packet, behind which redundancy would bring what was muted`()
    {
        let (rig, alice, bob, carol) = stage()
        var source = Source(10)
        for _ in 0..<3 { send(&source, from: alice, in: rig, older: 2) }
        rig.apply(.setMuted(PublicationID(1), true))
        let fading = (bob.heard.count, carol.heard.count)
        var late = source
        source.skip()
        for _ in 0..<2 { send(&source, from: alice, in: rig, older: 2) }
        rig.apply(.setMuted(PublicationID(1), false))
        send(&late, from: alice, in: rig, older: 2)
        #expect(bob.heard.count == fading.0 && carol.heard.count == fading.1)
        #expect(rig.counters.dropped(.stale) == 1)
        let payload = source.payload(source.count)
        send(&source, from: alice, in: rig, older: 2)
        #expect(carol.heard.dropFirst(fading.1).map(\.payload) == [payload])
        #expect(bob.heard.dropFirst(fading.0).map(\.payload) == [[111] + payload])
        #expect(rig.counters.isBalanced)
    }

    @Test func `frames that are too large, too old or empty of meaning for a block are left out`() throws {
        let (rig, alice, bob, _) = stage()
        var source = Source(10)
        let sizes = [500, 500, 500, 50, 1050, 50, 50]
        for size in sizes {
            rig.send(&source, from: alice) {
                $0.payload = Array(repeating: UInt8(truncatingIfNeeded: size), count: size)
            }
        }
        let counts = bob.heard.map { heard in
            let payload = heard.payload
            return RedundantAudio.blocks(in: payload.span)?.redundantCount
        }
        #expect(counts == [0, 1, 1, 2, 0, 1, 1])
        #expect(bob.heard.allSatisfy { $0.payload.count <= Limits.redundantPayloadBytes })
        // Discontinuous transmission: the frame before was 400 ms ago, and a block reaches back 341.
        source.timestamp &+= 19_200
        rig.send(&source, from: alice)
        #expect(bob.heard.last?.payload == [111] + source.payload(7))
    }

    @Test func `what only listeners can read goes out as it came, without silence of ours`() {
        let (rig, alice, bob, carol) = stage { $0.isEncrypted = true }
        var source = Source(10)
        rig.talk(&source, from: alice, count: 10)
        rig.apply(.setMuted(PublicationID(1), true))
        for (peer, subscription) in [(bob, UInt32(1)), (carol, 2)] {
            #expect(peer.payloads(of: subscription) == (0..<10).map { source.payload($0) })
            #expect(peer.heard.allSatisfy { $0.header.payloadType == 111 || $0.header.payloadType == 63 })
        }
        #expect(rig.counters.silenceFrames == 0)
    }

    @Test func `blocks that lie are dropped`() {
        var (rig, alice, bob, source) = Rig.stage()
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

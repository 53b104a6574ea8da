import Testing

@testable import SFU

/// Reports, requests and goodbyes.
@Suite struct RouterControlTests {
    private func ask(_ rig: Rig, _ peer: Peer, for numbers: [UInt16], of subscription: UInt32 = 1) {
        let entries = numbers.map { NackEntry(first: $0, following: 0) }
        rig.receive(
            peer.protectControl { $0.nack(sender: 5, media: Rig.ssrc(subscription), entries: entries, into: &$1) },
            from: peer.address)
    }

    @Test func `what a listener misses is sent again, bit for bit`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) {
            $0.usesNack = true
            $0.midExtension = 4
        }
        var source = Source(10)
        for _ in 0..<40 {
            let payload = source.redundant(1)
            rig.send(&source, from: alice) {
                $0.payloadType = 63
                $0.payload = payload
            }
            if source.count == 30 {
                // From here on without a name, and what was sent with one is resent with it.
                rig.receive(
                    bob.protectControl {
                        $0.receiverReport(ssrc: 5, blocks: [ReportBlock(ssrc: Rig.ssrc(1))], into: &$1)
                    }, from: bob.address)
            }
        }
        let first = bob.heard
        #expect(first.count == 40)
        let wires = recordResends(rig, bob, numbers: first.map(\.header.sequenceNumber))
        #expect(wires.count == 40)
        #expect(wires == first.map(\.wire))
        #expect(rig.counters.resent == 40)
    }

    /// What goes out to a peer, unseen by its replay window.
    private func recordResends(_ rig: Rig, _ peer: Peer, numbers: [UInt16]) -> [[UInt8]] {
        let request = peer.protectControl {
            $0.nack(
                sender: 5, media: Rig.ssrc(1), entries: numbers.map { NackEntry(first: $0, following: 0) }, into: &$1)
        }
        let home = peer.address
        rig.receive(peer.check(), from: home)
        peer.address = TransportAddress(ipv4: 77, port: 77)
        let before = rig.strays.count
        rig.receive(request, from: home)
        peer.address = home
        return rig.strays[before...].filter { $0.destination == home }.map(\.bytes)
    }

    @Test func `a packet is resent three times at most, spaced, and never what was not sent`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        var source = Source(10)
        rig.talk(&source, from: alice, count: 20)
        let number = bob.heard[5].header.sequenceNumber
        ask(rig, bob, for: [number, number])
        #expect(rig.counters.resent == 1)
        for _ in 0..<10 {
            rig.advance(by: .milliseconds(250))
            ask(rig, bob, for: [number])
        }
        #expect(rig.counters.resent == 3)
        ask(rig, bob, for: [bob.heard[0].header.sequenceNumber &- 1, bob.heard[19].header.sequenceNumber &+ 1])
        #expect(rig.counters.resent == 3)
    }

    @Test func `a storm of requests costs no more than its share`() {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        var source = Source(10)
        let payload = Array(repeating: UInt8(0x78), count: 400)
        for _ in 0..<500 {
            rig.send(&source, from: alice) { $0.payload = payload }
            rig.advance(by: .milliseconds(20))
            let newest = bob.heard.last?.header.sequenceNumber ?? 0
            ask(rig, bob, for: (0..<100).map { newest &- $0 })
        }
        let share = 500 * 400 / Limits.resendShare + Limits.resendCreditBytes
        #expect(rig.counters.resent > 0 && Int(rig.counters.resent) * 400 <= share)
        #expect(rig.counters.isBalanced)
    }

    @Test func `requests count only from the listener itself, and only if agreed on`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob) { $0.usesNack = true }
        rig.subscribe(2, to: 1, for: carol)
        var source = Source(10)
        rig.talk(&source, from: alice, count: 5)
        ask(rig, carol, for: bob.heard.map(\.header.sequenceNumber), of: 1)
        ask(rig, carol, for: carol.heard.map(\.header.sequenceNumber), of: 2)
        #expect(rig.counters.resent == 0)
    }

    @Test func `packets lost on the way in are asked for, and forwarded when they come`() throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice) { $0.usesNack = true }
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10, sequence: 65_534)
        rig.talk(&source, from: alice, count: 3)
        var lost = source
        source.skip()
        rig.talk(&source, from: alice, count: 5)
        let request = try #require(alice.control(.nack).first)
        let found = NackHeader(request.packet, in: request.datagram.span)
        let header = try #require(found)
        let entry = header.entry(at: 0, in: request.datagram.span)
        #expect(header.media == 10 && header.entryCount == 1)
        #expect(entry == NackEntry(first: 1, following: 0))
        rig.send(&lost, from: alice)
        #expect(bob.payloads(of: 1).count == 9)
        #expect(Set(bob.heard.map(\.header.sequenceNumber)).count == 9)
        let count = alice.control(.nack).count
        rig.advance(by: .seconds(2))
        #expect(alice.control(.nack).count == count)
    }

    @Test func `publishers are told each second how they are heard`() throws {
        var (rig, alice, bob, source) = Rig.stage()
        rig.talk(&source, from: alice, count: 40)
        for _ in 0..<10 { source.skip() }
        rig.talk(&source, from: alice, count: 110)
        let reports = alice.control(.receiverReport)
        #expect(reports.count == 3)
        let found = reports.last.flatMap { $0.packet.reportBlock(at: 0, in: $0.datagram.span) }
        let block = try #require(found)
        #expect(block.ssrc == 10 && block.cumulativeLost == 10)
        #expect(alice.control(.sourceDescription).count == 3)
        #expect(bob.control(.receiverReport).isEmpty)
    }

    @Test func `listeners are told every three seconds where the clock stands`() throws {
        let rig = Rig()
        let (alice, bob) = (rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.subscribe(1, to: 1, for: bob)
        var source = Source(10, timestamp: 0xFFFF_0000)
        rig.talk(&source, from: alice, count: 50)
        // The publisher's report says that its clock is 100 ms ahead of what its packets seem to say.
        let clock = source.timestamp &+ 4800
        rig.receive(
            alice.protectControl {
                $0.senderReport(
                    SenderReport(ssrc: 10, ntp: 1 << 40, rtp: clock, packetCount: 50, byteCount: 9), into: &$1)
            }, from: alice.address)
        rig.talk(&source, from: alice, count: 300)
        let reports = bob.control(.senderReport).compactMap { SenderReport($0.packet, in: $0.datagram.span) }
        #expect(reports.count == 2)
        let report = try #require(reports.last)
        #expect(report.ssrc == Rig.ssrc(1))
        #expect((298...302).contains(report.packetCount))
        #expect(report.byteCount == report.packetCount * 49)
        let rate = Double(report.rtp &- reports[0].rtp) / (Double(report.ntp - reports[0].ntp) / 4_294_967_296)
        #expect(abs(rate - 48_000) < 1)
        // At the time of the report, 300 packets in, the listener's clock stands where the publisher's did.
        let index = Int(report.packetCount) - 1
        let ahead = Int32(bitPattern: report.rtp &- bob.heard[index].header.timestamp)
        #expect((4800...4800 + 1920).contains(ahead))
        let description = try #require(bob.control(.sourceDescription).first)
        #expect(description.datagram.contains(Array("PA_1".utf8)))
    }

    @Test func `a goodbye ends only the sender's own source`() {
        let rig = Rig()
        let (alice, bob, carol) = (rig.join(), rig.join(), rig.join())
        rig.publish(1, by: alice)
        rig.publish(2, by: bob)
        rig.subscribe(1, to: 1, for: carol)
        var source = Source(10)
        rig.send(&source, from: alice)
        rig.receive(bob.protectControl { $0.bye(ssrc: 10, into: &$1) }, from: bob.address)
        rig.send(&source, from: alice)
        #expect(carol.heard.count == 2)
        rig.receive(alice.protectControl { $0.bye(ssrc: 10, into: &$1) }, from: alice.address)
        rig.send(&source, from: alice)
        #expect(carol.heard.count == 2)
        var next = Source(11, sequence: 3)
        rig.advance(by: .milliseconds(20))
        rig.send(&next, from: alice)
        #expect(carol.heard.count == 3)
    }

    @Test func `short, forged and malformed control is dropped`() {
        let rig = Rig()
        let alice = rig.join()
        for count in 2..<64 {
            rig.receive([0x80, 201] + Array(repeating: 0, count: count - 2), from: alice.address)
        }
        let genuine = alice.protectControl { $0.bye(ssrc: 10, into: &$1) }
        var forged = genuine
        forged[forged.count - 1] ^= 1
        rig.receive(forged, from: alice.address)
        rig.receive(genuine, from: alice.address)
        rig.receive(genuine, from: alice.address)
        #expect(rig.counters.control == 1)
        #expect(rig.counters.dropped(.srtpReplay) == 1)
        #expect(rig.counters.isBalanced)
    }
}

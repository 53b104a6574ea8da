import Testing

@testable import SFU

@Suite struct HandshakeLossTests {
    @Test func `every combination of up to three lost datagrams is survived`() {
        for mask in 0..<64 where mask.nonzeroBitCount <= 3 {
            let pair = HandshakePair(disturb: { side, number, datagram in
                let bit = side == .client ? number : number + 3
                return number < 3 && mask >> bit & 1 == 1 ? [] : [datagram]
            })
            pair.run(for: .seconds(10))
            #expect(pair.isConnected, "lost \(String(mask, radix: 2))")
            #expect(pair.clientEnd.keys?.localKey == pair.serverEnd.keys?.remoteKey)
            #expect(pair.clientEnd.connectedCount == 1 && pair.serverEnd.connectedCount == 1)
            #expect(pair.clientEnd.largest <= 1200 && pair.serverEnd.largest <= 1200)
        }
    }

    @Test func `random loss of one in five each way is survived or timed out, never worse`() {
        var connectedCount = 0
        for seed in UInt64(0)..<100 {
            let losses = (0..<200).reduce(into: (MessageMutator(seed: seed), [Bool]())) { state, _ in
                state.1.append(UInt8.random(in: 0..<5, using: &state.0) == 0)
            }.1
            let pair = HandshakePair(disturb: { side, number, datagram in
                losses[(number * 2 + (side == .client ? 0 : 1)) % losses.count] ? [] : [datagram]
            })
            pair.run(for: .seconds(15))
            if pair.isConnected { connectedCount += 1 }
        }
        #expect(connectedCount >= 98)
    }

    @Test func `every datagram twice makes one connection`() {
        let pair = HandshakePair(disturb: { _, _, datagram in [datagram, datagram] })
        pair.run()
        #expect(pair.isConnected)
        #expect(pair.clientEnd.connectedCount == 1 && pair.serverEnd.connectedCount == 1)
        #expect(pair.clientEnd.sentCount + pair.serverEnd.sentCount < 12)
    }

    @Test func `a ClientHello in two datagrams is answered in either order`() {
        for isReordered in [false, true] {
            let pair = HandshakePair(disturb: { side, number, datagram in
                guard side == .client, number == 0 else { return [datagram] }
                let halves = Self.split(datagram, record: 40)
                return isReordered ? halves.reversed() : halves
            })
            pair.run()
            #expect(pair.isConnected)
            #expect(pair.serverEnd.sentCount == 2)
            #expect(pair.elapsed < .seconds(1))
        }
    }

    @Test func `when one half is lost the repeated ClientHello is answered`() {
        for lost in 0..<2 {
            let pair = HandshakePair(disturb: { side, number, datagram in
                guard side == .client, number < 2 else { return [datagram] }
                var halves = Self.split(datagram, record: UInt8(40 + number * 2))
                if number == 0 { halves.remove(at: lost) }
                return halves
            })
            pair.run()
            #expect(pair.isConnected)
            #expect(pair.elapsed < .seconds(2))
        }
    }

    @Test func `a Finished that overtakes its flight is kept for its turn`() {
        for overtaking in [HandshakePair.Side.client, .server] {
            let pair = HandshakePair(disturb: { side, number, datagram in
                guard side == overtaking, number == 1 else { return [datagram] }
                let cut = DTLSDatagram(datagram.span)?.encryptedOffset ?? 0
                return [Array(datagram[cut...]), Array(datagram[..<cut])]
            })
            pair.run()
            #expect(pair.isConnected)
            #expect(pair.elapsed == HandshakePair.latency * 4)
        }
    }

    @Test func `a lost first answer is repeated when a client repeats its hello with new record numbers`() {
        let pair = HandshakePair(disturb: { side, number, datagram in
            side == .server && number == 0 ? [] : [datagram]
        })
        pair.begin()
        let hello = pair.clientEnd.sent[0]
        pair.feed(hello, to: .server)
        #expect(pair.serverEnd.sentCount == 1)
        var repeated = hello
        repeated[10] = 9
        pair.feed(repeated, to: .server)
        // Not at once: a flood of hellos is not a flood of answers.
        #expect(pair.serverEnd.sentCount == 1)
        pair.settle(for: .milliseconds(900))
        pair.feed(repeated, to: .server)
        #expect(pair.serverEnd.sentCount >= 2)
        #expect(pair.serverEnd.sent[0] == pair.serverEnd.sent[1])
        pair.settle()
        #expect(pair.isConnected)
    }

    /// Splits the one record of a datagram into two datagrams of one fragment each, as Chromium sends its ClientHello.
    /// The record numbers must stay clear of those that the client will use next.
    private static func split(_ datagram: [UInt8], record: UInt8) -> [[UInt8]] {
        let body = Array(datagram[25...])
        let cut = body.count * 2 / 3
        return [0..<cut, cut..<body.count].enumerated().map { index, range in
            var header = Array(datagram[..<25])
            header[10] = record + UInt8(index)
            let count = range.count + 12
            (header[11], header[12]) = (UInt8(count >> 8), UInt8(count & 0xFF))
            (header[20], header[21]) = (UInt8(range.lowerBound >> 8), UInt8(range.lowerBound & 0xFF))
            (header[23], header[24]) = (UInt8(range.count >> 8), UInt8(range.count & 0xFF))
            return header + body[range]
        }
    }
}

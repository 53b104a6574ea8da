import CHeap
import Testing

@testable import SFU

@Suite(.serialized) struct HandshakeHostileTests {
    private static let plainAlert: [UInt8] = [21, 0xFE, 0xFD, 0, 0, 0, 0, 0, 0, 0, 99, 0, 2, 2, 40]

    @Test func `alerts in the clear end nothing, before, during or after`() {
        for stage in 0..<4 {
            let pair = HandshakePair(disturb: { _, number, datagram in
                number == stage ? [Self.plainAlert, datagram] : [datagram]
            })
            pair.feed(Self.plainAlert, to: .server)
            pair.run()
            pair.feed(Self.plainAlert, to: .server)
            pair.feed(Self.plainAlert, to: .client)
            #expect(pair.isConnected)
            #expect(pair.serverEnd.refusedCount >= 2)
        }
    }

    @Test func `forged records do not shut genuine ones out`() {
        let pair = HandshakePair()
        pair.run()
        // Epoch 1, the highest record number, 40 bytes of nothing: an alert, application data, a handshake message.
        for type in UInt8(20)...23 {
            for side in [HandshakePair.Side.client, .server] {
                pair.feed(
                    [type, 0xFE, 0xFD, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 40]
                        + Array(repeating: 0x55, count: 40), to: side)
            }
        }
        #expect(pair.isConnected)
        let isSent = pair.send([1, 2, 3], from: .client)
        let isAnswered = pair.send([4, 5], from: .server)
        #expect(isSent && isAnswered)
        pair.settle()
        #expect(pair.serverEnd.applicationData == [[1, 2, 3]])
        #expect(pair.clientEnd.applicationData == [[4, 5]])
    }

    @Test func `replayed application data is not delivered twice`() {
        let pair = HandshakePair()
        pair.run()
        _ = pair.send([1, 2, 3], from: .client)
        pair.settle()
        let refusedCount = pair.serverEnd.refusedCount
        for _ in 0..<5 { pair.feed(pair.clientEnd.sent[2], to: .server) }
        #expect(pair.serverEnd.applicationData == [[1, 2, 3]])
        #expect(pair.serverEnd.refusedCount == refusedCount + 5)
        #expect(pair.isConnected)
    }

    @Test func `a whole handshake replayed to a connected side changes nothing and is hardly answered`() {
        let pair = HandshakePair()
        pair.run()
        let (fromClient, fromServer) = (pair.clientEnd.sent, pair.serverEnd.sent)
        for _ in 0..<100 {
            for datagram in fromClient { pair.feed(datagram, to: .server) }
            for datagram in fromServer { pair.feed(datagram, to: .client) }
        }
        #expect(pair.isConnected)
        #expect(pair.serverEnd.connectedCount == 1 && pair.clientEnd.connectedCount == 1)
        #expect(pair.serverEnd.sentCount <= 3 && pair.clientEnd.sentCount == 2)
    }

    @Test func `garbage of every length is refused at every stage`() {
        var mutator = MessageMutator(seed: 3)
        let pair = HandshakePair()
        for count in 0...64 {
            pair.feed(mutator.bytes(count: count), to: .server)
            pair.feed([22, 0xFE, 0xFD] + mutator.bytes(count: count), to: .server)
        }
        pair.feed(Array(repeating: 22, count: Limits.datagramBytes + 1), to: .server)
        #expect(pair.serverEnd.refusedCount >= 66)
        #expect(pair.serverEnd.sentCount == 0)
        pair.run()
        #expect(pair.isConnected)
        for count in 0...64 { pair.feed(mutator.bytes(count: count), to: .server) }
        #expect(pair.isConnected)
    }

    @Test func `mutated flights never trap, and sides that connect agree`() {
        for seed in UInt64(0)..<400 {
            let target = Int(seed % 4)
            let pair = HandshakePair(disturb: { side, number, datagram in
                guard (side == .client ? 0 : 2) + number == target else { return [datagram] }
                var mutator = MessageMutator(seed: seed)
                return [mutator.mutate(datagram)]
            })
            pair.run(for: .seconds(12))
            if pair.isConnected {
                #expect(pair.clientEnd.keys?.localKey == pair.serverEnd.keys?.remoteKey)
            }
            #expect(pair.clientEnd.largest <= 1200 && pair.serverEnd.largest <= 1200)
        }
    }

    @Test func `a hostile client cannot make a server hold much memory`() {
        let context = DTLSContext(certificate: HandshakePair.certificates.server)
        let serverCount = 20
        let before = heap_bytes_in_use()
        var held = 0
        func attack(_ remaining: Int) {
            guard remaining > 0 else {
                held = Int(heap_bytes_in_use()) - Int(before)
                return
            }
            var server = Handshake(
                role: .server, remoteFingerprint: HandshakePair.certificates.client.fingerprint, context: context)
            let now = MediaTime(ContinuousClock.now)
            var sentCount = 0
            for round in 0..<500 {
                for datagram in Self.attacks(round) {
                    var output = DTLSOutput()
                    server.receive(datagram.span, at: now, into: &output)
                    sentCount += output.datagrams.count
                }
            }
            let isConnected = server.isConnected
            #expect(sentCount <= 1 && !isConnected)
            // The servers live on while the next ones are attacked.
            attack(remaining - 1)
        }
        attack(serverCount)
        #expect(held / serverCount < 88 * 1024, "\(held / serverCount) bytes each")
    }

    /// Messages that claim to be long, begin in the middle, lie ahead, or belong to keys not yet agreed.
    private static func attacks(_ round: Int) -> [[UInt8]] {
        let number = UInt8(round & 0xFF)
        func record(_ type: UInt8, epoch: UInt8, _ body: [UInt8]) -> [UInt8] {
            let high = UInt8(round >> 8)
            return [type, 0xFE, 0xFD, 0, epoch, 0, 0, 0, 0, high, number, 0, UInt8(body.count)] + body
        }
        func fragment(length: [UInt8], number: UInt8, start: [UInt8]) -> [UInt8] {
            [1] + length + [0, number] + start + [0, 0, 16] + Array(repeating: 0, count: 16)
        }
        return [
            record(22, epoch: 0, fragment(length: [0xFF, 0xFF, 0xFF], number: number, start: [0, 0, 0])),
            record(22, epoch: 0, fragment(length: [0, 0x0F, 0xF0], number: number % 8, start: [0, 0, number])),
            record(22, epoch: 0, fragment(length: [0, 0, 4], number: 0, start: [0, 0, 0])),
            record(22, epoch: 1, Array(repeating: number, count: 60)),
            record(20, epoch: 0, [1]) + record(22, epoch: 1, Array(repeating: number, count: 60)),
            record(22, epoch: 2, Array(repeating: number, count: 60)),
            record(20, epoch: 0, [1]),
            record(23, epoch: 0, [1, 2, 3]),
        ]
    }

    @Test func `a connected association holds little memory`() {
        let client = DTLSContext(certificate: HandshakePair.certificates.client)
        let server = DTLSContext(certificate: HandshakePair.certificates.server)
        let before = heap_bytes_in_use()
        let pairs = (0..<100).map { _ in
            let pair = HandshakePair(clientContext: client, serverContext: server)
            pair.run()
            return pair
        }
        let held = (Int(heap_bytes_in_use()) - Int(before)) / (2 * pairs.count)
        #expect(pairs.allSatisfy { $0.isConnected })
        #expect(held < 48 * 1024, "\(held) bytes")
    }

    @Test func `a thousand handshakes, of which half are left in the middle, leave no memory behind`() {
        let client = DTLSContext(certificate: HandshakePair.certificates.client)
        let server = DTLSContext(certificate: HandshakePair.certificates.server)
        func churn(_ count: Int) {
            for round in 0..<count {
                let pair = HandshakePair(
                    clientContext: client, serverContext: server,
                    disturb: { side, number, datagram in
                        round % 2 == 1 && number == round / 2 % 2 ? [] : [datagram]
                    })
                pair.run(for: round % 4 == 3 ? .milliseconds(100) : .seconds(10))
                if pair.isConnected {
                    let isSent = pair.send([1, 2, 3], from: .server)
                    #expect(isSent)
                    pair.settle()
                    #expect(pair.clientEnd.applicationData == [[1, 2, 3]])
                }
            }
        }
        churn(100)
        let before = heap_bytes_in_use()
        churn(1_000)
        let growth = Int(heap_bytes_in_use()) - Int(before)
        #expect(growth < 4 * 1024 * 1024, "\(growth) bytes")
    }
}

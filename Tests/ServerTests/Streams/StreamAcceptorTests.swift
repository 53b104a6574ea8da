import CLinux
import Glibc
import SFU
import SeededRandom
import Signaling
import Testing

@testable import Server

extension TestClient {
    /// The next so many bytes, or fewer if they do not come.
    fileprivate func take(_ count: Int) -> [UInt8] {
        _ = read { $0.count >= count }
        return consume(count)
    }
}

/// From the TCP media port to the right worker, over loopback.
@Suite struct StreamAcceptorTests {
    /// A connectivity check whose user name begins with the number of the worker that is to know it.
    private func check(worker: Int) -> [UInt8] {
        let check = STUNWriter.bindingRequest(
            transactionID: STUNTransactionID(high: 1, low: 2), username: "\(worker)abc:def", password: "secret",
            priority: 1, tieBreaker: 1, usesCandidate: true)
        return [UInt8(check.count >> 8), UInt8(check.count & 0xFF)] + check
    }

    /// Whether a condition on the counters comes true within ten seconds. They are looked at again and again, since
    /// nothing in a server tells of a count: whoever wants to know asks, as a scrape does.
    private func eventually(_ condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(10)
        while !condition() {
            if ContinuousClock.now > deadline { return false }
            usleep(2_000)
        }
        return true
    }

    @Test func `a connection gets to the worker whose transport it names, whatever the pieces`() throws {
        let server = try TestServer(workers: 3)
        defer { server.stop() }
        for worker in 0..<3 {
            let client = TestClient(port: server.node.tcpPort)
            let bytes = check(worker: worker)
            client.send(Array(bytes[..<1]))
            client.send(Array(bytes[1..<40]))
            client.send(Array(bytes[40...]) + [0, 2, 1, 2])
            #expect(client.take(bytes.count + 4) == bytes + [0, 2, 1, 2])
        }
        #expect(eventually { server.node.streams.counters.ended(.closed) == 3 })
        #expect(server.node.streams.counters.adopted == 3)
        #expect(server.node.streams.counters.open == 0)
    }

    @Test func `who names nobody, or says something else, is let go`() throws {
        let server = try TestServer(workers: 2)
        defer { server.stop() }
        let unknown = TestClient(port: server.node.tcpPort)
        unknown.send(check(worker: 7))
        #expect(unknown.readToEnd())
        for stranger in ["GET / HTTP/1.1\r\n\r\n", "\u{16}\u{3}\u{1}"] {
            let client = TestClient(port: server.node.tcpPort)
            client.send(Array(stranger.utf8))
            #expect(client.readToEnd())
        }
        let framed = TestClient(port: server.node.tcpPort)
        framed.send([0, 4, 1, 2, 3, 4])
        #expect(framed.readToEnd())
        #expect(eventually { server.node.streams.counters.ended(.stranger) == 3 })
        #expect(server.node.streams.counters.ended(.unknownUsername) == 1)
        #expect(server.node.streams.counters.open == 0)
    }

    @Test func `an address has so many connections, and the others are as before`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let first = TestClient(port: server.node.tcpPort)
        let bytes = check(worker: 0)
        first.send(bytes)
        #expect(first.take(bytes.count) == bytes)
        var others: [TestClient] = []
        for _ in 1..<Limits.streamsPerAddress { others.append(TestClient(port: server.node.tcpPort)) }
        #expect(eventually { server.node.streams.counters.accepted == UInt64(Limits.streamsPerAddress) })
        #expect(TestClient(port: server.node.tcpPort).readToEnd())
        #expect(eventually { server.node.streams.counters.ended(.refused) == 1 })
        first.send([0, 1, 9])
        #expect(first.take(3) == [0, 1, 9])
        others = []
        #expect(eventually { server.node.streams.counters.ended(.closed) == UInt64(Limits.streamsPerAddress - 1) })
        let later = TestClient(port: server.node.tcpPort)
        later.send(bytes)
        #expect(later.take(bytes.count) == bytes)
    }

    @Test(arguments: 1...8) func `mutated streams end nobody else's call`(seed: UInt64) throws {
        let server = try TestServer()
        defer { server.stop() }
        let honest = TestClient(port: server.node.tcpPort)
        honest.send(check(worker: 0))
        #expect(honest.take(check(worker: 0).count) == check(worker: 0))
        var random = SeededGenerator(seed)
        for _ in 0..<40 {
            var stream = check(worker: 0) + [0, 3, 1, 2, 3] + check(worker: 1)
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: 0..<stream.count, using: &random)
                stream[index] = UInt8.random(in: 0...255, using: &random)
            }
            stream.removeLast(Int.random(in: 0..<stream.count, using: &random))
            TestClient(port: server.node.tcpPort).send(stream)
        }
        honest.send([0, 1, 9])
        #expect(honest.take(3) == [0, 1, 9])
        // Nobody says that they have been accepted by the time that the honest one is answered.
        #expect(eventually { server.node.streams.counters.accepted == 41 })
        #expect(eventually { server.node.streams.counters.open == 1 })
    }
}

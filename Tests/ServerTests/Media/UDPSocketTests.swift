import CLinux
import Datagrams
import Glibc
import SFU
import Signaling
import Testing

@testable import Server

@Suite struct UDPSocketTests {
    private let loopback = IPAddress.loopbackIPv4

    /// Waits for datagrams, for some seconds at most.
    private func receive(_ socket: inout UDPSocket, _ count: Int) -> [[UInt8]] {
        var all: [[UInt8]] = []
        let deadline = ContinuousClock.now + .seconds(5)
        while all.count < count, ContinuousClock.now < deadline {
            _ = socket.wait(orBell: -1, nanoseconds: 100_000_000)
            for index in 0..<socket.receive() {
                all.append(Array(UnsafeBufferPointer(start: socket.room(index), count: socket.count(index))))
            }
        }
        return all
    }

    @Test func `a whole outbox goes out in batches and arrives`() throws {
        let (from, to) = (try UDPEndpoint.bind(port: 0), try UDPEndpoint.bind(port: 0))
        var sender = UDPSocket(from)
        var receiver = UDPSocket(to)
        var outbox = Outbox()
        for number in 0..<200 {
            let isTaken = outbox.append(
                to: loopback.transport(port: to.port), [UInt8](repeating: UInt8(number), count: 1 + number))
            #expect(isTaken)
        }
        sender.send(outbox)
        let arrived = receive(&receiver, 200)
        #expect(arrived.map(\.count).sorted() == Array(1...200))
        #expect(sender.failures == UDPSocket.Failures())
    }

    @Test func `a datagram that is refused costs itself alone`() throws {
        let (from, to) = (try UDPEndpoint.bind(port: 0), try UDPEndpoint.bind(port: 0))
        var sender = UDPSocket(from)
        var receiver = UDPSocket(to)
        var outbox = Outbox()
        let good = loopback.transport(port: to.port)
        // Port 0 is refused by the kernel, and nobody may send to the broadcast address unasked.
        let bad = [loopback.transport(port: 0), IPAddress("255.255.255.255")!.transport(port: 9)]
        for destination in [bad[0], good, bad[1], good, bad[0], bad[0], good, bad[1]] {
            let isTaken = outbox.append(to: destination, [1, 2, 3])
            #expect(isTaken)
        }
        sender.send(outbox)
        #expect(receive(&receiver, 3) == [[1, 2, 3], [1, 2, 3], [1, 2, 3]])
        #expect(sender.failures.refused == 5)
        let taken = sender.takeFailures()
        #expect(taken.lastError != 0)
        #expect(sender.failures == UDPSocket.Failures())
    }

    @Test func `sources are told in the form of the engines, and the oversized are seen as such`() throws {
        let (from, to) = (try UDPEndpoint.bind(port: 0), try UDPEndpoint.bind(port: 0))
        var sender = UDPSocket(from)
        var receiver = UDPSocket(to)
        var outbox = Outbox()
        let isTaken = outbox.append(to: loopback.transport(port: to.port), [UInt8](repeating: 1, count: 3000))
        #expect(isTaken)
        sender.send(outbox)
        let arrived = receive(&receiver, 1)
        #expect(arrived.map(\.count) == [Datagrams.Limits.datagramRoom])
        #expect(arrived[0].count > SFU.Limits.datagramBytes)
        #expect(receiver.source(0) == loopback.transport(port: from.port))
    }

    @Test func `what finds the buffer full is counted once`() throws {
        let (from, to) = (try UDPEndpoint.bind(port: 0), try UDPEndpoint.bind(port: 0))
        linux_buffer_sizes(to.descriptor, 16 * 1024, 16 * 1024)
        var sender = UDPSocket(from)
        var receiver = UDPSocket(to)
        #expect(receiver.takeDrops() == 0)
        var outbox = Outbox()
        for _ in 0..<400 {
            _ = outbox.append(to: loopback.transport(port: to.port), [UInt8](repeating: 1, count: 1000))
        }
        sender.send(outbox)
        var arrived = 0
        while case let count = receiver.receive(), count > 0 { arrived += count }
        let drops = receiver.takeDrops()
        #expect(arrived > 0 && drops > 0 && arrived + drops == 400)
        #expect(receiver.takeDrops() == 0)
    }

    @Test func `a node sends media back where it came from`() throws {
        let server = try TestServer()
        defer { server.stop() }
        let here = try UDPEndpoint.bind(port: 0)
        var socket = UDPSocket(here)
        var outbox = Outbox()
        for number in 0..<100 {
            let isTaken = outbox.append(
                to: loopback.transport(port: server.node.workers[0].candidates[0].port), [UInt8(number)])
            #expect(isTaken)
        }
        socket.send(outbox)
        #expect(receive(&socket, 100).flatMap { $0 }.sorted() == (0..<100).map { UInt8($0) })
    }
}

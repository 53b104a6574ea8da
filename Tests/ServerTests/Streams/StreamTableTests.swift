import Glibc
import SFU
import Signaling
import Testing

@testable import Server

/// A table with the other ends of its connections, over pairs of sockets.
private final class Rig {
    let gauge = StreamGauge()
    let census = StreamCensus(descriptors: 10_000)
    let table: StreamTable
    let start = ContinuousClock.now
    private(set) var heard: [(source: TransportAddress, bytes: [UInt8])] = []
    private let here = IPAddress("192.0.2.1")!

    init() { table = StreamTable(gauge: gauge) }

    /// A connection, and its far end.
    func connect(port: UInt16 = 1000) throws -> Int32 {
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        try #require(census.admit(here))
        var counters = StreamCounters()
        counters.accepted = 1
        gauge.add(counters)
        table.adopt(StreamHandle(ends[0], from: here, port: port, at: start, census: census), at: start)
        return ends[1]
    }

    func receive(after delay: Duration = .zero) {
        table.receive(at: start + delay) { packet, source in
            var bytes: [UInt8] = []
            for index in 0..<packet.count { bytes.append(packet[index]) }
            heard.append((source, bytes))
        }
    }

    func send(_ bytes: [UInt8], to address: TransportAddress, after delay: Duration = .zero) {
        var outbox = Outbox()
        let isTaken = outbox.append(to: address, bytes)
        #expect(isTaken && outbox.streamCount == 1)
        table.send(outbox, at: start + delay)
    }

    /// The counters, with what the table has not told yet.
    func counters(after delay: Duration = .seconds(1)) -> StreamCounters {
        table.sweep(at: start + delay)
        return gauge.counters
    }
}

private func write(_ bytes: [UInt8], to end: Int32) {
    let count = send(end, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #expect(count == bytes.count)
}

private func read(_ end: Int32) -> [UInt8] {
    var room = [UInt8](repeating: 0, count: 100_000)
    let count = recv(end, &room, room.count, Int32(MSG_DONTWAIT))
    return Array(room.prefix(max(0, count)))
}

@Suite struct StreamTableTests {
    @Test func `frames come in with their connection's address, and answers go back on it`() throws {
        let rig = Rig()
        #expect(rig.table.descriptor == -1 && rig.table.deadline == nil)
        let (first, second) = (try rig.connect(), try rig.connect())
        write([0, 2, 7, 8, 0, 1, 9], to: first)
        write([0, 1, 5], to: second)
        rig.receive()
        #expect(rig.heard.map(\.bytes) == [[7, 8], [9], [5]])
        let (one, other) = (rig.heard[0].source, rig.heard[2].source)
        #expect(one == rig.heard[1].source && one.network == .tcp)
        // Both have the same address and port, and are two nevertheless; over UDP it would be a third.
        #expect(one != other && one.port == other.port && one.low == other.low)
        #expect(one != TransportAddress(high: one.high, low: one.low, port: one.port))
        rig.send([1, 2, 3], to: one)
        #expect(read(first) == [0, 3, 1, 2, 3] && read(second).isEmpty)
        #expect(rig.counters().framesIn == 3 && rig.counters().framesOut == 1)
    }

    @Test func `what is for a connection that is no more goes nowhere, though its port is used again`() throws {
        let rig = Rig()
        let first = try rig.connect()
        write([0, 1, 1], to: first)
        rig.receive()
        close(first)
        rig.receive()
        #expect(rig.table.count == 0 && rig.census.count == 0)
        let second = try rig.connect()
        rig.send([1], to: rig.heard[0].source)
        #expect(read(second).isEmpty)
        #expect(rig.counters().noConnection == 1 && rig.counters().ended(.closed) == 1)
        #expect(rig.counters().open == 1)
    }

    @Test func `a frame larger than any datagram ends the connection, those before it count`() throws {
        let rig = Rig()
        let end = try rig.connect()
        write([0, 1, 1, 0xFF, 0xFF, 3, 4], to: end)
        rig.receive()
        #expect(rig.heard.map(\.bytes) == [[1]] && rig.table.count == 0)
        #expect(rig.counters().ended(.oversized) == 1)
    }

    @Test func `who proves nothing is closed after ten seconds, who is answered no more after sixty`() throws {
        let rig = Rig()
        let (silent, proven) = (try rig.connect(), try rig.connect())
        write([0, 1, 1], to: proven)
        rig.receive()
        rig.send([2], to: rig.heard[0].source, after: .seconds(5))
        rig.table.sweep(at: rig.start + .milliseconds(9_999))
        #expect(rig.table.count == 2)
        rig.table.sweep(at: rig.start + .milliseconds(11_000))
        #expect(rig.table.count == 1)
        var byte: UInt8 = 0
        #expect(recv(silent, &byte, 1, Int32(MSG_DONTWAIT)) == 0)
        // Sending alone keeps nobody.
        for second in 12..<64 {
            write([0, 1, 1], to: proven)
            rig.receive(after: .seconds(second))
            rig.table.sweep(at: rig.start + .seconds(second))
            #expect(rig.table.count == 1)
        }
        rig.table.sweep(at: rig.start + .seconds(66))
        #expect(rig.table.count == 0 && rig.table.deadline == nil)
        #expect(rig.gauge.counters.ended(.unproven) == 1 && rig.gauge.counters.ended(.idle) == 1)
        #expect(rig.gauge.counters.open == 0)
    }

    @Test func `who does not read costs a bounded queue, and hears what is new afterwards`() throws {
        let rig = Rig()
        let end = try rig.connect()
        write([0, 1, 1], to: end)
        rig.receive()
        let address = rig.heard[0].source
        for number in 0..<2000 {
            rig.send([UInt8](repeating: UInt8(number & 0xFF), count: 1000), to: address, after: .milliseconds(number))
        }
        #expect(rig.counters(after: .seconds(2)).late > 500)
        var all: [UInt8] = []
        for _ in 0..<200 {
            let part = read(end)
            all += part
            rig.receive(after: .seconds(2))
            if part.isEmpty { break }
        }
        // Whole frames, in order, to the last.
        var numbers: [UInt8] = []
        var rest = all[...]
        while rest.count >= 1002, rest.starts(with: [3, 232]) {
            numbers.append(rest[rest.startIndex + 2])
            rest = rest.dropFirst(1002)
        }
        #expect(rest.isEmpty && numbers.first == 0 && numbers.last == UInt8(1999 & 0xFF))
        #expect(rig.table.count == 1)
    }

    @Test func `all are closed when the thread stops`() throws {
        let rig = Rig()
        for _ in 0..<3 { _ = try rig.connect() }
        rig.table.stop()
        #expect(rig.gauge.counters.ended(.stopped) == 3 && rig.census.count == 0)
        #expect(rig.gauge.counters.open == 0)
    }
}

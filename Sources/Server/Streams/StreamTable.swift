import CLinux
import Glibc
import SFU
import Signaling

/// The TCP media connections of one media thread. Costs nothing while there are none, and the UDP path nothing at all:
/// the descriptor set has these connections only.
@safe final class StreamTable {
    private var connections: [StreamConnection?] = []
    private var freeSlots: [Int] = []
    private(set) var count = 0
    private let epoll: Int32
    private let ready = UnsafeMutablePointer<linux_ready>.allocate(capacity: StreamTable.readyMax)
    /// Rises with each connection. Its lower half is the slot's number.
    private var lastGeneration: UInt32 = 0
    private var nextSweep: ContinuousClock.Instant?
    /// What happened since it was last reported to the gauge.
    private var counters = StreamCounters()
    private let gauge: StreamGauge

    private static let readyMax = 64

    init(gauge: StreamGauge) {
        self.gauge = gauge
        epoll = linux_epoll_create()
        precondition(epoll >= 0, "the system refused an epoll descriptor")
    }

    deinit {
        unsafe ready.deallocate()
        Glibc.close(epoll)
    }

    /// Readable while a connection has something; -1, which nobody waits for, while there are none.
    var descriptor: Int32 { count > 0 ? epoll : -1 }

    /// When connections that have nothing to say are looked for.
    var deadline: ContinuousClock.Instant? { nextSweep }

    /// Takes a connection over. What has come on it is read with the next ``receive(at:_:)``.
    func adopt(_ handle: StreamHandle, at now: ContinuousClock.Instant) {
        let slot = freeSlots.popLast() ?? connections.count
        precondition(slot <= 0xFFFF, "the census admits fewer connections than there are slots")
        lastGeneration = lastGeneration &+ 1
        if lastGeneration & 0xFFFF == 0 { lastGeneration = 1 }
        let connection = StreamConnection(handle, number: lastGeneration << 16 | UInt32(slot))
        if slot == connections.count {
            connections.append(connection)
        } else {
            connections[slot] = connection
        }
        count += 1
        counters.adopted += 1
        if linux_epoll_add(epoll, handle.descriptor, UInt32(LINUX_READABLE), UInt64(slot)) != 0 {
            close(connection, .closed)
        }
        if nextSweep == nil { nextSweep = now + Limits.streamSweepInterval }
    }

    /// Counts a connection that was not taken over.
    func refuse(_ reason: StreamCounters.Ending) {
        counters.end(reason)
        report()
    }

    /// Takes in what has come, frame by frame, without waiting, and sends where there is room again.
    func receive(
        at now: ContinuousClock.Instant, _ body: (inout MutableSpan<UInt8>, TransportAddress) -> Void
    ) {
        let readyCount = max(0, Int(unsafe linux_epoll_wait(epoll, ready, Int32(Self.readyMax), 0)))
        for index in 0..<readyCount {
            let event = unsafe ready[index]
            guard let connection = connections[Int(event.token)] else { continue }
            if event.events & UInt32(LINUX_WRITABLE) != 0 { settle(connection, connection.flush(at: now)) }
            read(connection, body)
        }
    }

    /// Sends what of an outbox goes over TCP.
    func send(_ outbox: borrowing Outbox, at now: ContinuousClock.Instant) {
        let datagrams = outbox.datagrams
        unsafe outbox.withArena { arena in
            for datagram in datagrams where datagram.destination.network == .tcp {
                guard let connection = connection(datagram.destination) else {
                    counters.noConnection += 1
                    continue
                }
                let bytes = unsafe UnsafeRawBufferPointer(
                    rebasing: arena[datagram.offset..<datagram.offset + datagram.count])
                counters.framesOut += 1
                settle(connection, unsafe connection.send(bytes, at: now))
            }
        }
    }

    /// Closes who has not proven to be anybody in time, and those on which nothing was answered for long.
    func sweep(at now: ContinuousClock.Instant) {
        guard let due = nextSweep, due <= now else { return }
        for case let connection? in connections where connection.deadline <= now {
            close(connection, connection.answeredAt == nil ? .unproven : .idle)
        }
        nextSweep = count > 0 ? now + Limits.streamSweepInterval : nil
        report()
    }

    /// Closes everything.
    func stop() {
        for case let connection? in connections { close(connection, .stopped) }
        report()
    }

    private func connection(_ address: TransportAddress) -> StreamConnection? {
        let slot = Int(address.connection & 0xFFFF)
        guard slot < connections.count, let connection = connections[slot], connection.address == address else {
            return nil
        }
        return connection
    }

    private func read(_ connection: StreamConnection, _ body: (inout MutableSpan<UInt8>, TransportAddress) -> Void) {
        var reads = Limits.streamReadsPerTurn
        while !connection.isClosed {
            switch connection.next(&reads) {
            case .frame(let frame):
                counters.framesIn += 1
                connection.withFrame(frame) { body(&$0, connection.address) }
            case .nothing: return
            case .oversized: close(connection, .oversized)
            case .ended: close(connection, .closed)
            }
        }
    }

    /// Watches for room where something waits, and closes what is broken.
    private func settle(_ connection: StreamConnection, _ outcome: FrameQueue.Outcome) {
        guard !connection.isClosed else { return }
        counters.late += connection.takeLateCount()
        if case .failed = outcome { return close(connection, .closed) }
        let waits = outcome == .waiting
        guard waits != connection.isWatchedForRoom else { return }
        connection.isWatchedForRoom = waits
        let events = waits ? LINUX_READABLE | LINUX_WRITABLE : LINUX_READABLE
        _ = linux_epoll_change(
            epoll, connection.handle.descriptor, UInt32(events), UInt64(connection.address.connection & 0xFFFF))
    }

    private func close(_ connection: StreamConnection, _ reason: StreamCounters.Ending) {
        guard !connection.isClosed else { return }
        connection.isClosed = true
        counters.end(reason)
        let slot = Int(connection.address.connection & 0xFFFF)
        _ = linux_epoll_remove(epoll, connection.handle.descriptor)
        connections[slot] = nil
        freeSlots.append(slot)
        count -= 1
        if count == 0 {
            nextSweep = nil
            report()
        }
    }

    private func report() {
        guard counters != StreamCounters() else { return }
        gauge.add(counters)
        counters = StreamCounters()
    }
}

internal import CLinux
internal import Glibc
package import SFU

/// A media thread's socket: datagrams in and out by the batch, in memory taken once. Never waits except where told.
/// A target of its own so that the benchmarks drive the same code as the server.
@safe package struct UDPSocket: ~Copyable {
    /// What became of datagrams that the kernel did not take.
    package struct Failures: Equatable, Sendable {
        /// The send buffer stayed full.
        package var congested = 0
        /// Refused one by one: no route, a firewall's rule, an unreachable port.
        package var refused = 0
        /// The last refusal's errno.
        package var lastError: Int32 = 0

        package init() {}
    }

    package private(set) var failures = Failures()
    /// Bytes of all datagrams that the kernel was given, refused ones included.
    package private(set) var bytesSent: UInt64 = 0
    /// Arrivals that found the kernel's buffer full, up to the last look.
    private var knownDrops: UInt32 = 0
    private let descriptor: Int32
    private let isIPv6: Int32
    private let arrivals: OpaquePointer
    private let departures: OpaquePointer

    /// Takes a bound, non-blocking socket over.
    ///
    /// - Parameter isIPv6: whether addresses are written as IPv6 on it, IPv4 in its mapped form.
    package init(descriptor: Int32, isIPv6: Bool) {
        self.descriptor = descriptor
        self.isIPv6 = isIPv6 ? 1 : 0
        unsafe arrivals = linux_batch_create(Int32(SFU.Limits.batchDatagrams), Limits.datagramRoom)
        unsafe departures = linux_batch_create(Int32(SFU.Limits.batchDatagrams), 0)
    }

    deinit {
        close(descriptor)
        unsafe linux_batch_free(arrivals)
        unsafe linux_batch_free(departures)
    }

    /// What ended a wait, besides datagrams.
    package struct Wakers: OptionSet, Sendable {
        package let rawValue: Int32
        package static let bell = Wakers(rawValue: 2)
        package static let streams = Wakers(rawValue: 4)

        package init(rawValue: Int32) { self.rawValue = rawValue }
    }

    /// Waits until a datagram comes, the bell rings, a TCP connection has something, or the time is over.
    ///
    /// - Parameter streams: the descriptor of a further thing to wait for, or -1.
    package func wait(orBell bell: Int32, orStreams streams: Int32 = -1, nanoseconds: Int64) -> Wakers {
        Wakers(rawValue: max(0, linux_wait_three(descriptor, bell, streams, nanoseconds)))
    }

    /// Takes the datagrams that have arrived, without waiting: their number, at most a batch.
    package mutating func receive() -> Int {
        // An error reported here belongs to some datagram that was sent (an ICMP answer); it is no arrival.
        max(0, Int(unsafe linux_batch_receive(arrivals, descriptor)))
    }

    /// Where datagram `index` of the batch came from.
    package func source(_ index: Int) -> TransportAddress {
        let address = unsafe linux_batch_source(arrivals, Int32(index))
        return TransportAddress(high: address.high, low: address.low, port: address.port)
    }

    /// How many bytes of datagram `index` there are; what did not fit into its room is gone, which makes it larger than
    /// any engine accepts.
    package func count(_ index: Int) -> Int {
        min(unsafe linux_batch_count(arrivals, Int32(index)), Limits.datagramRoom)
    }

    /// The room in which datagram `index` lies, ``Limits/datagramRoom`` bytes. Valid while the socket lives, and its
    /// bytes until the next ``receive()``.
    package func room(_ index: Int) -> UnsafeMutablePointer<UInt8> {
        unsafe linux_batch_bytes(arrivals, Int32(index))
    }

    /// A copy of datagram `index`, for those who are in no hurry.
    package func bytes(_ index: Int) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: room(index), count: count(index)))
    }

    /// Sends everything in the outbox that goes over UDP. A datagram that is refused costs itself alone.
    package mutating func send(_ outbox: borrowing Outbox) {
        let datagrams = outbox.datagrams
        var next = 0
        var mayWait = true
        unsafe outbox.withArena { arena in
            while next < datagrams.count {
                var count = 0
                while next < datagrams.count, count < SFU.Limits.batchDatagrams {
                    let datagram = datagrams[next]
                    let destination = datagram.destination
                    next += 1
                    guard destination.network == .udp else { continue }
                    bytesSent &+= UInt64(datagram.count)
                    unsafe linux_batch_set(
                        departures, Int32(count), arena.baseAddress! + datagram.offset, datagram.count,
                        destination.high, destination.low, destination.port, isIPv6)
                    count += 1
                }
                sendBatch(count, &mayWait)
            }
        }
    }

    private mutating func sendBatch(_ count: Int, _ mayWait: inout Bool) {
        var sent = 0
        while sent < count {
            let result = unsafe linux_batch_send(departures, descriptor, Int32(sent), Int32(count))
            if result > 0 {
                sent += Int(result)
            } else if result == -EAGAIN || result == -ENOBUFS {
                // Once an outbox: waiting longer would delay everyone whose packets wait to be read.
                guard mayWait else {
                    failures.congested += count - sent
                    return
                }
                mayWait = false
                _ = linux_wait_writable(descriptor, Limits.sendPauseNanoseconds)
            } else if result != -EINTR {
                failures.refused += 1
                failures.lastError = -result
                sent += 1
            }
        }
    }

    /// How many datagrams found no room since the last call: they came faster than they were read.
    package mutating func takeDrops() -> Int {
        let drops = linux_receive_drops(descriptor)
        defer { knownDrops = drops }
        return Int(drops &- knownDrops)
    }

    /// The failures since the last call.
    package mutating func takeFailures() -> Failures {
        let taken = failures
        failures = Failures()
        return taken
    }
}

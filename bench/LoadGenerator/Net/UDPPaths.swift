import CLoad
import Glibc
import SFU

/// The ways that datagrams take, one a connection. Towards loopback all connections share a socket and each has an
/// address of its own in 127.64.0.0/10, so that a server sees as many clients as there are, and one system call serves
/// dozens of them; towards anywhere else each connection has its own socket.
@safe final class UDPPaths {
    /// The shared socket.
    let shared: Int32
    private let epoll: Int32
    private let arrivals: OpaquePointer
    private let departures: OpaquePointer
    private var ways: [Way] = []
    private var staged = 0
    private var stagedSocket: Int32
    /// Datagrams that the kernel did not take.
    private(set) var refused = 0

    private enum Way {
        case unknown, shared
        case own(Int32)
    }

    /// What a token in epoll says when the descriptor is a connection's own socket.
    static let tokenMark: UInt64 = 1 << 32
    private static let firstAlias: UInt32 = 127 << 24 | 64 << 16 | 1

    /// - Parameter epoll: where own sockets are put.
    init(epoll: Int32) throws(LoadError) {
        shared = load_udp_open()
        guard shared >= 0 else { throw LoadError("no UDP socket: \(systemText(-shared))") }
        self.epoll = epoll
        stagedSocket = shared
        unsafe arrivals = load_batch_create(Int32(Limits.batch), Limits.datagramBytes)
        unsafe departures = load_batch_create(Int32(Limits.sendBatch), Limits.datagramBytes)
    }

    deinit {
        close(shared)
        for case .own(let socket) in ways { close(socket) }
        unsafe load_batch_free(arrivals)
        unsafe load_batch_free(departures)
    }

    /// Datagrams that came and found no room in the shared socket: we read too slowly.
    var drops: Int { Int(load_udp_drops(shared)) }

    /// Whether a send is due: later ones would carry an old time.
    var isFull: Bool { staged == Limits.sendBatch }

    /// Puts a datagram into the next call.
    func stage(_ bytes: UnsafeRawBufferPointer, to destination: TransportAddress, on connection: Int) {
        guard let address = destination.ipv4, bytes.count <= Limits.datagramBytes,
            let (socket, local) = way(of: connection, to: address)
        else { return }
        if isFull || socket != stagedSocket { flush() }
        stagedSocket = socket
        unsafe load_batch_bytes(departures, Int32(staged))
            .update(from: bytes.assumingMemoryBound(to: UInt8.self).baseAddress!, count: bytes.count)
        unsafe load_batch_set(departures, Int32(staged), bytes.count, address, destination.port, local)
        staged += 1
    }

    /// Sends what is staged.
    func flush() {
        guard staged > 0 else { return }
        refused += staged - Int(unsafe load_batch_send(departures, stagedSocket, Int32(staged)))
        staged = 0
    }

    /// Which socket serves a connection, decided by where its first datagram goes; nil where its way cannot lead.
    private func way(of connection: Int, to address: UInt32) -> (socket: Int32, local: UInt32)? {
        while ways.count <= connection { ways.append(.unknown) }
        if case .unknown = ways[connection] {
            if IPv4.isLoopback(address) {
                ways[connection] = .shared
            } else {
                let socket = load_udp_open()
                guard socket >= 0 else { return nil }
                _ = linuxWatch(epoll, socket, Self.tokenMark | UInt64(connection))
                ways[connection] = .own(socket)
            }
        }
        switch ways[connection] {
        case .unknown: return nil
        case .shared: return IPv4.isLoopback(address) ? (shared, Self.local(of: connection, to: address)) : nil
        case .own(let socket): return IPv4.isLoopback(address) ? nil : (socket, 0)
        }
    }

    /// The address that a connection's datagrams come from; 0 where that is the kernel's choice.
    static func local(of connection: Int, to address: UInt32) -> UInt32 {
        IPv4.isLoopback(address) ? firstAlias + UInt32(connection) : 0
    }

    /// The connection is over; its number may come again.
    func end(_ connection: Int) {
        guard connection < ways.count else { return }
        if case .own(let socket) = ways[connection] { close(socket) }
        ways[connection] = .unknown
    }

    /// Takes what has come to the shared socket, or to a connection's own.
    ///
    /// - Returns: how many datagrams; they stay until the next call.
    func receive(own connection: Int? = nil) -> Int {
        guard let connection else { return Int(unsafe load_batch_receive(arrivals, shared)) }
        guard connection < ways.count, case .own(let socket) = ways[connection] else { return 0 }
        return Int(unsafe load_batch_receive(arrivals, socket))
    }

    /// Datagram `index` of the batch: for whom it is by its local address, from where, and when it came in wall time (0
    /// if the kernel does not say).
    func arrival(_ index: Int) -> (connection: Int, source: TransportAddress, count: Int, stamp: Int64) {
        let place = Int32(index)
        let local = unsafe load_batch_local(arrivals, place)
        let source = unsafe TransportAddress(
            ipv4: load_batch_source(arrivals, place), port: load_batch_source_port(arrivals, place))
        return unsafe (
            Int(local) - Int(Self.firstAlias), source, load_batch_count(arrivals, place),
            load_batch_stamp(arrivals, place)
        )
    }

    /// Where datagram `index` lies, `Limits.datagramBytes` long.
    func room(_ index: Int) -> UnsafeMutablePointer<UInt8> { unsafe load_batch_bytes(arrivals, Int32(index)) }
}

import CMeasure
import Datagrams
import SFU

/// One of the programs that are held against each other: it has a port, and forwards what came there when told to.
protocol Forwarder: AnyObject {
    var name: String { get }
    var port: UInt16 { get }
    /// Receives one batch and sends what follows of it, as a media thread's turn does.
    ///
    /// - Returns: how many datagrams were received.
    func turn() -> Int
    /// A frame of 20 ms has passed; not measured.
    func passFrame()
    /// The next packet of a person; its size.
    func packet(of person: Int, into packet: inout MutableSpan<UInt8>) -> Int
}

/// The floor: C, no cryptography, no rules.
final class FloorForwarder: Forwarder {
    let name: String
    private let floor: OpaquePointer
    private let size: Int
    var port: UInt16 { measure_floor_port(floor) }

    /// - Parameter size: of the packets; as large as those that it is held against.
    init(_ clients: Clients, size: Int, isIPv6: Bool, name: String = "floor in C") {
        self.name = name
        self.size = size
        floor = measure_floor_create(isIPv6 ? 1 : 0)
        for person in 0..<clients.people {
            let ports = House.others(of: person).map { clients.listeningPort($0) }
            measure_floor_link(floor, clients.speakingPort(person), ports[0], ports[1], ports[2])
        }
    }

    deinit { measure_floor_free(floor) }

    func turn() -> Int { Int(measure_floor_turn(floor)) }
    func passFrame() {}
    func packet(of person: Int, into packet: inout MutableSpan<UInt8>) -> Int { size }
}

/// The same in Swift, with the server's socket and outbox: what Swift costs, and nothing else.
final class PlainForwarder: Forwarder {
    let name = "Swift, no crypto"
    let port: UInt16
    private let size: Int
    private var socket: UDPSocket
    private var outbox = Outbox()
    private var table = AddressTable()
    /// Three for each person.
    private var destinations: [TransportAddress] = []

    init(_ clients: Clients, size: Int, isIPv6: Bool) {
        self.size = size
        var port: UInt16 = 0
        socket = .bound(isIPv6: isIPv6, port: &port)
        self.port = port
        for person in 0..<clients.people {
            _ = table.assign(.loopback(clients.speakingPort(person)), to: person)
            destinations += House.others(of: person).map { .loopback(clients.listeningPort($0)) }
        }
    }

    func turn() -> Int { Self.turn(&socket, &outbox, table, destinations) }

    private static func turn(
        _ socket: inout UDPSocket, _ outbox: inout Outbox, _ table: AddressTable, _ destinations: [TransportAddress]
    ) -> Int {
        _ = ContinuousClock.now
        let count = socket.receive()
        for index in 0..<count {
            guard let person = table.owner(of: socket.source(index)) else { continue }
            let packet = Span(_unsafeStart: socket.room(index), count: socket.count(index))
            for copy in 0..<3 {
                _ = outbox.append(to: destinations[person * 3 + copy], capacity: packet.count) {
                    $0.copy(packet, at: 0)
                    return packet.count
                }
            }
        }
        socket.send(outbox)
        outbox.clear()
        return count
    }

    func passFrame() {}
    func packet(of person: Int, into packet: inout MutableSpan<UInt8>) -> Int { size }
}

/// The real router with real SRTP, turned as the server's media thread turns it.
final class RouterForwarder: Forwarder {
    let name: String
    let port: UInt16
    let house: House
    private var socket: UDPSocket
    private var outbox = Outbox()
    /// What the router cost beside packets: reports, consent, speakers.
    private(set) var upkeepNanoseconds: Int64 = 0
    private(set) var frames = 0

    init(_ clients: Clients, profile: SRTPProfile, isIPv6: Bool) {
        name = "Quartet, \(profile.shortName)"
        var port: UInt16 = 0
        socket = .bound(isIPv6: isIPv6, port: &port)
        self.port = port
        house = House(
            rooms: clients.people / House.roomSize, connections: clients.connections, profile: profile,
            port: { clients.port($0) })
    }

    func turn() -> Int { Self.turn(&house.router, &socket, &outbox, at: house.now) }

    /// A media thread holds what it works with by itself; accesses to an object's properties, which are checked at run
    /// time, are therefore none of its costs.
    private static func turn(
        _ router: inout Router, _ socket: inout UDPSocket, _ outbox: inout Outbox, at now: ContinuousClock.Instant
    ) -> Int {
        _ = ContinuousClock.now
        let ahead = SFU.Limits.datagramsForeseen
        let count = socket.receive()
        for index in 0..<count { router.expect(socket.source(index), at: index) }
        for index in 0..<min(count, ahead) { router.approach(index) }
        for index in 0..<count {
            if index + ahead < count { router.approach(index + ahead) }
            let source = socket.source(index)
            let size = socket.count(index)
            var packet = MutableSpan<UInt8>(_unsafeStart: socket.room(index), count: Datagrams.Limits.datagramRoom)
            router.receive(&packet, count: size, from: source, at: now, into: &outbox)
            if outbox.isWorthSending { flush(&socket, &outbox) }
        }
        flush(&socket, &outbox)
        return count
    }

    private static func flush(_ socket: inout UDPSocket, _ outbox: inout Outbox) {
        if !outbox.isEmpty { socket.send(outbox) }
        outbox.clear()
    }

    func passFrame() {
        house.passFrame()
        frames += 1
        let start = measure_thread_nanoseconds()
        // Upkeep comes in portions all through a frame's time, and is not made up for in one go at its end.
        while let deadline = house.router.deadline, deadline <= house.now {
            house.router.advance(to: deadline, into: &outbox)
            Self.flush(&socket, &outbox)
        }
        upkeepNanoseconds += measure_thread_nanoseconds() - start
    }

    func packet(of person: Int, into packet: inout MutableSpan<UInt8>) -> Int {
        house.speak(person, into: &packet)
    }
}

extension UDPSocket {
    /// A socket on a port of the kernel's choice.
    static func bound(isIPv6: Bool, port: inout UInt16) -> UDPSocket {
        let descriptor = measure_bind(isIPv6 ? 1 : 0, &port)
        precondition(descriptor >= 0, "no UDP socket can be bound")
        return UDPSocket(descriptor: descriptor, isIPv6: isIPv6)
    }
}

extension TransportAddress {
    static func loopback(_ port: UInt16) -> TransportAddress { TransportAddress(ipv4: 0x7F00_0001, port: port) }
}

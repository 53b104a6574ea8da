import CMeasure

/// The sockets of everyone in the rooms, on loopback.
final class Clients {
    let people: Int
    /// Sockets that each person has: one that does all, or one to speak and one to listen.
    let connections: Int
    private let handle: OpaquePointer

    init(people: Int, connections: Int) {
        guard let handle = measure_clients_create(Int32(people * connections)) else {
            Failure.stop("not enough descriptors for \(people * connections) sockets: raise ulimit -n")
        }
        self.people = people
        self.connections = connections
        self.handle = handle
    }

    deinit { measure_clients_free(handle) }

    func port(_ socket: Int) -> UInt16 { measure_clients_port(handle, Int32(socket)) }
    func speakingPort(_ person: Int) -> UInt16 { port(person * connections) }
    func listeningPort(_ person: Int) -> UInt16 { port((person + 1) * connections - 1) }

    func send(_ bytes: UnsafePointer<UInt8>, _ count: Int, from person: Int, to port: UInt16) {
        let isSent = measure_clients_send(handle, Int32(person * connections), bytes, count, port)
        precondition(isSent == 1, "a client's datagram was not sent")
    }

    /// Takes all that lies at a person's listening socket; how many datagrams of media.
    func drain(_ person: Int, _ each: (UnsafeMutablePointer<UInt8>, Int) -> Void = { _, _ in }) -> Int {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2048) { room in
            guard let bytes = room.baseAddress else { return 0 }
            var count = 0
            while true {
                let size = measure_clients_take(handle, Int32((person + 1) * connections - 1), bytes, room.count)
                guard size > 1 else { return count }
                // RTCP besides (RFC 5761 §4).
                if 192...223 ~= bytes[1] { continue }
                count += 1
                each(bytes, size)
            }
        }
    }
}

import CMeasure
import SFU
import SeededRandom

/// The closed loop of the hot path: on one thread, datagrams are laid at a server's socket, the server takes, routes
/// and sends a batch of them, and clients take the copies out of their sockets. Only the middle part is measured, in
/// time for which the thread ran.
///
/// The floor and its rivals take turns within one run, over the same clients' sockets, with packets that were encrypted
/// before the clock ran; so what disturbs the machine disturbs all of them, and ratios hold where times do not.
final class ForwardingBenchmark {
    struct Options {
        var rooms = 50
        var connections = 1
        var repeats = 21
        var isIPv6 = true
        var profiles: [SRTPProfile] = SRTPProfile.allCases
    }

    /// What one program did in one turn of the round.
    struct Block {
        var nanoseconds: Int64 = 0
        var packets = 0
        var allocations: UInt64 = 0
        var perPacket: Double { Double(nanoseconds) / Double(packets) }
    }

    static let batch = 64
    /// Room for one packet in the buffer of those that wait to be sent.
    private static let roomBytes = 512
    /// A little more than a second of 20 ms each.
    private static let warmUpFrames = 60
    /// Packets that one program forwards in a row, at least.
    private static let blockPackets = 6400

    let options: Options
    private let clients: Clients
    private let forwarders: [any Forwarder]
    /// The order in which people speak within a frame: rooms mixed, as they are on a real server.
    private let order: [Int]
    private let frames: Int
    private var packets: [UInt8]
    private var sizes: [Int]
    private(set) var blocks: [[Block]]

    init(_ options: Options) {
        self.options = options
        let people = options.rooms * House.roomSize
        clients = Clients(people: people, connections: options.connections)
        let size = Microphone.packetCount + 16
        var forwarders: [any Forwarder] = [
            FloorForwarder(clients, size: size, isIPv6: options.isIPv6),
            FloorForwarder(clients, size: size, isIPv6: options.isIPv6, name: "floor in C, again"),
            PlainForwarder(clients, size: size, isIPv6: options.isIPv6),
        ]
        for profile in options.profiles {
            forwarders.append(RouterForwarder(clients, profile: profile, isIPv6: options.isIPv6))
        }
        self.forwarders = forwarders
        var random = SeededGenerator(1)
        order = Array(0..<people).shuffled(using: &random)
        frames = max(2, Self.blockPackets / people)
        packets = Array(repeating: 0xAB, count: (frames + 1) * people * Self.roomBytes)
        sizes = Array(repeating: 0, count: (frames + 1) * people)
        blocks = Array(repeating: [], count: forwarders.count)
    }

    var names: [String] { forwarders.map(\.name) }

    /// Upkeep of the routers, nanoseconds for each packet that came meanwhile.
    var upkeep: [(name: String, perPacket: Double)] {
        forwarders.compactMap { $0 as? RouterForwarder }.map {
            ($0.name, Double($0.upkeepNanoseconds) / Double($0.frames * order.count))
        }
    }

    func run() {
        for forwarder in forwarders {
            check(forwarder)
            // Until all is as it is in the middle of a call: that everyone speaks was told, and the router's upkeep has
            // found out where in memory packets lead.
            guard forwarder is RouterForwarder else { continue }
            for _ in 0...Self.warmUpFrames / (frames + 1) { _ = measure(forwarder) }
        }
        for turn in 0..<options.repeats {
            // Forwards and backwards in turn, so that nobody always follows the same one.
            let indices = turn % 2 == 0 ? Array(forwarders.indices) : forwarders.indices.reversed()
            for index in indices { blocks[index].append(measure(forwarders[index])) }
        }
    }

    /// One frame of everyone, looked at: each listener gets the three others, and can read them.
    private func check(_ forwarder: any Forwarder) {
        var heard = 0
        var wrong = 0
        let router = forwarder as? RouterForwarder
        prepare(forwarder, frames: 1)
        for start in stride(from: 0, to: order.count, by: Self.batch) {
            let chunk = start..<min(start + Self.batch, order.count)
            feed(chunk, of: 0, to: forwarder)
            _ = forwarder.turn()
            for person in 0..<order.count {
                heard += clients.drain(person) { bytes, count in
                    guard let router else { return }
                    let packet = Array(UnsafeBufferPointer(start: bytes, count: count))
                    let plain = router.house.listener(person).unprotect(packet) ?? []
                    let speakers = House.others(of: person).map { Microphone.filling($0) }
                    let payload = plain.suffix(Microphone.payloadCount)
                    if plain.count <= Microphone.payloadCount || !speakers.contains(payload.first ?? 0)
                        || Set(payload).count != 1
                    {
                        wrong += 1
                    }
                }
            }
        }
        forwarder.passFrame()
        router?.house.reportOnce()
        guard heard == order.count * 3, wrong == 0 else {
            Failure.stop("\(forwarder.name) forwarded \(heard) of \(order.count * 3) packets, \(wrong) unreadable")
        }
    }

    private func measure(_ forwarder: any Forwarder) -> Block {
        prepare(forwarder, frames: frames + 1)
        var block = Block()
        var heard = 0
        for frame in 0...frames {
            for start in stride(from: 0, to: order.count, by: Self.batch) {
                let chunk = start..<min(start + Self.batch, order.count)
                feed(chunk, of: frame, to: forwarder)
                let allocations = measure_allocations()
                let begin = measure_thread_nanoseconds()
                let taken = forwarder.turn()
                let end = measure_thread_nanoseconds()
                let made = measure_allocations() - allocations
                precondition(taken == chunk.count, "not all that was sent arrived")
                heard += drain(chunk)
                // The first frame brings the program's memory back into the caches.
                guard frame > 0 else { continue }
                block.nanoseconds += end - begin
                block.packets += taken
                block.allocations += made
            }
            forwarder.passFrame()
        }
        precondition(heard == (frames + 1) * order.count * 3, "not every packet was forwarded to three")
        return block
    }

    /// Has the next packets of everyone made, before the clock runs.
    private func prepare(_ forwarder: any Forwarder, frames: Int) {
        var span = packets.mutableSpan
        for index in 0..<frames * order.count {
            var room = span._mutatingExtracting(index * Self.roomBytes..<(index + 1) * Self.roomBytes)
            sizes[index] = forwarder.packet(of: order[index % order.count], into: &room)
        }
    }

    private func feed(_ chunk: Range<Int>, of frame: Int, to forwarder: any Forwarder) {
        packets.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for index in chunk {
                let place = frame * order.count + index
                clients.send(base + place * Self.roomBytes, sizes[place], from: order[index], to: forwarder.port)
            }
        }
    }

    private func drain(_ chunk: Range<Int>) -> Int {
        var count = 0
        for index in chunk {
            for person in House.others(of: order[index]) { count += clients.drain(person) }
        }
        return count
    }
}

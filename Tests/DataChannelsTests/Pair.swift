import DataChannels
import SeededRandom

/// Two associations of one `DataChannels`, joined through each other's bytes, in virtual time, over a lossy network.
final class Pair {
    static let left = AssociationID(1)
    static let right = AssociationID(2)

    struct Message: Equatable {
        var label: String
        var isBinary: Bool
        var bytes: [UInt8]
    }

    private var channels = DataChannels()
    private var now = ContinuousClock.now
    private var random: SeededGenerator
    private var inFlight: [(to: AssociationID, packet: [UInt8])] = []

    /// The share of packets that are lost, both ways.
    var loss = 0.0
    /// Changes a packet on its way.
    var onTheWay: ([UInt8]) -> [UInt8] = { $0 }

    private(set) var opened: [AssociationID: [String]] = [:]
    private(set) var received: [AssociationID: [Message]] = [:]
    private(set) var closed: [AssociationID] = []
    private(set) var packetCount = 0
    private(set) var longestPacket = 0
    private(set) var lastPacket: [UInt8] = []

    init(
        seed: UInt64 = 1, left: [(String, Reliability)] = [], right: [(String, Reliability)] = [],
        parities: (StreamParity, StreamParity) = (.even, .odd)
    ) {
        random = SeededGenerator(seed)
        advance(.zero)
        var events: [DataChannelEvent] = []
        channels.open(Self.left, parity: parities.0, labels: left, into: &events)
        channels.open(Self.right, parity: parities.1, labels: right, into: &events)
        take(events)
    }

    static func other(_ id: AssociationID) -> AssociationID { id == left ? right : left }

    var deadline: ContinuousClock.Instant? { channels.deadline }

    func send(_ bytes: [UInt8], label: String, from id: AssociationID) -> SendOutcome {
        var events: [DataChannelEvent] = []
        let outcome = channels.send(bytes, label: label, on: id, into: &events)
        take(events)
        return outcome
    }

    func inject(_ packet: [UInt8], to id: AssociationID) {
        var events: [DataChannelEvent] = []
        channels.receive(packet, on: id, into: &events)
        take(events)
    }

    func close(_ id: AssociationID) {
        var events: [DataChannelEvent] = []
        channels.close(id, into: &events)
        take(events)
    }

    func advance(_ time: Duration) {
        now += time
        var events: [DataChannelEvent] = []
        channels.advance(to: now, into: &events)
        take(events)
    }

    /// Delivers what is in flight, and what comes of it.
    func deliver() {
        while !inFlight.isEmpty {
            let batch = inFlight
            inFlight = []
            for (id, packet) in batch where Double.random(in: 0..<1, using: &random) >= loss {
                inject(onTheWay(packet), to: id)
            }
        }
    }

    /// Lets time pass in steps until something is true; false if it does not come true in time.
    func run(_ limit: Duration = .seconds(30), until isDone: () -> Bool) -> Bool {
        let end = now + limit
        while now < end {
            deliver()
            if isDone() { return true }
            advance(.milliseconds(10))
        }
        return isDone()
    }

    /// Lets time pass whatever happens.
    func run(for time: Duration) {
        _ = run(time) { false }
    }

    private func take(_ events: [DataChannelEvent]) {
        for event in events {
            switch event {
            case .transmit(let id, let packet):
                packetCount += 1
                longestPacket = max(longestPacket, packet.count)
                lastPacket = packet
                inFlight.append((Self.other(id), packet))
            case .opened(let id, let label): opened[id, default: []].append(label)
            case .received(let id, let label, let isBinary, let bytes):
                received[id, default: []].append(Message(label: label, isBinary: isBinary, bytes: bytes))
            case .closed(let id): closed.append(id)
            }
        }
    }
}

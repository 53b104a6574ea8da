import DataChannels
import LiveKitProtocol
import SFU

@testable import Signaling

/// A client's end of the data channels: a second stack, joined to the control plane's through its media commands.
final class DataPeer {
    private static let subscriber = AssociationID(1)
    private static let publisher = AssociationID(2)

    private let stage: Stage
    let client: Client
    private let session: Session
    private var channels = DataChannels()
    /// How much of the stage's log it has read.
    private var position = 0
    /// Labels that are open on the connection that carries data to the client.
    private(set) var opened: [String] = []
    /// Channels of its own that are open.
    private var ready: [String] = []
    private(set) var received: [(label: String, packet: LiveKit.DataPacket)] = []

    /// Connects a client's two transports, and its channels on both.
    init(_ stage: Stage, _ client: Client, labels: [String] = ["_reliable", "_lossy"]) {
        self.stage = stage
        self.client = client
        guard let session = stage.session(of: client) else { preconditionFailure("the client is not in a room") }
        self.session = session
        client.offer()
        position = stage.log.count
        var events: [DataChannelEvent] = []
        channels.advance(to: stage.now.elapsed, into: &events)
        channels.open(Self.subscriber, parity: .even, labels: [], into: &events)
        channels.open(
            Self.publisher, parity: .odd,
            labels: labels.map { ($0, $0 == "_lossy" ? .lossy : .reliable) }, into: &events)
        stage.connect(client)
        take(events)
    }

    /// Lets time pass until something is true.
    func run(_ limit: Duration = .seconds(5), with others: [DataPeer] = [], until isDone: () -> Bool) -> Bool {
        let end = stage.now.elapsed + limit
        while stage.now.elapsed < end {
            for peer in [self] + others { peer.step() }
            if isDone() { return true }
            stage.advance(.milliseconds(10))
        }
        return isDone()
    }

    var isReady: Bool { ready.count >= 2 && opened.count >= 2 }

    func send(_ packet: LiveKit.DataPacket, label: String = "_reliable") { send(packet.wire(), label: label) }

    func send(_ bytes: [UInt8], label: String = "_reliable") {
        var events: [DataChannelEvent] = []
        _ = channels.send(bytes, label: label, on: Self.publisher, into: &events)
        take(events)
    }

    private func step() {
        var events: [DataChannelEvent] = []
        channels.advance(to: stage.now.elapsed, into: &events)
        while position < stage.log.count {
            if case .media(.send(let transport, let bytes)) = stage.log[position] {
                if transport == session.subscriberTransport {
                    channels.receive(bytes, on: Self.subscriber, into: &events)
                } else if transport == session.publisherTransport {
                    channels.receive(bytes, on: Self.publisher, into: &events)
                }
            }
            position += 1
        }
        take(events)
    }

    private func take(_ events: [DataChannelEvent]) {
        for event in events {
            switch event {
            case .transmit(let id, let packet):
                let isUp = id == Self.publisher
                stage.apply(.received(isUp ? session.publisherTransport : session.subscriberTransport, packet))
            case .opened(let id, let label):
                if id == Self.subscriber { opened.append(label) } else { ready.append(label) }
            case .received(_, let label, _, let bytes):
                if let packet = try? LiveKit.DataPacket(wire: bytes) { received.append((label, packet)) }
            case .closed: break
            }
        }
    }
}

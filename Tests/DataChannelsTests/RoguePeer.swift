@testable import DataChannels

/// The other end of an association, on the bare stack: it may send anything on any stream.
final class RoguePeer {
    static let id = AssociationID(7)

    private var channels = DataChannels()
    private let stack = Stack()
    private let socket: Stack.Socket
    private var now = ContinuousClock.now

    private(set) var streamCount: UInt16 = 0
    private(set) var isDown = false
    private(set) var control: [(stream: UInt16, bytes: [UInt8])] = []
    private(set) var resets: [UInt16] = []
    private(set) var events: [DataChannelEvent] = []

    /// Joined to a `DataChannels` that is the DTLS server and opens nothing by itself.
    init() {
        stack.claim()
        guard let socket = stack.open(Self.id) else { preconditionFailure("the stack opens its first socket") }
        self.socket = socket
        perform { (channels: inout DataChannels, events: inout [DataChannelEvent]) in
            channels.open(Self.id, parity: .odd, labels: [], into: &events)
        }
        run(for: .seconds(1))
    }

    deinit {
        stack.close(socket)
    }

    func send(_ bytes: [UInt8], stream: UInt16, payload: UInt32, _ reliability: Reliability = .reliable) {
        _ = stack.send(bytes, on: socket, stream: stream, payload: payload, Delivery(reliability))
        exchange()
    }

    func openChannel(_ label: String, stream: UInt16) {
        send(ChannelControl.open(label: label, Delivery(.reliable)).bytes, stream: stream, payload: 50)
    }

    func reset(_ stream: UInt16) {
        _ = stack.reset(stream, on: socket)
        run(for: .seconds(2))
    }

    /// Whether the other side could send on a label.
    func canSend(on label: String) -> Bool {
        var outcome = SendOutcome.noChannel
        perform { (channels: inout DataChannels, events: inout [DataChannelEvent]) in
            outcome = channels.send([1], label: label, on: Self.id, into: &events)
        }
        return outcome == .sent
    }

    func run(for time: Duration) {
        let end = now + time
        while now < end {
            now += .milliseconds(10)
            let now = now
            perform { (channels: inout DataChannels, events: inout [DataChannelEvent]) in
                channels.advance(to: now, into: &events)
            }
        }
    }

    private func perform(_ body: (inout DataChannels, inout [DataChannelEvent]) -> Void) {
        var fresh: [DataChannelEvent] = []
        body(&channels, &fresh)
        take(fresh)
        exchange()
    }

    private func take(_ fresh: [DataChannelEvent]) {
        for event in fresh {
            if case .transmit(_, let packet) = event { stack.receive(packet, on: socket) } else { events.append(event) }
        }
    }

    private func exchange() {
        while let (_, event) = stack.next() {
            switch event {
            case .packet(let packet):
                var fresh: [DataChannelEvent] = []
                channels.receive(packet, on: Self.id, into: &fresh)
                take(fresh)
            case .message(let stream, let payload, _, let bytes):
                if payload == 50 { control.append((stream, bytes)) }
            case .up(let count): streamCount = count
            case .streamReset(let stream): resets.append(stream)
            case .down: isDown = true
            case .room: break
            }
        }
    }
}

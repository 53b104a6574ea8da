/// One association and its channels: the protocol of RFC 8831 and 8832 over a socket of the stack.
final class Association {
    let id: AssociationID
    let socket: Stack.Socket
    private let parity: StreamParity
    private let wanted: [(label: String, reliability: Reliability)]
    private var channels: [Channel] = []
    /// Streams that the stack could not close yet: it closes one at a time.
    private var resetsWaiting: [UInt16] = []
    /// Streams on which the rest of a message that is too long is still coming.
    private var discarding: [UInt16] = []
    /// What is on its way or waits to be, as far as the last acknowledgement and our own sends tell.
    private var unacknowledgedBytes = 0

    init(_ id: AssociationID, _ socket: Stack.Socket, _ parity: StreamParity, _ wanted: [(String, Reliability)]) {
        self.id = id
        self.socket = socket
        self.parity = parity
        self.wanted = wanted.map { (label: $0.0, reliability: $0.1) }
    }

    /// Sends a message on the open channel of a label: ours before the peer's, if both have opened one.
    func send(_ message: [UInt8], label: String, over stack: borrowing Stack) -> SendOutcome {
        guard message.count <= Limits.messageBytesMax else { return .tooLarge }
        let open = channels.filter { $0.isOpen && $0.label == label }
        guard let channel = open.first(where: { parity.owns($0.stream) }) ?? open.first else { return .noChannel }
        if channel.delivery.persistence != .always, unacknowledgedBytes >= Limits.lossyBufferBytes {
            return .wouldBlock
        }
        let payload = message.isEmpty ? PayloadProtocol.emptyBinary : PayloadProtocol.binary
        let bytes = message.isEmpty ? [0] : message
        switch stack.send(bytes, on: socket, stream: channel.stream, payload: payload, channel.delivery) {
        case .taken:
            unacknowledgedBytes += bytes.count
            return .sent
        case .full: return .wouldBlock
        case .tooLarge: return .tooLarge
        case .refused: return .noChannel
        }
    }

    /// The peer has acknowledged something.
    func noteRoom(_ freeBytes: Int) {
        unacknowledgedBytes = max(0, Limits.sendBufferBytes - freeBytes)
    }

    /// The association stands: opens the channels that were asked for.
    func comeUp(streamCount: UInt16, over stack: borrowing Stack) {
        var stream = parity.first
        for (label, reliability) in wanted where channels.count < Limits.channelCount {
            while channels.contains(where: { $0.stream == stream }) { stream += 2 }
            guard stream < min(streamCount, Limits.streamCount) else { return }
            let delivery = Delivery(reliability)
            guard sendControl(.open(label: label, delivery), on: stream, over: stack) else { return }
            channels.append(Channel(stream: stream, label: label, delivery: delivery, isOpen: false))
        }
    }

    /// Takes a message, or the first part of one that is too long.
    func receive(
        _ bytes: [UInt8], stream: UInt16, payload: UInt32, isEnd: Bool, over stack: borrowing Stack,
        into events: inout [DataChannelEvent]
    ) {
        let isRest = discarding.contains(stream)
        if isRest && isEnd { discarding.removeAll { $0 == stream } }
        if !isRest && !isEnd { discarding.append(stream) }
        guard isEnd, !isRest, bytes.count <= Limits.messageBytesMax else { return }
        switch payload {
        case PayloadProtocol.control: receiveControl(bytes, stream: stream, over: stack, into: &events)
        case PayloadProtocol.text: deliver(bytes, isBinary: false, stream: stream, into: &events)
        case PayloadProtocol.binary: deliver(bytes, isBinary: true, stream: stream, into: &events)
        case PayloadProtocol.emptyText: deliver([], isBinary: false, stream: stream, into: &events)
        case PayloadProtocol.emptyBinary: deliver([], isBinary: true, stream: stream, into: &events)
        default: break
        }
    }

    /// The peer has closed its side of a stream: ours follows, and the channel is gone (RFC 8831 section 6.7).
    func peerReset(_ stream: UInt16, over stack: borrowing Stack) {
        discarding.removeAll { $0 == stream }
        guard let index = channels.firstIndex(where: { $0.stream == stream }) else { return }
        channels.remove(at: index)
        reset(stream, over: stack)
    }

    /// Whether there are streams that had to wait.
    var hasResetsWaiting: Bool { !resetsWaiting.isEmpty }

    /// Tries again to close them.
    func retryResets(over stack: borrowing Stack) {
        guard !resetsWaiting.isEmpty else { return }
        resetsWaiting = resetsWaiting.filter { !stack.reset($0, on: socket) }
    }

    private func deliver(
        _ message: [UInt8], isBinary: Bool, stream: UInt16, into events: inout [DataChannelEvent]
    ) {
        guard let index = channels.firstIndex(where: { $0.stream == stream }) else { return }
        // What is unordered may overtake the acknowledgement, and says the same.
        markOpen(index, into: &events)
        events.append(.received(id, label: channels[index].label, isBinary: isBinary, message))
    }

    private func receiveControl(
        _ bytes: [UInt8], stream: UInt16, over stack: borrowing Stack, into events: inout [DataChannelEvent]
    ) {
        let existing = channels.firstIndex { $0.stream == stream }
        switch Result(catching: { () throws(ChannelControl.Fault) in try ChannelControl.parse(bytes) }) {
        case .success(.acknowledgement):
            if let existing { markOpen(existing, into: &events) }
        case .success(.open(let label, let delivery)):
            let isAcceptable =
                existing == nil && !parity.owns(stream) && stream < Limits.streamCount
                && channels.count < Limits.channelCount
            guard isAcceptable, sendControl(.acknowledgement, on: stream, over: stack) else {
                if existing == nil { reset(stream, over: stack) }
                return
            }
            channels.append(Channel(stream: stream, label: label, delivery: delivery, isOpen: true))
            events.append(.opened(id, label: label))
        case .failure:
            if existing == nil { reset(stream, over: stack) }
        }
    }

    private func markOpen(_ index: Int, into events: inout [DataChannelEvent]) {
        guard !channels[index].isOpen else { return }
        channels[index].isOpen = true
        events.append(.opened(id, label: channels[index].label))
    }

    /// Establishment messages are ordered and reliable whatever the channel is (RFC 8832 section 6).
    private func sendControl(_ message: ChannelControl, on stream: UInt16, over stack: borrowing Stack) -> Bool {
        stack.send(
            message.bytes, on: socket, stream: stream, payload: PayloadProtocol.control, Delivery(.reliable)) == .taken
    }

    private func reset(_ stream: UInt16, over stack: borrowing Stack) {
        guard !resetsWaiting.contains(stream), !stack.reset(stream, on: socket) else { return }
        resetsWaiting.append(stream)
    }
}

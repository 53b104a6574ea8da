/// All data channels of a node: SCTP associations over bytes (RFC 8831), each inside the DTLS of one peer connection.
///
/// Packets of the peer go into `receive`, packets for the peer come out as `.transmit`; there is no socket, no thread
/// and no clock. The stack below (usrsctp) is one per process, with one set of timers: values of this type on one
/// thread share it, a value on another thread waits in `open` until the first has closed its associations.
///
/// Call `advance(to:)` at every wake-up, also before the first `open`: it is how this type learns what time it is.
public struct DataChannels: ~Copyable {
    private let stack = Stack()
    private var associations: [Association] = []
    private var indexes: [AssociationID: Int] = [:]
    /// Those with streams that the stack could not close yet.
    private var unclosed: [AssociationID] = []
    private var origin: ContinuousClock.Instant?
    private var now: ContinuousClock.Instant?
    /// Until when something is likely to be under way, so that timers have to be looked at often.
    private var busyUntil: ContinuousClock.Instant?

    public init() {}

    deinit {
        for association in associations { stack.close(association.socket) }
    }

    /// Begins an association; both sides do so, each on its own.
    ///
    /// - Parameters:
    ///   - id: Not open yet.
    ///   - parity: `.even` if we are the DTLS client of the connection, `.odd` if we are its server.
    ///   - labels: Channels that we open as soon as the association stands; may be empty.
    public mutating func open(
        _ id: AssociationID, parity: StreamParity, labels: [(String, Reliability)],
        into events: inout [DataChannelEvent]
    ) {
        precondition(indexes[id] == nil, "association \(id.rawValue) is open already")
        if associations.isEmpty { stack.claim() }
        guard let socket = stack.open(id) else {
            if associations.isEmpty { stack.release() }
            events.append(.closed(id))
            return
        }
        indexes[id] = associations.count
        associations.append(Association(id, socket, parity, labels))
        drain(into: &events)
    }

    /// Whether an association was opened, and neither side has closed it.
    public func isOpen(_ id: AssociationID) -> Bool { indexes[id] != nil }

    /// Takes one SCTP packet that the peer sent. What is not well-formed, and what belongs to no association, is
    /// dropped.
    public mutating func receive(
        _ packet: [UInt8], on id: AssociationID, into events: inout [DataChannelEvent]
    ) {
        guard let association = association(id) else { return }
        guard packet.count >= Limits.receivedPacketBytesMin, packet.count <= Limits.receivedPacketBytesMax else {
            return
        }
        stack.receive(packet, on: association.socket)
        drain(into: &events)
    }

    /// Sends one binary message on the channel of a label, whoever opened it.
    public mutating func send(
        _ message: [UInt8], label: String, on id: AssociationID, into events: inout [DataChannelEvent]
    ) -> SendOutcome {
        guard let association = association(id) else { return .noChannel }
        let outcome = association.send(message, label: label, over: stack)
        drain(into: &events)
        return outcome
    }

    /// Ends an association at once, telling the peer by an ABORT in a last `.transmit`; no `.closed` follows.
    public mutating func close(_ id: AssociationID, into events: inout [DataChannelEvent]) {
        remove(id)
        drain(into: &events)
    }

    /// Lets time pass: retransmissions, delayed acknowledgements, associations that are given up.
    public mutating func advance(to now: ContinuousClock.Instant, into events: inout [DataChannelEvent]) {
        let origin = self.origin ?? now
        self.origin = origin
        self.now = max(now, self.now ?? now)
        guard !associations.isEmpty else { return }
        stack.advance(to: Self.milliseconds(now - origin))
        if !unclosed.isEmpty { retryResets() }
        drain(into: &events)
    }

    private mutating func retryResets() {
        let waiting = unclosed
        unclosed.removeAll(keepingCapacity: true)
        for id in waiting {
            guard let association = association(id) else { continue }
            association.retryResets(over: stack)
            noteResets(of: association)
        }
    }

    /// When `advance(to:)` is due: soon while something is under way, seldom while nothing is, nil without
    /// associations.
    public var deadline: ContinuousClock.Instant? {
        guard !associations.isEmpty, let now else { return nil }
        let isBusy = busyUntil.map { now < $0 } ?? true
        return now + (isBusy ? Self.busyTick : Self.idleTick)
    }

    /// How often the stack below looks at its timers; the shortest of them waits several times as long.
    private static let busyTick = Duration.milliseconds(50)
    /// Only backed-off retransmissions run then; a fifth of a second does not matter to them.
    private static let idleTick = Duration.milliseconds(200)
    /// Longer than a delayed acknowledgement and the first retransmission take.
    private static let busyPeriod = Duration.seconds(1)

    /// Whole milliseconds; time before the first is none.
    private static func milliseconds(_ time: Duration) -> UInt64 {
        let (seconds, attoseconds) = time.components
        return UInt64(max(0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
    }

    private func association(_ id: AssociationID) -> Association? {
        indexes[id].map { associations[$0] }
    }

    /// Works through what the stack has reported, and through what comes of that.
    private mutating func drain(into events: inout [DataChannelEvent]) {
        while let (id, event) = stack.next() {
            busyUntil = now.map { $0 + Self.busyPeriod }
            if case .packet(let bytes) = event {
                // Also of an association that has just been closed: its last packet says so.
                events.append(.transmit(id, bytes))
                continue
            }
            guard let association = association(id) else { continue }
            switch event {
            case .packet: break
            case .message(let stream, let payload, let isEnd, let bytes):
                association.receive(
                    bytes, stream: stream, payload: payload, isEnd: isEnd, over: stack, into: &events)
                noteResets(of: association)
            case .up(let streamCount): association.comeUp(streamCount: streamCount, over: stack)
            case .room(let freeBytes): association.noteRoom(freeBytes)
            case .streamReset(let stream):
                association.peerReset(stream, over: stack)
                noteResets(of: association)
            case .down:
                remove(id)
                events.append(.closed(id))
            }
        }
    }

    private mutating func noteResets(of association: Association) {
        guard association.hasResetsWaiting, !unclosed.contains(association.id) else { return }
        unclosed.append(association.id)
    }

    /// The last association takes the place of the one that goes, so that none is searched for.
    private mutating func remove(_ id: AssociationID) {
        guard let index = indexes.removeValue(forKey: id) else { return }
        stack.close(associations[index].socket)
        associations.swapAt(index, associations.count - 1)
        associations.removeLast()
        if index < associations.count { indexes[associations[index].id] = index }
        if associations.isEmpty { stack.release() }
    }
}

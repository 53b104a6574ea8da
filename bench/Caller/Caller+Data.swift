import DataChannels
import LiveKitProtocol
import SFU

/// Data channels: ours on the publisher connection, the server's on the subscriber's.
extension Caller {
    static let reliableLabel = "_reliable"
    static let lossyLabel = "_lossy"

    private static func association(_ socket: CallerSocket) -> AssociationID {
        AssociationID(UInt32(socket.rawValue) + 1)
    }

    func openChannels(
        on connection: PeerConnection, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        guard channels != nil else { return }
        channels?.advance(to: now, into: &channelEvents)
        // RFC 8832 §6: the DTLS client takes the even streams.
        channels?.open(
            Self.association(connection.socket), parity: connection.role == .client ? .even : .odd,
            labels: connection.socket == .publisher
                ? [(Self.lossyLabel, .lossy), (Self.reliableLabel, .reliable)] : [],
            into: &channelEvents)
        deliver(into: &output)
    }

    func receiveChannel(
        _ bytes: [UInt8], on connection: PeerConnection, at now: ContinuousClock.Instant,
        into output: inout CallerOutput
    ) {
        channels?.advance(to: now, into: &channelEvents)
        channels?.receive(bytes, on: Self.association(connection.socket), into: &channelEvents)
        deliver(into: &output)
    }

    func sendChannel(
        _ message: [UInt8], label: String, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        knownDue = nil
        channels?.advance(to: now, into: &channelEvents)
        if channels?.send(message, label: label, on: Self.association(.publisher), into: &channelEvents) == .noChannel {
            output.events.append(.refused("no open channel \(label)"))
        }
        deliver(into: &output)
    }

    /// Counts a reliable packet and keeps it for a while, as SDKs do.
    func sendCounted(
        _ packet: LiveKit.DataPacket, at now: ContinuousClock.Instant, into output: inout CallerOutput
    ) {
        dataSequence += 1
        var packet = packet
        packet.sequence = dataSequence
        sentData.append((dataSequence, packet.wire()))
        if sentData.count > Limits.keptData { sentData.removeFirst() }
        sendChannel(sentData[sentData.count - 1].bytes, label: Self.reliableLabel, at: now, into: &output)
    }

    /// Sends again what the server may not have.
    func resendData(after sequence: UInt32, at now: ContinuousClock.Instant, into output: inout CallerOutput) {
        for packet in sentData where packet.sequence > sequence {
            sendChannel(packet.bytes, label: Self.reliableLabel, at: now, into: &output)
        }
    }

    /// Whether a packet that is counted comes for the first time.
    private func isNewData(_ packet: LiveKit.DataPacket) -> Bool {
        guard packet.kind == .reliable, packet.sequence > 0 else { return true }
        guard let index = receivedData.firstIndex(where: { $0.sid == packet.participantSid }) else {
            receivedData.append((packet.participantSid, packet.sequence))
            return true
        }
        guard packet.sequence > receivedData[index].sequence else { return false }
        receivedData[index].sequence = packet.sequence
        return true
    }

    func advanceChannels(to now: ContinuousClock.Instant, into output: inout CallerOutput) {
        guard let due = channels?.deadline, due <= now else { return }
        channels?.advance(to: now, into: &channelEvents)
        deliver(into: &output)
    }

    private func deliver(into output: inout CallerOutput) {
        while !channelEvents.isEmpty {
            let events = channelEvents
            channelEvents.removeAll(keepingCapacity: true)
            for event in events {
                switch event {
                case .transmit(let id, let packet):
                    let isUp = id == Self.association(.publisher)
                    connection(isUp ? .publisher : .subscriber).send(packet, into: &output)
                case .opened(let id, let label):
                    let isUp = id == Self.association(.publisher)
                    output.events.append(.channelOpened(isUp ? .publisher : .subscriber, label: label))
                case .received(_, _, _, let bytes): tell(bytes, into: &output)
                case .closed: break
                }
            }
        }
    }

    private func tell(_ bytes: [UInt8], into output: inout CallerOutput) {
        guard let packet = try? LiveKit.DataPacket(wire: bytes), case .user(let user)? = packet.value,
            isNewData(packet)
        else { return }
        output.events.append(
            .data(
                ReceivedData(
                    isReliable: packet.kind == .reliable, senderIdentity: packet.participantIdentity,
                    senderSid: packet.participantSid, payload: user.payload)))
    }
}

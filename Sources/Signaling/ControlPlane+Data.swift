import DataChannels
import LiveKitProtocol
import RoomPolicy
import SFU

/// The two channels of every LiveKit client.
enum DataLabel {
    static let reliable = "_reliable"
    static let lossy = "_lossy"
    /// Data tracks, which this server does not offer.
    static let tracks = "_data_track"
}

extension AssociationID {
    /// A transport carries one association, and lends it its number.
    init(_ transport: TransportID) { self.init(transport.rawValue) }
}

/// Data packets between clients: may they, who they really are from, to whom.
extension ControlPlane {
    /// Begins the association of a peer connection, once that is up and its descriptions have agreed on data channels.
    mutating func openData(on transport: TransportID, of session: Session) {
        let isSubscriber = transport != session.publisherTransport
        let isReady =
            isSubscriber
            ? session.isSubscriberConnected && session.hasSubscriberData
            : session.isPublisherConnected && session.hasPublisherData
        guard isReady, !dataChannels.isOpen(AssociationID(transport)) else { return }
        // The DTLS client takes the even streams (RFC 8832 §6). On its own connection the client opens the channels.
        let role = isSubscriber ? session.subscriber?.role : session.publisher.role
        dataChannels.open(
            AssociationID(transport), parity: role == .client ? .even : .odd,
            labels: isSubscriber ? [(DataLabel.reliable, .reliable), (DataLabel.lossy, .lossy)] : [],
            into: &dataEvents)
    }

    /// Works off what the data channels said, including what handling it makes them say.
    mutating func deliverData(at now: Moment, into effects: inout Effects) {
        while !dataEvents.isEmpty {
            let events = dataEvents
            dataEvents.removeAll(keepingCapacity: true)
            for event in events { carryOut(event, at: now, into: &effects) }
        }
    }

    private mutating func carryOut(
        _ event: DataChannelEvent, at now: Moment, into effects: inout Effects
    ) {
        switch event {
        case .transmit(let association, let packet):
            let transport = TransportID(association.rawValue)
            guard let session = sessionsByTransport[transport] else { return }
            effects.append(.media(session.worker, .send(transport, packet)))
        case .received(let association, let label, _, let bytes):
            guard let session = sessionsByTransport[TransportID(association.rawValue)] else { return }
            receiveData(bytes, label: label, from: session, at: now, into: &effects)
        case .opened(let association, let label):
            let transport = TransportID(association.rawValue)
            guard let session = sessionsByTransport[transport], session.primaryTransport == transport else { return }
            sendWaiting(to: session, label: label, at: now, into: &effects)
        case .closed:
            break
        }
    }

    private mutating func receiveData(
        _ bytes: [UInt8], label: String, from session: Session, at now: Moment, into effects: inout Effects
    ) {
        if takeAnswer(bytes, label: label, from: session, into: &effects) { return }
        guard let permissions = permissions(of: session), permissions.canPublishData, label != DataLabel.tracks
        else { return }
        let sender = DataSender(
            id: session.id.rawValue, identity: session.identity.rawValue, isHidden: permissions.isHidden,
            isAgent: permissions.isAgent)
        let isLossy = label == DataLabel.lossy
        let routed =
            isLossy || label == DataLabel.reliable
            ? DataRouter.route(bytes, isReliable: !isLossy, from: sender)
            : DataRouter.wrap(bytes, isReliable: true, from: sender)
        guard let routed else { return }
        if routed.sequence > 0 {
            // A client that resumes sends again what it is not sure of.
            guard routed.sequence > session.lastDataSequence else { return }
            session.lastDataSequence = routed.sequence
        }
        let label = routed.isReliable ? DataLabel.reliable : DataLabel.lossy
        for recipient in recipients(of: routed.destination, from: session) {
            recipient.replay.append(routed.bytes, sequence: routed.sequence, from: session.id, at: now.elapsed)
            send(routed.bytes, label: label, from: session.id, to: recipient, at: now, into: &effects)
        }
    }

    /// Hands a packet to someone's data channel, or keeps it until that is open.
    /// - Parameter sender: nil for what the API sends.
    @discardableResult
    mutating func send(
        _ bytes: [UInt8], label: String, from sender: ParticipantID? = nil, to recipient: Session, at now: Moment,
        into effects: inout Effects
    ) -> SendOutcome {
        let outcome = dataChannels.send(
            bytes, label: label, on: AssociationID(recipient.primaryTransport), into: &dataEvents)
        switch outcome {
        case .noChannel:
            recipient.waitingData.append(bytes, label: label, from: sender)
        case .wouldBlock where label == DataLabel.reliable:
            // Who reads too slowly for a reliable channel must join again; it never holds up the sender or the others.
            depart(recipient, .stateMismatch, at: now, into: &effects)
        default:
            break
        }
        return outcome
    }

    /// A channel towards a client is open: it gets what the others said since it joined.
    private mutating func sendWaiting(
        to session: Session, label: String, at now: Moment, into effects: inout Effects
    ) {
        for bytes in session.waitingData.take(label: label) {
            send(bytes, label: label, to: session, at: now, into: &effects)
        }
    }

    /// Everyone whom a packet is for, less its sender and those whom a block parts from it.
    private func recipients(of destination: RoutedPacket.Destination, from sender: Session) -> [Session] {
        guard let room = lobby.room(named: sender.room) else { return [] }
        return sessions(in: sender.room).filter { recipient in
            guard room.mayReceiveData(recipient.id, from: sender.id, blockList: lobby.blockList) else {
                return false
            }
            switch destination {
            case .others: return true
            case .named(let identities, let ids):
                return identities.contains(recipient.identity.rawValue) || ids.contains(recipient.id.rawValue)
            }
        }
    }
}

import DataChannels
import LiveKitProtocol
import RoomPolicy

/// The room service's call that sends data to participants.
extension ControlPlane {
    mutating func sendData(
        _ request: LiveKit.SendDataRequest, at now: Moment, into effects: inout Effects
    ) throws(TwirpError) -> LiveKit.SendDataResponse {
        let room = try room(request.room)
        guard request.nonce.isEmpty || request.nonce.count == Limits.nonceBytes else {
            throw TwirpError(.invalidArgument, "nonce should be \(Limits.nonceBytes) bytes or not present")
        }
        let named = request.destinationIdentities.count + request.destinationSids.count
        guard named <= Limits.dataDestinations else {
            throw TwirpError(.invalidArgument, "more than \(Limits.dataDestinations) destinations")
        }
        let bytes = LiveKit.DataPacket(request).wire()
        guard bytes.count <= Limits.dataPacketBytes, bytes.count <= DataChannels.messageBytesMax else {
            throw TwirpError(.invalidArgument, "data exceeds limits (\(bytes.count) bytes as a packet)")
        }
        let recipients = sessions(in: room.name).filter { session in
            named == 0 || request.destinationIdentities.contains(session.identity.rawValue)
                || request.destinationSids.contains(session.id.rawValue)
        }
        guard named == 0 || !recipients.isEmpty else { throw TwirpError(Refusal.noSuchParticipant) }
        guard nonces[room.id, default: RecentNonces()].insert(request.nonce) else {
            return LiveKit.SendDataResponse()
        }
        let label = request.kind == .lossy ? DataLabel.lossy : DataLabel.reliable
        for recipient in recipients {
            send(bytes, label: label, to: recipient, at: now, into: &effects)
        }
        return LiveKit.SendDataResponse()
    }
}

extension LiveKit.DataPacket {
    /// What the API sends comes from nobody in the room.
    init(_ request: LiveKit.SendDataRequest) {
        self.init()
        kind = request.kind == .lossy ? .lossy : .reliable
        destinationIdentities = request.destinationIdentities
        var user = LiveKit.UserPacket()
        user.payload = request.data
        user.destinationSids = request.destinationSids
        user.destinationIdentities = request.destinationIdentities
        user.topic = request.topic
        user.nonce = request.nonce
        value = .user(user)
    }
}

import LiveKitProtocol

/// Who sent a data packet, as the server knows it.
struct DataSender: Sendable {
    var id: String
    var identity: String
    /// Of a hidden participant nobody learns the name.
    var isHidden: Bool
    /// Only agents may say what others said.
    var isAgent: Bool
}

/// A data packet on its way: who it is from is true by now.
struct RoutedPacket: Sendable, Equatable {
    enum Destination: Sendable, Equatable {
        /// Everyone else in the room.
        case others
        /// Those named by identity or participant id, as far as they are in the room.
        case named(identities: [String], ids: [String])
    }

    var bytes: [UInt8]
    var isReliable: Bool
    /// The sender's own count of reliable packets, 0 when it does not count.
    var sequence: UInt32
    var destination: Destination
}

/// Reads a data packet, replaces what it claims about its sender by the truth, and says to whom it goes. What it
/// carries (chat, calls, streams, bytes) stays as it is.
enum DataRouter {
    /// - Parameters:
    ///   - bytes: a `DataPacket`, as it came out of a data channel.
    ///   - isReliable: by the channel that it came on; the packet's own claim is replaced.
    /// - Returns: nil for what cannot be read, carries nothing, or is not a participant's to send.
    static func route(_ bytes: [UInt8], isReliable: Bool, from sender: DataSender) -> RoutedPacket? {
        guard bytes.count <= Limits.dataPacketBytes, var packet = try? LiveKit.DataPacket(wire: bytes),
            let value = packet.value
        else { return nil }
        let shownIdentity = sender.isHidden ? "" : sender.identity
        let shownID = sender.isHidden ? "" : sender.id
        var identities = packet.destinationIdentities
        var ids: [String] = []
        switch value {
        case .speaker:
            // Old clients sent speaker updates this way; only a server may say who speaks.
            return nil
        case .transcription where !sender.isAgent:
            return nil
        case .user(var user):
            identities += user.destinationIdentities
            ids = user.destinationSids
            user.participantIdentity = shownIdentity
            user.participantSid = shownID
            packet.value = .user(user)
        default:
            break
        }
        guard identities.count <= Limits.dataDestinations, ids.count <= Limits.dataDestinations else { return nil }
        packet.kind = isReliable ? .reliable : .lossy
        packet.participantIdentity = shownIdentity
        packet.participantSid = shownID
        return RoutedPacket(
            bytes: packet.wire(), isReliable: isReliable, sequence: isReliable ? packet.sequence : 0,
            destination: identities.isEmpty && ids.isEmpty ? .others : .named(identities: identities, ids: ids))
    }

    /// Raw bytes from a channel without a meaning of its own, as the user packet that stands for them.
    static func wrap(_ payload: [UInt8], isReliable: Bool, from sender: DataSender) -> RoutedPacket? {
        var user = LiveKit.UserPacket()
        user.payload = payload
        var packet = LiveKit.DataPacket()
        packet.value = .user(user)
        return route(packet.wire(), isReliable: isReliable, from: sender)
    }
}

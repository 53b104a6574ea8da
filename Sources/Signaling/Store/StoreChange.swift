public import RoomPolicy
import TokenAuth

/// One entry of the store to write or to delete. Each names its entry and holds all of it, so a change may be repeated,
/// and of several to one entry only the last counts.
public enum StoreChange: Sendable, Equatable {
    /// The room, and nothing of an earlier room of that name.
    case saveRoom(StoredRoom)
    case removeRoom(RoomName)
    case saveBlock(Block)
    case removeBlock(Block)
    case saveBan(Ban)
    /// The ban from this room, or the one from all rooms (nil).
    case removeBan(of: Identity, from: RoomName?)
    case saveRevocation(Revocation)
    /// The revocation for this room, or the one for all rooms (nil).
    case removeRevocation(of: Identity, in: RoomName?)
    /// A new event, or one with fewer recipients than before.
    case saveEvent(StoredEvent)
    /// The event of this sequence is delivered, or too old.
    case removeEvent(Int64)
    /// Somebody who is reported as being there, anew with every track that comes or goes.
    case savePresence(StoredPresence)
    /// The departure is reported as well.
    case removePresence(ParticipantID)

    /// Which entry of the store a change is about. Two spellings that Unicode holds equal are two entries, since a
    /// store compares bytes.
    public enum Key: Hashable, Sendable {
        case room([UInt8])
        case block([UInt8], [UInt8])
        case ban([UInt8], [UInt8]?)
        case revocation([UInt8], [UInt8]?)
        case event(Int64)
        case presence([UInt8])
    }

    /// The entry that it is about.
    public var key: Key {
        switch self {
        case .saveRoom(let room): .room(Array(room.record.name.rawValue.utf8))
        case .removeRoom(let name): .room(Array(name.rawValue.utf8))
        case .saveBlock(let block), .removeBlock(let block):
            .block(Array(block.blocker.rawValue.utf8), Array(block.blocked.rawValue.utf8))
        case .saveBan(let ban): Self.banKey(ban.identity, ban.room)
        case .removeBan(let identity, let room): Self.banKey(identity, room)
        case .saveRevocation(let revocation): Self.revocationKey(revocation.identity, revocation.room)
        case .removeRevocation(let identity, let room): Self.revocationKey(identity, room)
        case .saveEvent(let event): .event(event.sequence)
        case .removeEvent(let sequence): .event(sequence)
        case .savePresence(let presence): .presence(Array(presence.participant.rawValue.utf8))
        case .removePresence(let participant): .presence(Array(participant.rawValue.utf8))
        }
    }

    private static func banKey(_ identity: Identity, _ room: RoomName?) -> Key {
        .ban(Array(identity.rawValue.utf8), room.map { Array($0.rawValue.utf8) })
    }

    private static func revocationKey(_ identity: Identity, _ room: RoomName?) -> Key {
        .revocation(Array(identity.rawValue.utf8), room.map { Array($0.rawValue.utf8) })
    }
}

extension StoreChange {
    /// What a lasting change of the lobby means for the store: the one place where that is said.
    /// - Parameter createdAt: when the room of that name was made.
    init(_ change: LastingChange, createdAt: (RoomName) -> UnixTime) {
        self =
            switch change {
            case .room(let record): .saveRoom(StoredRoom(record, createdAt: createdAt(record.name)))
            case .roomGone(let name): .removeRoom(name)
            case .block(let block): .saveBlock(block)
            case .blockGone(let block): .removeBlock(block)
            case .ban(let ban): .saveBan(ban)
            case .banGone(let ban): .removeBan(of: ban.identity, from: ban.room)
            case .revocation(let revocation): .saveRevocation(revocation)
            case .revocationGone(let revocation): .removeRevocation(of: revocation.identity, in: revocation.room)
            }
    }
}

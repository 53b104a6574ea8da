/// Every call of the API by its full name, as it stands in the path.
enum APIMethod: String, CaseIterable, Sendable {
    static let roomService = "livekit.RoomService"

    case createRoom = "livekit.RoomService/CreateRoom"
    case listRooms = "livekit.RoomService/ListRooms"
    case deleteRoom = "livekit.RoomService/DeleteRoom"
    case listParticipants = "livekit.RoomService/ListParticipants"
    case getParticipant = "livekit.RoomService/GetParticipant"
    case removeParticipant = "livekit.RoomService/RemoveParticipant"
    case mutePublishedTrack = "livekit.RoomService/MutePublishedTrack"
    case updateParticipant = "livekit.RoomService/UpdateParticipant"
    case updateSubscriptions = "livekit.RoomService/UpdateSubscriptions"
    case sendData = "livekit.RoomService/SendData"
    case updateRoomMetadata = "livekit.RoomService/UpdateRoomMetadata"
    case performRpc = "livekit.RoomService/PerformRpc"
    case forwardParticipant = "livekit.RoomService/ForwardParticipant"
    case moveParticipant = "livekit.RoomService/MoveParticipant"

    case block = "quartet.PolicyService/Block"
    case unblock = "quartet.PolicyService/Unblock"
    case listBlocks = "quartet.PolicyService/ListBlocks"
    case ban = "quartet.PolicyService/Ban"
    case unban = "quartet.PolicyService/Unban"
    case listBans = "quartet.PolicyService/ListBans"
    case getRoomPolicy = "quartet.PolicyService/GetRoomPolicy"
    case setRoomPolicy = "quartet.PolicyService/SetRoomPolicy"
    case getConnectionQuality = "quartet.PolicyService/GetConnectionQuality"

    /// Whether it leaves everything as it was.
    var isReading: Bool {
        switch self {
        case .listRooms, .listParticipants, .getParticipant, .listBlocks, .listBans, .getRoomPolicy,
            .getConnectionQuality:
            true
        default: false
        }
    }

    /// Whether what it does outlives a restart.
    var isLasting: Bool {
        switch self {
        case .createRoom, .deleteRoom, .removeParticipant, .mutePublishedTrack, .updateRoomMetadata, .block, .unblock,
            .ban, .unban, .setRoomPolicy:
            true
        default: false
        }
    }

    /// Whose confirmation it awaits even where it commands nothing new: a repeated call must not be answered before
    /// the first one is in force.
    enum Reach {
        case nobody, room, everyone
    }

    var reach: Reach {
        switch self {
        case .removeParticipant, .mutePublishedTrack, .updateParticipant, .updateSubscriptions: .room
        case .block, .ban: .everyone
        default: .nobody
        }
    }
}

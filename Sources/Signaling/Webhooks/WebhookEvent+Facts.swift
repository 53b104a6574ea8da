import LiveKitProtocol
import RoomPolicy
import TokenAuth

/// What a payload carries for each kind of event, in LiveKit's words. The caller mints the id.
extension LiveKit.WebhookEvent {
    private init(_ name: WebhookEventName, id: String, at now: UnixTime) {
        self.init()
        event = name.rawValue
        self.id = id
        createdAt = now.seconds
    }

    /// Something about a room.
    init(_ name: WebhookEventName, id: String, at now: UnixTime, room: LiveKit.Room) {
        self.init(name, id: id, at: now)
        self.room = room
    }

    /// The room is over.
    init(finished room: LiveKit.Room, reason: DepartureReason, id: String, at now: UnixTime) {
        self.init(.roomFinished, id: id, at: now, room: room)
        roomEndReason = reason.roomEndReason
    }

    /// Something about a participant.
    init(
        _ name: WebhookEventName, id: String, at now: UnixTime, room: LiveKit.Room,
        participant: LiveKit.ParticipantInfo
    ) {
        self.init(name, id: id, at: now, room: room)
        self.participant = participant
    }

    /// Something about a track. Room and participant are only named, as LiveKit does it.
    init(
        _ name: WebhookEventName, id: String, at now: UnixTime, room: LiveKit.Room,
        participant: LiveKit.ParticipantInfo, track: LiveKit.TrackInfo
    ) {
        self.init(name, id: id, at: now)
        var place = LiveKit.Room()
        place.sid = room.sid
        place.name = room.name
        self.room = place
        var owner = LiveKit.ParticipantInfo()
        owner.sid = participant.sid
        owner.identity = participant.identity
        self.participant = owner
        self.track = track
    }

    /// A block separates two who are in a room.
    init(blocked pair: QuartetAPI.Block, id: String, at now: UnixTime, room: LiveKit.Room) {
        self.init(.participantBlockedPair, id: id, at: now, room: room)
        blockedPair = pair
    }
}

extension DepartureReason {
    /// Why a room ended, for who is told of it.
    var roomEndReason: LiveKit.RoomEndReason {
        switch self {
        case .roomDeleted: .apiDelete
        case .roomClosed: .idleTimeout
        case .serverShutdown: .serverShutdown
        default: .unknown
        }
    }
}

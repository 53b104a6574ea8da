import Caller

/// One participant of the load, and how far it has come.
final class Member {
    enum State: Equatable {
        case away, joining, present, leaving
    }

    let room: Int
    let seat: Int
    /// It speaks; it has somebody to hear.
    let isSpeaker: Bool
    let hearsSomebody: Bool
    /// It decrypts what it hears, once it has come in; what comes to others is counted.
    let isEar: Bool
    var state = State.away
    var caller: Caller?
    var plain: PlainVoice?
    var signal: SignalSocket?
    var mumble: MumbleClient?
    var control: ControlSocket?
    var startedAt: UInt64 = 0
    var connections = 0
    var isConnected = false
    var hasHeard = false
    var leftAt: UInt64 = 0

    /// - Parameter ears: how many of the room's members are.
    init(room: Int, seat: Int, perRoom: Int, speakers: Int, ears: Int) {
        self.room = room
        self.seat = seat
        isSpeaker = seat < speakers
        // Another seat in each room: a server sends to those first who came first.
        isEar = (room + seat) % perRoom < ears
        hearsSomebody = speakers > (seat < speakers ? 1 : 0)
    }

    /// Everything that a join has to bring.
    var isComplete: Bool { isConnected && (hasHeard || !hearsSomebody) }

    /// When it has something to do, in nanoseconds since the epoch.
    var due: UInt64 { caller?.due ?? plain?.due ?? mumble?.due ?? .max }
}

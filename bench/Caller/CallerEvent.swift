public import SFU

/// What a caller tells its owner.
public enum CallerEvent: Sendable {
    /// The server let us in.
    indirect case joined(JoinedRoom)
    /// The WebSocket is of no use any more: its owner closes it, if it is still there, opens another with
    /// ``Caller/resumeQuery``, and says so with ``Caller/reopened(at:into:)``. Media goes on meanwhile.
    case socketLost
    /// We are back on a new socket, in our old place.
    case resumed
    /// A connection is up: DTLS is done, media and data may flow.
    case connected(CallerSocket)
    /// A connection is lost: no answers for too long (nil), or the handshake ended.
    case lost(CallerSocket, Disconnection?)
    /// Someone in the room changed, ourselves included; `isGone` when it left.
    indirect case participant(RemoteParticipant)
    /// Our track is known to the server, under this id; it is not heard before `speaking`.
    case announced(cid: String, sid: String)
    /// Our track is negotiated: we speak.
    case speaking(cid: String, sid: String)
    /// The server said no to a request, in its words.
    case refused(String)
    /// The server muted or unmuted our track.
    case muteOrdered(sid: String, isMuted: Bool)
    /// The server ended our track.
    case unpublished(sid: String)
    /// An audio packet of someone.
    case heard(HeardPacket)
    /// Decoded sound of someone: 48 kHz, mono.
    case sound(ssrc: UInt32, [Int16])
    /// A datagram that should be media and is not, by its reason; `srtpReplay` is a packet that came twice.
    case unreadable(CallerSocket, Drop)
    /// A data packet of someone, by its true sender.
    indirect case data(ReceivedData)
    /// A data channel can be used.
    case channelOpened(CallerSocket, label: String)
    /// Who speaks, by participant id; level 0 is silence.
    case levels([SpokenLevel])
    /// It is over: we left, or the server says so.
    case left(Departure)
    /// A frame or a description could not be understood.
    case nonsense(String)
}

/// A room as it was when we came.
public struct JoinedRoom: Sendable, Equatable {
    /// Our participant id.
    public var sid: String
    public var identity: String
    public var room: String
    public var others: [RemoteParticipant]
    /// Whether the subscriber connection decides if we are there.
    public var isSubscriberPrimary: Bool
}

/// A participant as the server tells about it.
public struct RemoteParticipant: Sendable, Equatable {
    public struct Track: Sendable, Equatable {
        public var sid: String
        public var isMuted: Bool
    }

    public var sid: String
    public var identity: String
    public var tracks: [Track]
    public var isGone: Bool
    /// Counts changes; what is older than what we know is passed over.
    public var version: UInt32
}

/// One packet of audio, authentic and in plain.
public struct HeardPacket: Sendable {
    /// Under which source it came to us.
    public var ssrc: UInt32
    /// Its number, unwrapped.
    public var sequence: Int64
    public var timestamp: UInt32
    /// Who made it and when, if it is synthetic.
    public var mark: VoiceMark?
    /// It is no voice: discontinuous transmission, or silence of the server's own.
    public var isSilence: Bool
    /// It came in the redundancy of a later packet.
    public var isRecovered: Bool
}

/// A data packet as it came.
public struct ReceivedData: Sendable, Equatable {
    public var isReliable: Bool
    public var senderIdentity: String
    public var senderSid: String
    public var payload: [UInt8]
}

/// How loud someone is, 0 to 1.
public struct SpokenLevel: Sendable, Equatable {
    public var sid: String
    public var level: Float
}

/// How it ended.
public struct Departure: Sendable, Equatable {
    public enum Action: Sendable {
        case disconnect, reconnect
    }

    /// We ended it ourselves.
    public var isOwnWish: Bool
    /// LiveKit's number of the reason.
    public var reason: Int32
    public var action: Action
}

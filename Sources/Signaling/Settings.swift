import RoomPolicy

/// What an operator may decide about rooms and signaling; the defaults are those of `config/quartet.yaml`.
public struct Settings: Sendable, Equatable {
    /// Whether a join may create its room.
    public var autoCreate = true
    /// Places of a room that says nothing else.
    public var capacity = 4
    /// The most that anyone may ask for.
    public var capacityLimit = 64
    /// How long a room that nobody has joined stays.
    public var emptyTimeout: Duration = .seconds(300)
    /// How long a room stays after the last one left.
    public var departureTimeout: Duration = .seconds(20)
    /// A moderator may open someone's microphone (LiveKit's `room.enable_remote_unmute`).
    public var enableRemoteUnmute = false
    /// A moderator's mute holds until a moderator lifts it.
    public var stickyMute = true
    /// Whether the two of a fresh block may stay in one room.
    public var onBlock: BlockPolicy = .separate
    /// How often speakers are told.
    public var speakerInterval: Duration = .milliseconds(250)
    /// Listeners are offered redundant audio of every voice, also where its publisher sends plain Opus (LiveKit's
    /// `audio.active_red_encoding`).
    public var activeREDEncoding = true
    /// Whom the backend's webhooks go to.
    public var webhooks = WebhookSettings()
    /// The metrics tell of each participant's connection, under the names of room and participant.
    public var metricsNameParticipants = false
    /// Whether clients may use one peer connection for both directions; if not, they use two.
    public var oneConnection = true
    /// The web page; nil where none is served.
    public var page: WebPage?
    /// Offered to clients for reaching us from behind firewalls.
    public var iceServers: [ICEServer] = []

    public enum BlockPolicy: String, Sendable, CaseIterable {
        case separate, remove
    }

    public init() {}

    /// The part that the rules of rooms need.
    var lobby: LobbySettings {
        var lobby = LobbySettings()
        lobby.autoCreate = autoCreate
        lobby.capacityDefault = capacity
        lobby.capacityMax = capacityLimit
        lobby.emptyTimeout = emptyTimeout
        lobby.departureTimeout = departureTimeout
        lobby.rules.stickyMute = stickyMute
        lobby.rules.enableRemoteUnmute = enableRemoteUnmute
        lobby.rules.removesOnBlock = onBlock == .remove
        return lobby
    }
}

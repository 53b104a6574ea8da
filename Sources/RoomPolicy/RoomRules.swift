/// What the operator decided for all rooms.
public struct RoomRules: Sendable, Equatable {
    /// A moderator's mute stays until a moderator lifts it (`room.sticky_mute`). If not, the owner may open it at once.
    public var stickyMute = true
    /// A moderator may open somebody's microphone (`room.enable_remote_unmute`).
    public var enableRemoteUnmute = false
    /// A block between two who are in one room removes the later comer (`room.on_block: remove`).
    public var removesOnBlock = false

    /// The defaults.
    public init() {}
}

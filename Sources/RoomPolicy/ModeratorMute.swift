/// A moderator's mute that a room remembers, whether or not the identity is present or publishes.
public struct ModeratorMute: Sendable, Hashable {
    /// Whom the moderator muted.
    public let identity: Identity
    /// What of theirs; never `.unknown`, which counts as a microphone.
    public let source: TrackSource

    /// A mute of this identity's tracks of this source.
    public init(identity: Identity, source: TrackSource) {
        self.identity = identity
        self.source = source.muteKey
    }
}

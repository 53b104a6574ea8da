/// A track that a participant publishes. Mute has an author, since what a moderator muted its owner can't open.
public struct Track: Sendable, Equatable {
    /// Its identifier.
    public let id: TrackID
    /// Where it comes from.
    public let source: TrackSource
    /// Its display name.
    public let name: String
    /// Who muted it; nil while it is open.
    public internal(set) var mutedBy: Author?

    /// Whether nothing of it is forwarded.
    public var isMuted: Bool { mutedBy != nil }
}

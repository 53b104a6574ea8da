/// What a participant asks to publish.
public struct TrackRequest: Sendable, Equatable {
    /// The identifier minted for the track.
    public var id: TrackID
    /// Where it comes from.
    public var source: TrackSource
    /// Its display name.
    public var name: String
    /// Whether its owner starts it muted.
    public var isMuted: Bool

    /// Asks for a track.
    public init(id: TrackID, source: TrackSource, name: String = "", isMuted: Bool = false) {
        self.id = id
        self.source = source
        self.name = name
        self.isMuted = isMuted
    }
}

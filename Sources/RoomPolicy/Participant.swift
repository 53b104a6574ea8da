/// Somebody who was admitted to a room, for one stay.
public struct Participant: Sendable, Equatable {
    /// This stay's identifier.
    public let id: ParticipantID
    /// Who it is.
    public let identity: Identity
    /// The display name.
    public internal(set) var name: String
    /// Free text.
    public internal(set) var metadata: String
    /// Attributes without the reserved ones.
    public internal(set) var attributes: Attributes
    /// What it may do.
    public internal(set) var permissions: Permissions
    /// When it was admitted.
    public let joinedAt: ContinuousClock.Instant
    /// What it publishes, in the order of publishing.
    public internal(set) var tracks: [Track] = []
    /// Whom it has blocked, as its token said; in force while it is here. Only ever asked for one identity.
    private let blocks: Set<Identity>

    init(_ candidate: Candidate, id: ParticipantID, joinedAt: ContinuousClock.Instant) {
        self.id = id
        self.identity = candidate.identity
        self.name = candidate.name
        self.metadata = candidate.metadata
        self.attributes = candidate.attributes
        self.permissions = candidate.permissions
        self.joinedAt = joinedAt
        self.blocks = Set(candidate.blocks)
    }

    /// Whether its token blocks this identity.
    public func blocks(_ identity: Identity) -> Bool {
        blocks.contains(identity)
    }

    /// The track of this identifier, if it publishes it.
    public func track(_ id: TrackID) -> Track? {
        tracks.first { $0.id == id }
    }
}

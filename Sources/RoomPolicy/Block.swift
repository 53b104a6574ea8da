/// One identity has blocked another. Directed, and enforced both ways.
public struct Block: Sendable, Hashable {
    /// Who blocked.
    public let blocker: Identity
    /// Who was blocked.
    public let blocked: Identity

    /// A block.
    public init(blocker: Identity, blocked: Identity) {
        self.blocker = blocker
        self.blocked = blocked
    }
}

/// Somebody who asks to be admitted, as the token describes them.
public struct Candidate: Sendable, Equatable {
    /// Who they are.
    public var identity: Identity
    /// The display name.
    public var name: String
    /// Free text.
    public var metadata: String
    /// Attributes without the reserved ones.
    public var attributes: Attributes
    /// What they may do.
    public var permissions: Permissions
    /// Whom they have blocked, as the token says.
    public var blocks: [Identity]
    /// When the token was made, in milliseconds since 1970; nil if it does not say. Compared with revocations.
    public var tokenMadeAt: Int64?

    /// Describes a candidate.
    public init(
        identity: Identity, name: String = "", metadata: String = "", attributes: Attributes = Attributes(),
        permissions: Permissions = Permissions(), blocks: [Identity] = [], tokenMadeAt: Int64? = nil
    ) {
        self.identity = identity
        self.name = name
        self.metadata = metadata
        self.attributes = attributes
        self.permissions = permissions
        self.blocks = blocks
        self.tokenMadeAt = tokenMadeAt
    }
}

/// What a verified token says, or what one to be signed shall say.
public struct AccessToken: Sendable, Equatable {
    /// One of the participant's attributes.
    public struct Attribute: Sendable, Hashable {
        /// Its name.
        public var key: String
        /// Its value.
        public var value: String

        /// Makes an attribute.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// `iss`: the API key whose secret signed the token.
    public var apiKey: String
    /// `sub`, or `jti` where `sub` is empty; empty in tokens that are for no participant. Not checked for form here.
    public var identity = ""
    /// The display name.
    public var name = ""
    /// The participant's first metadata, free text.
    public var metadata = ""
    /// The participant's first attributes, sorted by key. Those named `quartet.…` are for the server and left out.
    public var attributes: [Attribute] = []
    /// What kind of participant: `standard`, `agent`, `sip`, ….
    public var kind = "standard"
    /// Details of the kind, passed through.
    public var kindDetails: [String] = []
    /// What the bearer may do.
    public var grants = Grants()
    /// `roomConfig`: a JSON object as it stood in the token, for the room that this join creates.
    public var roomConfig: [UInt8]?
    /// The name of a room preset of the server's.
    public var roomPreset: String?
    /// Base64 of a body's SHA-256; in webhook tokens only.
    public var sha256: String?
    /// `iat`.
    public var issuedAt: UnixTime?
    /// `nbf`.
    public var notBefore: UnixTime?
    /// `exp`.
    public var expiresAt: UnixTime
    /// The identities that the bearer has blocked, as the issuer knows them; from the `quartet` claim, or from the
    /// attribute `quartet.blocks`. Without repetitions.
    public var blocks: [String] = []

    /// A token of this key that ends at this time and says nothing else yet.
    public init(apiKey: String, expiresAt: UnixTime) {
        self.apiKey = apiKey
        self.expiresAt = expiresAt
    }

    /// When the token was made, as well as it says: `iat`, else `nbf`. Revocations compare with it.
    public var madeAt: UnixTime? {
        issuedAt ?? notBefore
    }
}

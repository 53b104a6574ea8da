extension AccessToken {
    /// Attributes whose names begin so are the server's own: taken from tokens, shown to nobody.
    static let reservedPrefix = "quartet."

    /// Reads the claims of a payload whose signature holds.
    /// - Parameter payload: the text that the claims were read from, to keep `roomConfig` as it stands.
    init(claims: ClaimReader, issuer: String, payload: [UInt8]) throws(TokenError) {
        guard let expiresAt = try claims.date("exp") else { throw .missingClaim("exp") }
        self.init(apiKey: issuer, expiresAt: expiresAt)
        notBefore = try claims.date("nbf")
        issuedAt = try claims.date("iat")

        let subject = try claims.string("sub") ?? ""
        let tokenID = try claims.string("jti", nullable: true) ?? ""
        identity = subject.isEmpty ? tokenID : subject
        name = try claims.string("name", nullable: true) ?? ""
        metadata = try claims.string("metadata", nullable: true) ?? ""
        let kind = try claims.string("kind", nullable: true) ?? ""
        self.kind = kind.isEmpty ? "standard" : kind
        kindDetails = try claims.strings("kindDetails")
        sha256 = try claims.string("sha256", nullable: true)
        roomPreset = try claims.string("roomPreset", nullable: true)
        if try claims.object("roomConfig", nullable: true) != nil, let source = claims.member("roomConfig")?.source {
            roomConfig = Array(payload[source])
        }
        if let members = try claims.object("video") {
            grants = try Grants(claims: ClaimReader(members, prefix: "video."))
        }
        try readAttributesAndBlocks(claims)
    }

    private mutating func readAttributesAndBlocks(_ claims: ClaimReader) throws(TokenError) {
        var found: [String] = []
        if let members = try claims.object("quartet", nullable: true) {
            found = try ClaimReader(members, prefix: "quartet.").strings("blocks")
        }
        let all = ClaimReader(try claims.object("attributes", nullable: true) ?? [], prefix: "attributes.")
        if let text = try all.string("quartet.blocks") {
            found += try Self.blocks(inAttribute: text)
        }
        var attributes: [Attribute] = []
        for member in try claims.object("attributes", nullable: true) ?? [] {
            guard case .string(let value) = member.value else { throw .wrongType(claim: "attributes") }
            if !member.key.hasPrefix(Self.reservedPrefix) {
                attributes.append(Attribute(key: member.key, value: value))
            }
        }
        self.attributes = attributes.sorted { $0.key < $1.key }
        blocks = try Self.checked(blocks: found)
    }

    /// LiveKit's server SDKs add no claims of their own, so the array may come as the text of an attribute.
    private static func blocks(inAttribute text: String) throws(TokenError) -> [String] {
        let claim = "attributes.quartet.blocks"
        guard case .array(let elements)? = JSONReader.read(Array(text.utf8), depthMax: 1) else {
            throw .wrongType(claim: claim)
        }
        var identities: [String] = []
        for element in elements {
            guard case .string(let identity) = element else { throw .wrongType(claim: claim) }
            identities.append(identity)
        }
        return identities
    }

    private static func checked(blocks: [String]) throws(TokenError) -> [String] {
        var seen = Set<String>(minimumCapacity: min(blocks.count, Limits.blocksMax + 1))
        var unique: [String] = []
        unique.reserveCapacity(blocks.count)
        for identity in blocks where seen.insert(identity).inserted {
            guard !identity.isEmpty, identity.utf8.count <= Limits.blockedIdentityBytesMax else {
                throw .outOfRange(claim: "blocks")
            }
            unique.append(identity)
        }
        guard unique.count <= Limits.blocksMax else {
            throw .tooManyBlocks(count: unique.count, max: Limits.blocksMax)
        }
        return unique
    }
}

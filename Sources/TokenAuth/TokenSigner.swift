/// Mints tokens: for the command line, for refreshing a participant's token, and for webhook signatures.
public struct TokenSigner: Sendable {
    private let key: String
    private let secret: [UInt8]

    /// Signs with this API key and its secret.
    public init(key: String, secret: [UInt8]) {
        self.key = key
        self.secret = secret
    }

    /// Signs with this API key and its secret.
    public init(key: String, secret: String) {
        self.init(key: key, secret: Array(secret.utf8))
    }

    /// The token in compact form. Its issuer is the signer's key, whatever `token.apiKey` says; times in whole seconds.
    public func sign(_ token: AccessToken) -> String {
        let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))
        let signedPart = header + "." + Base64URL.encode(payload(of: token))
        return signedPart + "." + Base64URL.encode(HMAC.sha256(Array(signedPart.utf8), key: secret))
    }

    /// The token in compact form, short enough to be accepted again: metadata may have grown since the participant
    /// joined, so what does not fit is left out, room settings first, then metadata, then attributes. Grants and
    /// blocks always stay.
    public func signFitting(_ token: AccessToken) -> String {
        var token = token
        var text = sign(token)
        if text.utf8.count > Limits.tokenBytesMax {
            token.roomConfig = nil
            text = sign(token)
        }
        if text.utf8.count > Limits.tokenBytesMax {
            token.metadata = ""
            text = sign(token)
        }
        if text.utf8.count > Limits.tokenBytesMax {
            token.attributes = []
            text = sign(token)
        }
        return text
    }

    private func payload(of token: AccessToken) -> [UInt8] {
        var writer = JSONWriter()
        writer.add("iss", key)
        writer.add("sub", unlessEmpty: token.identity)
        if let issuedAt = token.issuedAt { writer.add("iat", issuedAt.seconds) }
        if let notBefore = token.notBefore { writer.add("nbf", notBefore.seconds) }
        writer.add("exp", token.expiresAt.seconds)
        writer.add("name", unlessEmpty: token.name)
        writer.add("metadata", unlessEmpty: token.metadata)
        if !token.attributes.isEmpty {
            var attributes = JSONWriter()
            for attribute in token.attributes { attributes.add(attribute.key, attribute.value) }
            writer.add("attributes", json: attributes.finished())
        }
        if token.kind != "standard" { writer.add("kind", unlessEmpty: token.kind) }
        if !token.kindDetails.isEmpty { writer.add("kindDetails", token.kindDetails) }
        if token.grants.video { writer.add("video", json: token.grants.json()) }
        if let roomConfig = token.roomConfig { writer.add("roomConfig", json: roomConfig) }
        if let roomPreset = token.roomPreset { writer.add("roomPreset", roomPreset) }
        if let sha256 = token.sha256 { writer.add("sha256", sha256) }
        if !token.blocks.isEmpty {
            var quartet = JSONWriter()
            quartet.add("blocks", token.blocks)
            writer.add("quartet", json: quartet.finished())
        }
        return writer.finished()
    }
}

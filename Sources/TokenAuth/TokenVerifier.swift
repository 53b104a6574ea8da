/// Decides whether a token is true: LiveKit access tokens, which are compact JWS (RFC 7515 §7.1) with HS256 only.
///
/// Never looks at anything but the token, the keys and the time given. Keys or addresses offered by the token's own
/// header (`jwk`, `jku`, `x5u`, `kid`) are not read at all.
public struct TokenVerifier: Sendable {
    private let keys: KeyRing

    /// Verifies against these keys.
    public init(keys: KeyRing) {
        self.keys = keys
    }

    /// What the token says, if it was signed with the secret of its issuer and is good at `now`.
    ///
    /// Of an unverified token only the header and the issuer's name are used.
    public func verify(_ token: String, at now: UnixTime) throws(TokenError) -> AccessToken {
        guard token.utf8.count <= Limits.tokenBytesMax else {
            throw .tooLong(bytes: token.utf8.count, max: Limits.tokenBytesMax)
        }
        let bytes = Array(token.utf8)
        let dot = UInt8(ascii: ".")
        guard let first = bytes.firstIndex(of: dot), let second = bytes[(first + 1)...].firstIndex(of: dot),
            !bytes[(second + 1)...].contains(dot)
        else { throw .malformed(.token) }

        try checkHeader(bytes[..<first])
        guard let payload = Base64URL.decode(bytes[(first + 1)..<second]),
            case .object(let members)? = JSONReader.read(payload, depthMax: Limits.depthMax)
        else { throw .malformed(.payload) }

        let claims = ClaimReader(members)
        guard let issuer = try claims.string("iss"), !issuer.isEmpty else { throw .missingClaim("iss") }
        guard let secret = keys.secret(for: issuer), !secret.isEmpty else { throw .unknownKey }
        guard let signature = Base64URL.decode(bytes[(second + 1)...]) else { throw .malformed(.signature) }
        let signedPart = Array(bytes[..<second])
        guard HMAC.areEqual(signature, HMAC.sha256(signedPart, key: secret)) else { throw .badSignature }

        let result = try AccessToken(claims: claims, issuer: issuer, payload: payload)
        try checkTimes(of: result, at: now)
        return result
    }

    private func checkHeader(_ part: ArraySlice<UInt8>) throws(TokenError) {
        guard let text = Base64URL.decode(part),
            case .object(let members)? = JSONReader.read(text, depthMax: Limits.depthMax)
        else { throw .malformed(.header) }
        let header = ClaimReader(members)
        guard header.member("alg")?.value == .string("HS256") else { throw .wrongAlgorithm }
        guard header.member("crit") == nil else { throw .criticalExtension }
    }

    private func checkTimes(of token: AccessToken, at now: UnixTime) throws(TokenError) {
        let leeway = Limits.leewaySeconds
        if token.expiresAt < now.adding(seconds: -leeway) {
            throw .expired(secondsAgo: Self.seconds(from: token.expiresAt, to: now))
        }
        if let notBefore = token.notBefore, notBefore > now.adding(seconds: leeway) {
            throw .notYetValid(secondsLeft: Self.seconds(from: now, to: notBefore))
        }
        if let issuedAt = token.issuedAt, issuedAt > now.adding(seconds: leeway) {
            throw .issuedInTheFuture(secondsLeft: Self.seconds(from: now, to: issuedAt))
        }
    }

    private static func seconds(from start: UnixTime, to end: UnixTime) -> Int64 {
        let (difference, overflow) = end.milliseconds.subtractingReportingOverflow(start.milliseconds)
        return overflow ? Int64.max / 1_000 : difference / 1_000
    }
}

import TokenAuth

/// Makes tokens that nobody should make, beside good ones.
enum Forge {
    static let secret = "a secret of more than thirty-two bytes"
    static let now = UnixTime(seconds: 1_800_000_000)
    static let goodHeader = #"{"alg":"HS256","typ":"JWT"}"#

    static var keys: KeyRing {
        get throws { try KeyRing([("key", secret), ("other", "another secret of thirty-two bytes!")]) }
    }

    /// A token of these texts, signed with HMAC-SHA256 whatever they say.
    static func token(header: String = goodHeader, payload: String, secret: String = secret) -> String {
        token(header: Array(header.utf8), payload: Array(payload.utf8), secret: secret)
    }

    static func token(header: [UInt8], payload: [UInt8], secret: String = secret) -> String {
        signed(Base64URL.encode(header) + "." + Base64URL.encode(payload), secret: secret)
    }

    /// Adds a true signature to whatever stands before it.
    static func signed(_ text: String, secret: String = secret) -> String {
        text + "." + Base64URL.encode(HMAC.sha256(Array(text.utf8), key: Array(secret.utf8)))
    }

    /// A payload that is good except for what `claims` adds; each of them replaces the claim of its name.
    static func payload(without omitted: [String] = [], _ claims: (String, String)...) -> String {
        var members = [
            ("iss", #""key""#), ("sub", #""ann""#), ("exp", "\(now.seconds + 600)"),
            ("video", #"{"roomJoin":true,"room":"lounge"}"#),
        ].filter { !omitted.contains($0.0) }
        for claim in claims {
            members.removeAll { $0.0 == claim.0 }
            members.append(claim)
        }
        return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    static func video(_ members: String) -> String {
        payload(("video", "{\(members)}"))
    }

    static func verify(_ token: String, at time: UnixTime = now) throws -> AccessToken {
        try TokenVerifier(keys: keys).verify(token, at: time)
    }

    static func error(of token: String, at time: UnixTime = now) throws -> TokenError? {
        let verifier = try TokenVerifier(keys: keys)
        do throws(TokenError) {
            _ = try verifier.verify(token, at: time)
            return nil
        } catch {
            return error
        }
    }
}

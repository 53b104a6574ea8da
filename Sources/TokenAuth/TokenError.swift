/// Why a token is not good. Carries the numbers a person needs, and never a part of the token or of a secret.
public enum TokenError: Error, Equatable, Sendable {
    /// A part of the compact form, for `malformed`.
    public enum Part: String, Equatable, Sendable {
        /// The whole: not three parts between dots.
        case token
        /// The first part: not base64url of a JSON object.
        case header
        /// The second part: not base64url of a JSON object.
        case payload
        /// The third part: not base64url.
        case signature
    }

    /// Longer than a token may be.
    case tooLong(bytes: Int, max: Int)
    /// This part can't be read.
    case malformed(Part)
    /// The header's `alg` is not exactly `HS256`.
    case wrongAlgorithm
    /// The header demands extensions by `crit` (RFC 7515 §4.1.11); none is understood here.
    case criticalExtension
    /// The issuer is no configured API key.
    case unknownKey
    /// The signature was not made with the issuer's secret.
    case badSignature
    /// A claim that must be there is not.
    case missingClaim(String)
    /// A claim is there with a value of the wrong JSON type.
    case wrongType(claim: String)
    /// A claim has the right type and an impossible value.
    case outOfRange(claim: String)
    /// The time of use is past `exp` and the leeway.
    case expired(secondsAgo: Int64)
    /// The time of use is before `nbf` less the leeway.
    case notYetValid(secondsLeft: Int64)
    /// `iat` lies in the future by more than the leeway.
    case issuedInTheFuture(secondsLeft: Int64)
    /// The token blocks more identities than it may.
    case tooManyBlocks(count: Int, max: Int)

    /// The cause in words, to stand after "invalid authorization token: ".
    public var sentence: String {
        switch self {
        case .tooLong(let bytes, let max): "\(bytes) bytes long (at most \(max))"
        case .malformed(.token): "not three parts between dots"
        case .malformed(let part): "\(part.rawValue) can't be read"
        case .wrongAlgorithm: "algorithm is not HS256"
        case .criticalExtension: "demands extensions that are not understood"
        case .unknownKey: "unknown API key"
        case .badSignature: "signature does not match"
        case .missingClaim(let claim): "no \(claim)"
        case .wrongType(let claim): "\(claim) has the wrong type"
        case .outOfRange(let claim): "\(claim) is out of range"
        case .expired(let seconds): "expired \(seconds) s ago"
        case .notYetValid(let seconds): "not valid for another \(seconds) s"
        case .issuedInTheFuture(let seconds): "issued \(seconds) s in the future"
        case .tooManyBlocks(let count, let max): "blocks \(count) identities (at most \(max))"
        }
    }
}

extension TokenError: CustomStringConvertible {
    /// The sentence.
    public var description: String { sentence }
}

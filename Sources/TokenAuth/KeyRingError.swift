/// Why configured keys can't be used. The server does not start with them.
public enum KeyRingError: Error, Equatable, Sendable {
    /// No pair at all.
    case noKeys
    /// A pair without a key.
    case emptyKey
    /// Two pairs with one key.
    case repeatedKey(String)
    /// A secret that can be guessed.
    case shortSecret(key: String, bytes: Int, min: Int)

    /// What is wrong, in words; never the secret.
    public var sentence: String {
        switch self {
        case .noKeys: "no API key is configured"
        case .emptyKey: "an API key is empty"
        case .repeatedKey(let key): "API key \(key) is configured twice"
        case .shortSecret(let key, let bytes, let min):
            "the secret of API key \(key) has \(bytes) bytes (at least \(min))"
        }
    }
}

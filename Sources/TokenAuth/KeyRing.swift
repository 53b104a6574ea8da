/// API keys and their secrets, in the order configured. Describes itself by the keys alone, so no log shows a secret.
public struct KeyRing: Sendable {
    private let entries: [(key: String, secret: [UInt8])]

    /// Takes at least one pair; refuses empty and repeated keys, and secrets of under 32 bytes (RFC 7518 §3.2).
    public init(_ keys: [(key: String, secret: String)]) throws(KeyRingError) {
        try self.init(bytes: keys.map { ($0.key, Array($0.secret.utf8)) })
    }

    /// The same for secrets that are not text.
    public init(bytes keys: [(key: String, secret: [UInt8])]) throws(KeyRingError) {
        guard !keys.isEmpty else { throw .noKeys }
        for (index, (key, secret)) in keys.enumerated() {
            guard !key.isEmpty else { throw .emptyKey }
            guard !keys[..<index].contains(where: { $0.key == key }) else { throw .repeatedKey(key) }
            guard secret.count >= Limits.secretBytesMin else {
                throw .shortSecret(key: key, bytes: secret.count, min: Limits.secretBytesMin)
            }
        }
        self.entries = keys
    }

    private init(unchecked entries: [(key: String, secret: [UInt8])]) {
        self.entries = entries
    }

    /// The pair that LiveKit's own development mode uses: `devkey` and `secret`. Known to all, for trying out only.
    public static let development = KeyRing(unchecked: [("devkey", Array("secret".utf8))])

    /// The secret of this API key, nil if the key is unknown.
    public func secret(for key: String) -> [UInt8]? {
        entries.first { $0.key == key }?.secret
    }

    /// The pair configured first, with which the server signs its own tokens.
    public var first: (key: String, secret: [UInt8]) {
        entries[0]
    }

    /// The API keys in the order configured.
    public var keys: [String] {
        entries.map(\.key)
    }
}

extension KeyRing: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The keys without their secrets.
    public var description: String { "KeyRing(\(keys.joined(separator: ", ")))" }

    /// The keys without their secrets.
    public var debugDescription: String { description }

    /// The keys without their secrets.
    public var customMirror: Mirror { Mirror(self, children: ["keys": keys]) }
}

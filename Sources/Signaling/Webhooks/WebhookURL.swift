/// Where a receiver listens: an absolute `http` or `https` URL without a user part, since the signature takes the
/// place of one.
public struct WebhookURL: Sendable, Hashable {
    /// As it was written.
    public let rawValue: String
    /// Scheme, host and port: enough to recognise it in a log, where its path and query might hold a secret.
    public let origin: String

    /// Takes a URL of printable ASCII (RFC 3986 allows no more), or gives nil.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= Limits.webhookURLBytes, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else { return nil }
        let authority = parts[1].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@"), Self.isHost(authority) else { return nil }
        rawValue = text
        origin = parts[0].lowercased() + "://" + authority
    }

    /// A name or an address, in brackets where it is one of IPv6, and perhaps a port.
    private static func isHost(_ authority: Substring) -> Bool {
        var host = authority
        var port: Substring?
        if authority.first == "[" {
            guard let end = authority.lastIndex(of: "]") else { return false }
            host = authority[...end]
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || rest.first == ":" else { return false }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            port = authority[authority.index(after: colon)...]
        }
        guard port.map({ UInt16($0).map { $0 > 0 } ?? false }) ?? true else { return false }
        return !host.isEmpty && host != "[]" && !host.contains { #"\"<>^`{}|"#.contains($0) }
    }
}

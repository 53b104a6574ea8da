/// Where a server is reached: the parts of a URL such as `https://voice.example.org/livekit`.
struct WebAddress: Equatable {
    var isSecure: Bool
    /// As it stands in the URL: a name, an address, or an IPv6 address in brackets.
    var host: String
    var port: UInt16
    /// What stands before the server's own paths; empty or without a slash at the end.
    var path: String

    /// `http`, `https`, `ws` or `wss`; nil for anything else, and for what has a user name or a query.
    init?(_ text: String) {
        let schemes: [(prefix: String, isSecure: Bool)] = [
            ("http://", false), ("ws://", false), ("https://", true), ("wss://", true),
        ]
        guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0.prefix) }),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains("@"), !text.contains("?"),
            !text.contains("#")
        else { return nil }
        let rest = text.dropFirst(scheme.prefix.count)
        let authority = rest.prefix { $0 != "/" }
        isSecure = scheme.isSecure
        path = String(rest.dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
        // The last colon is the port's unless it stands within brackets.
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            guard let number = UInt16(authority[authority.index(after: colon)...]), number > 0 else { return nil }
            port = number
            host = String(authority[..<colon])
        } else {
            port = scheme.isSecure ? 443 : 80
            host = String(authority)
        }
        if host.isEmpty || (host.contains(":") && !host.hasPrefix("[")) { return nil }
    }

    /// The host without brackets.
    var bareHost: String { host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host }

    /// Scheme, host and port, for a connection.
    var origin: String { "\(isSecure ? "https" : "http")://\(host):\(port)" }
}

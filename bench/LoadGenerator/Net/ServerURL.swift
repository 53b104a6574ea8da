/// Where the signaling of the server under test is: `ws://host:port`, as LiveKit's clients are given it.
struct ServerURL: Equatable, Sendable {
    var host: String
    var port: UInt16
    /// Without a slash at its end; empty for a server at the root.
    var path: String

    init(_ text: String) throws(LoadError) {
        guard let mark = text.firstIndex(of: ":"), text[mark...].hasPrefix("://") else {
            throw LoadError("--url \(text): a URL such as ws://127.0.0.1:7880 was expected")
        }
        switch text[..<mark].lowercased() {
        case "ws", "http": break
        case "wss", "https":
            throw LoadError("--url \(text): there is no TLS here; name the plain port behind the proxy (ws://…)")
        default: throw LoadError("--url \(text): a URL such as ws://127.0.0.1:7880 was expected")
        }
        let rest = text[text.index(mark, offsetBy: 3)...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard rest.dropFirst(authority.count).allSatisfy({ $0 != "?" && $0 != "#" }) else {
            throw LoadError("--url \(text): no query was expected")
        }
        path = String(rest.dropFirst(authority.count))
        while path.last == "/" { path.removeLast() }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, !name.isEmpty, parts.count <= 2, Self.isName(name) else {
            throw LoadError("--url \(text): a host name or an IPv4 address was expected behind ://")
        }
        host = String(name)
        guard parts.count == 2 else {
            port = 80
            return
        }
        guard let number = UInt16(parts[1]), number > 0 else {
            throw LoadError("--url \(text): a port from 1 to 65535 was expected behind the colon")
        }
        port = number
    }

    static func isName(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    var description: String { "ws://\(host):\(port)\(path)" }
}

/// IPv4 addresses in host order, as far as the generator has to judge them.
enum IPv4 {
    /// Whether a load may go there unasked: this machine (RFC 1122 §3.2.1.3) or a private network (RFC 1918, RFC 3927).
    static func isPrivate(_ address: UInt32) -> Bool {
        isLoopback(address) || address >> 24 == 10 || address >> 20 == 0xAC1 || address >> 16 == 0xC0A8
            || address >> 16 == 0xA9FE
    }

    static func isLoopback(_ address: UInt32) -> Bool { address >> 24 == 127 }

    static func text(_ address: UInt32) -> String {
        [24, 16, 8, 0].map { String(address >> UInt32($0) & 0xFF) }.joined(separator: ".")
    }
}

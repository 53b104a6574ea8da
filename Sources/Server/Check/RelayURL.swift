/// The URL of a STUN or TURN server (RFC 7064, 7065).
struct RelayURL: Equatable {
    enum Transport { case udp, tcp, tls }

    var text: String
    /// Whether it is TURN's.
    var isRelay: Bool
    var host: String
    var port: UInt16
    var transport: Transport

    /// `stun:host`, `turn:host:port?transport=tcp`, `turns:[2001:db8::1]` and the like; nil for anything else.
    init?(_ text: String) {
        self.text = text
        let halves = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        isRelay = parts[0].hasPrefix("turn")
        switch parts[0] {
        case "stun", "turn": (transport, port) = (.udp, 3478)
        case "turns": (transport, port) = (.tls, 5349)
        default: return nil
        }
        switch halves.count == 2 ? halves[1] : "" {
        case "": break
        case "transport=udp" where transport == .udp: break
        case "transport=tcp": if transport == .udp { transport = .tcp }
        default: return nil
        }
        guard let address = WebAddress("http://" + parts[1]), address.path.isEmpty else { return nil }
        host = address.bareHost
        if address.port != 80 || parts[1].hasSuffix(":80") { port = address.port }
    }

    /// Where a TCP connection goes.
    var origin: String {
        "\(transport == .tls ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}

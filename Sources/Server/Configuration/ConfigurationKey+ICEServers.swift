import Signaling

/// Servers by which clients find a way out of their networks.
extension ConfigurationKey {
    /// `host`, `host:port` or `[2001:db8::1]:port`.
    static func stunServer(_ node: YAMLNode) throws(ConfigurationError) -> Settings.ICEServer {
        let expected = "host:port of a STUN server"
        let text = try node.text(expected)
        guard isClean(text), !text.hasPrefix("stun:") else { throw node.fault(expected) }
        return Settings.ICEServer(urls: ["stun:" + text])
    }

    /// LiveKit's keys. The secrets in it must not reach a message.
    static func turnServer(_ node: YAMLNode) throws(ConfigurationError) -> Settings.ICEServer {
        var host = ""
        var port = 3478
        var transport = "udp"
        var server = Settings.ICEServer(urls: [])
        for entry in try node.mapping() {
            let value = entry.value
            switch entry.key {
            case "host":
                host = try value.text("the name or address of a TURN server")
                guard isClean(host) else { throw value.fault("the name or address of a TURN server") }
            case "port": port = try value.integer(1...65_535)
            case "protocol": transport = try value.text("udp, tcp or tls")
            case "username" where !value.isNull: server.username = try secretText(value, "username")
            case "credential" where !value.isNull: server.credential = try secretText(value, "credential")
            case "secret" where !value.isNull: server.secret = try secretText(value, "secret")
            case "ttl" where !value.isOff:
                server.lifetime = try value.duration(unit: .seconds(1), .seconds(60) ... .seconds(86_400))
            case "username", "credential", "secret", "ttl": break
            default: throw ConfigurationError(line: entry.line, "a server has no key \(entry.key)")
            }
        }
        guard !host.isEmpty else { throw ConfigurationError(line: node.line, "host is missing") }
        guard server.secret.isEmpty || (server.username.isEmpty && server.credential.isEmpty) else {
            throw ConfigurationError(line: node.line, "a secret makes username and credential: leave those out")
        }
        // An address of IPv6 is told from its port by brackets.
        let place = "\(host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host):\(port)"
        switch transport {
        case "udp", "tcp": server.urls = ["turn:\(place)?transport=\(transport)"]
        case "tls": server.urls = ["turns:\(place)?transport=tcp"]
        default: throw ConfigurationError(line: node.line, "protocol is udp, tcp or tls")
        }
        return server
    }

    /// Native clients stop their process over a URL that they cannot read, so none is made of anything strange.
    private static func isClean(_ host: String) -> Bool {
        !host.isEmpty && host.utf8.count <= 255
            && host.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default: false
                }
            }
    }

    private static func secretText(_ node: YAMLNode, _ key: String) throws(ConfigurationError) -> String {
        guard case .scalar(let text, _) = node.value else {
            throw ConfigurationError(line: node.line, "\(key) must be a text")
        }
        return text
    }
}

import SFU
import Signaling

/// One key of the configuration: where it stands and what it sets.
struct ConfigurationKey {
    /// The path, with dots: `room.empty_timeout`.
    var path: String
    var apply: @Sendable (YAMLNode, inout Configuration) throws(ConfigurationError) -> Void

    init(
        _ path: String, _ apply: @escaping @Sendable (YAMLNode, inout Configuration) throws(ConfigurationError) -> Void
    ) {
        self.path = path
        self.apply = apply
    }

    /// Every key that does something, in the order of `config/quartet.yaml`.
    static let all: [ConfigurationKey] = general + metrics + media + rooms + webhooks

    private static let general: [ConfigurationKey] = [
        ConfigurationKey("port") { (node, it) throws(ConfigurationError) in
            it.port = UInt16(try node.integer(1...65_535))
        },
        ConfigurationKey("bind_addresses") { (node, it) throws(ConfigurationError) in
            it.bindAddresses = []
            // LiveKit writes the empty text for "every address".
            for entry in try node.list() where !entry.isOff { it.bindAddresses.append(try entry.address()) }
        },
        ConfigurationKey("keys") { (node, it) throws(ConfigurationError) in it.keys = try keys(node) },
        ConfigurationKey("development") { (node, it) throws(ConfigurationError) in
            it.isDevelopment = try node.boolean()
        },
        ConfigurationKey("web.page") { (node, it) throws(ConfigurationError) in
            it.hasPage = node.isNull ? nil : try node.boolean()
        },
        ConfigurationKey("log_level") { (node, it) throws(ConfigurationError) in
            it.logLevel = try node.choice(LogLevel.self)
        },
        ConfigurationKey("logging.level") { (node, it) throws(ConfigurationError) in
            it.logLevel = try node.choice(LogLevel.self)
        },
        ConfigurationKey("logging.json") { (node, it) throws(ConfigurationError) in
            it.logFormat = try node.boolean() ? .json : .text
        },
        ConfigurationKey("state.path") { (node, it) throws(ConfigurationError) in
            it.statePath = node.isOff ? nil : try node.text("a file, or :memory:")
        },
        ConfigurationKey("limit.connections") { (node, it) throws(ConfigurationError) in
            it.connectionsMax = try node.integer(1...1_000_000)
        },
    ]

    private static let metrics: [ConfigurationKey] = [
        ConfigurationKey("prometheus.port") { (node, it) throws(ConfigurationError) in
            it.metricsPort = try metricsPort(node)
        },
        // LiveKit's older name.
        ConfigurationKey("prometheus_port") { (node, it) throws(ConfigurationError) in
            it.metricsPort = try metricsPort(node)
        },
        ConfigurationKey("prometheus.bind_addresses") { (node, it) throws(ConfigurationError) in
            let addresses = try node.list().filter { !$0.isOff }
            guard !addresses.isEmpty else { return }
            it.metricsAddresses = []
            for address in addresses { it.metricsAddresses.append(try address.address()) }
        },
        ConfigurationKey("prometheus.participants") { (node, it) throws(ConfigurationError) in
            it.room.metricsNameParticipants = try node.boolean()
        },
    ]

    private static func metricsPort(_ node: YAMLNode) throws(ConfigurationError) -> UInt16? {
        let port = try node.integer(0...65_535)
        return port == 0 ? nil : UInt16(port)
    }

    private static let media: [ConfigurationKey] = [
        ConfigurationKey("rtc.udp_port") { (node, it) throws(ConfigurationError) in
            it.udpPort = UInt16(try node.integer(1...65_535))
        },
        ConfigurationKey("rtc.tcp_port") { (node, it) throws(ConfigurationError) in
            it.tcpPort = node.isOff ? nil : UInt16(try node.integer(1...65_535))
        },
        ConfigurationKey("rtc.workers") { (node, it) throws(ConfigurationError) in
            it.workers = try node.integer(1...Limits.workers)
        },
        ConfigurationKey("rtc.node_ip") { (node, it) throws(ConfigurationError) in
            it.nodeIP = node.isOff ? nil : try node.address()
        },
        ConfigurationKey("rtc.interfaces.includes") { (node, it) throws(ConfigurationError) in
            it.interfacesIncluded = try node.texts("the name of an interface")
        },
        ConfigurationKey("rtc.interfaces.excludes") { (node, it) throws(ConfigurationError) in
            it.interfacesExcluded = try node.texts("the name of an interface")
        },
        ConfigurationKey("rtc.enable_loopback_candidate") { (node, it) throws(ConfigurationError) in
            it.enableLoopbackCandidate = try node.boolean()
        },
        ConfigurationKey("rtc.consent_timeout") { (node, it) throws(ConfigurationError) in
            it.media.consentTimeout = try node.duration(unit: .seconds(1), .seconds(5) ... .seconds(120))
            it.media.sendingTimeout = min(it.media.sendingTimeout, it.media.consentTimeout)
        },
        ConfigurationKey("rtc.one_connection") { (node, it) throws(ConfigurationError) in
            it.room.oneConnection = try node.boolean()
        },
        ConfigurationKey("rtc.stun_servers") { (node, it) throws(ConfigurationError) in
            it.room.iceServers += try node.list().map { (server) throws(ConfigurationError) in try stunServer(server) }
        },
        ConfigurationKey("rtc.turn_servers") { (node, it) throws(ConfigurationError) in
            it.room.iceServers += try node.list().map { (server) throws(ConfigurationError) in try turnServer(server) }
        },
    ]

    private static let rooms: [ConfigurationKey] = [
        ConfigurationKey("room.auto_create") { (node, it) throws(ConfigurationError) in
            it.room.autoCreate = try node.boolean()
        },
        ConfigurationKey("room.max_participants") { (node, it) throws(ConfigurationError) in
            // 0 asks for the default, never for no limit.
            let places = try node.integer(0...1000)
            it.room.capacity = places == 0 ? Settings().capacity : places
        },
        ConfigurationKey("room.capacity_limit") { (node, it) throws(ConfigurationError) in
            it.room.capacityLimit = try node.integer(1...1000)
        },
        ConfigurationKey("room.empty_timeout") { (node, it) throws(ConfigurationError) in
            it.room.emptyTimeout = try node.duration(unit: .seconds(1), .seconds(1) ... .seconds(86_400))
        },
        ConfigurationKey("room.departure_timeout") { (node, it) throws(ConfigurationError) in
            it.room.departureTimeout = try node.duration(unit: .seconds(1), .seconds(0) ... .seconds(86_400))
        },
        ConfigurationKey("room.enable_remote_unmute") { (node, it) throws(ConfigurationError) in
            it.room.enableRemoteUnmute = try node.boolean()
        },
        ConfigurationKey("room.sticky_mute") { (node, it) throws(ConfigurationError) in
            it.room.stickyMute = try node.boolean()
        },
        ConfigurationKey("room.on_block") { (node, it) throws(ConfigurationError) in
            it.room.onBlock = try node.choice(Settings.BlockPolicy.self)
        },
        ConfigurationKey("audio.update_interval") { (node, it) throws(ConfigurationError) in
            let interval = try node.duration(unit: .milliseconds(1), .milliseconds(100) ... .seconds(10))
            it.room.speakerInterval = interval
            it.media.updateInterval = interval
        },
        ConfigurationKey("audio.active_level") { (node, it) throws(ConfigurationError) in
            it.media.activeLevel = UInt8(try node.integer(0...127))
        },
        ConfigurationKey("audio.min_percentile") { (node, it) throws(ConfigurationError) in
            it.media.minPercentile = UInt32(try node.integer(0...100))
        },
        ConfigurationKey("audio.smooth_intervals") { (node, it) throws(ConfigurationError) in
            it.media.smoothIntervals = UInt32(try node.integer(0...20))
        },
        ConfigurationKey("audio.active_red_encoding") { (node, it) throws(ConfigurationError) in
            it.room.activeREDEncoding = try node.boolean()
        },
    ]

    private static func keys(_ node: YAMLNode) throws(ConfigurationError) -> [Configuration.APIKey] {
        var keys: [Configuration.APIKey] = []
        for entry in try node.mapping() {
            // The secret must not reach a message.
            guard case .scalar(let secret, _) = entry.value.value, !entry.value.isNull else {
                throw ConfigurationError(line: entry.line, "the secret of API key \(entry.key) must be a text")
            }
            keys.append(Configuration.APIKey(key: entry.key, secret: secret))
        }
        return keys
    }
}

import Glibc
import SFU
import Signaling
import Testing

@testable import Server

@Suite struct ConfigurationTests {
    private func parse(_ text: String) throws(ConfigurationError) -> Configuration {
        var warnings: [ConfigurationError] = []
        return try Configuration(yaml: Array(text.utf8), warnings: &warnings)
    }

    private func fault(_ text: String) -> ConfigurationError? {
        do throws(ConfigurationError) {
            _ = try parse(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func `the documented file holds every key with its default`() throws {
        let path = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/config/quartet.yaml"
        let descriptor = open(path, O_RDONLY)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 100_000)
        let count = read(descriptor, &text, text.count)
        text.removeLast(text.count - count)
        var warnings: [ConfigurationError] = []
        #expect(try Configuration(yaml: text, warnings: &warnings) == Configuration())
        #expect(warnings.isEmpty)
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        for key in ConfigurationKey.all where !["log_level", "prometheus_port"].contains(key.path) {
            let name = key.path.split(separator: ".").last!
            #expect(lines.contains { $0.drop { $0 == " " }.hasPrefix(name + ":") }, "\(key.path) is not documented")
        }
    }

    @Test func `an empty file means the defaults`() throws {
        for text in ["", "\n", "# nothing\n", "---\n", "{}", "~"] { #expect(try parse(text) == Configuration()) }
    }

    @Test func `every key does what it says`() throws {
        let configuration = try parse(
            """
            port: 8000
            bind_addresses: ["", 192.0.2.1, "::1"]
            keys: {one: aaaa, "two": "b: b"}
            development: true
            web: {page: false}
            logging: {level: debug, json: true}
            state: {path: /srv/state.db}
            limit: {connections: 7}
            rtc:
              udp_port: 9000
              tcp_port: 443
              workers: 3
              node_ip: 203.0.113.7
              interfaces: {includes: [eth0], excludes: [docker0]}
              enable_loopback_candidate: true
              consent_timeout: 10s
              stun_servers: [stun.example.org:3478]
              turn_servers:
                - {host: turn.example.org, port: 443, protocol: tls, username: u, credential: c}
                - host: t2
                - {host: "2001:db8::1", protocol: tcp, secret: north, ttl: 10m}
            room:
              auto_create: false
              max_participants: 3
              capacity_limit: 5
              empty_timeout: 5m
              departure_timeout: 0
              enable_remote_unmute: true
              sticky_mute: false
              on_block: remove
            audio: {update_interval: 250, active_level: 40, min_percentile: 50, smooth_intervals: 3}
            """)
        var expected = Configuration()
        expected.port = 8000
        expected.bindAddresses = ["192.0.2.1", "::1"]
        expected.keys = [.init(key: "one", secret: "aaaa"), .init(key: "two", secret: "b: b")]
        expected.isDevelopment = true
        expected.hasPage = false
        expected.logLevel = .debug
        expected.logFormat = .json
        expected.statePath = "/srv/state.db"
        expected.connectionsMax = 7
        expected.udpPort = 9000
        expected.tcpPort = 443
        expected.workers = 3
        expected.nodeIP = "203.0.113.7"
        expected.interfacesIncluded = ["eth0"]
        expected.interfacesExcluded = ["docker0"]
        expected.enableLoopbackCandidate = true
        expected.room.iceServers = [
            .init(urls: ["stun:stun.example.org:3478"]),
            .init(urls: ["turns:turn.example.org:443?transport=tcp"], username: "u", credential: "c"),
            .init(urls: ["turn:t2:3478?transport=udp"]),
            .init(urls: ["turn:[2001:db8::1]:3478?transport=tcp"], secret: "north", lifetime: .seconds(600)),
        ]
        expected.room.autoCreate = false
        expected.room.capacity = 3
        expected.room.capacityLimit = 5
        expected.room.emptyTimeout = .seconds(300)
        expected.room.departureTimeout = .zero
        expected.room.enableRemoteUnmute = true
        expected.room.stickyMute = false
        expected.room.onBlock = .remove
        expected.room.speakerInterval = .milliseconds(250)
        expected.media.updateInterval = .milliseconds(250)
        expected.media.activeLevel = 40
        expected.media.minPercentile = 50
        expected.media.smoothIntervals = 3
        expected.media.consentTimeout = .seconds(10)
        expected.media.sendingTimeout = .seconds(10)
        #expect(configuration == expected)
    }

    @Test(arguments: [
        ("port: 0", 1, "port: found \"0\", expected a number from 1 to 65535"),
        ("port: 65536", 1, "port: found \"65536\", expected a number from 1 to 65535"),
        ("port: \"80\"", 1, "port: found \"80\", expected a number from 1 to 65535"),
        ("port:", 1, "port: found nothing, expected a number from 1 to 65535"),
        ("port: [1]", 1, "port: found a list, expected a number from 1 to 65535"),
        ("\nprot: 80", 2, "unknown key prot: is port meant?"),
        ("nonsense: 80", 1, "unknown key nonsense"), ("a: 1", 1, "unknown key a"),
        ("rom: {}", 1, "unknown key rom: is room meant?"),
        ("room:\n  sticky_mut: true", 2, "unknown key room.sticky_mut: is room.sticky_mute meant?"),
        ("room:\n  sticky_mute: yes", 2, "room.sticky_mute: found \"yes\", expected true or false"),
        ("room:\n  on_block: ban", 2, "room.on_block: found \"ban\", expected one of separate, remove"),
        ("room: 4", 1, "room: found \"4\", expected keys and values"),
        (
            "rtc:\n  node_ip: example.org", 2,
            "rtc.node_ip: found \"example.org\", expected an IP address such as 192.0.2.1 or 2001:db8::1"
        ),
        (
            "bind_addresses:\n- 127.0.0.1\n- localhost", 3,
            "bind_addresses: found \"localhost\", expected an IP address such as 192.0.2.1 or 2001:db8::1"
        ),
        ("log_level: loud", 1, "log_level: found \"loud\", expected one of debug, info, warn, error"),
        ("redis:\n  address: localhost:6379", 1, "redis is not supported yet: remove it (a node is alone)"),
        (
            "webhook:\n  resource_url_notifier: {max_age: 1m}", 2,
            "webhook.resource_url_notifier is not supported yet: remove it (use webhook.max_age)"
        ),
        (
            "webhook:\n  urls:\n  - https://secret@host/", 3,
            "webhook.urls: expected a URL such as https://chat.example.org/webhooks: "
                + "http or https, a host, no user name, nothing but printable ASCII"
        ),
        ("webhook:\n  urls: [http://a, http://a]", 2, "webhook.urls: a receiver stands there twice"),
        ("webhook:\n  urls: [{filter_params: {}}]", 2, "webhook.urls: url is missing"),
        ("webhook:\n  urls: [{url: http://a, secret: b}]", 2, "webhook.urls: a receiver has no key secret"),
        (
            "webhook:\n  filter_params: {include: [a]}", 2,
            "webhook.filter_params: filter_params has include_events and exclude_events, no key include"
        ),
        (
            "webhook:\n  filter_params: {include_events: [room_start]}", 2,
            "webhook.filter_params: found \"room_start\", expected one of room_started, room_finished, "
                + "participant_joined, participant_left, participant_connection_aborted, track_published, "
                + "track_unpublished, track_muted, track_unmuted, participant_blocked_pair"
        ),
        ("rtc:\n  tcp_port: 65536", 2, "rtc.tcp_port: found \"65536\", expected a number from 1 to 65535"),
        ("rtc:\n  udp_port: 7882-7890", 2, "rtc.udp_port: found \"7882-7890\", expected a number from 1 to 65535"),
        ("port: 1\nport: 2", 2, "key \"port\" stands already in line 1"),
        ("rtc:\n  turn_servers:\n  - port: 1", 3, "rtc.turn_servers: host is missing"),
        (
            "rtc:\n  turn_servers: [{host: a, secret: b, credential: c}]", 2,
            "rtc.turn_servers: a secret makes username and credential: leave those out"
        ),
        ("rtc:\n  turn_servers: [{host: a, password: b}]", 2, "rtc.turn_servers: a server has no key password"),
        (
            "rtc:\n  turn_servers: [{host: a, secret: b, ttl: 5}]", 2,
            "rtc.turn_servers: found \"5\", expected a time from 60.0 seconds to 86400.0 seconds, "
                + "such as 500ms, 20s or 5m"
        ),
        (
            "rtc:\n  stun_servers: [\"stun:a:1\"]", 2,
            "rtc.stun_servers: found \"stun:a:1\", expected host:port of a STUN server"
        ),
        (
            "rtc:\n  turn_servers: [{host: \"a?b\"}]", 2,
            "rtc.turn_servers: found \"a?b\", expected the name or address of a TURN server"
        ),
        (
            "audio:\n  update_interval: 5", 2,
            "audio.update_interval: found \"5\", expected a time from 0.1 seconds to 10.0 seconds, "
                + "such as 500ms, 20s or 5m"
        ),
        ("- 1", 1, "found a list, expected keys and values"),
    ])
    func `a fault is told with its line and what was expected`(text: String, line: Int, sentence: String) {
        #expect(fault(text) == ConfigurationError(line: line, sentence))
    }

    @Test func `a receiver has a filter of its own or the common one, wherever that stands`() throws {
        let configuration = try parse(
            """
            webhook:
              api_key: one
              urls:
                - https://a/x
                - url: http://b:9000
                  filter_params: {include_events: [track_muted, egress_started]}
              filter_params: {exclude_events: [track_published]}
              max_age: 2h
            """)
        let webhooks = configuration.room.webhooks
        #expect(webhooks.apiKey == "one" && webhooks.ageMax == .seconds(7200))
        #expect(webhooks.receivers.map(\.url.rawValue) == ["https://a/x", "http://b:9000"])
        #expect(
            webhooks.receivers.map(\.filter) == [
                WebhookFilter(excluded: ["track_published"]),
                WebhookFilter(included: ["track_muted", "egress_started"]),
            ])
        let many = (0...Signaling.Limits.webhookReceivers).map { "http://host-\($0)" }.joined(separator: ", ")
        #expect(fault("webhook: {urls: [\(many)]}")?.text.contains("at most 16") == true)
    }

    @Test func `values must make sense together`() {
        #expect(fault("room: {max_participants: 10, capacity_limit: 5}") != nil)
        #expect(fault("rtc: {udp_port: 65535, workers: 2}") != nil)
        #expect(fault("port: 7881") != nil && fault("{port: 7881, rtc: {tcp_port: 0}}") == nil)
    }

    @Test func `a secret never reaches a message`() {
        let error = fault("keys:\n  k: [topsecret]")
        #expect(error?.line == 2)
        #expect(error?.sentence.contains("topsecret") == false)
        for key in ["credential", "secret"] {
            let error = fault("rtc:\n  turn_servers: [{host: a, \(key): [topsecret]}]")
            #expect(error?.sentence == "configuration, line 2: rtc.turn_servers: \(key) must be a text")
        }
    }

    @Test func `what is switched off may stay, what does no harm is remarked`() throws {
        var warnings: [ConfigurationError] = []
        let text = """
            redis: {}
            turn: {enabled: false}
            rtc: {use_external_ip: false, port_range_start: 0, use_ice_lite: true}
            region: eu
            room: {max_participants: 0}
            """
        #expect(try Configuration(yaml: Array(text.utf8), warnings: &warnings) == Configuration())
        #expect(warnings.map(\.line) == [3, 4])
    }
}

/// Where the metrics are.
@Suite struct MetricsConfigurationTests {
    private func parse(_ text: String) throws(ConfigurationError) -> Configuration {
        var warnings: [ConfigurationError] = []
        return try Configuration(yaml: Array(text.utf8), warnings: &warnings)
    }

    @Test func `metrics have a port of their own, by either name, and 0 is none`() throws {
        #expect(try parse("port: 7880").metricsPort == nil)
        #expect(try parse("prometheus:\n  port: 6789").metricsPort == 6789)
        #expect(try parse("prometheus_port: 6789").metricsPort == 6789)
        #expect(try parse("prometheus_port: 0").metricsPort == nil)
        #expect(throws: ConfigurationError.self) { try parse("prometheus:\n  port: 70000") }
    }

    @Test func `metrics are this machine's unless told otherwise`() throws {
        #expect(try parse("prometheus:\n  port: 1").metricsAddresses == ["127.0.0.1"])
        #expect(try parse("prometheus:\n  bind_addresses: []").metricsAddresses == ["127.0.0.1"])
        #expect(try parse("prometheus:\n  bind_addresses: [\"::\"]").metricsAddresses == ["::"])
        #expect(throws: ConfigurationError.self) { try parse("prometheus:\n  bind_addresses: [localhost]") }
    }

    @Test func `people are named by the metrics only where that is asked for`() throws {
        #expect(try !parse("prometheus:\n  port: 1").room.metricsNameParticipants)
        #expect(try parse("prometheus:\n  participants: true").room.metricsNameParticipants)
        #expect(throws: ConfigurationError.self) { try parse("prometheus:\n  participants: all") }
    }

    @Test func `a password for the metrics is not passed over`() {
        #expect(throws: ConfigurationError.self) { try parse("prometheus:\n  username: a\n  password: b") }
    }
}

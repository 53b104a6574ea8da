import CLinux
import Glibc
import SFU
import Signaling
import TokenAuth

/// `quartet serve`: runs a node until it is told to stop.
enum Serve {
    static func run(_ arguments: inout Arguments) throws(StartupError) {
        let (configuration, warnings) = try ConfigurationSource.load(&arguments)
        try arguments.finish()
        let keys = try ConfigurationSource.keyRing(configuration)
        let log = Log(configuration.logFormat, level: configuration.logLevel)
        linux_hold_stop_signals()
        let node = try Node(configuration, keys: keys, log: log)
        log.write(.info, "quartet " + Version.text)
        for warning in warnings { log.write(.warn, warning.sentence) }
        describe(node, configuration, keys, log)
        log.write(.info, "ready", [Note.Field("milliseconds", String(linux_process_age_ms()))])
        let signal = linux_wait_stop()
        log.write(.info, "stopping", [Note.Field("signal", signal == SIGTERM ? "SIGTERM" : "SIGINT")])
        node.drain()
        node.join()
        log.write(.info, "stopped")
    }

    private static func describe(_ node: Node, _ configuration: Configuration, _ keys: KeyRing, _ log: Log) {
        let http = node.listeners.map { $0.address.description(port: $0.port) }
        log.write(.info, "serving HTTP and WebSocket", [Note.Field("addresses", http.joined(separator: " "))])
        let metrics = node.metricsListeners.map { $0.address.description(port: $0.port) }
        if !metrics.isEmpty {
            log.write(.info, "serving metrics", [Note.Field("addresses", metrics.joined(separator: " "))])
        }
        if configuration.servesPage, let listener = node.listeners.first {
            // Browsers give microphones to pages over https, or of this machine by its name.
            let address = listener.address
            let isHere = address.isLoopback || address.isAny
            let host = isHere ? "localhost:\(listener.port)" : address.description(port: listener.port)
            log.write(.info, "serving the page", [Note.Field("url", "http://\(host)/")])
        }
        for worker in node.workers {
            log.write(
                .info, "serving media",
                [
                    Note.Field("worker", String(worker.id.rawValue)),
                    Note.Field("candidates", worker.candidates.map(\.text).joined(separator: " ")),
                    Note.Field("priority", node.isRealTime ? "real-time" : "usual"),
                ])
        }
        log.write(.info, "accepting tokens", [Note.Field("keys", keys.keys.joined(separator: " "))])
        let receivers = configuration.room.webhooks.receivers.map(\.url.origin)
        if !receivers.isEmpty {
            log.write(.info, "sending webhooks", [Note.Field("receivers", receivers.joined(separator: " "))])
        }
        if configuration.isDevelopment && configuration.keys.isEmpty {
            let isOpen = node.listeners.contains { !$0.address.isLoopback }
            log.write(
                .warn,
                isOpen
                    ? "development key in use: everyone who reaches this address can join and moderate"
                    : "development key in use: for this machine only, --bind 0.0.0.0 lets others in")
        }
        var state = [Note.Field("in", configuration.stateText)]
        let restored = node.restored
        for (name, count) in [
            ("rooms", restored.rooms), ("blocks", restored.blocks), ("bans", restored.bans),
            ("events", restored.events),
        ] where count > 0 { state.append(Note.Field(name, String(count))) }
        log.write(.info, "keeping state", state)
    }
}

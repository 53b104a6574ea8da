import CLinux
import Glibc
import Signaling
import TokenAuth

/// Puts a configuration together: defaults, then the file, then the environment, then the command line.
enum ConfigurationSource {
    /// Takes the options that every command shares.
    ///
    /// - Returns: the configuration, and remarks about keys that change nothing.
    static func load(
        _ arguments: inout Arguments
    ) throws(StartupError) -> (configuration: Configuration, warnings: [ConfigurationError]) {
        var warnings: [ConfigurationError] = []
        var configuration = Configuration()
        if let path = try arguments.take("--config") {
            let text = try read(path)
            do throws(ConfigurationError) {
                configuration = try Configuration(yaml: text, warnings: &warnings)
            } catch {
                throw .configuration(error)
            }
        }
        try overrideKeys(&configuration, &arguments)
        if arguments.takeFlag("--dev") { configuration.isDevelopment = true }
        let addresses = try arguments.takeAll("--bind")
        if !addresses.isEmpty { configuration.bindAddresses = addresses }
        for address in addresses where IPAddress(address) == nil {
            throw .usage("--bind \(LogLine.escaped(address)): an IP address was expected")
        }
        if let port = try arguments.take("--port") { configuration.port = try number(port, "--port") }
        if let port = try arguments.take("--udp-port") { configuration.udpPort = try number(port, "--udp-port") }
        if let text = try arguments.take("--tcp-port") {
            let port = try number(text, "--tcp-port")
            configuration.tcpPort = port == 0 ? nil : port
        }
        if let path = try arguments.take("--state") {
            guard !path.isEmpty else { throw .usage("--state: a file, or :memory:, was expected") }
            configuration.statePath = path
        }
        if let address = try arguments.take("--node-ip") {
            guard IPAddress(address) != nil else {
                throw .usage("--node-ip \(LogLine.escaped(address)): an IP address was expected")
            }
            configuration.nodeIP = address
        }
        return (configuration, warnings)
    }

    /// The keys that a configuration names; in development the well-known pair where it names none. Webhooks must be
    /// signed with one of them.
    static func keyRing(_ configuration: Configuration) throws(StartupError) -> KeyRing {
        let ring = try namedKeys(configuration)
        if let key = configuration.room.webhooks.apiKey, ring.secret(for: key) == nil {
            throw .keys("webhook.api_key is none of the API keys under keys: \(ring.keys.joined(separator: ", "))")
        }
        return ring
    }

    /// Takes the options that say who signs: a pair on the command line, else the configuration's first.
    static func signer(
        _ arguments: inout Arguments
    ) throws(StartupError) -> (key: String, secret: [UInt8], configuration: Configuration) {
        let key = try arguments.take("--key")
        let secret = try arguments.take("--secret")
        let (configuration, _) = try load(&arguments)
        if let key, let secret { return (key, Array(secret.utf8), configuration) }
        if key != nil || secret != nil { throw .usage("--key and --secret belong together") }
        let first = try keyRing(configuration).first
        return (first.key, first.secret, configuration)
    }

    /// The first of these variables of the environment that is set to something.
    static func environment(_ names: String...) -> String? {
        for name in names {
            guard let value = unsafe getenv(name) else { continue }
            let text = unsafe String(cString: value)
            if !text.isEmpty { return text }
        }
        return nil
    }

    private static func namedKeys(_ configuration: Configuration) throws(StartupError) -> KeyRing {
        if configuration.keys.isEmpty {
            if configuration.isDevelopment { return .development }
            throw .keys(
                "no API keys: add keys to the configuration, set QUARTET_KEYS, or try --dev\n"
                    + "A good secret: openssl rand -base64 36")
        }
        do throws(KeyRingError) {
            return try KeyRing(configuration.keys.map { ($0.key, $0.secret) })
        } catch {
            throw .keys(error.sentence)
        }
    }

    private static func overrideKeys(
        _ configuration: inout Configuration, _ arguments: inout Arguments
    ) throws(StartupError) {
        for name in ["LIVEKIT_KEYS", "QUARTET_KEYS"] {
            guard let value = unsafe getenv(name) else { continue }
            let lines = unsafe String(cString: value).split(separator: "\n")
            if !lines.isEmpty {
                configuration.keys = try lines.map { line throws(StartupError) in try pair(line, name) }
            }
        }
        let given = try arguments.takeAll("--keys")
        if !given.isEmpty {
            configuration.keys = try given.map { text throws(StartupError) in try pair(Substring(text), "--keys") }
        }
    }

    /// `KEY: SECRET`. The text may hold a secret, so messages leave it out.
    private static func pair(_ text: Substring, _ place: String) throws(StartupError) -> Configuration.APIKey {
        let parts = text.split(separator: ":", maxSplits: 1).map { part in
            part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }
        guard parts.count == 2 else { throw .usage("\(place) is written \"KEY: SECRET\"") }
        return Configuration.APIKey(key: String(parts[0]), secret: String(parts[1]))
    }

    private static func number(_ text: String, _ option: String) throws(StartupError) -> UInt16 {
        guard let port = UInt16(text) else { throw .usage("\(option): a number from 0 to 65535 was expected") }
        return port
    }

    private static func read(_ path: String) throws(StartupError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("can't open \(path): \(SystemError.text(errno))") }
        defer { close(descriptor) }
        var text: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while text.count <= Limits.configurationBytes {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw .system("can't read \(path): \(SystemError.text(errno))") }
            if count == 0 { break }
            text += chunk[..<count]
        }
        return text
    }
}

import Signaling

/// Reading a configuration from YAML: LiveKit's key names where a key means the same, and our own.
extension Configuration {
    /// What a file says, over the defaults.
    ///
    /// - Parameters:
    ///   - text: the file's bytes.
    ///   - warnings: keys that were accepted and change nothing.
    /// - Throws: the first fault, with its line.
    init(yaml text: [UInt8], warnings: inout [ConfigurationError]) throws(ConfigurationError) {
        self.init()
        let root = try YAMLReader.read(text)
        guard case .mapping(let entries) = root.value else { throw root.fault("keys and values") }
        for entry in entries { try apply(entry, at: entry.key, warnings: &warnings) }
        // Both may stand in either order.
        room.webhooks.receivers = webhookReceivers.map { receiver in
            WebhookSettings.Receiver(url: receiver.url, filter: receiver.filter ?? webhookFilter)
        }
        guard room.capacity <= room.capacityLimit else {
            throw ConfigurationError(
                "room.max_participants (\(room.capacity)) is above room.capacity_limit (\(room.capacityLimit))")
        }
        guard tcpPort != port else {
            throw ConfigurationError("rtc.tcp_port \(port) is HTTP's port: media over TCP needs one of its own")
        }
        guard Int(udpPort) + workers - 1 <= 65_535 else {
            throw ConfigurationError("rtc.udp_port \(udpPort) leaves no ports for \(workers) workers")
        }
    }

    private mutating func apply(
        _ entry: YAMLNode.Entry, at path: String, warnings: inout [ConfigurationError]
    ) throws(ConfigurationError) {
        if let key = ConfigurationKey.all.first(where: { $0.path == path }) {
            do {
                // An absent value means the default, except where a list or nothing is meant.
                try key.apply(entry.value, &self)
            } catch {
                throw ConfigurationError(line: error.line, "\(path): \(error.text)")
            }
        } else if ConfigurationKey.all.contains(where: { $0.path.hasPrefix(path + ".") }) {
            for inner in try section(entry, at: path) {
                try apply(inner, at: path + "." + inner.key, warnings: &warnings)
            }
        } else if UnsupportedKey.harmless.contains(path) {
            warnings.append(ConfigurationError(line: entry.line, "\(path) changes nothing here"))
        } else if let refused = UnsupportedKey.refused.first(where: { path == $0.path || path.hasPrefix($0.path + ".") }
        ) {
            guard entry.value.isOff else {
                let hint = refused.instead.isEmpty ? "" : " (\(refused.instead))"
                throw ConfigurationError(line: entry.line, "\(path) is not supported yet: remove it\(hint)")
            }
        } else {
            throw ConfigurationError(line: entry.line, Self.unknown(path))
        }
    }

    private func section(_ entry: YAMLNode.Entry, at path: String) throws(ConfigurationError) -> [YAMLNode.Entry] {
        do {
            return try entry.value.mapping()
        } catch {
            throw ConfigurationError(line: error.line, "\(path): \(error.text)")
        }
    }

    /// Names the known key that a mistyped one is nearest to.
    private static func unknown(_ path: String) -> String {
        let shown = LogLine.escaped(String(path.prefix(80)))
        let sections = ConfigurationKey.all.compactMap { key in key.path.split(separator: ".").first.map(String.init) }
        let nearest = (ConfigurationKey.all.map(\.path) + sections)
            .map { (path: $0, distance: distance($0, path)) }
            .min { $0.distance < $1.distance }
        // A short word is near to many.
        guard let nearest, nearest.distance <= min(3, (path.utf8.count + 2) / 3) else { return "unknown key \(shown)" }
        return "unknown key \(shown): is \(nearest.path) meant?"
    }

    /// Levenshtein's distance, up to texts of 80 characters.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8.prefix(80)), Array(right.utf8.prefix(80)))
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let cost = min(row[column + 1] + 1, row[column] + 1, diagonal + (byte == right[column] ? 0 : 1))
                diagonal = row[column + 1]
                row[column + 1] = cost
            }
        }
        return row[right.count]
    }
}

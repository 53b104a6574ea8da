import Signaling

/// The keys about webhooks: LiveKit's, and a receiver's own filter.
extension ConfigurationKey {
    static let webhooks: [ConfigurationKey] = [
        ConfigurationKey("webhook.api_key") { (node, it) throws(ConfigurationError) in
            it.room.webhooks.apiKey = node.isOff ? nil : try node.text("one of the API keys under keys")
        },
        ConfigurationKey("webhook.urls") { (node, it) throws(ConfigurationError) in
            it.webhookReceivers = []
            for entry in try node.list() { it.webhookReceivers.append(try receiver(entry)) }
            let urls = it.webhookReceivers.map(\.url)
            guard urls.count <= Signaling.Limits.webhookReceivers else {
                throw ConfigurationError(
                    line: node.line, "\(urls.count) receivers (at most \(Signaling.Limits.webhookReceivers))")
            }
            guard Set(urls).count == urls.count else {
                throw ConfigurationError(line: node.line, "a receiver stands there twice")
            }
        },
        ConfigurationKey("webhook.filter_params") { (node, it) throws(ConfigurationError) in
            it.webhookFilter = try filter(node)
        },
        ConfigurationKey("webhook.max_age") { (node, it) throws(ConfigurationError) in
            it.room.webhooks.ageMax = try node.duration(unit: .seconds(1), .seconds(1) ... .seconds(30 * 86_400))
        },
    ]

    /// A URL, or a mapping of `url` and the receiver's own `filter_params`.
    private static func receiver(
        _ node: YAMLNode
    ) throws(ConfigurationError) -> Configuration.WebhookReceiver {
        guard case .mapping(let entries) = node.value else {
            return Configuration.WebhookReceiver(url: try url(node), filter: nil)
        }
        var receiver: WebhookURL?
        var ownFilter: WebhookFilter?
        for entry in entries {
            switch entry.key {
            case "url": receiver = try url(entry.value)
            case "filter_params": ownFilter = try filter(entry.value)
            default: throw ConfigurationError(line: entry.line, "a receiver has no key \(LogLine.escaped(entry.key))")
            }
        }
        guard let receiver else { throw ConfigurationError(line: node.line, "url is missing") }
        return Configuration.WebhookReceiver(url: receiver, filter: ownFilter)
    }

    private static func url(_ node: YAMLNode) throws(ConfigurationError) -> WebhookURL {
        let expected = "a URL such as https://chat.example.org/webhooks"
        guard let url = WebhookURL(try node.text(expected)) else {
            // It may hold a secret, so it is not repeated.
            throw ConfigurationError(
                line: node.line,
                "expected \(expected): http or https, a host, no user name, nothing but printable ASCII")
        }
        return url
    }

    private static func filter(_ node: YAMLNode) throws(ConfigurationError) -> WebhookFilter {
        var filter = WebhookFilter()
        for entry in try node.mapping() {
            switch entry.key {
            case "include_events": filter.included = try events(entry.value)
            case "exclude_events": filter.excluded = try events(entry.value)
            default:
                throw ConfigurationError(
                    line: entry.line,
                    "filter_params has include_events and exclude_events, no key "
                        + LogLine.escaped(entry.key))
            }
        }
        return filter
    }

    /// Names of events, those included that only LiveKit's other services have.
    private static func events(_ node: YAMLNode) throws(ConfigurationError) -> [String] {
        var names: [String] = []
        for entry in try node.list() {
            let expected = "one of " + WebhookEventName.allCases.map(\.rawValue).joined(separator: ", ")
            let name = try entry.text(expected)
            let isForeign = ["egress_", "ingress_"].contains { name.hasPrefix($0) }
            guard isForeign || WebhookEventName(rawValue: name) != nil else { throw entry.fault(expected) }
            names.append(name)
        }
        return names
    }
}

/// Whom the backend's webhooks go to.
public struct WebhookSettings: Sendable, Equatable {
    /// One receiver.
    public struct Receiver: Sendable, Equatable {
        public var url: WebhookURL
        public var filter: WebhookFilter

        public init(url: WebhookURL, filter: WebhookFilter = WebhookFilter()) {
            self.url = url
            self.filter = filter
        }
    }

    /// Whose secret signs; nil for the first key.
    public var apiKey: String?
    /// In the order configured, each URL once.
    public var receivers: [Receiver] = []
    /// How long an event is tried before it is given up.
    public var ageMax: Duration = .seconds(24 * 3600)

    public init() {}
}

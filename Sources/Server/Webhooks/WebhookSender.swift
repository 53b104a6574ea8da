import Signaling

/// The loop of the webhook thread: POSTs what it is given and reports what became of it. When and in which order,
/// and whether to try again, is decided by the control plane, which also bounds how many are under way.
struct WebhookSender: ~Copyable {
    private let client: PostClient
    private let requests: Mailbox<WebhookMessage>
    private let results: Mailbox<ControlMessage>

    init(
        requests: Mailbox<WebhookMessage>, results: Mailbox<ControlMessage>, userAgent: String,
        times: PostTimes = PostTimes()
    ) {
        client = PostClient(userAgent: userAgent, times: times)
        self.requests = requests
        self.results = results
    }

    /// Serves until it is told to stop.
    func run() {
        var messages: [WebhookMessage] = []
        while true {
            client.wait(orBell: requests.bell, milliseconds: Limits.webhookWaitMilliseconds)
            requests.quiet()
            requests.take(into: &messages)
            for message in messages {
                switch message {
                case .deliver(let id, let request): begin(id, request)
                case .stop: return
                }
            }
            messages.removeAll(keepingCapacity: true)
            for result in client.takeResults() { report(DeliveryID(result.id), DeliveryOutcome(result)) }
        }
    }

    private func begin(_ id: DeliveryID, _ request: WebhookRequest) {
        let isBegun = client.begin(
            id.rawValue, url: request.url.rawValue, headers: request.headers, body: request.body)
        if !isBegun { report(id, .unreachable("the request could not be made")) }
    }

    private func report(_ id: DeliveryID, _ outcome: DeliveryOutcome) {
        results.post(.delivered(id, outcome))
    }
}

extension DeliveryOutcome {
    /// An answer counts by its status, however little of the rest arrived.
    init(_ result: PostClient.Result) {
        if let status = result.status {
            self = .answered(status)
        } else {
            self = result.isConnected ? .unanswered(result.words) : .unreachable(result.words)
        }
    }
}

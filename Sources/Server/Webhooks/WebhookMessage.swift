import Signaling

/// What the control thread sends to the webhook thread.
enum WebhookMessage: Sendable {
    case deliver(DeliveryID, WebhookRequest)
    /// Ends the thread, and what is under way without results.
    case stop
}

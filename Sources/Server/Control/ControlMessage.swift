import SFU
import Signaling

/// What other threads send to the control thread.
enum ControlMessage: Sendable {
    case event(WorkerID, MediaEvent)
    /// The store is done with a batch.
    case stored(Ticket, isSaved: Bool)
    /// What became of a webhook.
    case delivered(DeliveryID, DeliveryOutcome)
    /// The operator wants the node to stop.
    case drain
}

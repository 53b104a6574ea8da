import SFU
import Signaling

/// What other threads send to the control thread.
enum ControlMessage: Sendable {
    case event(WorkerID, MediaEvent)
    /// A media thread's answer to ``SFU/MediaCommand/report``, with what was measured around the engine.
    case figures(WorkerID, NodeFigures.Media)
    /// The store is done with a batch, which took it so long.
    case stored(Ticket, isSaved: Bool, after: Duration)
    /// What became of a webhook.
    case delivered(DeliveryID, DeliveryOutcome)
    /// The operator wants the node to stop.
    case drain
}

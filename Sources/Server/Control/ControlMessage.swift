import SFU
import Signaling

/// What other threads send to the control thread.
enum ControlMessage: Sendable {
    case event(WorkerID, MediaEvent)
    /// The operator wants the node to stop.
    case drain
}

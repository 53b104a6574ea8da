import SFU
import Signaling

/// What other threads send to the store's thread.
enum StoreMessage: Sendable {
    /// Save these, then say so with ``ControlInput/stored(_:isSaved:)``.
    case save([StoreChange], Ticket)
    /// Save what came before, then end.
    case stop
}

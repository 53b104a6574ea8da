import SFU

/// What the control thread sends to a media thread.
enum MediaMessage: Sendable {
    case command(MediaCommand)
    /// A TCP connection whose first frame is a connectivity check: for whoever knows the transport that it names.
    case stream(StreamHandle)
    /// Send what waits, then end.
    case stop

    /// Whether it may be lost when a mailbox is full: application data is sent again by SCTP, a report asked for again.
    var isDroppable: Bool {
        switch self {
        case .command(.send), .command(.report): true
        default: false
        }
    }
}

/// Why a participant's stay or a room ended.
public enum DepartureReason: Sendable, Equatable, CaseIterable {
    /// The participant left by itself.
    case clientInitiated
    /// The same identity joined anew.
    case duplicateIdentity
    /// The server stops.
    case serverShutdown
    /// A moderator, a ban, or a block (where the operator wants that) removed the participant.
    case removed
    /// A moderator deleted the room.
    case roomDeleted
    /// The room stayed empty too long.
    case roomClosed
    /// Client and server no longer agree on what they negotiated.
    case stateMismatch
    /// Joining was not completed in time.
    case joinFailure
    /// The signaling connection ended before media was connected.
    case signalClosed
    /// Nothing was heard of the participant any longer.
    case connectionTimeout
    /// Media could not be connected or kept.
    case mediaFailure
}

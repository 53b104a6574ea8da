/// What became of a message that was to be sent.
public enum SendOutcome: Sendable, Equatable {
    /// It is with SCTP now, which delivers it as reliably as its channel promises.
    case sent
    /// The peer reads too slowly: the message was not taken. A lossy message is gone; a reliable one means that the
    /// receiver has fallen `DataChannels.sendBufferBytes` behind.
    case wouldBlock
    /// No open channel has this label, or the association is not up.
    case noChannel
    /// Longer than `DataChannels.messageBytesMax`.
    case tooLarge
}

/// What an association asks of, or tells, its owner. Events of one association come in the order in which they
/// happened.
public enum DataChannelEvent: Sendable, Equatable {
    /// An SCTP packet to be carried to the peer inside DTLS: at most `DataChannels.packetBytesMax` bytes.
    case transmit(AssociationID, [UInt8])
    /// A channel can be sent on: the peer has acknowledged ours, or has opened one of its own.
    case opened(AssociationID, label: String)
    /// A message, whole. A text is not checked to be UTF-8.
    case received(AssociationID, label: String, isBinary: Bool, [UInt8])
    /// The association failed, or the peer ended it. Nothing more comes of it; its identifier is free.
    case closed(AssociationID)
}

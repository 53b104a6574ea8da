/// What became of a STUN datagram.
enum ICEOutcome: Sendable, Equatable {
    /// Authentic: send these bytes back to where it came from.
    ///
    /// - `newAddress`: the source, when it was not known before; packets from it may now be taken for this transport's.
    /// - `evictedAddress`: the address that made room for it; packets from it are a stranger's again.
    /// - `selectedChanged`: ``ICELite/selected`` is another address than before.
    case respond(
        [UInt8], newAddress: TransportAddress? = nil, evictedAddress: TransportAddress? = nil,
        selectedChanged: Bool = false)
    /// Nothing changed, and silence is the answer.
    case drop(Drop)
}

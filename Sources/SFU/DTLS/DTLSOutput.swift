/// What one call of a ``Handshake`` brought about.
struct DTLSOutput: Sendable {
    /// To be sent to the peer, in this order.
    var datagrams: [[UInt8]] = []
    /// From the peer, decrypted: SCTP packets.
    var applicationData: [[UInt8]] = []
    /// Set once, when the handshake is done and the peer is who it should be.
    var connected: SRTPKeys?
    /// Set once, when the association is over.
    var failed: Disconnection?
    /// The datagram that was received had nothing in it for us: forged, replayed, malformed, or out of place.
    var refused = false
}

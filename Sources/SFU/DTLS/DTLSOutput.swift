/// What one call of a ``Handshake`` brought about.
package struct DTLSOutput: Sendable {
    /// To be sent to the peer, in this order.
    package var datagrams: [[UInt8]] = []
    /// From the peer, decrypted: SCTP packets.
    package var applicationData: [[UInt8]] = []
    /// Set once, when the handshake is done and the peer is who it should be.
    package var connected: SRTPKeys?
    /// Set once, when the association is over.
    package var failed: Disconnection?
    /// The datagram that was received had nothing in it for us: forged, replayed, malformed, or out of place.
    package var refused = false

    package init() {}
}

/// What a sender says of its stream (RFC 3550 §6.4.1).
package struct SenderReport: Equatable, Sendable {
    /// Bytes before the reception blocks.
    package static let fixedCount = 24

    package var ssrc: UInt32
    /// Wall clock: 32 bits of seconds, 32 bits of fraction.
    package var ntp: UInt64
    /// The same moment on the stream's media clock.
    package var rtp: UInt32
    package var packetCount: UInt32
    /// Payload bytes, without headers and padding.
    package var byteCount: UInt32

    package init(ssrc: UInt32, ntp: UInt64, rtp: UInt32, packetCount: UInt32, byteCount: UInt32) {
        self.ssrc = ssrc
        self.ntp = ntp
        self.rtp = rtp
        self.packetCount = packetCount
        self.byteCount = byteCount
    }

    /// Reads a packet of kind `.senderReport`. Nil when it or its reception blocks are shorter than announced.
    package init?(_ packet: RTCPPacket, in datagram: Span<UInt8>) {
        let start = packet.body.lowerBound
        guard packet.kind == .senderReport,
            packet.body.count >= Self.fixedCount + packet.count * ReportBlock.byteCount
        else { return nil }
        ssrc = datagram.networkUInt32(at: start)
        ntp = datagram.networkUInt64(at: start + 4)
        rtp = datagram.networkUInt32(at: start + 12)
        packetCount = datagram.networkUInt32(at: start + 16)
        byteCount = datagram.networkUInt32(at: start + 20)
    }
}

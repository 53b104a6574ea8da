@testable import SFU

// The parsers over arrays: a span cannot stand inside an expectation.

extension RTPHeader {
    init?(_ packet: [UInt8]) { self.init(packet.span) }
}

extension HeaderExtensions {
    static func range(of id: UInt8, in packet: [UInt8], _ header: RTPHeader) -> Range<Int>? {
        range(of: id, in: packet.span, header)
    }
}

extension AudioLevel {
    init?(id: UInt8, in packet: [UInt8], _ header: RTPHeader) { self.init(id: id, in: packet.span, header) }
}

extension RedundantAudio {
    static func primary(in payload: [UInt8]) -> (payloadType: UInt8, range: Range<Int>)? { primary(in: payload.span) }
    static func blocks(in payload: [UInt8]) -> Blocks? { blocks(in: payload.span) }
}

extension RTCPWalker {
    /// All packets of a datagram; nil when it is refused.
    static func packets(of datagram: [UInt8]) -> [RTCPPacket]? {
        let span = datagram.span
        guard var walker = RTCPWalker(span) else { return nil }
        var packets: [RTCPPacket] = []
        while let packet = walker.next(in: span) { packets.append(packet) }
        return packets
    }
}

extension RTCPPacket {
    func reportBlock(at index: Int, in datagram: [UInt8]) -> ReportBlock? { reportBlock(at: index, in: datagram.span) }
    func byeSource(at index: Int, in datagram: [UInt8]) -> UInt32? { byeSource(at: index, in: datagram.span) }
}

extension SenderReport {
    init?(_ packet: RTCPPacket, in datagram: [UInt8]) { self.init(packet, in: datagram.span) }
}

extension NackHeader {
    init?(_ packet: RTCPPacket, in datagram: [UInt8]) { self.init(packet, in: datagram.span) }
    func entry(at index: Int, in datagram: [UInt8]) -> NackEntry { entry(at: index, in: datagram.span) }
}

@testable import SFU

/// The session's verbs over arrays, as tests want them.
extension SRTPSession {
    mutating func protected(_ packet: [UInt8]) -> [UInt8]? {
        var bytes = packet + Array(repeating: 0xEE, count: Limits.srtpTrailerBytes)
        var span = bytes.mutableSpan
        guard let count = protect(&span, count: packet.count) else { return nil }
        return Array(bytes[..<count])
    }

    mutating func protectedControl(_ packet: [UInt8]) -> [UInt8]? {
        var bytes = packet + Array(repeating: 0xEE, count: Limits.srtpTrailerBytes)
        var span = bytes.mutableSpan
        guard let count = protectControl(&span, count: packet.count) else { return nil }
        return Array(bytes[..<count])
    }

    /// What came of the packet, and its plain bytes if it was authentic.
    mutating func unprotected(_ packet: [UInt8]) -> (result: SRTPResult, plain: [UInt8]) {
        var bytes = packet
        var span = bytes.mutableSpan
        let result = unprotect(&span, count: packet.count)
        guard case .success(let count) = result else { return (result, []) }
        return (result, Array(bytes[..<count]))
    }

    mutating func unprotectedControl(_ packet: [UInt8]) -> (result: SRTPResult, plain: [UInt8]) {
        var bytes = packet
        var span = bytes.mutableSpan
        let result = unprotectControl(&span, count: packet.count)
        guard case .success(let count) = result else { return (result, []) }
        return (result, Array(bytes[..<count]))
    }
}

/// A plain RTP packet without extension.
func plainPacket(ssrc: UInt32 = 0xCAFE_BABE, sequence: UInt16, payload: [UInt8] = Array(repeating: 0xAB, count: 16))
    -> [UInt8]
{
    var bytes = [UInt8](repeating: 0, count: RTPHeader.fixedCount) + payload
    var span = bytes.mutableSpan
    _ = RTPHeader.writeFixed(
        into: &span, marker: false, payloadType: 111, sequenceNumber: sequence, timestamp: UInt32(sequence) * 960,
        ssrc: ssrc, mid: nil)
    return bytes
}

/// An empty receiver report.
func plainReport(ssrc: UInt32 = 0xCAFE_BABE) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 8)
    var span = bytes.mutableSpan
    var writer = RTCPWriter()
    writer.receiverReport(ssrc: ssrc, blocks: [], into: &span)
    return bytes
}

import SFU

/// What a client can do that wants to harm: for tests of servers, and for nothing else.
extension Caller {
    /// The sources under which our tracks are sent.
    package var voiceSources: [UInt32] { voices.map(\.ssrc) }

    /// Sends one authentic packet that no track of ours has made.
    package func sendForged(
        tag: UInt32, source: UInt32, sequence: UInt16, payloadType: UInt8, at now: ContinuousClock.Instant,
        into output: inout CallerOutput
    ) {
        guard publisher.isConnected, let destination = publisher.destination else { return }
        output.append(to: destination, on: .publisher, capacity: 200) { packet in
            packet[0] = 0x80
            packet[1] = payloadType & 0x7F
            packet.setNetworkUInt16(sequence, at: 2)
            packet.setNetworkUInt32(0, at: 4)
            packet.setNetworkUInt32(source, at: 8)
            var mark = [UInt8](repeating: 0, count: VoiceMark.byteCount)
            var span = mark.mutableSpan
            VoiceMark(tag: tag, counter: UInt32(sequence), time: ticks(at: now)).write(into: &span)
            packet.copy(mark.span, at: 12)
            return publisher.protect(&packet, count: 12 + VoiceMark.byteCount)
        }
    }
}

extension Router {
    /// RTP from an address that no transport has validated. A NAT may have begun anew, of which the client knows
    /// nothing before its next check, and does not speak of then: so the keys are asked instead of the address. What
    /// they prove is heard, as it would be from anywhere, and is reason to ask the address whether it is the client's.
    /// It is no proof of that, since somebody on the path may have kept it back.
    mutating func receiveStray(
        _ packet: inout MutableSpan<UInt8>, count: Int, from source: TransportAddress,
        at now: MediaTime, into outbox: inout Outbox
    ) {
        guard count >= RTPHeader.fixedCount, !(192...223 ~= packet[1]),
            let slot = sources[packet.span.networkUInt32(at: RTPHeader.ssrcOffset)], let transport = transports[slot]
        else { return drop(.unknownSource) }
        guard receiveMedia(&packet, count: count, on: transport, at: now, into: &outbox) else { return }
        transport.hearVoice(from: source, byteCount: count, at: now)
        challenge(transport, at: now, into: &outbox)
    }

    /// A source finds the transport that it feeds now. Of two transports that claim the same one, the first is found.
    mutating func updateSources(of transport: Transport) {
        let current = transport.sources
        guard current != transport.knownSources else { return }
        for source in transport.knownSources where !current.contains(source) && sources[source] == transport.slot {
            sources[source] = nil
        }
        for source in current where sources[source] == nil { sources[source] = transport.slot }
        transport.knownSources = current
    }
}

extension Router {
    /// A connectivity check (RFC 8445): finds its transport by fragment, since its source may be new.
    mutating func receiveCheck(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: ContinuousClock.Instant,
        into outbox: inout Outbox
    ) {
        guard let fragment = ICELite.localFragment(of: datagram) else {
            return drop(STUNMessage(datagram) == nil ? .malformedSTUN : .unexpectedSTUN)
        }
        guard let transport = fragments[fragment] else { return drop(.unknownUsername) }
        switch transport.receiveCheck(datagram, from: source, at: now) {
        case .drop(let reason):
            drop(reason)
        case .respond(let answer, _, let evicted, _):
            counters.checks += 1
            if let evicted { addresses.remove(evicted, ownedBy: transport.slot) }
            if transport.ice.isValidated(source) { assign(source, to: transport) }
            send(answer, to: source, into: &outbox)
            var output = DTLSOutput()
            transport.startHandshake(at: now, into: &output)
            carryOut(output, of: transport, at: now, into: &outbox)
        }
    }

    /// The newest proof owns an address: a port that a new peer was given never leads to the old one's session.
    private mutating func assign(_ address: TransportAddress, to transport: Transport) {
        if let previous = addresses.assign(address, to: transport.slot) {
            transports[previous]?.lose(address)
        }
    }

    /// A DTLS record, taken only from an address that its transport has validated: a stranger's ClientHello cannot
    /// spoil a handshake.
    mutating func receiveHandshake(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: ContinuousClock.Instant,
        into outbox: inout Outbox
    ) {
        guard let transport = transport(at: source) else { return drop(.unknownSource) }
        guard transport.canHandshake else {
            guard transport.hold(datagram, from: source) else { return drop(.unexpectedDTLS) }
            counters.handshakes += 1
            return
        }
        var output = DTLSOutput()
        transport.receiveHandshake(datagram, at: now, into: &output)
        if output.refused {
            drop(.unexpectedDTLS)
        } else {
            counters.handshakes += 1
        }
        carryOut(output, of: transport, answering: source, at: now, into: &outbox)
    }

    /// Does what a DTLS association asks for.
    ///
    /// - Parameter source: where to answer while no address is nominated.
    mutating func carryOut(
        _ output: DTLSOutput, of transport: Transport, answering source: TransportAddress? = nil,
        at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        if let destination = transport.destination ?? source {
            for datagram in output.datagrams { send(datagram, to: destination, into: &outbox) }
        }
        if let keys = output.connected {
            transport.install(keys)
            outbox.events.append(.connected(transport.id))
        }
        for data in output.applicationData { outbox.events.append(.received(transport.id, data)) }
        if let failure = output.failed { lose(transport, failure, at: now, into: &outbox) }
    }

    /// A transport is lost: forgets it and says so.
    mutating func lose(
        _ transport: Transport, _ reason: Disconnection, at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        forget(transport, at: now, into: &outbox)
        outbox.events.append(.disconnected(transport.id, reason))
    }

    /// Forgets a transport with everything on it.
    mutating func forget(_ transport: Transport, at now: ContinuousClock.Instant, into outbox: inout Outbox) {
        guard transports[transport.slot] === transport else { return }
        for publication in transport.publications { end(publication, at: now, into: &outbox) }
        for subscription in transport.subscriptions { end(subscription) }
        for address in transport.ice.addresses { addresses.remove(address, ownedBy: transport.slot) }
        fragments[transport.localFragment] = nil
        transportsByID[transport.id] = nil
        transports[transport.slot] = nil
        freeSlots.append(transport.slot)
        transportCount -= 1
        if transportCount == 0 {
            nextUpkeep = nil
            nextLossUpkeep = nil
            nextSpeakers = nil
        }
    }
}

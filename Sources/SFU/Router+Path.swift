extension Router {
    /// A STUN message: a connectivity check (RFC 8445), or the answer to a question of ours.
    mutating func receiveSTUN(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: MediaTime,
        into outbox: inout Outbox
    ) {
        guard let fragment = ICELite.localFragment(of: datagram) else {
            return receiveAnswer(datagram, from: source, at: now, into: &outbox)
        }
        // Its source may be new: the fragment finds the transport.
        guard let transport = fragments[fragment] else { return drop(.unknownUsername) }
        let holder = self.transport(at: source)
        let isContested = holder.map { $0 !== transport && $0.holds(source, at: now) } ?? false
        switch transport.receiveCheck(datagram, from: source, isContested: isContested, at: now) {
        case .drop(let reason):
            drop(reason)
        case .respond(let answer, _, let evicted, _):
            counters.checks += 1
            if let evicted { addresses.remove(evicted, ownedBy: transport.slot) }
            if !isContested, transport.ice.isValidated(source) { assign(source, to: transport) }
            updateFragments(of: transport)
            send(answer, to: source, into: &outbox)
            challenge(transport, at: now, into: &outbox)
            var output = DTLSOutput()
            transport.startHandshake(at: now, into: &output)
            carryOut(output, of: transport, at: now, into: &outbox)
        }
    }

    /// The answer of an address that had to prove itself.
    private mutating func receiveAnswer(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: MediaTime,
        into outbox: inout Outbox
    ) {
        guard let message = STUNMessage(datagram) else { return drop(.malformedSTUN) }
        let slot = Int(message.transactionID.high)
        guard slot < transports.count, let transport = transports[slot] else { return drop(.unexpectedSTUN) }
        let known = transport.ice.addresses
        let isNew = !transport.ice.isProven(source)
        guard transport.receiveAnswer(message, datagram, from: source, at: now) else { return drop(.unexpectedSTUN) }
        counters.checks += 1
        // Another address may have made room for one that was known by its voice alone.
        for address in known where !transport.ice.isValidated(address) {
            addresses.remove(address, ownedBy: transport.slot)
        }
        if isNew { outbox.events.append(.moved(transport.id)) }
        assign(source, to: transport)
        updateFragments(of: transport)
        var output = DTLSOutput()
        transport.startHandshake(at: now, into: &output)
        carryOut(output, of: transport, at: now, into: &outbox)
    }

    /// Asks those addresses of a transport that have to prove themselves.
    mutating func challenge(_ transport: Transport, at now: MediaTime, into outbox: inout Outbox) {
        for challenge in transport.challenges(at: now) { send(challenge.question, to: challenge.to, into: &outbox) }
    }

    /// Checks find a transport by the fragments that it answers to now.
    mutating func updateFragments(of transport: Transport) {
        let current = transport.ice.localFragments
        guard current != transport.knownFragments else { return }
        for fragment in transport.knownFragments where !current.contains(fragment) { fragments[fragment] = nil }
        for fragment in current { fragments[fragment] = transport }
        transport.knownFragments = current
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
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: MediaTime,
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
        if !output.applicationData.isEmpty { transport.hear(at: now) }
        carryOut(output, of: transport, answering: source, at: now, into: &outbox)
    }

    /// Does what a DTLS association asks for.
    ///
    /// - Parameter source: where the peer's record came from. Until keys are in place it is answered there: checks
    ///   prove no place, and one that was kept must not lead a handshake astray. What completes it proves the place.
    mutating func carryOut(
        _ output: DTLSOutput, of transport: Transport, answering source: TransportAddress? = nil,
        at now: MediaTime, into outbox: inout Outbox
    ) {
        let destination = transport.isConnected ? transport.destination ?? source : source ?? transport.destination
        if let destination {
            for datagram in output.datagrams { send(datagram, to: destination, into: &outbox) }
        }
        if let keys = output.connected {
            transport.install(keys, from: source, at: now)
            updateFragments(of: transport)
            challenge(transport, at: now, into: &outbox)
            outbox.events.append(.connected(transport.id))
        }
        for data in output.applicationData { outbox.events.append(.received(transport.id, data)) }
        if let failure = output.failed { lose(transport, failure, at: now, into: &outbox) }
    }

    /// A transport is lost: forgets it and says so.
    mutating func lose(
        _ transport: Transport, _ reason: Disconnection, at now: MediaTime, into outbox: inout Outbox
    ) {
        forget(transport, at: now, into: &outbox)
        outbox.events.append(.disconnected(transport.id, reason))
    }

    /// Forgets a transport with everything on it.
    mutating func forget(_ transport: Transport, at now: MediaTime, into outbox: inout Outbox) {
        guard transports[transport.slot] === transport else { return }
        for publication in transport.publications { end(publication, at: now, into: &outbox) }
        for subscription in transport.subscriptions { end(subscription) }
        for address in transport.ice.addresses { addresses.remove(address, ownedBy: transport.slot) }
        for fragment in transport.knownFragments { fragments[fragment] = nil }
        transportsByID[transport.id] = nil
        transports[transport.slot] = nil
        freeSlots.append(transport.slot)
        foresight.forget(transport.slot)
        transportCount -= 1
        if transportCount == 0 {
            foresight = Foresight()
            nextUpkeep = nil
            round = nil
            nextLossUpkeep = nil
            nextSpeakers = nil
        }
    }
}

extension Router {
    /// Carries out one command. When this returns it is in force: what it stops is not appended to any outbox again.
    ///
    /// - Parameters:
    ///   - command: what to do.
    ///   - now: when; never earlier than in any call before.
    ///   - outbox: where datagrams and events go.
    public mutating func apply(
        _ command: MediaCommand, at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        let now = time(of: now)
        switch command {
        case .open(let id, let local): open(id, local, at: now)
        case .connect(let id, let remote): connect(id, remote, at: now, into: &outbox)
        case .restart(let id, let local): restart(id, local)
        case .losePath(let id): transportsByID[id]?.losePath()
        case .close(let id): close(id, at: now, into: &outbox)
        case .publish(let id, let transport, let parameters): publish(id, on: transport, parameters)
        case .unpublish(let id): unpublish(id, at: now, into: &outbox)
        case .subscribe(let id, let publication, let transport, let parameters):
            subscribe(id, to: publication, on: transport, parameters, at: now)
        case .unsubscribe(let id): unsubscribe(id)
        case .setMuted(let id, let isMuted): setMuted(id, isMuted, at: now, into: &outbox)
        case .setPaused(let id, let isPaused): setPaused(id, isPaused)
        case .send(let id, let data): send(data, on: id, at: now, into: &outbox)
        case .confirm(let ticket): outbox.events.append(.applied(ticket))
        case .report: outbox.events.append(.report(counters))
        }
    }

    // MARK: Transports

    private mutating func open(_ id: TransportID, _ local: LocalParameters, at now: MediaTime) {
        guard transportsByID[id] == nil, fragments[local.usernameFragment] == nil else { return }
        let slot = freeSlots.popLast() ?? transports.count
        let transport = Transport(id: id, slot: slot, local: local, settings: settings, at: now)
        if slot == transports.count {
            transports.append(transport)
        } else {
            transports[slot] = transport
        }
        transportsByID[id] = transport
        fragments[local.usernameFragment] = transport
        transportCount += 1
        if nextUpkeep == nil {
            nextUpkeep = now + Limits.upkeepInterval
            nextSpeakers = now + settings.speakerInterval
        }
    }

    private mutating func connect(
        _ id: TransportID, _ remote: RemoteParameters, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard let transport = transportsByID[id] else { return }
        transport.connect(remote, context: context, at: now)
        var output = DTLSOutput()
        transport.startHandshake(at: now, into: &output)
        carryOut(output, of: transport, at: now, into: &outbox)
        // Whoever had to prove itself could not be asked before.
        challenge(transport, at: now, into: &outbox)
        for held in transport.takeHeld() where transportsByID[id] === transport {
            var output = DTLSOutput()
            transport.receiveHandshake(held.datagram.span, at: now, into: &output)
            carryOut(output, of: transport, answering: held.source, at: now, into: &outbox)
        }
    }

    private mutating func restart(_ id: TransportID, _ local: LocalParameters) {
        guard let transport = transportsByID[id], fragments[local.usernameFragment] == nil else { return }
        transport.restart(local)
        updateFragments(of: transport)
    }

    private mutating func close(_ id: TransportID, at now: MediaTime, into outbox: inout Outbox) {
        guard let transport = transportsByID[id] else { return }
        var output = DTLSOutput()
        transport.closeHandshake(into: &output)
        if let destination = transport.destination {
            for datagram in output.datagrams { send(datagram, to: destination, into: &outbox) }
        }
        forget(transport, at: now, into: &outbox)
    }

    private mutating func send(
        _ data: [UInt8], on id: TransportID, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard let transport = transportsByID[id] else { return }
        var output = DTLSOutput()
        transport.send(data, into: &output)
        carryOut(output, of: transport, at: now, into: &outbox)
    }

    // MARK: Publications

    private mutating func publish(
        _ id: PublicationID, on transport: TransportID, _ parameters: PublicationParameters
    ) {
        if let publication = publicationsByID[id] {
            guard publication.transport.id == transport else { return }
            publication.transport.renew(publication, parameters)
            return updateSources(of: publication.transport)
        }
        guard let transport = transportsByID[transport],
            transport.publications.count < Limits.publicationsPerTransport
        else { return }
        let publication = Publication(id: id, transport: transport, parameters: parameters, settings: settings)
        publicationsByID[id] = publication
        transport.add(publication)
        updateSources(of: transport)
    }

    private mutating func unpublish(
        _ id: PublicationID, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard let publication = publicationsByID[id] else { return }
        end(publication, at: now, into: &outbox)
    }

    /// Forgets a publication; its subscriptions stop with it, but for a little silence.
    mutating func end(
        _ publication: Publication, at now: MediaTime, into outbox: inout Outbox
    ) {
        for subscription in publication.subscriptions {
            fade(subscription, of: publication, at: now, into: &outbox)
            subscriptionsByID[subscription.id] = nil
            subscription.transport.remove(subscription)
            subscription.transport.endOutgoing(subscription.parameters.ssrc)
        }
        publication.removeAll()
        lossy.removeAll { $0 === publication }
        round?.speakers.removeAll { $0 === publication }
        publicationsByID[publication.id] = nil
        publication.transport.remove(publication)
        updateSources(of: publication.transport)
    }

    /// While muted a publication's packets end in ``Router/receiveMedia(_:count:on:at:into:)``, and no request for an
    /// older packet is answered either.
    private mutating func setMuted(
        _ id: PublicationID, _ isMuted: Bool, at now: MediaTime, into outbox: inout Outbox
    ) {
        guard let publication = publicationsByID[id], publication.isMuted != isMuted else { return }
        if isMuted {
            for subscription in publication.subscriptions {
                fade(subscription, of: publication, at: now, into: &outbox)
            }
        }
        publication.setMuted(isMuted)
    }

    // MARK: Subscriptions

    private mutating func subscribe(
        _ id: SubscriptionID, to publication: PublicationID, on transport: TransportID,
        _ parameters: SubscriptionParameters, at now: MediaTime
    ) {
        guard subscriptionsByID[id] == nil, let publication = publicationsByID[publication],
            let transport = transportsByID[transport], transport.subscription(sentAs: parameters.ssrc) == nil
        else { return }
        let subscription = Subscription(
            id: id, transport: transport, parameters: parameters, settings: settings, at: now)
        subscriptionsByID[id] = (subscription, publication)
        publication.add(subscription)
        transport.add(subscription)
    }

    private mutating func unsubscribe(_ id: SubscriptionID) {
        guard let entry = subscriptionsByID[id] else { return }
        end(entry.subscription)
    }

    /// Forgets one copy at once.
    mutating func end(_ subscription: Subscription) {
        guard let entry = subscriptionsByID.removeValue(forKey: subscription.id) else { return }
        entry.publication.remove(subscription)
        subscription.transport.remove(subscription)
        subscription.transport.endOutgoing(subscription.parameters.ssrc)
    }

    private mutating func setPaused(_ id: SubscriptionID, _ isPaused: Bool) {
        guard let subscription = subscriptionsByID[id]?.subscription, subscription.isPaused != isPaused else { return }
        subscription.isPaused = isPaused
        subscription.interrupt()
    }
}

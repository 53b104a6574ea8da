import Caller
import SFU
import SeededRandom

/// Datagrams on their way between endpoints and routers.
extension World {
    static let endpointNetwork: UInt32 = 0x0A00_0000

    /// All paths are like this from now on.
    func setPaths(_ profile: LinkProfile) {
        for index in endpoints.indices {
            endpoints[index].up.profile = profile
            endpoints[index].down.profile = profile
        }
    }

    func makeEndpoint(of visit: Int, _ socket: CallerSocket) -> Int {
        let up = makeProfile(of: visit)
        let down = makeProfile(of: visit)
        endpoints.append(
            Endpoint(
                visit: visit, socket: socket, up: Link(up, seed: random.next()), down: Link(down, seed: random.next())))
        return endpoints.count - 1
    }

    private func makeProfile(of visit: Int) -> LinkProfile {
        guard visit >= 0, !isHealed else { return .healed }
        if plan.hasFairPaths { return .fair(&random) }
        return plan.hasBadPaths ? .random(&random) : .healed
    }

    func address(of endpoint: Int) -> TransportAddress {
        TransportAddress(ipv4: Self.endpointNetwork + UInt32(endpoint), port: 40_000)
    }

    func endpoint(at address: TransportAddress) -> Int? {
        guard let ipv4 = address.ipv4, ipv4 >= Self.endpointNetwork else { return nil }
        let index = Int(ipv4 - Self.endpointNetwork)
        return index < endpoints.count ? index : nil
    }

    private func worker(at address: TransportAddress) -> WorkerBox? {
        workers.first { $0.address == address }
    }

    // MARK: Sent

    /// A datagram leaves an endpoint for a router.
    func sendUp(_ bytes: UnsafeRawBufferPointer, from endpoint: Int, to destination: TransportAddress) {
        guard worker(at: destination) != nil else { return }
        lastOrigin += 1
        let parcel = Parcel(
            source: address(of: endpoint), destination: destination, departed: now, origin: lastOrigin)
        truth.arrivals.left(bytes, of: endpoints[endpoint].visit, at: now, origin: lastOrigin)
        let isHandshake = 20...63 ~= bytes[0]
        lossBooks?.sent(bytes, isUp: true)
        let fate = endpoints[endpoint].up.carry(at: now, isHandshake: isHandshake)
        post(parcel, bytes, fate)
        capture(parcel, bytes)
    }

    /// A datagram leaves a router.
    func sendDown(_ bytes: UnsafeRawBufferPointer, from worker: WorkerBox, to destination: TransportAddress) {
        guard let index = endpoint(at: destination) else { return }
        if endpoints[index].visit < 0 {
            endpoints[index].bytesDown += bytes.count
            report(StrangerChecker.rule, strangerChecker.check(endpoints[index]))
        }
        report(
            AdmissionChecker.rule,
            admissionChecker.check(firstByte: bytes[0], to: endpoints[index].visit, truth))
        guard endpoints[index].visit >= 0, endpoints[index].isCurrent else { return }
        let parcel = Parcel(source: worker.address, destination: destination, departed: now)
        let isHandshake = 20...63 ~= bytes[0]
        lossBooks?.sent(bytes, isUp: false)
        let fate = endpoints[index].down.carry(at: now, isHandshake: isHandshake)
        post(parcel, bytes, fate)
        capture(parcel, bytes)
    }

    private func post(_ parcel: Parcel, _ bytes: UnsafeRawBufferPointer, _ fate: (first: UInt64?, second: UInt64?)) {
        guard let first = fate.first else { return }
        let place = parcels.post(parcel, bytes)
        queue.plan(.parcel, at: now + first, index: place)
        if let second = fate.second { queue.plan(.parcel, at: now + second, index: parcels.repeated(place)) }
    }

    // MARK: Arrived

    /// Media datagrams that got past the replay window, if only to be found to be here already.
    private static func taken(_ counters: Counters) -> UInt64 { counters.received + counters.dropped(.stale) }

    /// Datagrams that nobody has looked into: a later copy of one is the first.
    private static func unknown(_ counters: Counters) -> UInt64 {
        counters.dropped(.unknownSource) + counters.dropped(.unknownSSRC)
    }

    func arrive(_ place: Int) {
        let parcel = parcels.parcels[place]
        if let worker = worker(at: parcel.destination) {
            arrive(place, parcel, at: worker)
        } else if let index = endpoint(at: parcel.destination), endpoints[index].isCurrent {
            arrive(place, parcel, at: truth.visits[endpoints[index].visit], endpoints[index].socket)
        }
        parcels.forget(place)
    }

    private func arrive(_ place: Int, _ parcel: Parcel, at worker: WorkerBox) {
        faults.beforeReceive?(&worker.router, parcels.bytes(place)[1])
        let before = Self.taken(worker.router.counters)
        let unknownBefore = Self.unknown(worker.router.counters)
        var span = MutableSpan<UInt8>(_unsafeBytes: parcels.bytes(place))
        worker.router.receive(&span, count: parcel.count, from: parcel.source, at: instant, into: &worker.outbox)
        if let found = counterChecker.check(
            isBalanced: worker.router.counters.isBalanced,
            isTaken: Self.taken(worker.router.counters) > before, origin: parcel.origin)
        {
            report(found.rule, found.detail)
        }
        if parcel.origin > 0, Self.unknown(worker.router.counters) == unknownBefore {
            truth.arrivals.arrived(parcel.origin, at: now)
        }
        flush(worker)
    }

    private func arrive(_ place: Int, _ parcel: Parcel, at visit: Visit, _ socket: CallerSocket) {
        guard !visit.caller.isOver else { return }
        var span = MutableSpan<UInt8>(_unsafeBytes: parcels.bytes(place))
        visit.caller.receive(
            &span, count: parcel.count, on: socket, from: parcel.source, at: instant, into: &output)
        flush(visit, departed: parcel.departed)
    }

    // MARK: Callers

    func wake(_ visit: Visit, at time: UInt64) {
        guard visit.wakeAt == time else { return }
        visit.wakeAt = nil
        if visit.caller.due <= now { visit.caller.advance(to: instant, into: &output) }
        flush(visit)
    }

    /// Takes out what a caller wants sent and said, and looks when it wants to be woken.
    func flush(_ visit: Visit, departed: UInt64 = 0) {
        if !output.datagrams.isEmpty {
            output.withArena { arena in
                for datagram in output.datagrams {
                    let bytes = UnsafeRawBufferPointer(
                        rebasing: arena[datagram.offset..<datagram.offset + datagram.count])
                    sendUp(bytes, from: visit.endpoints[datagram.socket.rawValue], to: datagram.destination)
                }
            }
        }
        if !output.frames.isEmpty {
            for frame in output.frames where !visit.isSocketClosed {
                visit.sentFrames.append(frame)
                if visit.sentFrames.count > 8 { visit.sentFrames.removeFirst() }
                sendUp(.up(visit.connection, frame), of: visit)
            }
        }
        if !output.events.isEmpty {
            // Hearing of one thing may bring about another, for which the output has to be free.
            var events: [CallerEvent] = []
            swap(&events, &spareEvents)
            swap(&events, &output.events)
            output.clear()
            for event in events { heard(event, by: visit, departed: departed) }
            events.removeAll(keepingCapacity: true)
            swap(&events, &spareEvents)
        } else {
            output.clear()
        }
        // The callers count from the same epoch.
        let due = visit.caller.due
        guard due != .max else { return }
        let time = max(now, due)
        if let planned = visit.wakeAt, planned <= time { return }
        visit.wakeAt = time
        queue.plan(.wakeVisit, at: time, index: visit.number)
    }

    private func heard(_ event: CallerEvent, by visit: Visit, departed: UInt64) {
        if case .heard = event {} else { tell("\(name(visit)): \(event)") }
        switch event {
        case .heard(let packet):
            guard let mark = packet.mark else { return }
            heardCount += 1
            lossBooks?.heard(mark, by: visit.number, at: now)
            note(4, UInt64(visit.number) << 48 | UInt64(mark.tag) << 24 | UInt64(mark.counter))
            let sid = visit.caller.trackSid(heardAs: packet.ssrc)
            report(HearingRules.rule, hearingRules.check(mark, by: visit, as: sid, departed: departed, truth))
            // What redundancy brings, comes several times by design.
            if !visit.caller.settings.takesRedundancy {
                report(OnceChecker.rule, onceChecker.check(mark, by: visit))
            }
            settledChecker.heard(mark, by: visit, at: now)
        case .joined: joined(visit)
        case .left, .lost: ended(visit)
        case .socketLost: socketLost(visit)
        case .nonsense(let text):
            if !visit.isHostile, plan.attackInterval == 0, page != .over { report("nonsense", text) }
        default: break
        }
    }
}

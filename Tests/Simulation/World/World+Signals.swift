import Caller
import LiveKitProtocol
import SFU
import Signaling
import TokenAuth

/// What travels over a client's WebSocket, and the request that opens it.
enum SignalItem {
    case request(Int, HTTPRequest)
    case up(Int, [UInt8])
    case lost(Int)
    case response(Int, Int)
    case opened(Int)
    case down(Int, [UInt8])
    case closed(Int)
    /// The store is done with a batch.
    case stored(Ticket, Bool)
    /// The backend has answered a webhook, or has not.
    case delivered(DeliveryID, DeliveryOutcome)
}

extension World {
    // MARK: Towards the plane

    /// A person's request leaves.
    func join(_ person: Int) {
        guard wantsIn[person], page == .chaos || page == .settling else { return }
        if visitByPerson[person] >= 0 {
            let visit = truth.visits[visitByPerson[person]]
            guard visit.caller.isOver || visit.isSocketClosed else { return }
        }
        let description = plan.people[person]
        let number = truth.visits.count
        let connection = ConnectionID(UInt64(visitByConnection.count))
        visitByConnection.append(number)
        let caller = Caller(
            settings: description.settings, identity: identity, seed: random.next(), epoch: start)
        let visit = Visit(
            number: number, person: person, room: description.room, connection: connection, caller: caller,
            isHostile: description.isHostile,
            endpoints: CallerSocket.allCases.map { makeEndpoint(of: number, $0) })
        truth.visits.append(visit)
        visitByPerson[person] = number
        var token = AccessToken(
            apiKey: Self.key, expiresAt: moment.unix.adding(seconds: 3_600))
        token.identity = description.identity
        token.issuedAt = moment.unix
        token.grants = .join(room: "room\(description.room)")
        token.blocks = description.blocks.map { plan.people[$0].identity }
        let text = TokenSigner(key: Self.key, secret: Self.secret).sign(token)
        let request = HTTPRequest(
            method: "GET", path: "/rtc", query: description.settings.joinQuery,
            headers: [(name: "authorization", value: "Bearer \(text)")], isUpgrade: true)
        sendUp(.request(number, request), of: visit)
    }

    func sendUp(_ item: SignalItem, of visit: Visit) {
        let time = max(visit.lastUp, now + delay(upTo: plan.signalDelay))
        visit.lastUp = time
        queue.plan(.signal, at: time, index: signals.put(item))
    }

    private func sendDown(_ item: SignalItem, to visit: Visit) {
        let time = max(visit.lastDown, now + delay(upTo: plan.signalDelay))
        visit.lastDown = time
        queue.plan(.signal, at: time, index: signals.put(item))
    }

    func delay(upTo bound: UInt64) -> UInt64 { bound == 0 ? 0 : random.next() % (bound + 1) }

    func carry(_ item: SignalItem) {
        switch item {
        case .request(let number, let request):
            plane.handle(.request(truth.visits[number].connection, request), at: moment, into: &effects)
            settlePlane()
        case .up(let number, let frame):
            let visit = truth.visits[number]
            guard visit.isIn else { return }
            note(1, UInt64(number))
            tell(
                "\(name(visit)) asks \((try? LiveKit.SignalRequest(wire: frame)).map { "\($0.message, default: "nothing")" } ?? "nonsense")"
            )
            truth.asked(frame, by: visit)
            plane.handle(.received(visit.connection, .binary(frame)), at: moment, into: &effects)
            settlePlane()
        case .lost(let number):
            let visit = truth.visits[number]
            guard visit.isUpgraded, visit.outSince == nil else { return }
            plane.handle(.closed(visit.connection), at: moment, into: &effects)
            settlePlane()
        case .response(let number, let status):
            refusalCount += 1
            note(2, UInt64(status))
            let visit = truth.visits[number]
            visit.isSocketClosed = true
            visit.caller.socketClosed(at: instant, into: &output)
            flush(visit)
        case .opened(let number):
            let visit = truth.visits[number]
            guard !visit.isSocketClosed else { return }
            visit.caller.open(at: instant, into: &output)
            flush(visit)
        case .down(let number, let frame):
            let visit = truth.visits[number]
            guard !visit.isSocketClosed else { return }
            note(3, UInt64(number))
            visit.caller.receive(frame: frame, at: instant, into: &output)
            flush(visit)
        case .stored(let ticket, let isSaved):
            plane.handle(.stored(ticket, isSaved: isSaved), at: moment, into: &effects)
            settlePlane()
        case .delivered(let id, let outcome):
            plane.handle(.delivered(id, outcome), at: moment, into: &effects)
            settlePlane()
        case .closed(let number):
            let visit = truth.visits[number]
            guard !visit.isSocketClosed else { return }
            visit.isSocketClosed = true
            visit.caller.socketClosed(at: instant, into: &output)
            flush(visit)
        }
    }

    // MARK: From the plane

    /// Carries out what the plane wants, and looks when it wants to be woken.
    func settlePlane() {
        var index = 0
        while index < effects.list.count {
            carryOut(effects.list[index])
            index += 1
        }
        effects.list.removeAll(keepingCapacity: true)
        if truth.isCountStale {
            truth.isCountStale = false
            report(CapacityChecker.rule, capacityChecker.check(truth))
        }
        guard let deadline = plane.deadline else { return }
        let time = max(now, nanoseconds(deadline))
        if let planned = planeWakeAt, planned <= time { return }
        planeWakeAt = time
        queue.plan(.wakePlane, at: time)
    }

    func wakePlane(at time: UInt64) {
        guard planeWakeAt == time else { return }
        planeWakeAt = nil
        if let deadline = plane.deadline, nanoseconds(deadline) <= now {
            plane.advance(to: moment, into: &effects)
        }
        settlePlane()
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .respond(let connection, let response):
            if isAnswer(on: connection, response) { return }
            let visit = visit(of: connection)
            sendDown(.response(visit.number, response.status), to: visit)
        case .upgrade(let connection):
            let visit = visit(of: connection)
            visit.isUpgraded = true
            truth.isCountStale = true
            sendDown(.opened(visit.number), to: visit)
        case .send(let connection, let frame):
            let visit = visit(of: connection)
            let bytes =
                switch frame {
                case .binary(let bytes), .text(let bytes): bytes
                }
            tell(
                "\(name(visit)) is told \((try? LiveKit.SignalResponse(wire: bytes)).map { "\($0.message, default: "nothing")" } ?? "nonsense")"
            )
            if let join = truth.said(bytes, to: visit) {
                joinCount += 1
                report(CapacityChecker.rule, capacityChecker.check(join, to: visit, truth))
            }
            sendDown(.down(visit.number, bytes), to: visit)
        case .close(let connection, _, _):
            let visit = visit(of: connection)
            tell("\(name(visit)) is closed")
            if visit.outSince == nil { visit.outSince = now }
            sendDown(.closed(visit.number), to: visit)
        case .media(let worker, let command): post(command, to: workers[worker.rawValue])
        case .store(_, let ticket):
            let isSaved = isHealed || !chance(plan.storeFailures)
            queue.plan(
                .signal, at: now + delay(upTo: plan.storeDelay), index: signals.put(.stored(ticket, isSaved)))
        case .note(let note): tell("note: \(note.text) \(note.fields.map { "\($0.name)=\($0.value)" })")
        case .deliver(let id, let request): deliver(id, request)
        case .drained: break
        }
    }

    func name(_ visit: Visit) -> String { "\(truth.identity(of: visit))#\(visit.number)" }

    private func visit(of connection: ConnectionID) -> Visit {
        truth.visits[visitByConnection[Int(connection.rawValue)]]
    }
}

import Caller
import LiveKitProtocol
import SFU
import SeededRandom
import Signaling
import TokenAuth

/// What travels over a client's WebSocket, and the request that opens it.
enum SignalItem {
    case request(ConnectionID, HTTPRequest)
    case up(ConnectionID, [UInt8])
    case lost(ConnectionID)
    case response(ConnectionID, Int)
    case opened(ConnectionID)
    case down(ConnectionID, [UInt8])
    case closed(ConnectionID)
    /// The store is done with a batch.
    case stored(Ticket, Bool)
    /// The backend has answered a webhook, or has not.
    case delivered(DeliveryID, DeliveryOutcome)
}

/// Who has closed a socket.
struct SocketState {
    var isClosedByPlane = false
    var isLost = false
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
        let connection = newConnection(of: number)
        let caller = Caller(
            settings: description.settings, identity: identity, seed: random.next(), epoch: start)
        let visit = Visit(
            number: number, person: person, room: description.room, connection: connection, caller: caller,
            isHostile: description.isHostile,
            endpoints: CallerSocket.allCases.map { makeEndpoint(of: number, $0) })
        truth.visits.append(visit)
        visitByPerson[person] = number
        request(connection, of: visit, query: caller.joinQuery())
    }

    /// A connection that nobody had before; -1 is the backend's.
    func newConnection(of visit: Int) -> ConnectionID {
        visitByConnection.append(visit)
        sockets.append(SocketState())
        return ConnectionID(UInt64(visitByConnection.count - 1))
    }

    /// A client without a socket tries for one, and tries again when none has opened in time.
    func resume(_ visit: Visit) {
        guard visit.caller.needsSocket, visit.isSocketClosed, page == .chaos || page == .settling else { return }
        visit.attempts += 1
        guard visit.attempts <= Self.resumeAttempts else {
            visit.caller.resumeFailed(at: instant, into: &output)
            return flush(visit)
        }
        visit.connection = newConnection(of: visit.number)
        visit.lastUp = now
        visit.lastDown = now
        request(visit.connection, of: visit, query: visit.caller.resumeQuery)
        queue.plan(.resume, at: now + Self.resumeTimeout, index: visit.number)
    }

    /// As SDKs do, more or less.
    static let resumeAttempts = 10
    static let resumeTimeout: UInt64 = 5_000_000_000

    private func request(_ connection: ConnectionID, of visit: Visit, query: [(name: String, value: String)]) {
        let description = plan.people[visit.person]
        var token = AccessToken(
            apiKey: Self.key, expiresAt: moment.unix.adding(seconds: 3_600))
        token.identity = description.identity
        token.issuedAt = moment.unix
        token.grants = .join(room: "room\(description.room)")
        token.blocks = description.blocks.map { plan.people[$0].identity }
        let text = TokenSigner(key: Self.key, secret: Self.secret).sign(token)
        let request = HTTPRequest(
            method: "GET", path: visit.caller.joinPath, query: query,
            headers: [(name: "authorization", value: "Bearer \(text)")], isUpgrade: true)
        sendUp(.request(connection, request), of: visit, firstWait: Self.second)
    }

    /// - Parameter firstWait: before what is lost is sent again for the first time; each time it doubles.
    func sendUp(_ item: SignalItem, of visit: Visit, firstWait: UInt64 = second / 5) {
        let time = max(visit.lastUp, departure(of: visit, firstWait: firstWait) + delay(upTo: plan.signalDelay))
        visit.lastUp = time
        queue.plan(.signal, at: time, index: signals.put(item))
    }

    /// When something that is sent now gets through.
    private func departure(of visit: Visit, firstWait: UInt64) -> UInt64 {
        var time = now
        var wait = firstWait
        while time < visit.darkUntil {
            time += wait
            wait *= 2
        }
        return time
    }

    private func sendDown(_ item: SignalItem, to visit: Visit) {
        let sent = departure(of: visit, firstWait: Self.second / 5)
        let time = max(visit.lastDown, sent + delay(upTo: plan.signalDelay))
        visit.lastDown = time
        queue.plan(.signal, at: time, index: signals.put(item))
    }

    func delay(upTo bound: UInt64) -> UInt64 { bound == 0 ? 0 : random.next() % (bound + 1) }

    func carry(_ item: SignalItem) {
        switch item {
        case .request(let connection, let request):
            plane.handle(.request(connection, request), at: moment, into: &effects)
            settlePlane()
        case .up(let connection, let frame): carryUp(frame, on: connection)
        case .lost(let connection):
            guard !sockets[Int(connection.rawValue)].isClosedByPlane else { return }
            plane.handle(.closed(connection), at: moment, into: &effects)
            settlePlane()
        case .response(let connection, let status):
            let visit = visit(of: connection)
            note(2, UInt64(status))
            guard connection == visit.connection else { return }
            visit.isSocketClosed = true
            if visit.caller.isJoined {
                visit.caller.resumeFailed(at: instant, into: &output)
            } else {
                refusalCount += 1
                visit.caller.socketClosed(at: instant, into: &output)
            }
            flush(visit)
        case .opened(let connection): opened(connection)
        case .down(let connection, let frame):
            let visit = visit(of: connection)
            guard connection == visit.connection, !visit.isSocketClosed else { return }
            note(3, UInt64(visit.number))
            visit.caller.receive(frame: frame, at: instant, into: &output)
            flush(visit)
        case .stored(let ticket, let isSaved):
            plane.handle(.stored(ticket, isSaved: isSaved), at: moment, into: &effects)
            settlePlane()
        case .delivered(let id, let outcome):
            plane.handle(.delivered(id, outcome), at: moment, into: &effects)
            settlePlane()
        case .closed(let connection):
            let visit = visit(of: connection)
            guard connection == visit.connection, !visit.isSocketClosed else { return }
            visit.isSocketClosed = true
            visit.caller.socketClosed(at: instant, into: &output)
            flush(visit)
        }
    }

    private func carryUp(_ frame: [UInt8], on connection: ConnectionID) {
        let visit = visit(of: connection)
        guard visit.isIn, !sockets[Int(connection.rawValue)].isClosedByPlane else { return }
        note(1, UInt64(visit.number))
        tell(
            "\(name(visit)) asks "
                + ((try? LiveKit.SignalRequest(wire: frame)).map { "\($0.message, default: "nothing")" }
                    ?? "nonsense"))
        truth.asked(frame, by: visit)
        plane.handle(.received(connection, .binary(frame)), at: moment, into: &effects)
        settlePlane()
    }

    private func opened(_ connection: ConnectionID) {
        let visit = visit(of: connection)
        guard connection == visit.connection, !visit.caller.isOver, !sockets[Int(connection.rawValue)].isLost else {
            // Nobody waits for it any more.
            return lose(connection, of: visit)
        }
        visit.attempts = 0
        visit.isSocketClosed = false
        if visit.caller.isJoined {
            visit.caller.reopened(at: instant, into: &output)
        } else {
            visit.caller.open(at: instant, into: &output)
        }
        flush(visit)
    }

    /// A client closes a socket.
    func lose(_ connection: ConnectionID, of visit: Visit) {
        guard !sockets[Int(connection.rawValue)].isLost else { return }
        sockets[Int(connection.rawValue)].isLost = true
        sendUp(.lost(connection), of: visit)
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
            sockets[Int(connection.rawValue)].isClosedByPlane = true
            sendDown(.response(connection, response.status), to: visit)
        case .upgrade(let connection):
            let visit = visit(of: connection)
            visit.isUpgraded = true
            visit.isLetGo = false
            truth.isCountStale = true
            sendDown(.opened(connection), to: visit)
        case .send(let connection, let frame):
            let visit = visit(of: connection)
            let bytes =
                switch frame {
                case .binary(let bytes), .text(let bytes): bytes
                }
            tell(
                "\(name(visit)) is told "
                    + ((try? LiveKit.SignalResponse(wire: bytes)).map { "\($0.message, default: "nothing")" }
                        ?? "nonsense"))
            if let join = truth.said(bytes, to: visit) {
                joinCount += 1
                report(CapacityChecker.rule, capacityChecker.check(join, to: visit, truth))
            }
            sendDown(.down(connection, bytes), to: visit)
        case .close(let connection, _, _):
            let visit = visit(of: connection)
            tell("\(name(visit)) is closed")
            if connection == visit.connection { visit.isLetGo = true }
            sockets[Int(connection.rawValue)].isClosedByPlane = true
            sendDown(.closed(connection), to: visit)
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

import CMeasure
import Caller
import SFU
import SeededRandom
import Signaling
import TokenAuth

/// A whole server in memory, with real clients: a control plane and a router, and callers that do signaling, ICE, DTLS
/// and SRTP. Everything arrives at once and in order; time is virtual. What the server's verbs cost is measured, and on
/// demand what memory they leave behind; the clients' share is in neither.
final class ClosedServer {
    private enum Item {
        case request(Int)
        case frame(Int, [UInt8])
        case datagram(Int, CallerSocket, [UInt8])
        case toGuest(Int, CallerSocket, [UInt8])
        case frameToGuest(Int, [UInt8])
        case opened(Int)
        case command(MediaCommand)
        case event(MediaEvent)
        case stored(Ticket)
        case closed(Int)
    }

    final class Guest {
        let caller: Caller
        let room: Int
        let hasData: Bool
        fileprivate(set) var isGone = false

        fileprivate init(_ caller: Caller, room: Int, hasData: Bool) {
            self.caller = caller
            self.room = room
            self.hasData = hasData
        }

        var isThere: Bool {
            caller.isJoined && caller.isConnected(.publisher) && caller.isConnected(.subscriber)
        }
    }

    private(set) var plane: ControlPlane
    private(set) var router: Router
    private var outbox = Outbox()
    private var effects = Effects()
    private(set) var guests: [Guest] = []
    private(set) var now: ContinuousClock.Instant
    private let start: ContinuousClock.Instant
    private var output = CallerOutput()
    private var queue: [Item] = []
    private let identity = CallerIdentity(unixTime: unixStart)
    /// What the server's verbs took, so far.
    private(set) var serverNanoseconds: Int64 = 0
    /// Packets that anyone heard.
    private(set) var heard = 0
    private let keepsAccount: Bool

    private static let unixStart: Int64 = 1_800_000_000
    private static let key = "APImicro"
    private static let secret = "a-secret-of-at-least-32-bytes-for-benchmarks"
    private static let address = TransportAddress(ipv4: 0xC000_0201, port: 7882)

    /// - Parameter keepsAccount: whether what the server allocates is put down to the account.
    init(keepsAccount: Bool = false) {
        self.keepsAccount = keepsAccount
        start = .now
        now = start
        let certificate = Certificate(unixTime: Self.unixStart)
        guard let keys = try? KeyRing([(key: Self.key, secret: Self.secret)]) else {
            Failure.stop("the benchmark's key is refused")
        }
        router = Router(certificate: certificate)
        plane = ControlPlane(
            settings: Settings(), keys: keys, random: SeededGenerator(1),
            workers: [
                WorkerDescription(id: WorkerID(0), fingerprint: certificate.fingerprint, candidates: [Self.address])
            ], version: "microbenchmarks")
    }

    // MARK: People

    /// Somebody asks to join; ``settle()`` does the rest.
    func join(room: Int, hasData: Bool) {
        var settings = CallerSettings()
        settings.usesData = hasData
        settings.tellsPackets = false
        let number = guests.count
        let caller = Caller(settings: settings, identity: identity, seed: UInt64(number + 1), epoch: start)
        guests.append(Guest(caller, room: room, hasData: hasData))
        caller.publish("microphone", SyntheticVoice(tag: UInt32(number), payloadCount: 120), at: now, into: &output)
        queue.append(.request(number))
    }

    func leave(_ number: Int) {
        guests[number].caller.leave(at: now, into: &output)
        flush(number)
        settle()
        guests[number].isGone = true
        measured { plane.handle(.closed(ConnectionID(UInt64(number))), at: moment, into: &effects) }
        settle()
    }

    /// Lets virtual time pass by small steps in which everyone does what is due.
    func pass(_ duration: Duration, step: Duration = .milliseconds(5)) {
        let end = now + duration
        while now < end {
            now += step
            for number in guests.indices where !guests[number].isGone {
                let caller = guests[number].caller
                guard let due = caller.deadline, due <= now else { continue }
                caller.advance(to: now, into: &output)
                flush(number)
            }
            settle()
            if let due = plane.deadline, due <= now { measured { plane.advance(to: moment, into: &effects) } }
            if let due = router.deadline, due <= now { measured { router.advance(to: now, into: &outbox) } }
            settle()
        }
    }

    /// Until nothing is on its way any more.
    func settle() {
        takeOut()
        var next = 0
        while next < queue.count {
            carry(queue[next])
            next += 1
        }
        queue.removeAll(keepingCapacity: true)
    }

    // MARK: Carrying

    private var moment: Moment {
        let (seconds, attoseconds) = (now - start).components
        return Moment(
            elapsed: now,
            unix: UnixTime(
                milliseconds: (Self.unixStart + seconds) * 1000 + attoseconds / 1_000_000_000_000_000))
    }

    /// The server's work, and nothing else.
    private func measured(_ body: () -> Void) {
        if keepsAccount { measure_account(1) }
        let begin = measure_thread_nanoseconds()
        body()
        serverNanoseconds += measure_thread_nanoseconds() - begin
        if keepsAccount { measure_account(0) }
    }

    private func carry(_ item: Item) {
        switch item {
        case .request(let number): ask(number)
        case .frame(let number, let frame):
            measured {
                plane.handle(.received(ConnectionID(UInt64(number)), .binary(frame)), at: moment, into: &effects)
            }
        case .datagram(let number, let socket, let bytes):
            var buffer = bytes + [UInt8](repeating: 0, count: 64)
            var span = buffer.mutableSpan
            let source = Self.address(of: number, socket)
            measured { router.receive(&span, count: bytes.count, from: source, at: now, into: &outbox) }
        case .command(let command): measured { router.apply(command, at: now, into: &outbox) }
        case .event(let event): measured { plane.apply(event, of: WorkerID(0), at: moment, into: &effects) }
        case .stored(let ticket):
            measured { plane.handle(.stored(ticket, isSaved: true), at: moment, into: &effects) }
        case .toGuest(let number, let socket, let bytes):
            guard !guests[number].isGone else { return }
            var buffer = bytes
            var span = buffer.mutableSpan
            guests[number].caller.receive(
                &span, count: bytes.count, on: socket, from: Self.address, at: now, into: &output)
            flush(number)
        case .frameToGuest(let number, let frame):
            guests[number].caller.receive(frame: frame, at: now, into: &output)
            flush(number)
        case .opened(let number):
            guests[number].caller.open(at: now, into: &output)
            flush(number)
        case .closed(let number):
            guests[number].caller.socketClosed(at: now, into: &output)
            flush(number)
        }
        takeOut()
    }

    private func ask(_ number: Int) {
        let guest = guests[number]
        var token = AccessToken(apiKey: Self.key, expiresAt: moment.unix.adding(seconds: 3_600))
        token.identity = "somebody\(number)"
        token.issuedAt = moment.unix
        token.grants = .join(room: "room\(guest.room)")
        let text = TokenSigner(key: Self.key, secret: Self.secret).sign(token)
        let request = HTTPRequest(
            method: "GET", path: "/rtc", query: guest.caller.settings.joinQuery,
            headers: [(name: "authorization", value: "Bearer \(text)")], isUpgrade: true)
        measured { plane.handle(.request(ConnectionID(UInt64(number)), request), at: moment, into: &effects) }
    }

    /// Puts on its way what the engines want done.
    private func takeOut() {
        for effect in effects.list {
            switch effect {
            case .respond(_, let response): Failure.stop("a join was refused with \(response.status)")
            case .upgrade(let connection): queue.append(.opened(Int(connection.rawValue)))
            case .send(let connection, .binary(let bytes)), .send(let connection, .text(let bytes)):
                queue.append(.frameToGuest(Int(connection.rawValue), copied(bytes)))
            case .close(let connection, _, _): queue.append(.closed(Int(connection.rawValue)))
            case .media(_, let command): queue.append(.command(command))
            case .store(_, let ticket): queue.append(.stored(ticket))
            case .note, .drained, .deliver: break
            }
        }
        effects.list.removeAll(keepingCapacity: true)
        for datagram in outbox.datagrams {
            guard let (number, socket) = Self.guest(at: datagram.destination) else { continue }
            let bytes = outbox.withArena { Array($0[datagram.offset..<datagram.offset + datagram.count]) }
            queue.append(.toGuest(number, socket, bytes))
        }
        for event in outbox.events { queue.append(.event(event)) }
        outbox.clear()
    }

    /// What the clients keep shall not be the server's.
    private func copied(_ bytes: [UInt8]) -> [UInt8] { bytes.map { $0 } }

    private func flush(_ number: Int) {
        for datagram in output.datagrams {
            let bytes = output.withArena { Array($0[datagram.offset..<datagram.offset + datagram.count]) }
            queue.append(.datagram(number, datagram.socket, bytes))
        }
        for frame in output.frames { queue.append(.frame(number, frame)) }
        output.clear()
    }

    private static func address(of number: Int, _ socket: CallerSocket) -> TransportAddress {
        TransportAddress(ipv4: 0x0A00_0000 + UInt32(number * 2 + socket.rawValue), port: 40_000)
    }

    private static func guest(at address: TransportAddress) -> (Int, CallerSocket)? {
        guard let ipv4 = address.ipv4, ipv4 >= 0x0A00_0000 else { return nil }
        let place = Int(ipv4 - 0x0A00_0000)
        return CallerSocket(rawValue: place % 2).map { (place / 2, $0) }
    }
}

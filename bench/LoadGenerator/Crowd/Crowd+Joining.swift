import CLoad
import Caller
import SFU
import TokenAuth

/// How members come and go.
extension Crowd {
    /// Lets rooms fill up until there are so many, a bounded number of members at a time.
    ///
    /// - Parameter tell: what share of them is in.
    func join(rooms: Int, tell: (Double, String) -> Void) throws(LoadError) {
        for room in gates.count..<max(gates.count, rooms) {
            gates.append(Gate())
            complete.append(0)
            for seat in 0..<options.perRoom {
                members.append(
                    Member(
                        room: room, seat: seat, perRoom: options.perRoom, speakers: options.speakers,
                        ears: options.ears))
            }
        }
        for room in gates.indices {
            if complete[room] == options.perRoom { gates[room].close() } else { gates[room].open() }
        }
        try enrolFirst()
        try makeChannels(rooms: rooms)
        let there = members.count { $0.state == .present }
        let numbers = members.indices.filter { members[$0].state == .away && members[$0].room < rooms }
        waiting = numbers[...]
        let atOnce = max(options.joining, options.perRoom)
        var next = now
        while !waiting.isEmpty || !inFlight.isEmpty {
            while inFlight.count < atOnce, let number = waiting.popFirst() { try start(number) }
            let limit = now + Limits.window
            run(until: limit) { !waiting.isEmpty && inFlight.count < atOnce || waiting.isEmpty && inFlight.isEmpty }
            try giveUpOnTheLate()
            if now >= next {
                let present = members.count { $0.state == .present }
                tell(Double(present - there) / Double(max(1, numbers.count)), "joining, \(present) are in")
                next = now + Limits.window * 2
            }
        }
        for gate in gates { gate.open() }
    }

    private func start(_ number: Int) throws(LoadError) {
        let member = members[number]
        member.state = .joining
        member.startedAt = now
        member.connections = 0
        member.isConnected = false
        member.hasHeard = false
        joinsBegun += 1
        inFlight.append(number)
        let source: (any VoiceSource)? =
            member.isSpeaker
            ? GatedVoice(voice: voices.voice(tag: UInt32(number), random: &random), gate: gates[member.room]) : nil
        switch options.subject {
        case .server(let url): try startCaller(number, source, url)
        case .mumble(let server): try startMumble(number, source, server)
        case .reflector:
            member.plain = PlainVoice(room: member.room, seat: member.seat, source: source, at: now)
            schedule.set(number, due: now)
        }
    }

    private func startCaller(_ number: Int, _ source: (any VoiceSource)?, _ url: ServerURL) throws(LoadError) {
        let member = members[number]
        let caller = Caller(
            settings: settings, identity: identity, seed: UInt64.random(in: 0...UInt64.max, using: &random),
            epoch: epoch)
        if let source { caller.publish("voice", source, at: instant(now), into: &output) }
        output.clear()
        member.caller = caller
        member.signal = try SignalSocket(
            address: address, url: url, target: target(of: member, caller, url),
            seed: UInt64.random(in: 0...UInt64.max, using: &random), epoll: epoll, token: UInt64(number))
    }

    private var settings: CallerSettings {
        var settings = CallerSettings()
        settings.usesOneConnection = options.usesOneConnection
        settings.receivers = options.perRoom - 1
        settings.usesData = options.usesData
        settings.usesNack = options.usesNack
        settings.answersRequests = options.usesNack
        settings.sendsRedundancy = options.sendsRedundancy
        settings.takesRedundancy = options.sendsRedundancy
        return settings
    }

    private func target(of member: Member, _ caller: Caller, _ url: ServerURL) -> String {
        let name = "bench-\(member.room)"
        var token = AccessToken(
            apiKey: options.key,
            expiresAt: UnixTime(milliseconds: load_realtime_ns() / 1_000_000 + 6 * 3_600_000))
        token.identity = "\(name)-\(member.seat)"
        token.grants.video = true
        token.grants.roomJoin = true
        token.grants.room = name
        let text = TokenSigner(key: options.key, secret: options.secret).sign(token)
        // Base64 ends with =, which a query may hold within a value (RFC 3986 §3.4).
        let query = caller.joinQuery().map { "&\($0.name)=\($0.value)" }.joined()
        return "\(url.path)\(caller.joinPath)?access_token=\(text)\(query)"
    }

    // MARK: What comes of it

    func signalReady(_ number: Int) {
        guard number < members.count, let signal = members[number].signal, let caller = members[number].caller else {
            return controlReady(number)
        }
        for event in signal.ready() {
            let time = now
            switch event {
            case .open: caller.open(at: instant(time), into: &output)
            case .frame(let bytes): caller.receive(frame: bytes, at: instant(time), into: &output)
            case .closed(let cause):
                if members[number].state == .leaving {
                    gone(number)
                } else {
                    fail(number, cause ?? "the server closed the WebSocket")
                }
            }
            empty(number, at: time, lateness: 0)
        }
        schedule.set(number, due: members[number].due)
    }

    func connected(_ number: Int, at time: UInt64) {
        let member = members[number]
        member.connections += 1
        // Who neither speaks nor has anybody to hear has one connection less.
        guard member.connections == needed(by: member) else { return }
        member.isConnected = true
        if member.state == .joining { book.connected(after: time - member.startedAt) }
        settle(number)
    }

    private func needed(by member: Member) -> Int {
        !options.usesOneConnection && (member.isSpeaker || options.usesData) ? Self.connections : 1
    }

    func enrolled(_ number: Int, at time: UInt64) {
        let member = members[number]
        guard member.state == .joining, !member.isConnected,
            member.plain?.isEnrolled == true || member.mumble?.stage == .present
        else { return }
        member.isConnected = true
        book.connected(after: time - member.startedAt)
        settle(number)
    }

    func heardFirst(_ number: Int, at time: UInt64) {
        let member = members[number]
        guard !member.hasHeard else { return }
        member.hasHeard = true
        if member.state == .joining { book.heard(after: time - member.startedAt) }
        settle(number)
    }

    private func settle(_ number: Int) {
        let member = members[number]
        guard member.state == .joining, member.isComplete else { return }
        member.state = .present
        inFlight.removeAll { $0 == number }
        complete[member.room] += 1
        if complete[member.room] == options.perRoom { gates[member.room].close() }
    }

    /// A member is lost. Nobody came in yet: then the whole run is.
    func fail(_ number: Int, _ cause: String) {
        let member = members[number]
        guard member.state == .joining || member.state == .present else { return }
        firstFailure = firstFailure ?? cause
        if member.state == .joining { book.fail() } else { complete[member.room] -= 1 }
        lost += 1
        gone(number)
    }

    private func gone(_ number: Int) {
        let member = members[number]
        member.state = .away
        member.signal?.end()
        member.signal = nil
        member.caller = nil
        member.plain = nil
        member.control?.close()
        member.control = nil
        member.mumble = nil
        inFlight.removeAll { $0 == number }
        schedule.set(number, due: .max)
        for connection in 0..<Self.connections { paths.end(number * Self.connections + connection) }
    }

    private func giveUpOnTheLate() throws(LoadError) {
        let time = now
        for number in inFlight where time - members[number].startedAt > Limits.joinTimeout {
            fail(number, "\(lacking(members[number])) within \(Limits.joinTimeout / 1_000_000_000) s")
        }
        // The first ones were refused: so would be the rest.
        if let firstFailure, book.count == 0 {
            throw LoadError("\(options.subject.description): \(firstFailure)")
        }
        if lost > max(10, members.count / Limits.lostShare), let firstFailure {
            throw LoadError("\(lost) participants were lost, the first because \(firstFailure)")
        }
    }

    /// What somebody waited for too long.
    private func lacking(_ member: Member) -> String {
        if member.isConnected { return "nobody was heard" }
        if let stage = member.mumble?.stage {
            switch stage {
            case .joining: return "the server did not let it in"
            case .reaching: return "no datagram came back"
            case .entering, .present: return "the server did not let it into its channel"
            }
        }
        return member.caller?.isJoined ?? false ? "no media connection came about" : "the server did not answer"
    }

    // MARK: Leaving

    /// Everybody leaves, and the server confirms it.
    func leave(tell: (Double, String) -> Void) {
        let present = members.indices.filter { members[$0].state == .present }
        let start = now
        for number in present {
            let member = members[number]
            guard let caller = member.caller else {
                gone(number)
                continue
            }
            caller.leave(at: instant(now), into: &output)
            empty(number, at: now, lateness: 0)
            member.state = .leaving
            member.signal?.close()
            if paths.isFull { paths.flush() }
            if number % 64 == 63 { run(until: now + 1_000_000) }
        }
        while now < start + Limits.leaveTimeout, members.contains(where: { $0.state == .leaving }) {
            run(until: now + Limits.window) { !members.contains { $0.state == .leaving } }
            let left = members.count { $0.state == .leaving }
            tell(1 - Double(left) / Double(max(1, present.count)), "leaving, \(left) are still there")
        }
        for number in members.indices where members[number].state == .leaving { gone(number) }
        for room in complete.indices { complete[room] = 0 }
    }

    /// The reflector starts with nobody.
    private func enrolFirst() throws(LoadError) {
        guard case .reflector(let port) = options.subject, members.allSatisfy({ $0.state == .away }) else { return }
        unsafe PlainVoice.forget.withUnsafeBytes { bytes in
            unsafe paths.stage(bytes, to: TransportAddress(ipv4: address, port: port), on: 0)
        }
        paths.flush()
        var isThere = false
        let end = now + 1_000_000_000
        while now < end, !isThere {
            load_wait(paths.shared, -1, 10_000_000)
            isThere = paths.receive() > 0
        }
        guard isThere else { throw LoadError("no reflector answers on 127.0.0.1:\(port)") }
    }
}

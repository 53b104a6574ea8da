import CLinux
import CLoad
import Caller
import Glibc

/// Members on a Mumble server.
extension Crowd {
    /// Sees to it that the rooms have their channels; ready when they have.
    func makeChannels(rooms: Int) throws(LoadError) {
        guard case .mumble(let server) = options.subject, channels.count < rooms else { return }
        let waker = linux_epoll_create()
        guard waker >= 0 else { throw LoadError("no epoll: \(systemText(-waker))") }
        defer { close(waker) }
        let socket = try ControlSocket(server, at: address, local: 0, context: tls, epoll: waker, token: 0)
        var maker = ChannelMaker(rooms: rooms, password: options.secret)
        var end = now + Limits.joinTimeout
        while !maker.isDone {
            guard now < end else {
                throw LoadError(
                    "\(server.description): \(maker.missing) of \(rooms) channels were not made within "
                        + "\(Limits.joinTimeout / 1_000_000_000) s; messagelimit and messageburst may be too low")
            }
            load_wait(waker, -1, 10_000_000)
            let missing = maker.missing
            for event in socket.ready(wants: { _ in true }) {
                var failure: String?
                switch event {
                case .open: socket.send(maker.output)
                case .message(let message):
                    failure = maker.receive(message)
                    if message.kind == .serverSync { socket.send(maker.output) }
                case .closed(let cause): failure = cause
                }
                if let failure { throw LoadError("\(server.description): \(failure)") }
                maker.output = []
            }
            if maker.missing < missing { end = now + Limits.joinTimeout }
        }
        socket.close()
        channels = maker.channels.compactMap { $0 }
    }

    func startMumble(_ number: Int, _ source: (any VoiceSource)?, _ server: MumbleServer) throws(LoadError) {
        let member = members[number]
        // Who comes again may be faster than the server's notice that they left.
        let name = "\(ChannelMaker.name(member.room))-\(member.seat)-\(joinsBegun)"
        member.mumble = MumbleClient(name: name, channel: channels[member.room], source: source)
        member.control = try ControlSocket(
            server, at: address, local: UDPPaths.local(of: number * Self.connections, to: address), context: tls,
            epoll: epoll, token: UInt64(number))
    }

    /// A member's control channel can be read or written.
    func controlReady(_ number: Int) {
        guard number < members.count, let control = members[number].control else { return }
        let member = members[number]
        for event in control.ready(wants: { member.mumble?.wants($0) ?? false }) {
            let time = now
            switch event {
            case .open: break
            case .message(let message):
                if let failure = member.mumble?.receive(message, at: time, phase: &random) { fail(number, failure) }
                enrolled(number, at: time)
            case .closed(let cause):
                let isIn = member.mumble?.stage != .joining
                fail(number, isIn ? cause : "\(cause) before it was let in; users may be too few")
            }
        }
        sendControl(member)
        schedule.set(number, due: member.due)
    }

    func receiveMumble(_ number: Int, _ packet: inout MutableSpan<UInt8>, count: Int, at time: UInt64) {
        let member = members[number]
        switch member.mumble?.receive(&packet, count: count, at: time) {
        case .voice(let mark?): heard(number, mark, at: time)
        case .voice(nil): heardFirst(number, at: time)
        case .pong, nil: break
        }
        sendControl(member)
        schedule.set(number, due: member.due)
    }

    /// Sends what a member has for its control channel.
    func sendControl(_ member: Member) {
        guard let output = member.mumble?.output, !output.isEmpty else { return }
        // What is said before it is open would be lost.
        guard member.control?.isOpen == true else { return }
        member.mumble?.output = []
        member.control?.send(output)
    }
}

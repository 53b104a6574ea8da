import Caller
import SFU

/// What members send and hear.
extension Crowd {
    /// Two connections a member, each with its own way.
    static let connections = 2

    /// Lets a member do what is due.
    func fire(_ number: Int, since due: UInt64) {
        let member = members[number]
        let time = now
        if let caller = member.caller {
            caller.advance(to: instant(time), into: &output)
            empty(number, at: time, lateness: time - due)
        } else if let port = options.subject.port {
            sendPacket(number, to: port, at: time, lateness: time - due)
        }
        schedule.set(number, due: member.due)
    }

    /// Sends what a member has for the reflector or for a Mumble server.
    private func sendPacket(_ number: Int, to port: UInt16, at time: UInt64, lateness: UInt64) {
        let member = members[number]
        var packet = scratch.mutableSpan
        let due =
            member.plain != nil
            ? member.plain?.advance(to: time, into: &packet) : member.mumble?.advance(to: time, into: &packet)
        sendControl(member)
        guard let (count, isVoice) = due, count > 0 else { return }
        let destination = TransportAddress(ipv4: address, port: port)
        unsafe scratch.withUnsafeBytes { bytes in
            unsafe paths.stage(
                UnsafeRawBufferPointer(rebasing: bytes[..<count]), to: destination, on: number * Self.connections)
        }
        if isVoice { tellSent(at: time, lateness) }
    }

    private func tellSent(at time: UInt64, _ lateness: UInt64) {
        interval?.sent(at: time, lateness: lateness, listeners: options.perRoom - 1)
    }

    /// Takes a datagram of the batch.
    ///
    /// - Parameter known: for whom it is, if its socket says so.
    func receive(_ index: Int, for known: Int? = nil) {
        let arrival = paths.arrival(index)
        let connection = known ?? arrival.connection
        let number = connection / Self.connections
        guard connection >= 0, number < members.count, arrival.count <= Limits.datagramBytes else { return }
        let member = members[number]
        let time = arrivalTime(arrival.stamp)
        // What came to its address in an earlier life is none of its business.
        guard time >= member.startedAt else { return }
        if !member.isEar, member.state == .present {
            let isVoice =
                unsafe member.control != nil
                ? arrival.count > MumblePacket.pingBytesMax
                : Self.isVoice(UnsafeRawBufferPointer(start: paths.room(index), count: arrival.count))
            guard !isVoice else {
                interval?.counted(at: time)
                return
            }
        }
        var packet = unsafe MutableSpan<UInt8>(_unsafeStart: paths.room(index), count: Limits.datagramBytes)
        if let caller = member.caller {
            let socket = CallerSocket(rawValue: connection % Self.connections) ?? .subscriber
            caller.receive(
                &packet, count: arrival.count, on: socket, from: arrival.source, at: instant(time), into: &output)
            empty(number, at: time, lateness: 0)
            schedule.set(number, due: caller.due)
        } else if member.plain != nil {
            let mark = member.plain?.receive(
                packet.span.extracting(0..<arrival.count), at: time, phase: &random)
            if let mark { heard(number, mark, at: time) } else { enrolled(number, at: time) }
            schedule.set(number, due: member.due)
        } else if member.mumble != nil {
            receiveMumble(number, &packet, count: arrival.count, at: time)
        }
    }

    /// Does what a caller's output says.
    func empty(_ number: Int, at time: UInt64, lateness: UInt64) {
        let member = members[number]
        if !output.datagrams.isEmpty {
            unsafe output.withArena { arena in
                for datagram in output.datagrams {
                    let bytes = unsafe UnsafeRawBufferPointer(
                        rebasing: arena[datagram.offset..<datagram.offset + datagram.count])
                    unsafe paths.stage(
                        bytes, to: datagram.destination,
                        on: number * Self.connections + datagram.socket.rawValue)
                    if unsafe Self.isVoice(bytes) { tellSent(at: time, lateness) }
                }
            }
        }
        if !output.frames.isEmpty { member.signal?.send(output.frames) }
        if !output.events.isEmpty {
            for index in output.events.indices { take(output.events[index], of: number, at: time) }
        }
        output.clear()
    }

    /// RTP and not RTCP (RFC 5761 §4).
    private static func isVoice(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe bytes.count > 12 && bytes[0] >> 6 == 2 && !(192...223 ~= bytes[1])
    }

    private func take(_ event: CallerEvent, of number: Int, at time: UInt64) {
        switch event {
        case .heard(let packet):
            // A voice that is not synthetic is heard, and its delay not known.
            if let mark = packet.mark, !packet.isRecovered {
                heard(number, mark, at: time)
            } else if !packet.isSilence {
                heardFirst(number, at: time)
            }
        case .connected: connected(number, at: time)
        case .lost(_, let reason): fail(number, "lost a connection: \(reason.map { "\($0)" } ?? "no answers")")
        case .left(let departure):
            if !departure.isOwnWish { fail(number, "the server sent it away (reason \(departure.reason))") }
        case .refused(let sentence): fail(number, "a request was refused: \(sentence)")
        case .nonsense(let sentence): fail(number, "the server's signaling was not understood: \(sentence)")
        default: break
        }
    }

    func heard(_ number: Int, _ mark: VoiceMark, at time: UInt64) {
        interval?.heard(sentAt: mark.time, at: time)
        heardFirst(number, at: time)
    }
}

import SFU

/// Whether a STUN server answers, and whether a TURN server takes the credentials that clients are given, and reaches
/// our media port from where it stands.
struct RelayCheck {
    let url: RelayURL
    let username: String
    let credential: String

    /// - Parameter path: where the relay is to reach the media port.
    func run(_ path: OfferedPath) throws(CheckFailure) -> String {
        let shown = LogLine.escaped(url.text)
        do throws(CheckFailure) {
            let begin = ContinuousClock.now
            let channel = try RelayChannel(url)
            let seen = url.isRelay ? try relay(channel, path) : try binding(channel)
            return "\(shown) \(seen), \(MediaCheck.milliseconds(since: begin))"
        } catch {
            let advice = "does it run, and does its firewall let \(url.transport) port \(url.port) in?"
            throw CheckFailure("\(shown): \(error.text)", advice: error.advice.isEmpty ? advice : error.advice)
        }
    }

    private func binding(_ channel: RelayChannel) throws(CheckFailure) -> String {
        let answer = try exchange(channel, RelayMessage.Method.binding, nil) { _ in }
        return "sees us as \(answer.message.mappedAddress?.text ?? "nobody")"
    }

    private func relay(_ channel: RelayChannel, _ path: OfferedPath) throws(CheckFailure) -> String {
        // The first answer says for what realm, and brings the nonce (RFC 8489 §9.2).
        let first = try exchange(channel, RelayMessage.Method.allocate, nil, requestUDP, takesRefusal: true)
        guard first.message.errorCode == 401, let realm = first.value(RelayMessage.Attribute.realm),
            let nonce = first.value(RelayMessage.Attribute.nonce)
        else { throw CheckFailure("answers \(first.refusal) where credentials were to be asked for") }
        let session = Session(
            username: username, realm: realm, nonce: nonce,
            key: MessageIntegrity.longTermKey(
                username: username, realm: String(decoding: realm, as: UTF8.self), password: credential))
        do throws(CheckFailure) {
            _ = try exchange(channel, RelayMessage.Method.allocate, session, requestUDP)
        } catch {
            throw CheckFailure(
                "refuses the credentials: \(error.text)",
                advice: "give both sides the same secret (rtc.turn_servers, coturn's static-auth-secret), and the time")
        }
        defer {
            // Gives the relayed port back; nobody waits for the answer.
            if let goodbye = try? request(
                RelayMessage.Method.refresh, session, { $0.append(RelayMessage.Attribute.lifetime, [0, 0, 0, 0]) })
            {
                try? channel.send(goodbye.bytes)
            }
        }
        guard let media = path.candidates.first(where: { $0.network == .udp }) else { return "relays" }
        try reach(media, through: channel, session, path)
        return "relays, and reaches \(media.text)"
    }

    /// A connectivity check through the relay, as a client's would go.
    private func reach(
        _ media: TransportAddress, through channel: RelayChannel, _ session: Session, _ path: OfferedPath
    ) throws(CheckFailure) {
        let advice = "let the TURN server send to \(media.text), and in coturn allow that peer (allowed-peer-ip)"
        do throws(CheckFailure) {
            _ = try exchange(channel, RelayMessage.Method.createPermission, session) {
                $0.appendAddress(media, as: RelayMessage.Attribute.peerAddress)
            }
        } catch {
            throw CheckFailure("may not relay to \(media.text): \(error.text)", advice: advice)
        }
        let id = Self.transactionID()
        var indication = STUNWriter(.indication, method: RelayMessage.Method.send, transactionID: Self.transactionID())
        indication.appendAddress(media, as: RelayMessage.Attribute.peerAddress)
        indication.append(RelayMessage.Attribute.data, path.check(id))
        try channel.send(indication.bytes)
        let answer = try channel.next(repeating: indication.bytes) { answer in
            guard answer.message.kind == .indication, answer.message.method == RelayMessage.Method.data,
                let data = answer.value(RelayMessage.Attribute.data)
            else { return false }
            return path.isAnswer(data, to: id) != nil
        }
        if answer == nil {
            throw CheckFailure("takes the credentials, and does not reach \(media.text)", advice: advice)
        }
    }

    /// What a request is signed with, once the server has said for what.
    private struct Session {
        var username: String
        var realm: [UInt8]
        var nonce: [UInt8]
        var key: [UInt8]
    }

    /// An allocation is asked for over UDP (protocol 17), which is what media ports speak.
    private func requestUDP(_ writer: inout STUNWriter) {
        writer.append(RelayMessage.Attribute.requestedTransport, [17, 0, 0, 0])
    }

    private func request(
        _ method: UInt16, _ session: Session?, _ fill: (inout STUNWriter) -> Void
    ) throws(CheckFailure) -> (id: STUNTransactionID, bytes: [UInt8]) {
        let id = Self.transactionID()
        var writer = STUNWriter(.request, method: method, transactionID: id)
        fill(&writer)
        if let session {
            writer.append(RelayMessage.Attribute.username, Array(session.username.utf8))
            writer.append(RelayMessage.Attribute.realm, session.realm)
            writer.append(RelayMessage.Attribute.nonce, session.nonce)
            writer.seal(password: session.key)
        }
        return (id, writer.bytes)
    }

    /// A request and its answer.
    private func exchange(
        _ channel: RelayChannel, _ method: UInt16, _ session: Session?,
        _ fill: (inout STUNWriter) -> Void, takesRefusal: Bool = false
    ) throws(CheckFailure) -> RelayMessage {
        let (id, bytes) = try request(method, session, fill)
        try channel.send(bytes)
        guard let answer = try channel.next(repeating: bytes, { $0.message.transactionID == id }) else {
            throw CheckFailure("no answer")
        }
        guard takesRefusal || answer.message.kind == .success else { throw CheckFailure(answer.refusal) }
        return answer
    }

    private static func transactionID() -> STUNTransactionID {
        var random = SystemRandom()
        return STUNTransactionID(high: UInt32(truncatingIfNeeded: random.next()), low: random.next())
    }
}

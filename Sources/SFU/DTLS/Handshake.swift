/// One DTLS 1.2 association (RFC 6347) that agrees on SRTP keys (RFC 5764) and then carries application data.
///
/// OpenSSL does the protocol; the clock is the caller's. Its life is: `start`, then `receive` for each datagram and
/// `advance` at each ``deadline``, until ``DTLSOutput/failed`` is set. It never hands out keys before the peer's
/// certificate has matched the announced fingerprint, in either role, and it never ends on a stranger's word: alerts
/// in the clear are not heard.
package struct Handshake: ~Copyable {
    private enum Phase: Equatable {
        case idle
        case handshaking(until: MediaTime)
        case connected
        case ended
    }

    private var association: DTLSAssociation
    private let role: DTLSRole
    private var phase = Phase.idle
    private var flight = Flight()
    /// The last encrypted records that came before their keys: the peer's Finished, if datagrams changed places.
    private var early: [UInt8] = []

    /// - Parameters:
    ///   - role: whether we send the ClientHello or await it.
    ///   - remoteFingerprint: SHA-256 of the peer's certificate; anything but 32 bytes matches none.
    package init(role: DTLSRole, remoteFingerprint: [UInt8], context: DTLSContext) {
        self.role = role
        association = DTLSAssociation(role: role, remoteFingerprint: remoteFingerprint, context: context)
    }

    /// Starts the time limit, and as a client sends the first flight.
    package mutating func start(at now: MediaTime, into output: inout DTLSOutput) {
        guard phase == .idle else { return }
        phase = .handshaking(until: now + Limits.handshakeTimeout)
        if role == .client { _ = shakeHands(Span(), 0..<0, at: now, into: &output) }
    }

    /// Takes one datagram from an address that belongs to the peer.
    package mutating func receive(
        _ datagram: Span<UInt8>, at now: MediaTime, into output: inout DTLSOutput
    ) {
        start(at: now, into: &output)
        guard phase != .ended, datagram.count <= Limits.datagramBytes, let headers = DTLSDatagram(datagram) else {
            output.refused = true
            return
        }
        if phase == .connected {
            receiveConnected(datagram, headers, at: now, into: &output)
        } else if admit(headers) {
            receiveHandshaking(datagram, headers, at: now, into: &output)
        } else {
            output.refused = true
        }
    }

    /// Sends application data.
    ///
    /// - Returns: false when nothing was sent: not connected, nothing to send, or more than
    ///   ``Limits/dtlsApplicationBytes``.
    @discardableResult
    package mutating func send(_ applicationData: [UInt8], into output: inout DTLSOutput) -> Bool {
        guard phase == .connected, !applicationData.isEmpty,
            applicationData.count <= Limits.dtlsApplicationBytes, association.write(applicationData)
        else { return false }
        output.datagrams += association.takeDatagrams()
        return true
    }

    /// Ends the association with close_notify. Nothing is awaited: the peer may be gone.
    package mutating func close(into output: inout DTLSOutput) {
        if phase == .connected {
            association.shutDown()
            output.datagrams += association.takeDatagrams()
        }
        phase = .ended
    }

    /// Lets time pass: sends the last flight again when it is due, and gives up at the limit.
    package mutating func advance(to now: MediaTime, into output: inout DTLSOutput) {
        guard case .handshaking(let limit) = phase else { return }
        guard now < limit else { return fail(.handshakeTimedOut, into: &output) }
        flight.advance(to: now, into: &output.datagrams)
    }

    /// When ``advance(to:into:)`` has something to do.
    package var deadline: MediaTime? {
        guard case .handshaking(let limit) = phase else { return nil }
        return flight.deadline.map { min($0, limit) } ?? limit
    }

    /// Keys are agreed and application data may be sent.
    package var isConnected: Bool { phase == .connected }

    /// Whether OpenSSL may see a datagram before the handshake is done (threats: memory by mere claims, alerts that
    /// anyone can write).
    private func admit(_ headers: DTLSDatagram) -> Bool {
        let messages = role == .server ? Limits.clientHandshakeMessages : Limits.serverHandshakeMessages
        return !headers.hasPlainAlert && !headers.isOdd && !headers.hasEarlyData && headers.highestEpoch <= 1
            && headers.highestMessage < messages
    }

    private mutating func receiveHandshaking(
        _ datagram: Span<UInt8>, _ headers: DTLSDatagram, at now: MediaTime,
        into output: inout DTLSOutput
    ) {
        // What is encrypted waits for its keys here: OpenSSL would keep a hundred such records in 17 kB each.
        var hasAdvanced = false
        if headers.encryptedOffset > 0 {
            hasAdvanced = shakeHands(datagram, 0..<headers.encryptedOffset, at: now, into: &output)
        }
        let encrypted = headers.encryptedOffset..<datagram.count
        guard case .handshaking = phase else { return }
        if association.awaitsFinished {
            finish(datagram, encrypted, at: now, into: &output)
        } else if !encrypted.isEmpty {
            early = encrypted.map { datagram[$0] }
        }
        // The peer repeats what our flight answers: it was lost. OpenSSL keeps silent, so we send it again.
        if !hasAdvanced, headers.opensFlight(of: role == .client ? .server : .client), !flight.isOpening {
            flight.answerRepetition(at: now, into: &output.datagrams)
        }
    }

    /// Feeds the encrypted end of the peer's flight: what came now, and what came too early.
    private mutating func finish(
        _ datagram: Span<UInt8>, _ encrypted: Range<Int>, at now: MediaTime,
        into output: inout DTLSOutput
    ) {
        if !encrypted.isEmpty { _ = shakeHands(datagram, encrypted, at: now, into: &output) }
        guard case .handshaking = phase, !early.isEmpty else { return }
        let records = early
        early = []
        _ = shakeHands(records.span, 0..<records.count, at: now, into: &output)
    }

    private mutating func receiveConnected(
        _ datagram: Span<UInt8>, _ headers: DTLSDatagram, at now: MediaTime,
        into output: inout DTLSOutput
    ) {
        let (dataCount, datagramCount) = (output.applicationData.count, output.datagrams.count)
        read(datagram, into: &output)
        guard phase == .connected, output.applicationData.count == dataCount else { return }
        // A client that repeats its last flight, byte by byte, misses ours. With new record numbers OpenSSL sees to it.
        if role == .server, headers.hasPlainHandshake, output.datagrams.count == datagramCount {
            flight.answerRepetition(at: now, into: &output.datagrams)
        }
        output.refused = output.datagrams.count == datagramCount
    }

    /// Lets OpenSSL go on. Answers whether anything was achieved.
    private mutating func shakeHands(
        _ datagram: Span<UInt8>, _ records: Range<Int>, at now: MediaTime, into output: inout DTLSOutput
    ) -> Bool {
        let position = association.position
        let result = association.shakeHands(datagram, records)
        let datagrams = association.takeDatagrams()
        output.datagrams += datagrams
        switch result {
        case .waiting:
            if !datagrams.isEmpty { flight.replace(with: datagrams, at: now, isLast: false) }
        case .done:
            if !datagrams.isEmpty { flight.replace(with: datagrams, at: now, isLast: true) }
            complete(into: &output)
        case .closed, .failed:
            output.refused = true
            fail(association.verification == .mismatched ? .wrongFingerprint : .handshakeFailed, into: &output)
        }
        return !datagrams.isEmpty || association.position != position
    }

    /// The handshake is done; hands out the keys if all is as announced.
    private mutating func complete(into output: inout DTLSOutput) {
        guard association.verification == .matched else { return abandon(.wrongFingerprint, into: &output) }
        guard let profile = association.profile else { return abandon(.noCommonProfile, into: &output) }
        guard let keys = association.exportKeys(profile, role: role) else {
            return abandon(.handshakeFailed, into: &output)
        }
        phase = .connected
        output.connected = keys
        // The datagram that completed the handshake may hold application data behind it.
        read(Span(), into: &output)
    }

    private mutating func read(_ datagram: Span<UInt8>, into output: inout DTLSOutput) {
        let result = association.read(datagram, into: &output.applicationData)
        output.datagrams += association.takeDatagrams()
        switch result {
        case .waiting, .done: break
        // What fails here was under the peer's keys: close_notify, a fatal alert, or a breach of the protocol.
        case .closed, .failed: fail(.closedByPeer, into: &output)
        }
    }

    /// Ends an association whose handshake is done, politely.
    private mutating func abandon(_ reason: Disconnection, into output: inout DTLSOutput) {
        association.shutDown()
        output.datagrams += association.takeDatagrams()
        fail(reason, into: &output)
    }

    private mutating func fail(_ reason: Disconnection, into output: inout DTLSOutput) {
        phase = .ended
        output.failed = reason
    }
}

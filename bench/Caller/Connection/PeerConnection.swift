import SFU

/// One of a client's two connections: a path, a DTLS association, SRTP both ways.
final class PeerConnection {
    let socket: CallerSocket
    private let context: DTLSContext
    private let epoch: ContinuousClock.Instant
    private var ice: ICEAgent
    /// The agent before the last restart, which holds the old path until there is a new one.
    private var olderICE: ICEAgent?
    /// The server's fragment, as its latest description says.
    private(set) var remoteFragment: String?
    /// Where everything goes, once something has answered.
    private(set) var destination: TransportAddress?
    /// When ``advance(to:random:into:)`` has something to do.
    private(set) var due = Ticks.never
    private var handshake: Handshake?
    private(set) var role: DTLSRole?
    private var inbound: SRTPSession?
    private var outbound: SRTPSession?
    private(set) var isConnected = false
    private(set) var isOver = false

    init(
        _ socket: CallerSocket, context: DTLSContext, epoch: ContinuousClock.Instant,
        random: inout some RandomNumberGenerator
    ) {
        self.socket = socket
        self.epoch = epoch
        self.context = context
        ice = ICEAgent(random: &random)
    }

    /// Our ICE credentials, for descriptions.
    var fragment: String { ice.fragment }
    var password: String { ice.password }

    /// The other side's description is known; again: only its candidates may have changed.
    func connect(
        _ remote: RemoteDescription.Transport, role: DTLSRole, candidates: [TransportAddress],
        at now: ContinuousClock.Instant
    ) {
        remoteFragment = remote.fragment
        ice.connect(fragment: remote.fragment, password: remote.password, candidates: candidates, at: now)
        defer { updateDue() }
        guard self.role == nil else { return }
        self.role = role
        handshake = Handshake(role: role, remoteFingerprint: remote.fingerprint, context: context)
    }

    func add(_ candidates: [TransportAddress], at now: ContinuousClock.Instant) {
        ice.add(candidates, at: now)
        updateDue()
    }

    /// New credentials of ours (RFC 8445 §9): the old path serves until a new one is found.
    func restart(random: inout some RandomNumberGenerator) {
        if ice.selected != nil { olderICE = ice }
        ice = ICEAgent(random: &random)
        updateDue()
    }

    func restartChecks(at now: ContinuousClock.Instant) {
        ice.restartChecks(at: now)
        olderICE?.restartChecks(at: now)
        updateDue()
    }

    // MARK: What comes

    func receiveCheck(
        _ datagram: Span<UInt8>, from source: TransportAddress, at now: ContinuousClock.Instant,
        into output: inout CallerOutput
    ) {
        var outcome = ice.receive(datagram, from: source, at: now)
        if case .nothing = outcome, let older = olderICE?.receive(datagram, from: source, at: now) { outcome = older }
        switch outcome {
        case .established:
            destination = ice.selected
            olderICE = nil
            guard !isConnected else { break }
            var made = DTLSOutput()
            handshake?.start(at: MediaTime(now), into: &made)
            send(made.datagrams, into: &output)
        case .answer(let bytes): output.append(bytes, to: source, on: socket)
        case .nothing: break
        }
        updateDue()
    }

    func receiveHandshake(
        _ datagram: Span<UInt8>, at now: ContinuousClock.Instant, into made: inout DTLSOutput
    ) {
        handshake?.receive(datagram, at: MediaTime(now), into: &made)
        settle(made)
        updateDue()
    }

    func unprotect(_ packet: inout MutableSpan<UInt8>, count: Int) -> SRTPResult {
        inbound?.unprotect(&packet, count: count) ?? .failure(.noKeys)
    }

    func unprotectControl(_ packet: inout MutableSpan<UInt8>, count: Int) -> SRTPResult {
        inbound?.unprotectControl(&packet, count: count) ?? .failure(.noKeys)
    }

    /// Forgets a source that sends no more.
    func endIncoming(_ ssrc: UInt32) { inbound?.removeStream(ssrc: ssrc) }

    // MARK: What goes

    func protect(_ packet: inout MutableSpan<UInt8>, count: Int) -> Int {
        (outbound?.protect(&packet, count: count) ?? nil) ?? 0
    }

    /// Sends one RTCP datagram, if there is something in it and somewhere to send it.
    func sendControl(
        into output: inout CallerOutput, _ write: (inout RTCPWriter, inout MutableSpan<UInt8>) -> Void
    ) {
        guard isConnected, let destination else { return }
        output.append(to: destination, on: socket, capacity: Limits.controlBytes) { datagram in
            var writer = RTCPWriter()
            write(&writer, &datagram)
            guard writer.count > 0 else { return 0 }
            return (outbound?.protectControl(&datagram, count: writer.count) ?? nil) ?? 0
        }
    }

    /// Sends application data: an SCTP packet.
    func send(_ data: [UInt8], into output: inout CallerOutput) {
        var made = DTLSOutput()
        handshake?.send(data, into: &made)
        send(made.datagrams, into: &output)
    }

    func send(_ datagrams: [[UInt8]], into output: inout CallerOutput) {
        guard let destination else { return }
        for datagram in datagrams { output.append(datagram, to: destination, on: socket) }
    }

    /// Ends the association, politely.
    func close(into output: inout CallerOutput) {
        guard !isOver else { return }
        isOver = true
        var made = DTLSOutput()
        handshake?.close(into: &made)
        send(made.datagrams, into: &output)
        isConnected = false
        handshake = nil
        due = .never
    }

    /// Gives it up without a word.
    func abandon() {
        isOver = true
        isConnected = false
        handshake = nil
        due = .never
    }

    // MARK: Time

    /// Sends what is due.
    ///
    /// - Returns: what the association says, and whether the path is lost.
    func advance(
        to now: ContinuousClock.Instant, random: inout some RandomNumberGenerator, into output: inout CallerOutput
    ) -> (made: DTLSOutput, isLost: Bool) {
        var made = DTLSOutput()
        guard !isOver else { return (made, false) }
        var checks: [(bytes: [UInt8], to: TransportAddress)] = []
        ice.advance(to: now, random: &random) { checks.append(($0, $1)) }
        olderICE?.advance(to: now, random: &random) { checks.append(($0, $1)) }
        for check in checks { output.append(check.bytes, to: check.to, on: socket) }
        if let due = handshake?.deadline, due <= MediaTime(now) {
            handshake?.advance(to: MediaTime(now), into: &made)
            settle(made)
            send(made.datagrams, into: &output)
        }
        updateDue()
        return (made, (olderICE ?? ice).isLost(at: now))
    }

    private func updateDue() {
        guard !isOver else { return }
        due = ice.deadline.map { ($0 - epoch).ticks } ?? .never
        if let olderDue = olderICE?.deadline { due = min(due, (olderDue - epoch).ticks) }
        if let handshakeDue = handshake?.deadline?.instant {
            due = min(due, (handshakeDue - epoch).ticks)
        }
    }

    private func settle(_ made: DTLSOutput) {
        guard let keys = made.connected else { return }
        isConnected = true
        inbound = SRTPSession(
            profile: keys.profile, key: keys.remoteKey, salt: keys.remoteSalt, direction: .inbound,
            mediaSources: Limits.incomingVoices)
        outbound = SRTPSession(
            profile: keys.profile, key: keys.localKey, salt: keys.localSalt, direction: .outbound)
    }
}

/// One peer connection: its ICE agent, its DTLS association, its SRTP sessions, and the streams on it.
///
/// It decides nothing about who hears whom, and it never sends by itself: it turns bytes into bytes for the router.
final class Transport {
    let id: TransportID
    /// Position in the router's table.
    let slot: Int

    // What a packet needs comes first and lies together: of some hundred transports it is fetched anew each time.

    /// Where media and DTLS go: the latest nominated address that is still ours (RFC 8445 §8.1.2).
    private(set) var destination: TransportAddress?
    /// Keys are in place and the router has said so.
    private(set) var isConnected = false
    /// When the peer last proved that it is there and consents.
    private var lastDestinationCheck: MediaTime
    /// When something last came that only the peer can have sent: a packet under its keys.
    private var lastPacket: MediaTime
    /// For media that goes out; control goes through ``outbound``.
    private var sealing: MediaCipher?
    private var inbound: SRTPSession?
    /// Which SSRC feeds which publication, on this transport alone: nobody can feed a stranger's stream.
    private var streams: [(ssrc: UInt32, publication: Publication)] = []

    private(set) var publications: [Publication] = []
    private(set) var subscriptions: [Subscription] = []
    private var outbound: SRTPSession?
    /// Under which fragments the router finds it.
    var knownFragments: [String]
    /// Under which sources of voices it finds it.
    var knownSources: [UInt32] = []
    private(set) var ice: ICELite
    private let silenceTimeout: Duration
    /// The control plane was told that no checks come.
    private var isStallTold = false

    private var handshake: Handshake?
    /// What the peer sent before its description was known.
    private var held: [(datagram: [UInt8], source: TransportAddress)] = []
    private var isHandshakeStarted = false
    /// SSRCs that fed a publication once, eldest first. None comes back by itself: packets recorded then would be new
    /// to a replay window that begins anew.
    private var retired: [UInt32] = []
    /// When the peer is next told what we hear of it, and the control plane how it stands.
    var nextReport: MediaTime
    var nextQualityReport: MediaTime

    init(
        id: TransportID, slot: Int, local: LocalParameters, settings: RouterSettings, at now: MediaTime
    ) {
        self.id = id
        self.slot = slot
        knownFragments = [local.usernameFragment]
        ice = ICELite(local: local, slot: slot, at: now, consentTimeout: settings.consentTimeout)
        lastDestinationCheck = now
        lastPacket = now
        silenceTimeout = settings.consentTimeout
        nextReport = now + settings.receiverReportInterval
        nextQualityReport = now + Limits.qualityInterval
    }

    // MARK: Path

    /// Takes in a connectivity check.
    ///
    /// - Parameter isContested: another transport holds the source.
    func receiveCheck(
        _ datagram: Span<UInt8>, from source: TransportAddress, isContested: Bool, at now: MediaTime
    ) -> ICEOutcome {
        let outcome = ice.receive(datagram, from: source, isContested: isContested, at: now)
        if case .respond = outcome {
            isStallTold = false
            if ice.selected == source { follow(at: now) }
        }
        return outcome
    }

    /// Takes the answer to a question of ours.
    ///
    /// - Returns: whether it is one.
    func receiveAnswer(
        _ message: STUNMessage, _ datagram: Span<UInt8>, from source: TransportAddress, at now: MediaTime
    ) -> Bool {
        guard ice.accept(message, datagram, from: source, at: now) else { return false }
        follow(at: now)
        return true
    }

    /// A voice that only the peer can have made came from an address that it has not shown to be its own.
    func hearVoice(from source: TransportAddress, byteCount: Int, at now: MediaTime) {
        ice.hearVoice(from: source, byteCount: byteCount, at: now)
    }

    private func follow(at now: MediaTime) {
        destination = ice.selected
        lastDestinationCheck = now
    }

    /// Another transport has proved that this address is now its own.
    func lose(_ address: TransportAddress) {
        ice.forget(address)
        destination = ice.selected
    }

    /// Whether it has checked from an address so recently that nobody else may claim that without proof.
    func holds(_ address: TransportAddress, at now: MediaTime) -> Bool {
        guard isConnected, let lastCheck = ice.lastCheck(from: address) else { return false }
        return now - lastCheck < Limits.addressHold
    }

    /// New credentials of our side.
    func restart(_ local: LocalParameters) { ice.restart(local) }

    /// What is sent now does not arrive.
    func losePath() { ice.losePath() }

    /// The questions that are due to addresses which have to prove themselves.
    func challenges(at now: MediaTime) -> [(question: [UInt8], to: TransportAddress)] {
        ice.hasChallenges ? ice.challenges(at: now) : []
    }

    /// Whether no checks have come for so long that nothing is sent; true once for each such silence.
    func isNewlyStalled(at now: MediaTime, timeout: Duration) -> Bool {
        guard isConnected, !isStallTold, now - ice.lastCheck >= timeout else { return false }
        isStallTold = true
        return true
    }

    /// A packet came that was sealed with the peer's keys, and for the first time.
    func hear(at now: MediaTime) { lastPacket = now }

    /// When the peer is taken for gone unless it gives a sign. Before anything is sent it has to check (RFC 7675, and
    /// ``maySend(at:timeoutNanoseconds:)``); its place it also keeps by being heard, so that of a silence no more
    /// counts than there was. But who is only heard, and whom nobody may answer, begins anew after twice that time.
    var silenceDeadline: MediaTime {
        max(ice.consentDeadline, min(lastPacket + silenceTimeout, ice.consentDeadline + silenceTimeout))
    }

    /// Whether that time has come. Nothing is missed on a connection that the client has not described: who only
    /// listens may leave the one that it would send on alone for good.
    func isGone(at now: MediaTime) -> Bool { handshake != nil && silenceDeadline <= now }

    /// Whether media may go out: connected, a confirmed place to send to, and the peer recently consented.
    func maySend(at now: MediaTime, timeoutNanoseconds: Int64) -> Bool {
        isConnected && destination != nil
            && now.nanoseconds(since: lastDestinationCheck) < timeoutNanoseconds
    }

    /// Whether no check has come for that long.
    func isSilent(at now: MediaTime, for duration: Duration) -> Bool {
        now - lastDestinationCheck >= duration
    }

    // MARK: DTLS

    /// The other side's description is known; again: only its ICE credentials may have changed.
    func connect(_ remote: RemoteParameters, context: DTLSContext, at now: MediaTime) {
        ice.remoteFragment = remote.usernameFragment
        ice.remotePassword = Array(remote.password.utf8)
        guard handshake == nil else { return }
        ice.awaitChecks(at: now)
        handshake = Handshake(role: remote.role, remoteFingerprint: remote.fingerprint, context: context)
    }

    var canHandshake: Bool { handshake != nil }

    /// Keeps the beginning of a handshake until the description is known: the check that opens the way to us is faster
    /// than the answer that goes through the control plane, and a ClientHello that is lost comes again after a second.
    ///
    /// - Returns: false when there is no more room.
    func hold(_ datagram: Span<UInt8>, from source: TransportAddress) -> Bool {
        guard held.count < Limits.heldHandshakeDatagrams else { return false }
        held.append((datagram.indices.map { datagram[$0] }, source))
        return true
    }

    /// What was kept; it is forgotten here.
    func takeHeld() -> [(datagram: [UInt8], source: TransportAddress)] {
        defer { held = [] }
        return held
    }

    /// Starts the handshake once there is somewhere to send it; does nothing otherwise, or the second time.
    func startHandshake(at now: MediaTime, into output: inout DTLSOutput) {
        guard !isHandshakeStarted, handshake != nil, destination != nil else { return }
        isHandshakeStarted = true
        handshake?.start(at: now, into: &output)
    }

    func receiveHandshake(_ datagram: Span<UInt8>, at now: MediaTime, into output: inout DTLSOutput) {
        // A peer that opens the handshake may do so before it nominates an address.
        isHandshakeStarted = true
        handshake?.receive(datagram, at: now, into: &output)
    }

    func advanceHandshake(to now: MediaTime, into output: inout DTLSOutput) {
        guard let deadline = handshake?.deadline, deadline <= now else { return }
        handshake?.advance(to: now, into: &output)
    }

    func send(_ applicationData: [UInt8], into output: inout DTLSOutput) {
        guard isConnected else { return }
        handshake?.send(applicationData, into: &output)
    }

    func closeHandshake(into output: inout DTLSOutput) {
        guard isConnected else { return }
        handshake?.close(into: &output)
    }

    /// The handshake is done, with a last word from an address, if it was not ours: media can flow.
    func install(_ keys: SRTPKeys, from source: TransportAddress?, at now: MediaTime) {
        inbound = SRTPSession(
            profile: keys.profile, key: keys.remoteKey, salt: keys.remoteSalt, direction: .inbound)
        sealing = MediaCipher(profile: keys.profile, key: keys.localKey, salt: keys.localSalt)
        outbound = SRTPSession(
            profile: keys.profile, key: keys.localKey, salt: keys.localSalt, direction: .outbound)
        isConnected = true
        ice.demandProof(since: source, at: now)
        if ice.selected != destination { follow(at: now) }
    }

    // MARK: SRTP

    func unprotect(_ packet: inout MutableSpan<UInt8>, count: Int) -> SRTPResult {
        inbound?.unprotect(&packet, count: count) ?? .failure(.noKeys)
    }

    func unprotectControl(_ packet: inout MutableSpan<UInt8>, count: Int) -> SRTPResult {
        inbound?.unprotectControl(&packet, count: count) ?? .failure(.noKeys)
    }

    /// Seals a packet for the peer; the index is the caller's to know.
    ///
    /// - Returns: the protected size, 0 if there are no keys, or they have served their time.
    func seal(_ packet: inout MutableSpan<UInt8>, headerCount: Int, count: Int, index: Int64) -> Int {
        (sealing?.seal(&packet, headerCount: headerCount, count: count, index: index) ?? nil) ?? 0
    }

    func protectControl(_ packet: inout MutableSpan<UInt8>, count: Int) -> Int {
        (outbound?.protectControl(&packet, count: count) ?? nil) ?? 0
    }

    /// Where lies what a packet takes that comes in here.
    func listIncoming(in places: inout PlaceList) {
        places.add(self, bytes: Self.hotByteCount)
        inbound?.list(in: &places)
        places.add(streams, elements: 1)
    }

    /// Where lies what a packet takes that goes out here.
    func listOutgoing(in places: inout PlaceList) {
        places.add(self, bytes: Self.hotOutgoingByteCount)
        sealing?.list(in: &places)
    }

    /// Of an object, as far as packets go that come in.
    private static let hotByteCount = 192
    /// The same for those that go out.
    private static let hotOutgoingByteCount = 104

    // MARK: Streams

    func add(_ publication: Publication) {
        publications.append(publication)
        if let ssrc = publication.parameters.ssrc { claim(ssrc, for: publication) }
    }

    func remove(_ publication: Publication) {
        release(publication)
        publications.removeAll { $0 === publication }
    }

    /// The sender describes a stream anew: other numbers on the wire, the same voice for its listeners.
    func renew(_ publication: Publication, _ parameters: PublicationParameters) {
        let isOther = parameters.ssrc != publication.parameters.ssrc
        if isOther { release(publication) }
        publication.renew(parameters)
        guard isOther else { return }
        publication.changeSource()
        if let ssrc = parameters.ssrc { claim(ssrc, for: publication) }
    }

    func add(_ subscription: Subscription) { subscriptions.append(subscription) }

    func remove(_ subscription: Subscription) { subscriptions.removeAll { $0 === subscription } }

    /// Forgets the sender state of a stream that is over; its SSRC is never used again.
    func endOutgoing(_ ssrc: UInt32) { outbound?.removeStream(ssrc: ssrc) }

    /// Forgets the replay window of a stream that feeds nothing, so that made-up sources leave nothing behind.
    func endIncoming(_ ssrc: UInt32) { inbound?.removeStream(ssrc: ssrc) }

    /// The SSRCs that feed publications.
    var sources: [UInt32] { streams.map(\.ssrc) }

    func publication(fedBy ssrc: UInt32) -> Publication? {
        for stream in streams where stream.ssrc == ssrc { return stream.publication }
        return nil
    }

    func subscription(sentAs ssrc: UInt32) -> Subscription? {
        for subscription in subscriptions where subscription.parameters.ssrc == ssrc { return subscription }
        return nil
    }

    /// Which publication an unknown source means: the one that it was announced for, or whose media section it names,
    /// or else the only one that no source feeds yet (RFC 8843 §9.2). An announced source that has sent stays.
    func publication(namedBy packet: Span<UInt8>, _ header: RTPHeader) -> Publication? {
        for publication in publications where publication.parameters.ssrc == header.ssrc { return publication }
        guard !retired.contains(header.ssrc) else { return nil }
        var unclaimed: Publication?
        var unclaimedCount = 0
        for publication in publications {
            if let id = publication.parameters.midExtension,
                let range = HeaderExtensions.range(of: id, in: packet, header)
            {
                // Naming another section, it is not this one's by elimination either.
                guard packet.extracting(range).holds(publication.mid) else { continue }
                return publication.parameters.ssrc == nil || !publication.hasStarted ? publication : nil
            }
            guard publication.ssrc == nil else { continue }
            unclaimed = publication
            unclaimedCount += 1
        }
        return unclaimedCount == 1 ? unclaimed : nil
    }

    /// From now on this source feeds this publication, and what fed it before does no more. A source that feeds another
    /// publication stays where it is.
    func claim(_ ssrc: UInt32, for publication: Publication) {
        guard self.publication(fedBy: ssrc) == nil else { return }
        release(publication)
        retired.removeAll { $0 == ssrc }
        publication.ssrc = ssrc
        streams.append((ssrc, publication))
    }

    /// The source of a publication is gone; another may take its place.
    func release(_ publication: Publication) {
        guard let ssrc = publication.ssrc else { return }
        publication.ssrc = nil
        streams.removeAll { $0.ssrc == ssrc }
        retired.append(ssrc)
        // The latest keep their replay windows, in case that they are announced again.
        let kept = Limits.mediaSourcesPerTransport - Limits.publicationsPerTransport
        if retired.count > kept { endIncoming(retired[retired.count - kept - 1]) }
        if retired.count > Limits.retiredSourcesPerTransport { retired.removeFirst() }
    }
}

extension Span<UInt8> {
    /// Whether the span is exactly these bytes.
    func holds(_ bytes: [UInt8]) -> Bool {
        guard count == bytes.count else { return false }
        for index in 0..<count where self[index] != bytes[index] { return false }
        return true
    }
}

/// The engine of one media thread: datagrams, commands and time go in; datagrams and events come out.
///
/// It knows transports, publications and subscriptions, and no room, user or token: who hears whom is decided above,
/// and arrives as subscriptions. It reads no clock, draws no random number and waits for nothing. Noncopyable, so that
/// it cannot be shared by accident.
///
/// Commands may come in any order; one about something unknown, or that names what exists already, is ignored.
public struct Router: ~Copyable {
    let settings: RouterSettings
    /// ``RouterSettings/sendingTimeout`` in nanoseconds.
    let sendingTimeout: Int64
    let context: DTLSContext
    /// What the engine has done so far.
    public internal(set) var counters = Counters()

    /// Transports by slot; a slot is reused once its transport is forgotten.
    var transports: [Transport?] = []
    var freeSlots: [Int] = []
    var transportCount = 0
    /// Which transport owns a validated remote address.
    var addresses = AddressTable()
    /// Which transport a local ICE fragment belongs to. Asked, never walked.
    var fragments: [String: Transport] = [:]
    /// In which slot the source of a voice is at home: asked, never walked, and only for what comes from an address
    /// that nobody has validated.
    var sources: [UInt32: Int] = [:]
    var transportsByID: [TransportID: Transport] = [:]
    var publicationsByID: [PublicationID: Publication] = [:]
    var subscriptionsByID: [SubscriptionID: (subscription: Subscription, publication: Publication)] = [:]

    /// Publications from which packets are missing that may be asked for again.
    var lossy: [Publication] = []

    /// What packets will need of all this.
    var foresight = Foresight()

    /// The first instant ever given: the zero of our report clock.
    var epoch: MediaTime?
    /// The latest, as it was given and as we keep it: those of a batch are one and the same.
    private var latest = (given: Duration.zero, time: MediaTime(nanoseconds: 0))
    var nextUpkeep: MediaTime?
    /// The round of upkeep that is under way.
    var round: UpkeepRound?
    var nextLossUpkeep: MediaTime?
    /// Until when nothing is asked for again, since it was lost here.
    var overrunEnd: MediaTime?
    var nextSpeakers: MediaTime?
    /// How often who speaks has been asked for.
    var speakerRounds: UInt32 = 0

    /// - Parameters:
    ///   - certificate: what peers see in the handshake; its fingerprint belongs into descriptions.
    ///   - settings: what the operator may set.
    public init(certificate: Certificate, settings: RouterSettings = RouterSettings()) {
        self.settings = settings
        sendingTimeout = settings.sendingTimeout.nanosecondCount
        context = DTLSContext(certificate: certificate)
        SRTPSession.prepare()
    }

    /// Takes in one datagram.
    ///
    /// - Parameters:
    ///   - packet: the datagram, which is decrypted in place.
    ///   - count: how many bytes of it are the datagram; the rest is room.
    ///   - source: where it came from.
    ///   - now: when; never earlier than in any call before.
    ///   - outbox: where answers, copies and events go.
    public mutating func receive(
        _ packet: inout MutableSpan<UInt8>, count: Int, from source: TransportAddress,
        at now: ContinuousClock.Instant, into outbox: inout Outbox
    ) {
        let now = time(of: now)
        counters.datagrams += 1
        guard count > 0, count <= packet.count, count <= Limits.datagramBytes else { return drop(.badSize) }
        // RFC 7983 §7: the first byte tells the protocols apart, and RFC 5761 §4 the second RTP from RTCP.
        switch packet[0] {
        case 0...3:
            receiveSTUN(packet.span.extracting(0..<count), from: source, at: now, into: &outbox)
        case 20...63:
            receiveHandshake(packet.span.extracting(0..<count), from: source, at: now, into: &outbox)
        case 128...191:
            guard let transport = transport(at: source) else {
                return receiveStray(&packet, count: count, from: source, at: now, into: &outbox)
            }
            guard count > 1 else { return drop(.badSize) }
            if 192...223 ~= packet[1] {
                receiveControl(&packet, count: count, on: transport, at: now, into: &outbox)
            } else {
                receiveMedia(&packet, count: count, on: transport, at: now, into: &outbox)
            }
        default:
            drop(.unknownProtocol)
        }
    }

    /// Whether a datagram is a connectivity check that names one of the transports here. Nothing of it is proven yet; a
    /// shell with several engines asks where a TCP connection belongs.
    public func isAddressed(by datagram: Span<UInt8>) -> Bool {
        guard let fragment = ICELite.localFragment(of: datagram) else { return false }
        return fragments[fragment] != nil
    }

    /// Whether a datagram is a connectivity check that names a transport at all, be it here or anywhere.
    public static func isCheck(_ datagram: Span<UInt8>) -> Bool { ICELite.localFragment(of: datagram) != nil }

    /// When ``advance(to:into:)`` wants to be called next; nil while there is nothing to look after.
    public var deadline: ContinuousClock.Instant? {
        var earliest = nextUpkeep
        if let nextLossUpkeep { earliest = min(earliest ?? nextLossUpkeep, nextLossUpkeep) }
        return earliest?.instant
    }

    /// Datagrams came faster than they were read, and were lost: what is missing upstream is no path's fault, and not
    /// asked for.
    public mutating func overran(at now: ContinuousClock.Instant) {
        let now = time(of: now)
        overrunEnd = now + Limits.overrunPause
        if !lossy.isEmpty { nextLossUpkeep = overrunEnd }
    }

    /// Everything that stops early leaves through here: one counter, one label.
    mutating func drop(_ reason: Drop) { counters.drop(reason) }

    /// The transport that has validated an address.
    func transport(at address: TransportAddress) -> Transport? {
        guard let slot = addresses.owner(of: address) else { return nil }
        return transports[slot]
    }

    /// An instant that a verb was given, as we keep it.
    mutating func time(of now: ContinuousClock.Instant) -> MediaTime {
        let given = MediaTime.epoch.duration(to: now)
        if given != latest.given || epoch == nil {
            latest = (given, MediaTime(sinceEpoch: given))
            epoch = epoch ?? latest.time
        }
        return latest.time
    }

    /// Sends one datagram of our own making.
    mutating func send(_ datagram: [UInt8], to destination: TransportAddress, into outbox: inout Outbox) {
        if !outbox.append(to: destination, datagram) { counters.refused += 1 }
    }
}

@testable import SFU

/// A router with peers around it, entirely in memory, in virtual time.
final class Rig {
    private(set) var router: Router
    var outbox: Outbox
    private(set) var now = ContinuousClock.now
    private(set) var events: [MediaEvent] = []
    private(set) var peers: [Peer] = []
    /// What was sent to an address that no peer has.
    private(set) var strays: [(destination: TransportAddress, bytes: [UInt8])] = []
    private var nextChecks: ContinuousClock.Instant

    static let certificate = Certificate(unixTime: 1_800_000_000)

    init(_ settings: RouterSettings = RouterSettings(), outbox: consuming Outbox = Outbox()) {
        router = Router(certificate: Self.certificate, settings: settings)
        self.outbox = outbox
        nextChecks = now + .milliseconds(2500)
    }

    var counters: Counters { router.counters }
    var deadline: ContinuousClock.Instant? { router.deadline }

    func isAddressed(by datagram: [UInt8]) -> Bool { router.isAddressed(by: datagram.span) }

    /// Whether the router holds on to nothing.
    var isEmpty: Bool {
        router.transports.allSatisfy { $0 == nil } && router.transportsByID.isEmpty && router.fragments.isEmpty
            && router.sources.isEmpty
            && router.publicationsByID.isEmpty && router.subscriptionsByID.isEmpty
            && router.lossy.isEmpty && router.addresses.count == 0
    }

    /// A peer whose transport is open and connected.
    func join(routerRole: DTLSRole = .client, profiles: String = DTLSContext.defaultSRTPProfiles) -> Peer {
        let peer = open(routerRole: routerRole, profiles: profiles)
        connect(peer)
        receive(peer.check(), from: peer.address)
        if routerRole == .server { hand(peer.startHandshake(at: now), from: peer) }
        return peer
    }

    /// A peer whose transport is open, and that is all.
    func open(routerRole: DTLSRole = .client, profiles: String = DTLSContext.defaultSRTPProfiles) -> Peer {
        let peer = Peer(number: UInt32(peers.count + 1), routerRole: routerRole, profiles: profiles)
        peers.append(peer)
        apply(.open(peer.transport, peer.local))
        return peer
    }

    func connect(_ peer: Peer, fingerprint: [UInt8]? = nil) {
        apply(
            .connect(
                peer.transport,
                RemoteParameters(
                    usernameFragment: peer.fragment, password: peer.password,
                    fingerprint: fingerprint ?? Peer.certificate.fingerprint, role: peer.routerRole)))
    }

    /// New credentials on both sides; the peer's fragment stays, to make it harder.
    func restart(_ peer: Peer, generation: Int) {
        peer.local = LocalParameters(
            usernameFragment: "router\(peer.transport.rawValue)g\(generation)",
            password: "a password of generation \(generation)", secret: "secret")
        apply(.restart(peer.transport, peer.local))
        connect(peer)
    }

    func publish(
        _ id: UInt32, by peer: Peer, mid: String = "0", _ change: (inout PublicationParameters) -> Void = { _ in }
    ) {
        var parameters = PublicationParameters(
            ssrc: nil, mid: mid, opusPayloadType: 111, redPayloadType: 63, midExtension: 4, audioLevelExtension: 1,
            usesNack: false, isVoice: true, isMuted: false)
        change(&parameters)
        apply(.publish(PublicationID(id), on: peer.transport, parameters))
    }

    /// Subscribes under an SSRC of 1,000,000 times the id plus one, so that it cannot be a publisher's.
    func subscribe(
        _ id: UInt32, to publication: UInt32, for peer: Peer,
        _ change: (inout SubscriptionParameters) -> Void = { _ in }
    ) {
        var parameters = SubscriptionParameters(
            ssrc: Self.ssrc(id), mid: "s\(id)", opusPayloadType: 111, redPayloadType: nil, midExtension: nil,
            cname: "PA_\(publication)", usesNack: false)
        change(&parameters)
        apply(.subscribe(SubscriptionID(id), to: PublicationID(publication), on: peer.transport, parameters))
    }

    static func ssrc(_ subscription: UInt32) -> UInt32 { subscription * 1_000_000 + 1 }

    func apply(_ command: MediaCommand) {
        router.apply(command, at: now, into: &outbox)
        flush()
    }

    /// One datagram into the router, and everything that follows from it.
    func receive(_ datagram: [UInt8], from source: TransportAddress) {
        var buffer = datagram
        var span = buffer.mutableSpan
        router.receive(&span, count: datagram.count, from: source, at: now, into: &outbox)
        flush()
    }

    /// Announces the datagrams of a batch, as a media thread does.
    func announce(_ sources: [TransportAddress]) {
        for (position, source) in sources.enumerated() { router.expect(source, at: position) }
        for position in sources.indices { router.approach(position) }
    }

    /// The next packet of a source, protected, from a peer.
    func send(_ source: inout Source, from peer: Peer, _ change: (inout Packet) -> Void = { _ in }) {
        receive(peer.protect(source.next(change)), from: peer.address)
    }

    /// Packets at their pace, with time passing between them.
    func talk(_ source: inout Source, from peer: Peer, count: Int, _ change: (inout Packet) -> Void = { _ in }) {
        for _ in 0..<count {
            send(&source, from: peer, change)
            advance(by: .milliseconds(20))
        }
    }

    /// Lets time pass; peers that are alive keep checking, unless told not to.
    func advance(by duration: Duration) {
        let end = now + duration
        while true {
            let next = min(router.deadline ?? nextChecks, nextChecks)
            guard next <= end else { break }
            now = max(now, next)
            if now >= nextChecks {
                nextChecks = now + .milliseconds(2500)
                for peer in peers where peer.isAlive { receive(peer.check(), from: peer.address) }
            }
            router.advance(to: now, into: &outbox)
            flush()
        }
        now = end
        router.advance(to: now, into: &outbox)
        flush()
    }

    func overrun() { router.overran(at: now) }

    func takeEvents() -> [MediaEvent] {
        defer { events = [] }
        return events
    }

    private func flush() {
        var datagrams: [(destination: TransportAddress, bytes: [UInt8])] = []
        for datagram in outbox.datagrams {
            let bytes = outbox.withArena { Array($0[datagram.offset..<datagram.offset + datagram.count]) }
            datagrams.append((datagram.destination, bytes))
        }
        events += outbox.events
        outbox.clear()
        for datagram in datagrams {
            guard let peer = peers.first(where: { $0.address == datagram.destination }) else {
                strays.append(datagram)
                continue
            }
            hand(peer.take(datagram.bytes, at: now), from: peer)
        }
    }

    private func hand(_ datagrams: [[UInt8]], from peer: Peer) {
        for datagram in datagrams { receive(datagram, from: peer.address) }
    }
}

import SFU

/// A router with full rooms of four on it: everyone speaks and hears the three others. Built through the router's own
/// verbs, DTLS handshakes included; nothing of it touches a socket.
final class House {
    static let roomSize = 4

    let profile: SRTPProfile
    /// Transports that one person has: one that does all, or one to speak and one to listen.
    let connections: Int
    let count: Int
    var router: Router
    var outbox = Outbox()
    private(set) var now = ContinuousClock.now
    private(set) var ends: [FarEnd] = []
    var microphones: [Microphone]

    private static let clientCertificate = Certificate(unixTime: 1_800_000_000)
    private static let routerCertificate = Certificate(unixTime: 1_800_000_000)

    /// - Parameters:
    ///   - takesRedundancy: whether listeners take RFC 2198.
    ///   - ports: the port on 127.0.0.1 of each person's socket number `person * connections + connection`.
    init(
        rooms: Int, connections: Int, profile: SRTPProfile, takesRedundancy: Bool = false, port: (Int) -> UInt16
    ) {
        self.profile = profile
        self.connections = connections
        count = rooms * Self.roomSize
        router = Router(certificate: Self.routerCertificate)
        microphones = (0..<count).map { Microphone(number: $0) }
        let context = DTLSContext(certificate: Self.clientCertificate, srtpProfiles: profile.opensslName)
        for number in 0..<count * connections {
            let end = FarEnd(
                number: number, address: TransportAddress(ipv4: 0x7F00_0001, port: port(number)), context: context,
                router: Self.routerCertificate)
            ends.append(end)
            for command in end.opening(Self.clientCertificate) { apply(command) }
            hand(end.check(), from: end)
            for datagram in end.startHandshake(at: now) { hand(datagram, from: end) }
            precondition(end.isConnected, "a handshake in memory did not complete")
        }
        for person in 0..<count { publish(person) }
        for person in 0..<count { subscribe(person, takesRedundancy: takesRedundancy) }
    }

    func speaker(_ person: Int) -> FarEnd { ends[person * connections] }
    func listener(_ person: Int) -> FarEnd { ends[(person + 1) * connections - 1] }

    /// The three others of a person's room.
    static func others(of person: Int) -> [Int] {
        let room = person / roomSize * roomSize
        return (room..<room + roomSize).filter { $0 != person }
    }

    static func subscription(of listener: Int, to speaker: Int) -> UInt32 {
        UInt32(listener * roomSize + speaker % roomSize + 1)
    }

    static func ssrc(of listener: Int, to speaker: Int) -> UInt32 {
        subscription(of: listener, to: speaker) &* 7919 | 0x4000_0000
    }

    private func publish(_ person: Int) {
        apply(
            .publish(
                PublicationID(UInt32(person + 1)), on: speaker(person).transport,
                PublicationParameters(
                    ssrc: microphones[person].ssrc, mid: "1", opusPayloadType: Microphone.payloadType,
                    redPayloadType: Microphone.redundantPayloadType, midExtension: 4,
                    audioLevelExtension: Microphone.levelExtension, usesNack: true, isVoice: true, isMuted: false)))
    }

    private func subscribe(_ person: Int, takesRedundancy: Bool) {
        for other in Self.others(of: person) {
            apply(
                .subscribe(
                    SubscriptionID(Self.subscription(of: person, to: other)),
                    to: PublicationID(UInt32(other + 1)), on: listener(person).transport,
                    SubscriptionParameters(
                        ssrc: Self.ssrc(of: person, to: other), mid: "\(other % Self.roomSize)",
                        opusPayloadType: Microphone.payloadType,
                        redPayloadType: takesRedundancy ? Microphone.redundantPayloadType : nil, midExtension: 4,
                        cname: "PA_\(other)", usesNack: true)))
        }
    }

    // MARK: In memory

    func apply(_ command: MediaCommand) {
        router.apply(command, at: now, into: &outbox)
        deliver()
    }

    /// One datagram into the router, and whatever follows of it.
    func hand(_ datagram: [UInt8], from end: FarEnd) {
        var buffer = datagram
        var span = buffer.mutableSpan
        router.receive(&span, count: datagram.count, from: end.address, at: now, into: &outbox)
        deliver()
    }

    private func deliver() {
        guard !outbox.isEmpty else { return outbox.clear() }
        let datagrams = outbox.datagrams.map { datagram in
            (
                datagram.destination,
                outbox.withArena { Array($0[datagram.offset..<datagram.offset + datagram.count]) }
            )
        }
        outbox.clear()
        for (destination, bytes) in datagrams where 20...63 ~= bytes[0] {
            // Handshakes run one at a time: the answer is for the newest.
            guard let end = ends.last, end.address == destination else { continue }
            for answer in end.receive(bytes, at: now) { hand(answer, from: end) }
        }
    }

    // MARK: Time

    /// One frame later. Everyone's consent is renewed in time, and the router does what is due; what it sends is left
    /// in the outbox.
    func passFrame() {
        now += .milliseconds(20)
        frames += 1
        if frames % 100 == 0 {
            for end in ends { hand(end.check(), from: end) }
        }
    }

    private var frames = 0

    /// Time passes, and nobody does anything.
    func pass(_ duration: Duration) { now += duration }

    /// Listeners report on what they hear: after this, packets do not name their section any more.
    func reportOnce() {
        for person in 0..<count {
            let blocks = Self.others(of: person).map { ReportBlock(ssrc: Self.ssrc(of: person, to: $0)) }
            let report = listener(person).control { writer, datagram in
                writer.receiverReport(ssrc: 1, blocks: blocks, into: &datagram)
                writer.sourceDescription(ssrc: 1, cname: Array("someone".utf8), into: &datagram)
            }
            hand(report, from: listener(person))
        }
    }

    /// A person's next packet, protected, at a place in a buffer; its size.
    func speak(_ person: Int, into packet: inout MutableSpan<UInt8>, older: Int = 0) -> Int {
        let count = microphones[person].write(&packet, filling: Microphone.filling(person), older: older)
        return speaker(person).protect(&packet, count: count)
    }
}

extension SRTPProfile {
    var opensslName: String {
        switch self {
        case .aeadAES128GCM: "SRTP_AEAD_AES_128_GCM"
        case .aes128CMSHA1_80: "SRTP_AES128_CM_SHA1_80"
        }
    }

    /// As the tables call it.
    var shortName: String {
        switch self {
        case .aeadAES128GCM: "AES-GCM"
        case .aes128CMSHA1_80: "AES-CM-SHA1"
        }
    }
}

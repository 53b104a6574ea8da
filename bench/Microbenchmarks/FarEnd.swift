import SFU

/// The client's end of one transport, in memory: connectivity checks, DTLS as the client, SRTP the other way round.
final class FarEnd {
    let transport: TransportID
    /// The router's credentials.
    let local: LocalParameters
    let address: TransportAddress
    private let fragment: String
    private var handshake: Handshake?
    private var inbound: SRTPSession?
    private var outbound: SRTPSession?
    private var checks: UInt64 = 0

    var isConnected: Bool { outbound != nil }

    /// - Parameters:
    ///   - number: tells it from all others of its router.
    ///   - router: the certificate that the router shows.
    init(number: Int, address: TransportAddress, context: DTLSContext, router: Certificate) {
        transport = TransportID(UInt32(number + 1))
        local = LocalParameters(usernameFragment: "router\(number)", password: "a password of 24 bytes \(number)")
        fragment = "end\(number)"
        self.address = address
        handshake = Handshake(role: .client, remoteFingerprint: router.fingerprint, context: context)
    }

    /// What the router has to be told before the first datagram.
    func opening(_ certificate: Certificate) -> [MediaCommand] {
        [
            .open(transport, local),
            .connect(
                transport,
                RemoteParameters(
                    usernameFragment: fragment, fingerprint: certificate.fingerprint, role: .server)),
        ]
    }

    /// A connectivity check that nominates, as clients send every two and a half seconds.
    func check() -> [UInt8] {
        checks += 1
        return STUNWriter.bindingRequest(
            transactionID: STUNTransactionID(high: transport.rawValue, low: checks),
            username: "\(local.usernameFragment):\(fragment)", password: local.password, priority: 1, tieBreaker: 7,
            usesCandidate: true)
    }

    func startHandshake(at now: ContinuousClock.Instant) -> [[UInt8]] {
        var output = DTLSOutput()
        handshake?.start(at: MediaTime(now), into: &output)
        return output.datagrams
    }

    /// Takes a DTLS datagram; answers what to send back.
    func receive(_ datagram: [UInt8], at now: ContinuousClock.Instant) -> [[UInt8]] {
        var output = DTLSOutput()
        handshake?.receive(datagram.span, at: MediaTime(now), into: &output)
        if let keys = output.connected {
            inbound = SRTPSession(
                profile: keys.profile, key: keys.remoteKey, salt: keys.remoteSalt, direction: .inbound,
                mediaSources: 64)
            outbound = SRTPSession(
                profile: keys.profile, key: keys.localKey, salt: keys.localSalt, direction: .outbound)
            // Its memory is of no more use here, and would be between the server's.
            handshake = nil
        }
        return output.datagrams
    }

    /// Protects in place; the size afterwards.
    func protect(_ packet: inout MutableSpan<UInt8>, count: Int) -> Int {
        (outbound?.protect(&packet, count: count) ?? nil) ?? 0
    }

    /// One RTCP datagram.
    func control(_ write: (inout RTCPWriter, inout MutableSpan<UInt8>) -> Void) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: Limits.datagramBytes)
        var span = buffer.mutableSpan
        var writer = RTCPWriter()
        write(&writer, &span)
        let count = (outbound?.protectControl(&span, count: writer.count) ?? nil) ?? 0
        return Array(buffer[..<count])
    }

    /// The plain packet that came, or nil when it is not authentic.
    func unprotect(_ packet: [UInt8]) -> [UInt8]? {
        var buffer = packet
        var span = buffer.mutableSpan
        guard case .success(let count)? = inbound?.unprotect(&span, count: packet.count) else { return nil }
        return Array(buffer[..<count])
    }
}

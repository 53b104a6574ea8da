@testable import SFU

/// The other end of a transport: a full ICE agent's checks, DTLS in the other role, SRTP the other way round.
final class Peer {
    /// An RTP packet as it came out of SRTP.
    struct Heard {
        var header: RTPHeader
        var payload: [UInt8]
        var bytes: [UInt8]
        /// Before it was unprotected.
        var wire: [UInt8]

        /// A header extension element.
        func element(_ id: UInt8) -> [UInt8]? {
            HeaderExtensions.range(of: id, in: bytes.span, header).map { Array(bytes[$0]) }
        }
    }

    static let certificate = Certificate(unixTime: 1_800_000_000)

    let transport: TransportID
    let routerRole: DTLSRole
    /// The router's credentials.
    var local: LocalParameters
    let fragment: String
    let password: String
    /// It answers the router's own questions.
    var answersChallenges = true
    private(set) var challenges: [[UInt8]] = []
    var address: TransportAddress
    var isAlive = true
    /// Asked for each SRTP packet that comes: whether it is lost on the way.
    var loses: (() -> Bool)?

    private let context: DTLSContext
    private var handshake: Handshake
    private var inbound: SRTPSession?
    private var outbound: SRTPSession?
    private var transactions: UInt64 = 0

    private(set) var answers: [[UInt8]] = []
    var heard: [Heard] = []
    var control: [[UInt8]] = []
    private(set) var data: [[UInt8]] = []
    private(set) var isConnected = false
    private(set) var ending: Disconnection?
    /// SRTP and SRTCP that did not authenticate.
    private(set) var refused = 0

    init(number: UInt32, routerRole: DTLSRole, profiles: String) {
        transport = TransportID(number)
        self.routerRole = routerRole
        local = LocalParameters(
            usernameFragment: "router\(number)", password: "a password of 24 bytes \(number)",
            secret: "secret \(number)")
        fragment = "peer\(number)"
        password = "the password of peer \(number)"
        address = TransportAddress(ipv4: 0xC000_0200 + number, port: 40_000)
        context = DTLSContext(certificate: Self.certificate, srtpProfiles: profiles)
        handshake = Handshake(
            role: routerRole == .client ? .server : .client, remoteFingerprint: Rig.certificate.fingerprint,
            context: context)
    }

    // MARK: What it sends

    func check(nominates: Bool = true, password: String? = nil, username: String? = nil) -> [UInt8] {
        transactions += 1
        return STUNWriter.bindingRequest(
            transactionID: STUNTransactionID(high: UInt32(transport.rawValue), low: transactions),
            username: username ?? "\(local.usernameFragment):\(fragment)", password: password ?? local.password,
            priority: 1, tieBreaker: 7, usesCandidate: nominates)
    }

    /// What it answers to a question, in whatever name.
    func answer(to question: [UInt8], password: String? = nil) -> [UInt8] {
        guard let id = STUNMessage(question.span)?.transactionID else { return [] }
        return STUNWriter.bindingSuccess(
            transactionID: id, mappedAddress: address, password: Array((password ?? self.password).utf8))
    }

    func startHandshake(at now: ContinuousClock.Instant) -> [[UInt8]] {
        var output = DTLSOutput()
        handshake.start(at: MediaTime(now), into: &output)
        return settle(output)
    }

    func send(_ data: [UInt8]) -> [[UInt8]] {
        var output = DTLSOutput()
        handshake.send(data, into: &output)
        return output.datagrams
    }

    func close() -> [[UInt8]] {
        var output = DTLSOutput()
        handshake.close(into: &output)
        return output.datagrams
    }

    func protect(_ packet: [UInt8]) -> [UInt8] {
        var buffer = packet + Array(repeating: 0, count: Limits.srtpTrailerBytes)
        var span = buffer.mutableSpan
        let count = (outbound?.protect(&span, count: packet.count) ?? nil) ?? 0
        return Array(buffer[..<count])
    }

    func protectControl(_ write: (inout RTCPWriter, inout MutableSpan<UInt8>) -> Void) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1400)
        var span = buffer.mutableSpan
        var writer = RTCPWriter()
        write(&writer, &span)
        let count = (outbound?.protectControl(&span, count: writer.count) ?? nil) ?? 0
        return Array(buffer[..<count])
    }

    /// Any bytes at all as RTCP; empty when libsrtp refuses them.
    func protectRaw(_ control: [UInt8]) -> [UInt8] {
        var buffer = control + Array(repeating: 0, count: Limits.srtpTrailerBytes)
        var span = buffer.mutableSpan
        let count = (outbound?.protectControl(&span, count: control.count) ?? nil) ?? 0
        return Array(buffer[..<count])
    }

    // MARK: What it gets

    /// - Returns: what it answers.
    func take(_ datagram: [UInt8], at now: ContinuousClock.Instant) -> [[UInt8]] {
        switch datagram[0] {
        case 0...3:
            guard STUNMessage(datagram.span)?.kind == .request else {
                answers.append(datagram)
                return []
            }
            challenges.append(datagram)
            return answersChallenges ? [answer(to: datagram)] : []
        case 20...63:
            var output = DTLSOutput()
            handshake.receive(datagram.span, at: MediaTime(now), into: &output)
            return settle(output)
        default:
            if loses?() != true { unprotect(datagram) }
            return []
        }
    }

    private func settle(_ output: DTLSOutput) -> [[UInt8]] {
        if let keys = output.connected {
            isConnected = true
            inbound = SRTPSession(
                profile: keys.profile, key: keys.remoteKey, salt: keys.remoteSalt, direction: .inbound)
            outbound = SRTPSession(
                profile: keys.profile, key: keys.localKey, salt: keys.localSalt, direction: .outbound)
        }
        data += output.applicationData
        if let failed = output.failed { ending = failed }
        return output.datagrams
    }

    private func unprotect(_ datagram: [UInt8]) {
        var buffer = datagram
        var span = buffer.mutableSpan
        let isControl = 192...223 ~= datagram[1]
        let result =
            isControl
            ? inbound?.unprotectControl(&span, count: datagram.count)
            : inbound?.unprotect(&span, count: datagram.count)
        guard case .success(let count)? = result else {
            refused += 1
            return
        }
        let plain = Array(buffer[..<count])
        if isControl {
            control.append(plain)
        } else if let header = RTPHeader(plain.span) {
            heard.append(
                Heard(header: header, payload: Array(plain[header.payload]), bytes: plain, wire: datagram))
        }
    }

    /// Payloads heard of one subscription.
    func payloads(of subscription: UInt32) -> [[UInt8]] {
        heard.filter { $0.header.ssrc == Rig.ssrc(subscription) }.map(\.payload)
    }

    /// RTCP packets of one kind, each with the datagram that it lies in.
    func control(_ kind: RTCPPacket.Kind) -> [(packet: RTCPPacket, datagram: [UInt8])] {
        control.flatMap { datagram -> [(packet: RTCPPacket, datagram: [UInt8])] in
            guard var walker = RTCPWalker(datagram.span) else { return [] }
            var found: [(packet: RTCPPacket, datagram: [UInt8])] = []
            while let packet = walker.next(in: datagram.span) {
                if packet.kind == kind { found.append((packet, datagram)) }
            }
            return found
        }
    }
}

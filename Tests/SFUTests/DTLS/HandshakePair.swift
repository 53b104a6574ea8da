@testable import SFU

/// Two handshakes against each other on a virtual clock, over a wire that a closure may disturb.
final class HandshakePair {
    enum Side { case client, server }

    /// One side as seen from outside.
    struct End {
        var keys: SRTPKeys?
        var connectedCount = 0
        var failed: Disconnection?
        var applicationData: [[UInt8]] = []
        var refusedCount = 0
        var sentCount = 0
        var largest = 0
        /// All that this side ever sent.
        var sent: [[UInt8]] = []
    }

    static let certificates = (
        client: Certificate(unixTime: 1_800_000_000), server: Certificate(unixTime: 1_800_000_000)
    )
    static let latency: Duration = .milliseconds(30)

    var client: Handshake
    var server: Handshake
    var clientEnd = End()
    var serverEnd = End()
    private(set) var now = MediaTime(ContinuousClock.now)
    let start: MediaTime
    private var toServer: [[UInt8]] = []
    private var toClient: [[UInt8]] = []
    /// What becomes of the n-th datagram that a side sends: any number of datagrams in its place.
    let disturb: (Side, Int, [UInt8]) -> [[UInt8]]

    init(
        clientExpects: [UInt8] = HandshakePair.certificates.server.fingerprint,
        serverExpects: [UInt8] = HandshakePair.certificates.client.fingerprint,
        clientContext: DTLSContext? = nil, serverContext: DTLSContext? = nil,
        disturb: @escaping (Side, Int, [UInt8]) -> [[UInt8]] = { _, _, datagram in [datagram] }
    ) {
        client = Handshake(
            role: .client, remoteFingerprint: clientExpects,
            context: clientContext ?? DTLSContext(certificate: Self.certificates.client))
        server = Handshake(
            role: .server, remoteFingerprint: serverExpects,
            context: serverContext ?? DTLSContext(certificate: Self.certificates.server))
        start = now
        self.disturb = disturb
    }

    var elapsed: Duration { now - start }
    var isConnected: Bool { client.isConnected && server.isConnected }

    func begin() {
        var output = DTLSOutput()
        server.start(at: now, into: &output)
        take(output, from: .server)
        output = DTLSOutput()
        client.start(at: now, into: &output)
        take(output, from: .client)
    }

    /// Runs until nothing is under way and no one waits, or the time is over.
    func run(for limit: Duration = .seconds(30)) {
        begin()
        settle(for: limit)
    }

    func settle(for limit: Duration = .seconds(30)) {
        while elapsed < limit {
            if toServer.isEmpty, toClient.isEmpty {
                let deadlines = [client.deadline, server.deadline].compactMap { $0 }
                guard let next = deadlines.min() else { return }
                now = max(now, next)
                advance()
            } else {
                now += Self.latency
                deliver()
            }
        }
    }

    func advance() {
        var output = DTLSOutput()
        client.advance(to: now, into: &output)
        take(output, from: .client)
        output = DTLSOutput()
        server.advance(to: now, into: &output)
        take(output, from: .server)
    }

    private func deliver() {
        let (forServer, forClient) = (toServer, toClient)
        (toServer, toClient) = ([], [])
        for datagram in forServer { feed(datagram, to: .server) }
        for datagram in forClient { feed(datagram, to: .client) }
    }

    func feed(_ datagram: [UInt8], to side: Side) {
        var output = DTLSOutput()
        switch side {
        case .client: client.receive(datagram.span, at: now, into: &output)
        case .server: server.receive(datagram.span, at: now, into: &output)
        }
        take(output, from: side)
    }

    func send(_ bytes: [UInt8], from side: Side) -> Bool {
        var output = DTLSOutput()
        let isSent =
            switch side {
            case .client: client.send(bytes, into: &output)
            case .server: server.send(bytes, into: &output)
            }
        take(output, from: side)
        return isSent
    }

    func close(_ side: Side) {
        var output = DTLSOutput()
        switch side {
        case .client: client.close(into: &output)
        case .server: server.close(into: &output)
        }
        take(output, from: side)
    }

    private func take(_ output: DTLSOutput, from side: Side) {
        switch side {
        case .client: note(output, &clientEnd, side, &toServer)
        case .server: note(output, &serverEnd, side, &toClient)
        }
    }

    private func note(_ output: DTLSOutput, _ end: inout End, _ side: Side, _ wire: inout [[UInt8]]) {
        if let keys = output.connected {
            end.keys = keys
            end.connectedCount += 1
        }
        if let failed = output.failed { end.failed = failed }
        if output.refused { end.refusedCount += 1 }
        end.applicationData += output.applicationData
        for datagram in output.datagrams {
            wire += disturb(side, end.sentCount, datagram)
            end.sentCount += 1
            end.largest = max(end.largest, datagram.count)
            end.sent.append(datagram)
        }
    }
}

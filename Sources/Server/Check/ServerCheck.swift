import LiveKitProtocol
import SFU
import Signaling
import TokenAuth

/// A server that runs, from here: the way that a client goes, leg by leg.
struct ServerCheck {
    let place: WebAddress
    /// The room to join; one of our own if nil.
    let room: String?
    let configuration: Configuration
    let keys: KeyRing

    func run(_ report: inout CheckReport) {
        guard
            report.leg(
                "HTTP",
                { () throws(CheckFailure) in
                    do throws(CheckFailure) {
                        try SignalingClient.greet(place)
                    } catch {
                        throw CheckFailure(
                            "\(place.origin): \(error.text)",
                            advice: error.advice.isEmpty
                                ? "does the server run, and does the firewall let TCP port \(place.port) in?"
                                : error.advice)
                    }
                    return place.origin + " answers"
                })
        else { return }
        var taken: Seat?
        report.leg("WebSocket") { () throws(CheckFailure) in
            let seat = try join()
            taken = seat
            return "joined as \(seat.response.participant?.sid ?? "nobody")"
        }
        guard var seat = taken else { return }
        report.leg("addresses") { () throws(CheckFailure) in try addresses(seat.path.candidates) }
        report.leg("UDP media") { () throws(CheckFailure) in try MediaCheck.udp(seat.path) }
        renew(&seat)
        if seat.path.candidates.contains(where: { $0.network == .tcp }) {
            report.leg("TCP media") { () throws(CheckFailure) in try MediaCheck.tcp(seat.path) }
        } else {
            report.add(CheckLeg(name: "TCP media", verdict: .off, text: "off: rtc.tcp_port is 0"))
        }
        relays(&seat, &report)
        seat.client.leave()
    }

    /// A place in a room, and what came with it.
    private struct Seat {
        var client: SignalingClient
        var response: LiveKit.JoinResponse
        var path: OfferedPath
        var takenAt = ContinuousClock.now
    }

    private func join() throws(CheckFailure) -> Seat {
        var client = try SignalingClient(place, token: token())
        let (response, offer) = try client.joined()
        guard let path = OfferedPath(sdp: offer) else { throw CheckFailure("the offer has no ICE credentials") }
        return Seat(client: client, response: response, path: path)
    }

    /// Whoever never sends a check loses the place after some seconds, and a leg that fails takes some.
    private func renew(_ seat: inout Seat) {
        guard ContinuousClock.now - seat.takenAt > .seconds(1), let other = try? join() else { return }
        seat.client.leave()
        seat = other
    }

    private func relays(_ seat: inout Seat, _ report: inout CheckReport) {
        let servers = seat.response.iceServers
        if servers.isEmpty {
            report.add(CheckLeg(name: "TURN", verdict: .off, text: "none: rtc.turn_servers is empty"))
        }
        for (index, server) in servers.enumerated() {
            for text in server.urls {
                guard let url = RelayURL(text) else {
                    report.add(
                        CheckLeg(
                            name: "TURN", verdict: .failed, text: "\(LogLine.escaped(text)) is no STUN or TURN URL"))
                    continue
                }
                renew(&seat)
                let own = index < seat.response.iceServers.count ? seat.response.iceServers[index] : server
                report.leg(url.isRelay ? "TURN" : "STUN") { () throws(CheckFailure) in
                    try RelayCheck(url: url, username: own.username, credential: own.credential).run(seat.path)
                }
            }
        }
    }

    /// What clients are told, and whether somebody elsewhere can use it.
    private func addresses(_ candidates: [TransportAddress]) throws(CheckFailure) -> String {
        guard !candidates.isEmpty else { throw CheckFailure("the server tells clients no address") }
        let told = "clients are told " + candidates.map(\.text).joined(separator: " ")
        let addresses = candidates.map { IPAddress(high: $0.high, low: $0.low) }
        if let node = configuration.nodeIP.flatMap({ IPAddress($0) }), addresses.contains(where: { $0 != node }) {
            throw CheckFailure(
                told, advice: "rtc.node_ip is \(node) here: the server was started with another configuration")
        }
        // Whoever finds the server under a public address may be anywhere.
        if !addresses.contains(where: \.isPublic), IPAddress.resolve(place.bareHost).contains(where: \.isPublic) {
            throw CheckFailure(
                told,
                advice: "\(place.bareHost) is public and none of these is: set rtc.node_ip to the public address")
        }
        return told
    }

    /// Someone who is not seen and takes no place.
    private func token() -> String {
        let now = Clock.now().unix
        var random = SystemRandom()
        let name = "quartet-check-" + String(random.next(), radix: 36)
        var token = AccessToken(apiKey: keys.first.key, expiresAt: now.adding(seconds: 60))
        token.identity = name
        token.grants.video = true
        token.grants.roomJoin = true
        token.grants.room = room ?? name
        token.grants.hidden = true
        token.grants.canPublish = false
        return TokenSigner(key: keys.first.key, secret: keys.first.secret).sign(token)
    }
}

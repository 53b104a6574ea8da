import LiveKitProtocol
import TokenAuth

/// The signaling of `quartet check`: one join over a real WebSocket (RFC 6455), as an SDK does it.
struct SignalingClient {
    private let stream: CheckStream
    private var random = SystemRandom()

    /// Connects, and asks for `/`.
    static func greet(_ place: WebAddress) throws(CheckFailure) {
        let stream = try CheckStream(place.origin, isWeb: true)
        try stream.send(Array("GET \(place.path)/ HTTP/1.1\r\nHost: \(place.host)\r\nConnection: close\r\n\r\n".utf8))
        let head = try Self.head(of: stream)
        guard head.status == 200 else {
            throw CheckFailure(
                "it answered \(head.status)", advice: "is this Quartet, and does the proxy before it pass requests on?")
        }
    }

    /// Upgrades to a WebSocket, which joins.
    init(_ place: WebAddress, token: String) throws(CheckFailure) {
        stream = try CheckStream(place.origin, isWeb: true)
        let key = Base64.encode((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
        let request = """
            GET \(place.path)/rtc?protocol=15&auto_subscribe=0&sdk=unknown HTTP/1.1\r
            Host: \(place.host)\r
            Authorization: Bearer \(token)\r
            Connection: Upgrade\r
            Upgrade: websocket\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: \(key)\r
            \r\n
            """
        try stream.send(Array(request.utf8))
        let head = try Self.head(of: stream)
        guard head.status == 101 else {
            let words = try Self.body(of: stream, head)
            throw CheckFailure("refused with \(head.status): \(words)", advice: Self.advice(for: head.status))
        }
        guard
            head.headers.contains(where: {
                $0.name == "sec-websocket-accept" && $0.value == WebSocketHandshake.accept(key)
            })
        else { throw CheckFailure("the upgrade was answered by somebody who does not know WebSocket") }
    }

    /// The join response, and the offer that follows it.
    mutating func joined() throws(CheckFailure) -> (join: LiveKit.JoinResponse, offer: String) {
        let deadline = ContinuousClock.now + Limits.checkPatience
        var join: LiveKit.JoinResponse?
        while let response = try message(until: deadline) {
            switch response.message {
            case .join(let message): join = message
            case .offer(let offer):
                guard let join else { throw CheckFailure("an offer came before the join response") }
                return (join, offer.sdp)
            case .leave(let leave): throw CheckFailure("the server ended it: \(leave.reason)")
            default: break
            }
        }
        throw CheckFailure(
            "nothing came for \(Limits.checkPatience)", advice: "does a proxy hold WebSocket frames back?")
    }

    /// Says goodbye.
    mutating func leave() {
        var request = LiveKit.SignalRequest()
        request.message = .leave(LiveKit.LeaveRequest())
        let payload = request.wire()
        // Clients mask their frames (§5.3); this one is short.
        let mask = (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
        let masked = payload.enumerated().map { $0.element ^ mask[$0.offset & 3] }
        try? stream.send([0x82, 0x80 | UInt8(truncatingIfNeeded: payload.count)] + mask + masked)
    }

    private func message(until deadline: ContinuousClock.Instant) throws(CheckFailure) -> LiveKit.SignalResponse? {
        while let frame = try stream.next(until: deadline, { (bytes) throws(CheckFailure) in Self.frameCount(bytes) }) {
            switch frame[0] & 0x0F {
            case 2:
                let payload = Array(frame[Self.headerCount(frame)...])
                guard let response = try? LiveKit.SignalResponse(wire: payload) else {
                    throw CheckFailure("a message that is none of LiveKit's")
                }
                return response
            case 8: throw CheckFailure("the server closed the WebSocket")
            default: continue
            }
        }
        return nil
    }

    /// Bytes of a frame from a server, once all of it is there.
    static func frameCount(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 2 else { return nil }
        let header = headerCount(bytes)
        guard bytes.count >= header else { return nil }
        let count = header == 2 ? Int(bytes[1] & 0x7F) : bytes[2..<header].reduce(0) { ($0 & 0xFF_FFFF) << 8 | Int($1) }
        return bytes.count >= header + count ? header + count : nil
    }

    private static func headerCount(_ bytes: [UInt8]) -> Int {
        switch bytes[1] & 0x7F {
        case 126: 4
        case 127: 10
        default: 2
        }
    }

    private struct Head {
        var status: Int
        var headers: [(name: String, value: String)]
    }

    private static func head(of stream: CheckStream) throws(CheckFailure) -> Head {
        let end = Array("\r\n\r\n".utf8)
        let bytes = try stream.next(until: ContinuousClock.now + Limits.checkPatience) { (bytes) throws(CheckFailure) in
            bytes.firstRange(of: end)?.upperBound
        }
        guard let bytes else { throw CheckFailure("no answer for \(Limits.checkPatience)") }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw CheckFailure("the answer is no HTTP")
        }
        let headers = lines.dropFirst().map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return (name: parts[0].lowercased(), value: parts.count == 2 ? String(parts[1].drop { $0 == " " }) : "")
        }
        return Head(status: status, headers: headers)
    }

    /// The text of a refusal, of some length.
    private static func body(of stream: CheckStream, _ head: Head) throws(CheckFailure) -> String {
        let announced = head.headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
        let count = min(max(announced, 0), 500)
        let bytes = try stream.next(until: ContinuousClock.now + Limits.checkPatience) { (bytes) throws(CheckFailure) in
            bytes.count >= count ? count : nil
        }
        return LogLine.escaped(String(decoding: bytes ?? [], as: UTF8.self))
    }

    private static func advice(for status: Int) -> String {
        switch status {
        case 401: "give the configuration or --keys of the server that runs"
        case 403, 404: "say --room with a room that may be joined"
        case 400, 426, 502, 504: "does the proxy pass upgrades on? see config/nginx.conf"
        default: ""
        }
    }
}

import WebSocketFrames

/// One member's WebSocket over TCP: connects, asks for the upgrade, carries frames.
@safe final class SignalSocket {
    /// What became of it, since the last look.
    enum Event {
        case open
        case frame([UInt8])
        /// It is over; why, unless it ended in good order.
        case closed(String?)
    }

    private let connection: TCPConnection
    private let codec: ClientWebSocket
    private var head: [UInt8] = []
    private var isOpen = false
    private var isClosing = false

    /// Begins to connect.
    ///
    /// - Parameter target: path and query of the request.
    init(
        address: UInt32, url: ServerURL, target: String, seed: UInt64, epoll: Int32, token: UInt64
    ) throws(LoadError) {
        connection = try TCPConnection(
            to: address, port: url.port, name: url.description, epoll: epoll, token: token)
        codec = ClientWebSocket(seed: seed)
        // The key is a number used once (RFC 6455 §4.1); its proof in the answer is the proxy's business, not ours.
        let key = Self.key(seed)
        let request =
            "GET \(target) HTTP/1.1\r\nHost: \(url.host):\(url.port)\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: \(key)\r\nSec-WebSocket-Version: 13\r\nUser-Agent: quartet-bench\r\n\r\n"
        connection.send(Array(request.utf8))
    }

    /// Sends frames.
    func send(_ frames: [[UInt8]]) {
        guard isOpen, !connection.isClosed else { return }
        for frame in frames { codec.send(frame) }
        write()
    }

    /// Says good-bye; the server closes the connection.
    func close() {
        guard isOpen, !connection.isClosed, !isClosing else { return end() }
        isClosing = true
        codec.close()
        write()
    }

    /// Closes without a word.
    func end() { connection.end() }

    /// Something can be read or written.
    func ready() -> [Event] {
        guard !connection.isClosed else { return [] }
        if !connection.isConnected, let cause = connection.finishConnecting() { return finish(cause) }
        var events: [Event] = []
        var room = [UInt8](repeating: 0, count: 16 * 1024)
        reading: while !connection.isClosed {
            switch connection.receive(into: &room) {
            case .bytes(let count): take(room[..<count], &events)
            case .nothing: break reading
            case .over(let cause):
                if !isOpen, let response = try? UpgradeResponse.read(head) { return finish(response.refusal(head)) }
                return events + finish(isClosing || codec.isOver ? nil : cause)
            }
        }
        // What waits goes out now, if anything does.
        connection.send()
        return events
    }

    private func take(_ bytes: ArraySlice<UInt8>, _ events: inout [Event]) {
        guard !isOpen else { return read(bytes, &events) }
        head += bytes
        let response: UpgradeResponse?
        do { response = try UpgradeResponse.read(head) } catch {
            events += finish(error.sentence)
            return
        }
        guard let response else { return }
        guard response.status == 101, response.isUpgrade else {
            // The sentence of a refusal stands in its body.
            if let count = response.bodyCount, head.count < response.bodyStart + min(count, 4096) { return }
            events += finish(response.refusal(head))
            return
        }
        isOpen = true
        events.append(.open)
        if head.count > response.bodyStart { read(head[response.bodyStart...], &events) }
        head = []
    }

    private func read(_ bytes: ArraySlice<UInt8>, _ events: inout [Event]) {
        for message in codec.receive(bytes) { events.append(.frame(message)) }
        write()
        if codec.isOver { events += finish(nil) }
    }

    private func finish(_ cause: String?) -> [Event] {
        end()
        return [.closed(cause)]
    }

    private func write() {
        connection.send(codec.output)
        codec.output.removeAll(keepingCapacity: true)
    }

    private static func key(_ seed: UInt64) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var state = seed
        var text = ""
        // Sixteen bytes are 22 letters, the last of which has two bits.
        for place in 0..<22 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.append(alphabet[place == 21 ? Int(state >> 62) << 4 : Int(state >> 58)])
        }
        return text + "=="
    }
}

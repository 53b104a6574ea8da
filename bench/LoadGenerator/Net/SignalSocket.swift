import CLinux
import CLoad
import Glibc
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

    private let descriptor: Int32
    private let epoll: Int32
    private let token: UInt64
    private let codec: ClientWebSocket
    private var request: [UInt8]
    private var head: [UInt8] = []
    private var isConnected = false
    private var isOpen = false
    private var isClosed = false
    private var isClosing = false

    /// Begins to connect.
    ///
    /// - Parameter target: path and query of the request.
    init(
        address: UInt32, url: ServerURL, target: String, seed: UInt64, epoll: Int32, token: UInt64
    ) throws(LoadError) {
        descriptor = load_connect(address, url.port, 0)
        guard descriptor >= 0 else { throw LoadError("\(url.description): \(systemText(-descriptor))") }
        self.epoll = epoll
        self.token = token
        codec = ClientWebSocket(seed: seed)
        // The key is a number used once (RFC 6455 §4.1); its proof in the answer is the proxy's business, not ours.
        let key = Self.key(seed)
        request = Array(
            ("GET \(target) HTTP/1.1\r\nHost: \(url.host):\(url.port)\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: \(key)\r\nSec-WebSocket-Version: 13\r\nUser-Agent: quartet-bench\r\n\r\n").utf8)
        guard linuxWatch(epoll, descriptor, token, writable: true) else { throw LoadError("no epoll") }
    }

    deinit { if !isClosed { Glibc.close(descriptor) } }

    /// Sends frames.
    func send(_ frames: [[UInt8]]) {
        guard isOpen, !isClosed else { return }
        for frame in frames { codec.send(frame) }
        write()
    }

    /// Says good-bye; the server closes the connection.
    func close() {
        guard isOpen, !isClosed, !isClosing else { return end() }
        isClosing = true
        codec.close()
        write()
    }

    /// Closes without a word.
    func end() {
        guard !isClosed else { return }
        isClosed = true
        Glibc.close(descriptor)
    }

    /// Something can be read or written.
    func ready() -> [Event] {
        guard !isClosed else { return [] }
        if !isConnected {
            let error = load_socket_error(descriptor)
            guard error == 0 else { return finish(error == ECONNREFUSED ? "nothing listens there" : systemText(error)) }
            isConnected = true
            write()
        }
        var events: [Event] = []
        while !isClosed {
            var room = [UInt8](repeating: 0, count: 16 * 1024)
            let count = unsafe linux_receive(descriptor, &room, room.count)
            if count == -Int(EAGAIN) || count == -Int(EINTR) { break }
            guard count > 0 else {
                if !isOpen, let response = try? UpgradeResponse.read(head) { return finish(response.refusal(head)) }
                let cause = count < 0 ? systemText(Int32(-count)) : "the server closed the connection"
                return events + finish(isClosing || codec.isOver ? nil : cause)
            }
            take(room[..<count], &events)
        }
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
        _ = linux_epoll_change(epoll, descriptor, LINUX_READABLE, token)
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
        guard isConnected, !isClosed else { return }
        request += codec.output
        codec.output.removeAll(keepingCapacity: true)
        while !request.isEmpty {
            let sent = unsafe linux_send(descriptor, request, request.count)
            guard sent > 0 else { break }
            request.removeFirst(sent)
        }
        _ = linux_epoll_change(epoll, descriptor, LINUX_READABLE | (request.isEmpty ? 0 : LINUX_WRITABLE), token)
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

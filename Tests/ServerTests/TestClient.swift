import Glibc

/// A raw TCP client: what a test wants to send goes out byte for byte. Waits with deadlines, never for fixed times.
final class TestClient {
    private let descriptor: Int32
    /// Received and not consumed.
    private(set) var received: [UInt8] = []
    /// The peer has ended, in order or with a reset.
    private(set) var isEnded = false

    /// Connects to a port of this machine.
    init(port: UInt16, receiveBuffer: Int32? = nil) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        precondition(result == 0, "the server does not accept")
    }

    deinit { close(descriptor) }

    func send(_ text: String) { send(Array(text.utf8)) }

    /// Sends all of it, as far as the server takes it within some seconds.
    func send(_ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            var one = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            guard poll(&one, 1, 5000) == 1 else { return }
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    descriptor, $0.baseAddress! + sent, min(65_536, bytes.count - sent),
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
            }
            if count < 0 && errno != EAGAIN { return }
            sent += max(0, count)
        }
    }

    /// Reads until the condition holds; false when the peer ended or ten seconds passed first.
    func read(until isEnough: ([UInt8]) -> Bool) -> Bool {
        let deadline = ContinuousClock.now + .seconds(10)
        while !isEnough(received) {
            guard !isEnded, ContinuousClock.now < deadline else { return false }
            var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&one, 1, 100) == 1 else { continue }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            if count <= 0 { isEnded = true } else { received += chunk[..<count] }
        }
        return true
    }

    /// Reads to the end; false when it did not come.
    func readToEnd() -> Bool {
        _ = read { _ in false }
        return isEnded
    }

    /// Whether something to read is there already, be it the end.
    var hasBytes: Bool {
        var one = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return !received.isEmpty || poll(&one, 1, 0) == 1
    }

    func consume(_ count: Int) -> [UInt8] {
        let taken = Array(received.prefix(count))
        received.removeFirst(taken.count)
        return taken
    }

    /// One HTTP response with its Content-Length; nil when it did not come.
    func response() -> Response? {
        let end = Array("\r\n\r\n".utf8)
        guard read(until: { $0.firstRange(of: end) != nil }), let range = received.firstRange(of: end) else {
            return nil
        }
        let head = String(decoding: consume(range.upperBound), as: UTF8.self)
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)
        var response = Response(statusLine: String(lines[0]))
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            response.headers[parts[0].lowercased()] = parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
        }
        let length = response.headers["content-length"].flatMap { Int($0) } ?? 0
        guard read(until: { $0.count >= length }) else { return nil }
        response.body = String(decoding: consume(length), as: UTF8.self)
        return response
    }

    struct Response {
        var statusLine: String
        var headers: [String: String] = [:]
        var body = ""

        var status: Int { Int(statusLine.split(separator: " ")[1]) ?? 0 }
    }
}

/// WebSocket, as a client does it.
extension TestClient {
    /// Asks for a WebSocket; the response of the server.
    func upgrade(_ path: String = "/ws", version: String = "HTTP/1.1", behind: [UInt8] = []) -> Response? {
        let text =
            "GET \(path) \(version)\r\nHost: test\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        send(Array(text.utf8) + behind)
        return response()
    }

    /// A masked frame.
    static func frame(_ opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true) -> [UInt8] {
        var bytes: [UInt8] = [opcode | (isFinal ? 0x80 : 0)]
        switch payload.count {
        case ..<126: bytes.append(0x80 | UInt8(payload.count))
        case ..<65_536: bytes += [0x80 | 126, UInt8(payload.count >> 8), UInt8(payload.count & 255)]
        default:
            bytes.append(0x80 | 127)
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(payload.count >> shift & 255)) }
        }
        let mask: [UInt8] = [1, 2, 3, 4]
        return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 & 3] }
    }

    /// The next frame from the server, which must be unmasked; nil when it did not come.
    func nextFrame() -> (opcode: UInt8, payload: [UInt8])? {
        guard read(until: { $0.count >= 2 }) else { return nil }
        var header = 2
        var length = Int(received[1] & 0x7F)
        if length == 126 {
            guard read(until: { $0.count >= 4 }) else { return nil }
            (header, length) = (4, Int(received[2]) << 8 | Int(received[3]))
        } else if length == 127 {
            guard read(until: { $0.count >= 10 }) else { return nil }
            (header, length) = (10, received[2..<10].reduce(0) { $0 << 8 | Int($1) })
        }
        guard received[1] & 0x80 == 0, read(until: { $0.count >= header + length }) else { return nil }
        let opcode = consume(header)[0] & 0x0F
        return (opcode, consume(length))
    }

    /// The next text; nil when something else came.
    func nextText() -> String? {
        guard let frame = nextFrame(), frame.opcode == 1 else { return nil }
        return String(decoding: frame.payload, as: UTF8.self)
    }

    /// The code of the next close frame, messages before it skipped; nil when none came, but a ping did.
    func closeCode() -> Int? {
        while let frame = nextFrame(), frame.opcode != 9 {
            if frame.opcode == 8 {
                return frame.payload.count < 2 ? 1005 : Int(frame.payload[0]) << 8 | Int(frame.payload[1])
            }
        }
        return nil
    }
}

/// One Mumble client's control channel: TLS over TCP, and messages in it.
@safe final class ControlSocket {
    /// What became of it, since the last look.
    enum Event {
        case open
        case message(ControlMessage)
        /// It is over, and why.
        case closed(String)
    }

    private let connection: TCPConnection
    private let tls: TLSClient
    private var stream = ControlStream()

    /// Begins to connect.
    ///
    /// - Parameter local: the address to connect from, since the server looks for a client's datagrams where its
    ///   control channel came from; 0 for the kernel's choice.
    init(
        _ server: MumbleServer, at address: UInt32, local: UInt32, context: TLSClient.Context, epoll: Int32,
        token: UInt64
    ) throws(LoadError) {
        connection = try TCPConnection(
            to: address, port: server.port, from: local, name: server.description, epoll: epoll, token: token)
        tls = TLSClient(context)
    }

    var isOpen: Bool { tls.isOpen }

    func send(_ messages: [ControlMessage]) {
        guard !connection.isClosed, !messages.isEmpty else { return }
        for message in messages { tls.send(message.written) }
        connection.send(tls.takeOutput())
    }

    /// Says good-bye and closes.
    func close() {
        guard !connection.isClosed else { return }
        tls.close()
        connection.send(tls.takeOutput())
        connection.end()
    }

    /// Something can be read or written.
    ///
    /// - Parameter wants: which messages are worth reading.
    func ready(wants: (ControlMessage.Kind) -> Bool) -> [Event] {
        guard !connection.isClosed else { return [] }
        var events: [Event] = []
        if !connection.isConnected {
            if let cause = connection.finishConnecting() { return finish(cause) }
            _ = tls.receive([])
        }
        var room = [UInt8](repeating: 0, count: TLSClient.recordBytes)
        reading: while !connection.isClosed {
            switch connection.receive(into: &room) {
            case .bytes(let count): events += take(room[..<count], wants)
            case .nothing: break reading
            case .over(let cause): events += finish(cause)
            }
        }
        connection.send(tls.takeOutput())
        return events
    }

    private func take(_ bytes: ArraySlice<UInt8>, _ wants: (ControlMessage.Kind) -> Bool) -> [Event] {
        let wasOpen = tls.isOpen
        guard let plain = tls.receive(bytes) else {
            return finish(wasOpen ? "the server closed the connection" : "what answers there does not speak TLS")
        }
        let opening: [Event] = tls.isOpen && !wasOpen ? [.open] : []
        guard let messages = stream.receive(plain, wants: wants) else {
            return opening + finish("what answers there does not speak Mumble's protocol")
        }
        return opening + messages.map { .message($0) }
    }

    private func finish(_ cause: String) -> [Event] {
        connection.end()
        return [.closed(cause)]
    }
}

import CLinux
import CLoad
import Glibc

/// One Mumble client's control channel: TLS over TCP, and messages in it.
@safe final class ControlSocket {
    /// What became of it, since the last look.
    enum Event {
        case open
        case message(ControlMessage)
        /// It is over, and why.
        case closed(String)
    }

    private let descriptor: Int32
    private let epoll: Int32
    private let token: UInt64
    private let tls: TLSClient
    private var stream = ControlStream()
    private var pending: [UInt8] = []
    private var isConnected = false
    private var isClosed = false

    /// Begins to connect.
    ///
    /// - Parameter local: the address to connect from, since the server looks for a client's datagrams where its
    ///   control channel came from; 0 for the kernel's choice.
    init(
        _ server: MumbleServer, at address: UInt32, local: UInt32, context: TLSClient.Context, epoll: Int32,
        token: UInt64
    ) throws(LoadError) {
        descriptor = load_connect(address, server.port, local)
        guard descriptor >= 0 else { throw LoadError("\(server.description): \(Self.text(-descriptor))") }
        self.epoll = epoll
        self.token = token
        tls = TLSClient(context)
        guard linuxWatch(epoll, descriptor, token, writable: true) else { throw LoadError("no epoll") }
    }

    deinit { if !isClosed { Glibc.close(descriptor) } }

    var isOpen: Bool { tls.isOpen }

    func send(_ messages: [ControlMessage]) {
        guard !isClosed, !messages.isEmpty else { return }
        for message in messages { tls.send(message.written) }
        write()
    }

    /// Says good-bye and closes.
    func close() {
        guard !isClosed else { return }
        tls.close()
        write()
        end()
    }

    private func end() {
        isClosed = true
        Glibc.close(descriptor)
    }

    /// Something can be read or written.
    ///
    /// - Parameter wants: which messages are worth reading.
    func ready(wants: (ControlMessage.Kind) -> Bool) -> [Event] {
        guard !isClosed else { return [] }
        var events: [Event] = []
        if !isConnected {
            let error = load_socket_error(descriptor)
            guard error == 0 else { return finish(Self.text(error)) }
            isConnected = true
            _ = tls.receive([])
        }
        var room = [UInt8](repeating: 0, count: TLSClient.recordBytes)
        while !isClosed {
            let count = unsafe linux_receive(descriptor, &room, room.count)
            if count == -Int(EAGAIN) || count == -Int(EINTR) { break }
            guard count > 0 else {
                events += finish(count < 0 ? systemText(Int32(-count)) : "the server closed the connection")
                break
            }
            events += take(room[..<count], wants)
        }
        if !isClosed { write() }
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
        end()
        return [.closed(cause)]
    }

    private func write() {
        pending += tls.takeOutput()
        guard isConnected else { return }
        while !pending.isEmpty {
            let sent = unsafe linux_send(descriptor, pending, pending.count)
            guard sent > 0 else { break }
            pending.removeFirst(sent)
        }
        _ = linux_epoll_change(epoll, descriptor, LINUX_READABLE | (pending.isEmpty ? 0 : LINUX_WRITABLE), token)
    }

    private static func text(_ error: Int32) -> String {
        error == ECONNREFUSED ? "nothing listens there" : systemText(error)
    }
}

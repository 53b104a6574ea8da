import CLinux
import CLoad
import Glibc

/// A TCP connection that never blocks: what the kernel does not take yet waits here.
@safe final class TCPConnection {
    private let descriptor: Int32
    private let epoll: Int32
    private let token: UInt64
    private var pending: [UInt8] = []
    /// The epoll tells when there is room to write; at first that is how it says that there is a connection.
    private var awaitsRoom = true
    private(set) var isConnected = false
    private(set) var isClosed = false

    /// Begins to connect, watched by `epoll` under `token`.
    ///
    /// - Parameters:
    ///   - local: the address to connect from; 0 for the kernel's choice.
    ///   - name: of the server, for the sentence of a failure.
    init(
        to address: UInt32, port: UInt16, from local: UInt32 = 0, name: String, epoll: Int32, token: UInt64
    ) throws(LoadError) {
        descriptor = load_connect(address, port, local)
        guard descriptor >= 0 else { throw LoadError("\(name): \(Self.text(-descriptor))") }
        self.epoll = epoll
        self.token = token
        guard linuxWatch(epoll, descriptor, token, writable: true) else { throw LoadError("no epoll") }
    }

    deinit { end() }

    /// Closes without a word.
    func end() {
        guard !isClosed else { return }
        isClosed = true
        Glibc.close(descriptor)
    }

    /// To be asked when something can be written for the first time.
    ///
    /// - Returns: why there is no connection; nil where there is one.
    func finishConnecting() -> String? {
        let error = load_socket_error(descriptor)
        isConnected = error == 0
        return isConnected ? nil : Self.text(error)
    }

    /// Sends bytes, after those that wait; with none, those alone.
    func send(_ bytes: [UInt8] = []) {
        pending += bytes
        guard isConnected, !isClosed else { return }
        while !pending.isEmpty {
            let sent = unsafe linux_send(descriptor, pending, pending.count)
            guard sent > 0 else { break }
            pending.removeFirst(sent)
        }
        guard awaitsRoom == pending.isEmpty else { return }
        awaitsRoom = !pending.isEmpty
        _ = linux_epoll_change(epoll, descriptor, LINUX_READABLE | (awaitsRoom ? LINUX_WRITABLE : 0), token)
    }

    /// What a look for bytes came to.
    enum Arrival {
        /// So many bytes are in the room.
        case bytes(Int)
        case nothing
        /// The server has closed, or the connection has failed: why.
        case over(String)
    }

    /// Takes what has come, as far as there is room.
    func receive(into room: inout [UInt8]) -> Arrival {
        let count = unsafe linux_receive(descriptor, &room, room.count)
        if count > 0 { return .bytes(count) }
        if count == -Int(EAGAIN) || count == -Int(EINTR) { return .nothing }
        return .over(count < 0 ? systemText(Int32(-count)) : "the server closed the connection")
    }

    private static func text(_ error: Int32) -> String {
        error == ECONNREFUSED ? "nothing listens there" : systemText(error)
    }
}

import CLinux
import Glibc
import Signaling
import WebSocketFrames

/// WebSockets: frames in and out, and the ways in which one ends.
extension WebServer {
    /// Queues a message. One for a socket that is gone or closing is ignored. A reader that has not taken what waits
    /// already is cut: so the queue is never longer than its limit and one message.
    func send(_ id: ConnectionID, _ frame: Frame) {
        guard let socket = webSockets[id], !isClosing(socket) else { return }
        // Usually all messages of a turn go out in one call; the kernel is asked between only when the queue is long.
        if socket.queuedBytes > Limits.queuedBytes {
            push(socket)
            if socket.queuedBytes > Limits.queuedBytes { return lose(socket) }
        }
        socket.codec.send(frame)
        markDirty(socket)
    }

    /// Sends what is queued, then closes. The engine hears no more of it.
    func close(_ id: ConnectionID, code: UInt16, reason: String) {
        guard let socket = webSockets[id], !isClosing(socket) else { return }
        socket.codec.close(code: code, reason: reason)
        beginClosing(socket)
    }

    /// Takes an upgraded socket over, with bytes that came behind the request.
    func open(_ socket: WebSocket, _ descriptor: Int32, _ extra: [UInt8]) {
        guard descriptor >= 0 else { return lose(socket) }
        socket.descriptor = descriptor
        linux_tune_stream(descriptor, UInt32(Limits.peerSilence.nanosecondsLeft / 1_000_000), Limits.unsentBytes)
        guard linux_epoll_add(epoll, descriptor, UInt32(LINUX_READABLE), socket.id.rawValue) == 0 else {
            return lose(socket)
        }
        if socket.phase == .opening { socket.phase = .open }
        markDirty(socket)
        if !extra.isEmpty { deliver(extra[...], to: socket) }
    }

    /// Something happened on a socket's descriptor.
    func handle(_ socket: WebSocket, events: UInt32) {
        if events & UInt32(LINUX_WRITABLE) != 0 {
            push(socket)
            guard webSockets[socket.id] != nil else { return }
        }
        guard events & UInt32(LINUX_READABLE | LINUX_HANGUP) != 0 else { return }
        let result = unsafe linux_receive(socket.descriptor, readBuffer.baseAddress, readBuffer.count)
        if result == -Int(EAGAIN) || result == -Int(EINTR) { return }
        guard result > 0 else { return lose(socket) }
        deliver(unsafe Array(readBuffer[0..<result])[...], to: socket)
    }

    /// What is due on a socket: a ping, or the end.
    func expire(_ socket: WebSocket) {
        switch socket.phase {
        case .closing: drop(socket)
        case .opening, .open:
            socket.nextPing = now + times.ping
            // One ping in the queue is enough for a peer that does not read.
            if socket.descriptor >= 0 && socket.queuedBytes == 0 {
                socket.codec.ping()
                markDirty(socket)
            }
        }
    }

    /// Gives the kernel what waits.
    func push(_ socket: WebSocket) {
        guard webSockets[socket.id] != nil else { return }
        switch socket.push() {
        case .broken: lose(socket)
        case .done:
            watchRoom(socket, false)
            if socket.isClosedByPeer { drop(socket) }
        case .waiting: watchRoom(socket, true)
        }
    }

    /// The socket is gone without our doing: the engine hears of it.
    func lose(_ socket: WebSocket) {
        guard webSockets[socket.id] != nil else { return }
        if !isClosing(socket) { inputs.append(.closed(socket.id)) }
        drop(socket)
    }

    /// Closes the descriptor and forgets.
    func drop(_ socket: WebSocket) {
        guard webSockets.removeValue(forKey: socket.id) != nil else { return }
        if socket.descriptor >= 0 {
            _ = linux_epoll_remove(epoll, socket.descriptor)
            Glibc.close(socket.descriptor)
            socket.descriptor = -1
        }
    }

    private func deliver(_ bytes: ArraySlice<UInt8>, to socket: WebSocket) {
        for event in socket.codec.receive(bytes) {
            switch event {
            case .message(let frame):
                if !isClosing(socket) { inputs.append(.received(socket.id, frame)) }
            case .closed:
                socket.isClosedByPeer = true
                if !isClosing(socket) { inputs.append(.closed(socket.id)) }
                beginClosing(socket)
            case .failed:
                if !isClosing(socket) { inputs.append(.closed(socket.id)) }
                beginClosing(socket)
            }
        }
        if !socket.codec.output.isEmpty || socket.isClosedByPeer { markDirty(socket) }
    }

    private func beginClosing(_ socket: WebSocket) {
        if !isClosing(socket) {
            socket.phase = .closing(until: now + times.close)
            schedule(now + times.close)
        }
        markDirty(socket)
    }

    private func isClosing(_ socket: WebSocket) -> Bool {
        if case .closing = socket.phase { return true }
        return false
    }

    private func markDirty(_ socket: WebSocket) {
        guard !socket.isDirty else { return }
        socket.isDirty = true
        dirty.append(socket)
    }

    private func watchRoom(_ socket: WebSocket, _ isWatching: Bool) {
        guard socket.isWatchingRoom != isWatching, socket.descriptor >= 0 else { return }
        socket.isWatchingRoom = isWatching
        let events = UInt32(LINUX_READABLE) | (isWatching ? UInt32(LINUX_WRITABLE) : 0)
        _ = linux_epoll_change(epoll, socket.descriptor, events, socket.id.rawValue)
    }
}

internal import CUsrsctp

/// One owner's part of the process-wide SCTP stack: everything unsafe about it is in this file.
@safe struct Stack: ~Copyable {
    /// A socket of usrsctp.
    @safe struct Socket {
        fileprivate let pointer: UnsafeMutableRawPointer
        fileprivate let handle: UInt64
    }

    /// What a send came to.
    enum Verdict {
        case taken, full, tooLarge, refused
    }

    private let owner: UInt32

    init() {
        owner = cusrsctp_create_owner()
        precondition(owner != 0, "more than \(CUSRSCTP_OWNERS_MAX) owners of data channels in one process")
    }

    deinit {
        cusrsctp_destroy_owner(owner)
    }

    /// To be called before the first of some associations is opened; may wait for another thread's turn to end.
    func claim() {
        cusrsctp_claim(owner)
    }

    /// To be called when the last of them is closed.
    func release() {
        cusrsctp_release(owner)
    }

    /// Opens and begins to connect; nil when there is no memory for it.
    func open(_ id: AssociationID) -> Socket? {
        let handle = UInt64(owner) << 32 | UInt64(id.rawValue)
        var settings = cusrsctp_settings(
            port: Limits.port, stream_count: Limits.streamCount, packet_bytes_max: UInt32(Limits.pathBytes),
            send_buffer_bytes: UInt32(Limits.sendBufferBytes),
            receive_buffer_bytes: UInt32(Limits.receiveBufferBytes),
            message_bytes_max: UInt32(Limits.messageBytesMax),
            retransmission_initial_ms: Limits.retransmissionInitial,
            retransmission_min_ms: Limits.retransmissionMin, retransmission_max_ms: Limits.retransmissionMax,
            attempts_max: Limits.attemptCount)
        guard let pointer = unsafe cusrsctp_open(handle, &settings) else { return nil }
        return unsafe Socket(pointer: pointer, handle: handle)
    }

    /// Ends an association; the socket must not be used again.
    func close(_ socket: Socket) {
        unsafe cusrsctp_close(socket.pointer, socket.handle)
    }

    /// Takes one SCTP packet.
    func receive(_ packet: [UInt8], on socket: Socket) {
        unsafe packet.withUnsafeBufferPointer { unsafe cusrsctp_receive(socket.handle, $0.baseAddress, $0.count) }
    }

    /// Sends a message of at least one byte.
    func send(_ message: [UInt8], on socket: Socket, stream: UInt16, payload: UInt32, _ delivery: Delivery) -> Verdict {
        let policy =
            switch delivery.persistence {
            case .always: CUSRSCTP_RELIABLE
            case .retransmissions: CUSRSCTP_RETRANSMISSIONS
            case .milliseconds: CUSRSCTP_LIFETIME
            }
        let verdict = unsafe message.withUnsafeBufferPointer {
            unsafe cusrsctp_send(
                socket.pointer, $0.baseAddress, $0.count, stream, payload, delivery.isOrdered, policy,
                delivery.parameter)
        }
        return switch verdict {
        case CUSRSCTP_TAKEN: .taken
        case CUSRSCTP_LATER: .full
        case CUSRSCTP_TOO_LARGE: .tooLarge
        default: .refused
        }
    }

    /// Closes our side of a stream; false when it has to be tried again later.
    func reset(_ stream: UInt16, on socket: Socket) -> Bool {
        unsafe cusrsctp_reset_stream(socket.pointer, stream) != CUSRSCTP_LATER
    }

    /// Lets the timers run that are due at a time in milliseconds since any fixed moment.
    func advance(to milliseconds: UInt64) {
        cusrsctp_advance(owner, milliseconds)
    }

    /// Takes out the oldest report, and the handle's number that it belongs to.
    func next() -> (AssociationID, StackEvent)? {
        var raw = unsafe cusrsctp_event()
        guard unsafe cusrsctp_first_event(owner, &raw) else { return nil }
        defer { cusrsctp_drop_event(owner) }
        let id = unsafe AssociationID(UInt32(truncatingIfNeeded: raw.association))
        switch unsafe raw.kind {
        case CUSRSCTP_PACKET:
            return unsafe (id, .packet(Array(UnsafeBufferPointer(start: raw.bytes, count: raw.count))))
        case CUSRSCTP_MESSAGE:
            let bytes = unsafe Array(UnsafeBufferPointer(start: raw.bytes, count: raw.count))
            return unsafe (
                id, .message(stream: raw.stream, payload: raw.protocol, isEnd: raw.is_end, bytes)
            )
        case CUSRSCTP_UP: return unsafe (id, .up(streamCount: raw.stream))
        case CUSRSCTP_STREAM_RESET: return unsafe (id, .streamReset(raw.stream))
        case CUSRSCTP_ROOM: return unsafe (id, .room(raw.count))
        default: return (id, .down)
        }
    }
}

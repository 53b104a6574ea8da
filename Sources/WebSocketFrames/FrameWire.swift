public import CWslay

/// wslay between two buffers (RFC 6455), as either end of a WebSocket needs it: it reads what arrived from the one and
/// lays what is to be sent into the other. What a message is and what a fault, each end says itself. Does no I/O. A
/// target of its own so that the load generator's end drives the same code as the server's.
@safe open class FrameWire {
    /// Bytes for the peer, in order. Whoever sends them removes them.
    public final var output: [UInt8] = []
    /// wslay's own state, freed with this object.
    public final private(set) var context: wslay_event_context_ptr!
    private final var input: ArraySlice<UInt8> = []

    /// - Parameters:
    ///   - isServer: which end of the connection this is.
    ///   - callbacks: what the subclass wants to hear of; each is given this object, for ``of(_:)``. Those that move
    ///     bytes are set here.
    public init(isServer: Bool, _ callbacks: wslay_event_callbacks) {
        var callbacks = callbacks
        unsafe callbacks.recv_callback = { unsafe FrameWire.of($4).pull(into: $1, count: $2, context: $0) }
        unsafe callbacks.send_callback = { unsafe FrameWire.of($4).push($1, count: $2) }
        let initialize = unsafe isServer ? wslay_event_context_server_init : wslay_event_context_client_init
        var created: wslay_event_context_ptr?
        let result = unsafe initialize(&created, &callbacks, Unmanaged.passUnretained(self).toOpaque())
        precondition(result == 0, "wslay had no memory")
        unsafe context = created
    }

    deinit { unsafe wslay_event_context_free(context) }

    /// The object behind the last argument of a callback.
    public static func of(_ pointer: UnsafeMutableRawPointer?) -> Self {
        unsafe Unmanaged<Self>.fromOpaque(pointer!).takeUnretainedValue()
    }

    /// Lets wslay read bytes that arrived. Its callbacks run meanwhile.
    ///
    /// - Returns: false where they are no frames.
    public final func read(_ bytes: ArraySlice<UInt8>) -> Bool {
        input = bytes
        defer { input = [] }
        return unsafe wslay_event_recv(context) == 0
    }

    /// Puts a frame into the output, unless a close went before it.
    public final func queue(_ opcode: wslay_opcode, _ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBufferPointer { buffer in
            var message = unsafe wslay_event_msg(
                opcode: UInt8(opcode.rawValue), msg: buffer.baseAddress, msg_length: buffer.count)
            return unsafe wslay_event_queue_msg(context, &message)
        }
        drain()
    }

    /// Puts a close frame into the output; nothing can be sent after it.
    ///
    /// - Parameter reason: UTF-8, up to the 123 bytes that a close frame has room for.
    public final func queueClose(code: UInt16, reason: [UInt8]) {
        _ = unsafe wslay_event_queue_close(context, code, reason, reason.count)
        drain()
    }

    /// Puts what wslay itself has to say, pongs and the answer to a close, into the output.
    public final func drain() {
        while unsafe wslay_event_want_write(context) != 0 {
            guard unsafe wslay_event_send(context) == 0 else { return }
        }
    }

    private final func pull(
        into buffer: UnsafeMutablePointer<UInt8>?, count: Int, context: wslay_event_context_ptr?
    ) -> Int {
        guard !input.isEmpty, let buffer = unsafe buffer else {
            unsafe wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK.rawValue)
            return -1
        }
        let taken = min(count, input.count)
        unsafe input.withUnsafeBufferPointer { unsafe buffer.update(from: $0.baseAddress!, count: taken) }
        input = input.dropFirst(taken)
        return taken
    }

    private final func push(_ bytes: UnsafePointer<UInt8>?, count: Int) -> Int {
        unsafe output.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return count
    }
}

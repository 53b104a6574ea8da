import CWslay
import Glibc

/// RFC 6455 frames of a client, over bytes: what arrives becomes messages, what is to be sent becomes ``output``. Does
/// no I/O.
@safe final class ClientWebSocket {
    /// Bytes for the server, in order. Whoever sends them removes them.
    var output: [UInt8] = []
    /// Whether either side has closed.
    private(set) var isOver = false

    private var context: wslay_event_context_ptr!
    private var input: ArraySlice<UInt8> = []
    private var messages: [[UInt8]] = []
    private var mask: UInt64

    /// - Parameter seed: of the masks, which protect proxies from what pages send (§10.3), and here nobody.
    init(seed: UInt64) {
        mask = seed
        var callbacks = unsafe wslay_event_callbacks(
            recv_callback: { unsafe ClientWebSocket.of($4).pull(into: $1, count: $2, context: $0) },
            send_callback: { unsafe ClientWebSocket.of($4).push($1, count: $2) },
            genmask_callback: { unsafe ClientWebSocket.of($3).fill($1, count: $2) },
            on_frame_recv_start_callback: nil, on_frame_recv_chunk_callback: nil, on_frame_recv_end_callback: nil,
            on_msg_recv_callback: { unsafe ClientWebSocket.of($2).take($1!.pointee) })
        var created: wslay_event_context_ptr?
        let result = unsafe wslay_event_context_client_init(
            &created, &callbacks, Unmanaged.passUnretained(self).toOpaque())
        precondition(result == 0, "wslay had no memory")
        unsafe context = created
        unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(Limits.messageBytes))
    }

    deinit { unsafe wslay_event_context_free(context) }

    /// Takes bytes that arrived: the messages that they complete.
    func receive(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        guard !isOver else { return [] }
        input = bytes
        let result = unsafe wslay_event_recv(context)
        drain()
        if unsafe result != 0 || wslay_event_get_read_enabled(context) == 0 { isOver = true }
        defer { messages.removeAll(keepingCapacity: true) }
        return messages
    }

    /// Puts a binary message into the output.
    func send(_ message: [UInt8]) {
        _ = unsafe message.withUnsafeBufferPointer { buffer in
            var event = unsafe wslay_event_msg(
                opcode: UInt8(WSLAY_BINARY_FRAME.rawValue), msg: buffer.baseAddress, msg_length: buffer.count)
            return unsafe wslay_event_queue_msg(context, &event)
        }
        drain()
    }

    /// Puts a close frame into the output.
    func close() {
        _ = unsafe wslay_event_queue_close(context, 1000, nil, 0)
        drain()
    }

    private func drain() {
        while unsafe wslay_event_want_write(context) != 0 {
            guard unsafe wslay_event_send(context) == 0 else { return }
        }
    }
}

/// What wslay calls back for.
extension ClientWebSocket {
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> ClientWebSocket {
        unsafe Unmanaged<ClientWebSocket>.fromOpaque(pointer!).takeUnretainedValue()
    }

    private func pull(
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

    private func push(_ bytes: UnsafePointer<UInt8>?, count: Int) -> Int {
        unsafe output.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return count
    }

    private func fill(_ buffer: UnsafeMutablePointer<UInt8>?, count: Int) -> Int32 {
        for index in 0..<count {
            mask = mask &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            unsafe buffer?[index] = UInt8(truncatingIfNeeded: mask >> 56)
        }
        return 0
    }

    private func take(_ received: wslay_event_on_msg_recv_arg) {
        guard unsafe UInt32(received.opcode) == WSLAY_BINARY_FRAME.rawValue else { return }
        unsafe messages.append(Array(UnsafeBufferPointer(start: received.msg, count: received.msg_length)))
    }
}

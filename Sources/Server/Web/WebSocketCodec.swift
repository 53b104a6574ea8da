import CWslay
import Glibc
import Signaling

/// RFC 6455 frames over bytes: what arrives becomes messages, what is to be sent becomes ``output``. wslay checks
/// framing, masking and UTF-8; the totals of a message are counted here. Does no I/O.
@safe final class WebSocketCodec {
    /// What arriving bytes amounted to.
    enum Event: Equatable {
        case message(Frame)
        /// The peer closed, and an answer lies in the output.
        case closed
        /// The peer broke the protocol or a limit; a close frame with this code lies in the output.
        case failed(code: UInt16)
    }

    /// Bytes for the peer, in order. Whoever sends them removes them.
    var output: [UInt8] = []
    /// Whether nothing more will be read: either side has closed.
    private(set) var isOver = false

    private var context: wslay_event_context_ptr!
    private var input: ArraySlice<UInt8> = []
    private var events: [Event] = []
    private var message: [UInt8] = []
    private var fragments = 0
    private var isControl = false
    /// The code of a fault that wslay does not look for.
    private var failure: UInt16?

    init() {
        var callbacks = unsafe wslay_event_callbacks(
            recv_callback: { unsafe WebSocketCodec.of($4).pull(into: $1, count: $2, context: $0) },
            send_callback: { unsafe WebSocketCodec.of($4).push($1, count: $2) },
            genmask_callback: nil,
            on_frame_recv_start_callback: { unsafe WebSocketCodec.of($2).begin($1!.pointee) },
            on_frame_recv_chunk_callback: { unsafe WebSocketCodec.of($2).append($1!.pointee) },
            on_frame_recv_end_callback: nil,
            on_msg_recv_callback: { unsafe WebSocketCodec.of($2).end($1!.pointee) })
        var created: wslay_event_context_ptr?
        let result = unsafe wslay_event_context_server_init(
            &created, &callbacks, Unmanaged.passUnretained(self).toOpaque())
        precondition(result == 0, "wslay had no memory")
        unsafe context = created
        // Messages are gathered here: wslay would spend 95 bytes on each fragment of one byte.
        unsafe wslay_event_config_set_no_buffering(context, 1)
        unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(Signaling.Limits.frameBytes))
    }

    deinit { unsafe wslay_event_context_free(context) }

    /// Takes bytes that arrived.
    func receive(_ bytes: ArraySlice<UInt8>) -> [Event] {
        guard !isOver else { return [] }
        input = bytes
        let result = unsafe wslay_event_recv(context)
        // For a fault in a frame's header wslay would close without a code.
        if let code = result != 0 ? 1002 : failure {
            isOver = true
            output += [0x88, 2, UInt8(code >> 8), UInt8(code & 0xFF)]
            events.append(.failed(code: code))
        } else {
            drain()
            if unsafe wslay_event_get_close_received(context) != 0 {
                isOver = true
                events.append(.closed)
            } else if unsafe wslay_event_get_read_enabled(context) == 0 {
                isOver = true
                events.append(.failed(code: unsafe wslay_event_get_status_code_sent(context)))
            }
        }
        input = []
        defer { events = [] }
        return events
    }

    /// Puts a message into the output.
    func send(_ frame: Frame) {
        switch frame {
        case .text(let bytes): queue(WSLAY_TEXT_FRAME, bytes)
        case .binary(let bytes): queue(WSLAY_BINARY_FRAME, bytes)
        }
    }

    /// Puts a ping into the output.
    func ping() { queue(WSLAY_PING, []) }

    /// Puts a close frame into the output; nothing can be sent after it.
    ///
    /// - Parameter reason: cut to the 123 bytes that a close frame has room for.
    func close(code: UInt16, reason: String) {
        var text = reason
        while text.utf8.count > 123 { text.removeLast() }
        let bytes = Array(text.utf8)
        _ = unsafe wslay_event_queue_close(context, code, bytes, bytes.count)
        drain()
    }

    private func queue(_ opcode: wslay_opcode, _ bytes: [UInt8]) {
        _ = unsafe bytes.withUnsafeBufferPointer { buffer in
            var message = unsafe wslay_event_msg(
                opcode: UInt8(opcode.rawValue), msg: buffer.baseAddress, msg_length: buffer.count)
            return unsafe wslay_event_queue_msg(context, &message)
        }
        drain()
    }

    private func drain() {
        while unsafe wslay_event_want_write(context) != 0 {
            guard unsafe wslay_event_send(context) == 0 else { return }
        }
    }
}

/// What wslay calls back for.
extension WebSocketCodec {
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> WebSocketCodec {
        unsafe Unmanaged<WebSocketCodec>.fromOpaque(pointer!).takeUnretainedValue()
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

    private func begin(_ frame: wslay_event_on_frame_recv_start_arg) {
        isControl = frame.opcode & 8 != 0
        if isControl {
            // A close holds a code of two bytes or nothing (§5.5.1).
            if frame.opcode == 8 && frame.payload_length == 1 { fail(1002) }
            return
        }
        fragments += 1
        let total = UInt64(message.count) &+ frame.payload_length
        if fragments > Limits.fragments || total > UInt64(Signaling.Limits.frameBytes) { fail(1009) }
    }

    /// Ends the reading after this piece; the context itself must stay until we are out of its call.
    private func fail(_ code: UInt16) {
        failure = code
        unsafe wslay_event_shutdown_read(context)
    }

    private func append(_ chunk: wslay_event_on_frame_recv_chunk_arg) {
        guard !isControl, failure == nil else { return }
        unsafe message.append(contentsOf: UnsafeBufferPointer(start: chunk.data, count: chunk.data_length))
    }

    private func end(_ received: wslay_event_on_msg_recv_arg) {
        let opcode = unsafe UInt32(received.opcode)
        guard opcode == WSLAY_TEXT_FRAME.rawValue || opcode == WSLAY_BINARY_FRAME.rawValue, failure == nil
        else { return }
        let bytes = message
        message = []
        fragments = 0
        events.append(.message(opcode == WSLAY_TEXT_FRAME.rawValue ? .text(bytes) : .binary(bytes)))
    }
}

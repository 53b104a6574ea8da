import CWslay
import Glibc
import Signaling
import WebSocketFrames

/// RFC 6455 frames over bytes: what arrives becomes messages, what is to be sent becomes ``output``. wslay checks
/// framing, masking and UTF-8; the totals of a message are counted here. Does no I/O.
@safe final class WebSocketCodec: FrameWire {
    /// What arriving bytes amounted to.
    enum Event: Equatable {
        case message(Frame)
        /// The peer closed, and an answer lies in the output.
        case closed
        /// The peer broke the protocol or a limit; a close frame with this code lies in the output.
        case failed(code: UInt16)
    }

    /// Whether nothing more will be read: either side has closed.
    private(set) var isOver = false

    private var events: [Event] = []
    private var message: [UInt8] = []
    private var fragments = 0
    private var isControl = false
    /// The code of a fault that wslay does not look for.
    private var failure: UInt16?

    init() {
        var callbacks = wslay_event_callbacks()
        unsafe callbacks.on_frame_recv_start_callback = { unsafe WebSocketCodec.of($2).begin($1!.pointee) }
        unsafe callbacks.on_frame_recv_chunk_callback = { unsafe WebSocketCodec.of($2).append($1!.pointee) }
        unsafe callbacks.on_msg_recv_callback = { unsafe WebSocketCodec.of($2).end($1!.pointee) }
        super.init(isServer: true, callbacks)
        // Messages are gathered here: wslay would spend 95 bytes on each fragment of one byte.
        unsafe wslay_event_config_set_no_buffering(context, 1)
        unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(Signaling.Limits.frameBytes))
    }

    /// Takes bytes that arrived.
    func receive(_ bytes: ArraySlice<UInt8>) -> [Event] {
        guard !isOver else { return [] }
        let isReadable = read(bytes)
        // For a fault in a frame's header wslay would close without a code.
        if let code = isReadable ? failure : 1002 {
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
        queueClose(code: code, reason: Array(text.utf8))
    }
}

/// What wslay calls back for.
extension WebSocketCodec {
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

import CWslay
import Glibc
import WebSocketFrames

/// RFC 6455 frames of a client, over bytes: what arrives becomes messages, what is to be sent becomes ``output``. Does
/// no I/O.
@safe final class ClientWebSocket: FrameWire {
    /// Whether either side has closed.
    private(set) var isOver = false

    private var messages: [[UInt8]] = []
    private var mask: UInt64

    /// - Parameter seed: of the masks, which protect proxies from what pages send (§10.3), and here nobody.
    init(seed: UInt64) {
        mask = seed
        var callbacks = wslay_event_callbacks()
        unsafe callbacks.genmask_callback = { unsafe ClientWebSocket.of($3).fill($1, count: $2) }
        unsafe callbacks.on_msg_recv_callback = { unsafe ClientWebSocket.of($2).take($1!.pointee) }
        super.init(isServer: false, callbacks)
        unsafe wslay_event_config_set_max_recv_msg_length(context, UInt64(Limits.messageBytes))
    }

    /// Takes bytes that arrived: the messages that they complete.
    func receive(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        guard !isOver else { return [] }
        let isReadable = read(bytes)
        drain()
        if unsafe !isReadable || wslay_event_get_read_enabled(context) == 0 { isOver = true }
        defer { messages.removeAll(keepingCapacity: true) }
        return messages
    }

    /// Puts a binary message into the output.
    func send(_ message: [UInt8]) { queue(WSLAY_BINARY_FRAME, message) }

    /// Puts a close frame into the output.
    func close() {
        queueClose(code: 1000, reason: [])
    }
}

/// What wslay calls back for.
extension ClientWebSocket {
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

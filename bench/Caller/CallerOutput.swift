public import SFU

/// What a caller wants done: datagrams to send, signal frames to send, and what happened. One value serves any number
/// of callers; whoever owns it empties it after each call.
@safe public struct CallerOutput: ~Copyable {
    /// Where a datagram lies in the arena, and the way it takes.
    public struct Datagram: Sendable {
        public var offset: Int
        public var count: Int
        /// The socket that it leaves by.
        public var socket: CallerSocket
        public var destination: TransportAddress
    }

    private let arena: UnsafeMutableRawBufferPointer
    private var used = 0
    /// The waiting datagrams, in order.
    public private(set) var datagrams: [Datagram] = []
    /// Signal frames (protobuf, to be sent as binary messages), in order.
    public var frames: [[UInt8]] = []
    /// What happened, in order.
    public var events: [CallerEvent] = []
    /// Datagrams for which there was no room.
    public private(set) var refused = 0

    public init() {
        unsafe arena = UnsafeMutableRawBufferPointer.allocate(byteCount: Limits.outputBytes, alignment: 16)
        datagrams.reserveCapacity(Limits.outputDatagrams)
    }

    deinit { unsafe arena.deallocate() }

    /// The arena, for the call that sends.
    public func withArena<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe body(UnsafeRawBufferPointer(arena))
    }

    /// Forgets everything; the memory stays.
    public mutating func clear() {
        datagrams.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
        used = 0
    }

    /// Appends one datagram, written in place; `write` answers how many bytes it used, 0 for none.
    mutating func append(
        to destination: TransportAddress, on socket: CallerSocket, capacity: Int,
        _ write: (inout MutableSpan<UInt8>) -> Int
    ) {
        guard datagrams.count < Limits.outputDatagrams, unsafe used + capacity <= arena.count else {
            refused += 1
            return
        }
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: arena[used..<used + capacity])
        var span = unsafe MutableSpan<UInt8>(_unsafeBytes: room)
        let count = write(&span)
        precondition(count <= capacity, "a datagram was written past its room")
        guard count > 0 else { return }
        datagrams.append(Datagram(offset: used, count: count, socket: socket, destination: destination))
        used += count
    }

    mutating func append(_ bytes: [UInt8], to destination: TransportAddress, on socket: CallerSocket) {
        append(to: destination, on: socket, capacity: bytes.count) { span in
            span.copy(bytes.span, at: 0)
            return bytes.count
        }
    }
}

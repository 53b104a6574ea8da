/// Datagrams that wait to be sent, and events beside them. The bytes lie one after another in an arena that is
/// taken once and reused: appending allocates nothing, and the shell can hand all of it to one system call.
///
/// The arena is bounded. A datagram that does not fit is refused (``append(to:capacity:_:)`` answers false) and
/// counted by whoever wanted to send it; the shell flushes long before that.
@safe public struct Outbox: ~Copyable {
    /// Where a datagram lies in the arena, and where it goes.
    public struct Datagram: Sendable {
        public var offset: Int
        public var count: Int
        public var destination: TransportAddress
    }

    private let arena: UnsafeMutableRawBufferPointer
    private let datagramCapacity: Int
    private var used = 0
    /// The waiting datagrams, in the order in which they were appended.
    public private(set) var datagrams: [Datagram] = []
    /// How many of them go over TCP: the shell that has none to send that way need not look for them.
    public private(set) var streamCount = 0
    /// The events, in order. The shell takes them and clears.
    public var events: [MediaEvent] = []

    /// - Parameters:
    ///   - byteCapacity: size of the arena.
    ///   - datagramCapacity: how many datagrams may wait.
    public init(byteCapacity: Int = Limits.outboxBytes, datagramCapacity: Int = Limits.outboxDatagrams) {
        unsafe arena = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCapacity, alignment: 16)
        self.datagramCapacity = datagramCapacity
        datagrams.reserveCapacity(datagramCapacity)
    }

    deinit { unsafe arena.deallocate() }

    public var isEmpty: Bool { datagrams.isEmpty }

    /// True when the shell should flush before it feeds more.
    public var isHalfFull: Bool {
        unsafe used * 2 >= arena.count || datagrams.count * 2 >= datagramCapacity
    }

    /// True when there is enough to be worth a system call: what waits longer is late for nothing.
    public var isWorthSending: Bool {
        isHalfFull || datagrams.count >= Limits.batchDatagrams
    }

    /// Appends one datagram, written in place.
    ///
    /// - Parameters:
    ///   - capacity: room that `write` is given.
    ///   - write: fills the span and answers how many bytes it used; 0 appends nothing.
    /// - Returns: false when there was no room, and `write` was not called.
    public mutating func append(
        to destination: TransportAddress, capacity: Int, _ write: (inout MutableSpan<UInt8>) -> Int
    ) -> Bool {
        guard datagrams.count < datagramCapacity, unsafe used + capacity <= arena.count else { return false }
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: arena[used..<used + capacity])
        var span = unsafe MutableSpan<UInt8>(_unsafeBytes: room)
        let count = write(&span)
        precondition(count <= capacity, "a datagram was written past its room")
        guard count > 0 else { return true }
        datagrams.append(Datagram(offset: used, count: count, destination: destination))
        used += count
        if destination.network == .tcp { streamCount += 1 }
        return true
    }

    /// Appends one datagram that exists already.
    public mutating func append(to destination: TransportAddress, _ bytes: [UInt8]) -> Bool {
        append(to: destination, capacity: bytes.count) { span in
            for index in bytes.indices { span[index] = bytes[index] }
            return bytes.count
        }
    }

    /// The arena, for the call that sends.
    public func withArena<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe body(UnsafeRawBufferPointer(arena))
    }

    /// Forgets datagrams and events; the memory stays.
    public mutating func clear() {
        datagrams.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
        streamCount = 0
        used = 0
    }
}

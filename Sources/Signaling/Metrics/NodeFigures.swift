public import SFU

/// Everything that a node tells its operator in numbers.
public struct NodeFigures: Sendable {
    /// A media thread: what its engine counted, and what the shell around it measured.
    public struct Media: Sendable, Equatable {
        /// What its engine has counted.
        public var counters = Counters()
        /// Bytes of datagrams that came, and of those that were handed to the kernel.
        public var bytesReceived: UInt64 = 0
        public var bytesSent: UInt64 = 0
        /// Datagrams that came while the kernel's buffer was full: faster than they were read.
        public var overrun: UInt64 = 0
        /// Datagrams that the kernel did not take: its buffer stayed full, or it refused them.
        public var congested: UInt64 = 0
        public var refused: UInt64 = 0
        /// For each packet that was forwarded, how long its batch took from before it was read from the socket until
        /// the kernel had its copies. None of its packets was in here for longer.
        public var forwarding = Histogram.forwarding

        public init() {}
    }

    /// The store's thread.
    public struct Store: Sendable, Equatable {
        /// How long batches took to be on the disk.
        public var commits = Histogram.commit
        /// Batches that were not saved.
        public var failures: UInt64 = 0

        public init() {}
    }

    /// The process, as the kernel sees it.
    public struct Process: Sendable, Equatable {
        public var residentBytes: UInt64 = 0
        /// In nanoseconds, of all threads.
        public var processorTime: UInt64 = 0
        public var openDescriptors: UInt64 = 0
        public var descriptorsMax: UInt64 = 0
        /// In milliseconds since 1970.
        public var startedAt: UInt64 = 0

        public init() {}
    }

    public var version = ""
    public var control = ControlFigures()
    /// By the number of the worker.
    public var media: [Media] = []
    /// Media connections over TCP, of all workers.
    public var streams = StreamCounters()
    public var store = Store()
    public var process = Process()
    /// WebSockets, and HTTP connections that are none (yet).
    public var webSockets = 0
    public var connections = 0

    public init() {}
}

import SFU

/// The bounds of the shell, in one place, each with its reason.
enum Limits {
    // HTTP

    /// Request line and headers together; tokens in URLs reach 10 kB, nothing honest comes near.
    static let headerBytes = 80_000
    /// What libmicrohttpd may use for one request's line, headers and their table: the headers and half again.
    static let requestMemoryBytes = 128 * 1024
    /// LiveKit's own limit for API requests.
    static let bodyBytes = 10 * 1024 * 1024
    /// Bodies of all requests together, so that many large ones cannot take the memory.
    static let bodiesBytes = 64 * 1024 * 1024
    /// A request must be complete this long after it began; also how long an idle connection is kept.
    static let requestTime: Duration = .seconds(10)
    /// An answer must be taken within this.
    static let answerTime: Duration = .seconds(30)
    /// Connections above the configured number that are still told 503; more are closed unread.
    static let refusedConnections = 200
    /// How long we go on reading a request that was refused, so that the answer is not lost
    /// to a reset.
    static let lingerTime: Duration = .seconds(2)
    /// Bytes read of a refused request, for the same reason; more is a flood.
    static let lingerBytes = 32 * 1024 * 1024
    /// Requests that wait to be read while this many lie at a listener already.
    static let acceptsPerTurn = 64
    /// A pause before the next try when descriptors have run out.
    static let acceptPause: Duration = .milliseconds(250)
    /// The share of the process's descriptors that connections may take, in percent.
    static let descriptorPercent = 90

    // WebSocket

    /// Fragments of one message; SDKs send one.
    static let fragments = 1024
    /// What may wait for a reader that does not read.
    static let queuedBytes = 1024 * 1024
    /// LiveKit's pace of WebSocket pings.
    static let pingInterval: Duration = .seconds(10)
    /// How long a closed WebSocket may take to say so.
    static let closeTime: Duration = .seconds(1)
    /// Bytes that the kernel has not yet put on the wire before it takes no more of ours; keeps the queue with us,
    /// where it is counted.
    static let unsentBytes: UInt32 = 128 * 1024
    /// A peer that acknowledges nothing for this long is gone.
    static let peerSilence: Duration = .seconds(20)
    /// Taken from one connection in one turn, so that none starves the others.
    static let readBytes = 64 * 1024

    // Threads

    /// Commands to a media thread: 4 joins of 4 make about 100.
    static let commandsWaiting = 16_384
    /// Commands that a media thread is told at once: a join has a dozen, and a packet that comes meanwhile waits for so
    /// many, half a tenth of a millisecond.
    static let commandsTogether = 8
    /// Events to the control thread.
    static let eventsWaiting = 16_384
    /// How many times its room a mailbox may hold in messages that cannot be lost.
    static let mailboxOverrun = 64
    /// The turn on the processor that a media thread asks for: the shortest that the kernel grants, and longer than a
    /// burst of packets takes.
    static let voiceSliceNanoseconds: UInt64 = 100_000
    /// By how much the threads that carry no voice are nicer than those that do: where both want one processor, these
    /// get a quarter of it at least, so that nobody is locked out however much is said.
    static let niceness: Int32 = 5
    /// Between two looks at how many datagrams found a media socket full.
    static let dropInterval: Duration = .milliseconds(100)
    /// From the wish to stop to the end, whatever clients do.
    static let drainTime: Duration = .milliseconds(3500)
    /// What the kernel is asked to hold for a media socket: 200 ms of 1,000 voices.
    static let socketBytes: Int32 = 4 * 1024 * 1024

    // Chance

    /// Random numbers that are fetched in one go: half a kilobyte, which is a join's.
    static let randomNumbersAtOnce = 64

    // TCP media (RFC 6544)

    /// The largest datagram in a frame: as over UDP.
    static let streamFrameBytes = SFU.Limits.datagramBytes
    /// Read from a connection at once: two of the largest frames, or 30 of a voice.
    static let streamReadBytes = 4096
    /// How often one connection is read in a turn, so that none starves the others.
    static let streamReadsPerTurn = 4
    /// TCP media connections in all, where descriptors suffice: people behind firewalls are the fewer ones.
    static let streams = 4096
    /// The share of the process's descriptors that they may take, in percent; HTTP has 90.
    static let streamDescriptorPercent = 5
    /// Connections of one address, or one IPv6 network: an office behind one NAT, with two to four each.
    static let streamsPerAddress = 128
    /// Connections that have said nothing yet; the one that has waited longest makes room.
    static let streamsWaiting = 1024
    /// From its being accepted to the first authentic check on a connection; clients send one at once.
    static let streamProofTime: Duration = .seconds(10)
    /// A connection on which nothing was answered for so long is closed. Clients check a path that they keep in reserve
    /// every 25 s.
    static let streamIdleTime: Duration = .seconds(60)
    /// How often such connections are looked for.
    static let streamSweepInterval: Duration = .seconds(1)
    /// What waits for a connection that is full: a second of three voices with redundancy, and some data.
    static let streamQueueBytes = 64 * 1024
    /// How long it waits there: nobody wants to hear what is older.
    static let streamPatience: Duration = .seconds(1)
    /// Bytes that the kernel has not yet put on the wire before it takes no more of ours: what it holds cannot be given
    /// up when it is late.
    static let streamUnsentBytes: UInt32 = 8 * 1024
    /// Where a peer acknowledges nothing for so long the kernel ends the connection: a little more than the time in
    /// which the engine forgets who does not check.
    static let streamSilence: Duration = .seconds(15)

    // quartet check

    /// How long a connection, a join or an answer is waited for: who waits longer than a client does learns no more.
    static let checkPatience: Duration = .seconds(3)
    /// Between two tries over UDP.
    static let checkInterval: Duration = .milliseconds(500)
    /// Tries over UDP.
    static let checkRepeats = 6
    /// Taken from a server that is checked: larger than any answer of ours.
    static let checkBytes = 4 * 1024 * 1024

    // State

    /// Batches for the store; the control plane has one under way at a time, and says stop once.
    static let batchesWaiting = 16
    /// How long a change waits for another program that holds the database, such as a backup that ends its reading.
    static let storeBusyMilliseconds: Int32 = 2_000
    /// What the write-ahead log is cut to once it was larger, in bytes.
    static let storeLogBytes = 4 * 1024 * 1024

    // Webhooks

    /// From the look-up of a receiver's name to the end of its TLS handshake.
    static let connectTime: Duration = .seconds(5)
    /// A whole delivery with its answer; who needs longer should answer first and work then.
    static let deliveryTime: Duration = .seconds(15)
    /// Read of an answer, of which only the status counts.
    static let answerBytes = 64 * 1024
    /// Read of an answer of the API by the command line: twice what a hundred thousand blocks take.
    static let apiAnswerBytes = 64 * 1024 * 1024
    /// Redirects that one delivery follows.
    static let redirects = 3
    /// Deliveries to the webhook thread: as many as the control plane has under way at most, and room to spare.
    static let deliveriesWaiting = 1024
    /// The webhook thread looks around this often even if nothing calls it, which would be libcurl's mistake.
    static let webhookWaitMilliseconds: Int32 = 60_000

    // Metrics

    /// Connections of those who read the metrics: a few Prometheus servers and a person.
    static let metricsConnections = 16
    /// How long a media thread is waited for before the page shows what it said last.
    static let metricsTime: Duration = .seconds(1)

    // Log

    /// Lines a second of one cause; the rest is counted.
    static let linesPerSecond = 10
    /// Causes that are told apart.
    static let logCauses = 256
    /// One line; pipes take this much in one piece.
    static let lineBytes = 4096

    // Configuration

    /// A configuration file; a thousand times a large one.
    static let configurationBytes = 1024 * 1024
    /// Nesting; ours needs four.
    static let yamlDepth = 16
    /// Values in one file.
    static let yamlNodes = 10_000
    /// Media threads; a port each.
    static let workers = 64

    // Memory

    /// From somebody's coming or going to giving memory back: by then a handshake is over.
    static let trimDelay: Duration = .seconds(2)
    /// Between two such times: looking through the heap takes milliseconds.
    static let trimInterval: Duration = .seconds(10)
}

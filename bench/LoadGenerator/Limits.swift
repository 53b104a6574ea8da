/// The bounds and rhythms of the load generator, in one place, each with its reason.
enum Limits {
    // What may be asked for

    /// Enough to fill a core several times over; more would be an attack.
    static let rooms = 1...4000
    /// As many as the reflector has seats for.
    static let perRoom = 2...16
    /// A run ends by itself within the hour.
    static let seconds = 1.0...3600.0
    /// Enough to see memory grow.
    static let rounds = 1...100
    /// Two connections each, all on one thread.
    static let members = 8000

    // Sockets

    /// Datagrams of one system call, as the servers take them.
    static let batch = 64
    /// Datagrams of one call while sending: few, since each carries the time before it was sealed, and those that wait
    /// for others to be sealed would seem to be late.
    static let sendBatch = 4
    /// More than any path carries.
    static let datagramBytes = 2048
    /// What one signal message may have.
    static let messageBytes = 1 << 20
    /// More than any server says before it upgrades.
    static let responseHeadBytes = 16 * 1024
    /// Batches that are read before what is due gets its turn: several times what one turn of sending brings back, so
    /// that who is late reads on.
    static let batchesInARow = 16

    // Joining

    /// Members on their way into rooms at the same time, unless told otherwise: enough to fill a core.
    static let joining = 32
    /// A server that has not let somebody in for so long does not work.
    static let joinTimeout: UInt64 = 15_000_000_000
    /// One in so many participants may be lost before a run counts as failed.
    static let lostShare = 20
    /// Between leaving and coming again the server is given this long to clear up at most.
    static let leaveTimeout: UInt64 = 10_000_000_000

    // Measuring, in nanoseconds

    /// Long enough to hold thousands of packets, short enough for a hiccup to spoil few.
    static let window: UInt64 = 100_000_000
    /// A window in which no send was later is quiet.
    static let quietLateness: UInt64 = 1_000_000
    /// Before measuring, for queues of the joins to empty.
    static let settling: UInt64 = 500_000_000
    /// After it, for what is still under way: five times the delay that ends a ramp.
    static let lastArrivals: UInt64 = 100_000_000
    /// A generator whose sends are later than this, one in a hundred, did not make the load that it was asked for.
    static let latenessMax: UInt64 = 5_000_000
    /// A generator's core that is busier than this may have been what was measured.
    static let busyMax = 0.95
    /// Losing so many of the expected packets ourselves would be taken for the server's loss.
    static let noticedDrops = 0.001
    /// The knee: one packet in a hundred is lost, or later than 20 ms.
    static let kneeLoss = 0.01
    /// See ``kneeLoss``.
    static let kneeDelay: UInt64 = 20_000_000
    /// Resident memory has settled when it stays within one in a hundred for a second.
    static let memorySettling: UInt64 = 1_000_000_000
    /// It is not waited for longer.
    static let memoryTimeout: UInt64 = 5_000_000_000

    /// One Opus frame.
    static let frame: UInt64 = 20_000_000
    /// A voice that was held up for longer leaves out what is late.
    static let skippedLateness: UInt64 = 200_000_000
}

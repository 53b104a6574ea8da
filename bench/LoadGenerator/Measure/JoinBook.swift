/// What the joins of a run took.
struct JoinBook: Sendable {
    /// From the opening of the socket to both connections up, and to the first voice heard.
    private(set) var connected = DelayHistogram()
    private(set) var heard = DelayHistogram()
    private(set) var failed = 0
    /// From the first socket to the last connection, in seconds.
    var seconds = 0.0
    /// Processor seconds that the server and the generator spent in that time.
    var serverCPU: Double?
    var generatorCPU = 0.0

    mutating func connected(after nanoseconds: UInt64) { connected.add(nanoseconds) }
    mutating func heard(after nanoseconds: UInt64) { heard.add(nanoseconds) }
    mutating func fail() { failed += 1 }

    /// Joins that came through.
    var count: Int { Int(connected.count) }
    var perSecond: Double { seconds > 0 ? Double(count) / seconds : 0 }
    /// What one core of the server would let in.
    var perServerCore: Double? { serverCPU.flatMap { $0 > 0 ? Double(count) / $0 : nil } }
}

/// What one stretch of measuring came to: a row of the report.
struct LoadRow: Sendable, Equatable {
    /// Delays in nanoseconds; nil when nothing was heard.
    struct Delays: Sendable, Equatable {
        var median: UInt64
        var p99: UInt64
        var p999: UInt64
        var longest: UInt64

        init?(_ histogram: DelayHistogram) {
            guard let median = histogram.quantile(0.5), let p99 = histogram.quantile(0.99),
                let p999 = histogram.quantile(0.999)
            else { return nil }
            (self.median, self.p99, self.p999, longest) = (median, p99, p999, histogram.longest)
        }
    }

    var rooms: Int
    var members: Int
    var speakers: Int
    var seconds: Double
    var sent: UInt64
    var expected: UInt64
    var heard: UInt64
    /// Packets that the generator would have sent, had it been on time; nil for voices that pause.
    var due: UInt64?
    var delays: Delays?
    var quietDelays: Delays?
    var quietWindows: Int
    var windows: Int
    /// The 99th percentile of the generator's own lateness, in nanoseconds.
    var lateness: UInt64
    /// Processor seconds of the server and of the generator; nil for a server that we cannot look at.
    var serverCPU: Double?
    var generatorCPU: Double
    /// Packets that reached the generator and found its socket full.
    var generatorDrops = 0
    /// Resident bytes of the server.
    var resident: Int64?
    /// The same before anybody came.
    var residentBefore: Int64?

    /// - Parameter pauses: the voices leave frames out, so that their number cannot be foretold.
    init(_ interval: Interval, rooms: Int, members: Int, speakers: Int, pauses: Bool = false) {
        self.rooms = rooms
        self.members = members
        self.speakers = speakers
        seconds = Double(interval.end - interval.start) / 1e9
        sent = interval.sent
        expected = interval.expected
        heard = interval.heard
        due = pauses ? nil : UInt64(speakers) * (interval.end - interval.start) / Limits.frame
        delays = Delays(interval.delays)
        let quiet = interval.quiet
        quietDelays = Delays(quiet.delays)
        quietWindows = quiet.windows
        windows = interval.windows.count
        lateness = interval.lateness.quantile(0.99) ?? 0
        generatorCPU = 0
    }

    var forwardedPerSecond: Double { Double(heard) / seconds }
    var loss: Double { expected > heard ? Double(expected - heard) / Double(expected) : 0 }
    /// Processor microseconds of the server for a packet that somebody heard.
    var microsecondsPerPacket: Double? { serverCPU.flatMap { heard > 0 ? $0 * 1e6 / Double(heard) : nil } }
    /// What one core would forward at this cost.
    var packetsPerCore: Double? { serverCPU.flatMap { $0 > 0 ? Double(heard) / $0 : nil } }
    /// Resident bytes that a participant adds.
    var residentPerMember: Double? {
        guard let resident, let residentBefore, members > 0 else { return nil }
        return Double(resident - residentBefore) / Double(members)
    }

    /// Why this row may say more of the generator than of the server; empty when it does not.
    var bottlenecks: [String] {
        var reasons: [String] = []
        if generatorCPU / seconds > Limits.busyMax { reasons.append("its core was full") }
        if lateness > Limits.latenessMax { reasons.append("its sends were late") }
        if Double(generatorDrops) > Double(expected) * Limits.noticedDrops {
            reasons.append("its socket lost \(generatorDrops) packets")
        }
        if let due, Double(sent) < Double(due) * (1 - Limits.kneeLoss) {
            reasons.append("it sent \(sent) of \(due) packets")
        }
        return reasons
    }

    /// Past the knee: too much is lost, or too late.
    var isPastKnee: Bool { loss > Limits.kneeLoss || (delays.map { $0.p99 > Limits.kneeDelay } ?? true) }
}

/// Every way of repair on every kind of path, as a page.
public struct LossReport {
    /// Ways of repair, from none to all.
    public static let repairs: [LossExperiment.Repair] = [
        .init("none"),
        .init("RED of one frame up, RED down", publisherFrames: 1, listenerRedundancy: true),
        .init("RED of two frames up, RED down", publisherFrames: 2, listenerRedundancy: true),
        .init(
            "RED of one frame and NACK up, RED down", publisherFrames: 1, publisherNack: true,
            listenerRedundancy: true),
        .init("NACK up, RED down", publisherNack: true, listenerRedundancy: true),
        .init(
            "RED of one frame and NACK up, NACK down", publisherFrames: 1, publisherNack: true,
            listenerNack: true),
        .init("NACK up, NACK down", publisherNack: true, listenerNack: true),
    ]

    /// Kinds of paths: how much is lost, and how many at a time.
    public static let paths: [(loss: Double, burst: Int)] = [(0, 1), (0.1, 1), (0.2, 1), (0.1, 2), (0.1, 3)]

    private var lines: [String] = []

    /// Measures everything.
    ///
    /// - Parameters:
    ///   - seconds: of each experiment, with ten pairs of people.
    ///   - progress: told each line as it is there.
    public init(seconds: UInt64, progress: (String) -> Void = { _ in }) {
        for path in Self.paths {
            let burst = path.burst == 1 ? "one at a time" : "\(path.burst) at a time"
            add("", progress)
            add(path.loss == 0 ? "## No loss" : "## \(Self.percent(path.loss)) lost on each leg, \(burst)", progress)
            add("", progress)
            add("| repair | missed | never came | delay median, p99 | bytes a frame up, down |", progress)
            add("|---|---|---|---|---|", progress)
            for repair in Self.repairs {
                var experiment = LossExperiment(repair, loss: path.loss)
                experiment.burst = path.burst
                experiment.seconds = seconds
                add(Self.row(repair.name, experiment.run()), progress)
            }
        }
    }

    private mutating func add(_ line: String, _ progress: (String) -> Void) {
        lines.append(line)
        progress(line)
    }

    private static func row(_ name: String, _ outcome: LossOutcome) -> String {
        let never = Double(outcome.missing) / Double(max(1, outcome.expected))
        return "| \(name) | \(percent(outcome.residual)) | \(percent(never)) "
            + "| \(Int(outcome.delayMedian.rounded())) ms, \(Int(outcome.delay99.rounded())) ms "
            + "| \(Int(outcome.bytesUp.rounded())), \(Int(outcome.bytesDown.rounded())) |"
    }

    private static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        let digits = hundredths % 100
        return "\(hundredths / 100).\(digits < 10 ? "0" : "")\(digits) %"
    }

    /// The page.
    public func page(seconds: UInt64) -> String {
        let head = """
            # What listeners miss on paths that lose packets

            Made by `make measure-loss SECONDS=\(seconds)`, which simulates whole servers and clients in virtual time
            and gives the same numbers each time. Twenty people in rooms of two talk for \(seconds) s, a frame of
            80 bytes every 20 ms (32 kbit/s). Each leg has a round trip of 50 ms and loses datagrams of every kind,
            independently of the others.

            *Missed* is the share of frames that a listener did not have 200 ms after an undisturbed one would have
            come. *Bytes* count SRTP and SRTCP with the headers of UDP and IPv4. *RED* is redundant audio (RFC 2198):
            upstream as the publisher's client sends it, downstream made anew for each listener with two earlier
            frames. *NACK* is RFC 4585.

            """
        return head + lines.joined(separator: "\n") + "\n"
    }
}

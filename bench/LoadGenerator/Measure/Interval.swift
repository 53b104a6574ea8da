/// One stretch of measuring, in windows of a tenth of a second: what was sent in each, what of that was heard and how
/// late, and whether the generator itself was on time. A packet belongs to the window in which it was sent.
struct Interval: Sendable {
    /// A tenth of a second of it.
    struct Window: Sendable {
        /// Packets that were due to arrive: each sent one, times its listeners.
        var expected: UInt64 = 0
        var delays = DelayHistogram()
        /// Packets that arrived, and of which no more is known.
        var counted: UInt64 = 0
        /// How late its latest send was, in nanoseconds.
        var lateness: UInt64 = 0

        /// Whether the generator was on time.
        var isQuiet: Bool { lateness <= Limits.quietLateness }
    }

    /// Nanoseconds since the run's epoch.
    let start: UInt64
    let end: UInt64
    private(set) var windows: [Window]
    /// Packets sent.
    private(set) var sent: UInt64 = 0
    /// How late each send was.
    private(set) var lateness = DelayHistogram()

    /// - Parameter seconds: whole windows of it are kept.
    init(start: UInt64, seconds: Double) {
        let count = max(1, Int(seconds * 1e9 / Double(Limits.window)))
        self.start = start
        end = start + UInt64(count) * Limits.window
        windows = [Window](repeating: Window(), count: count)
    }

    /// A packet left.
    ///
    /// - Parameters:
    ///   - lateness: how long after its time.
    ///   - listeners: how many are to hear it.
    mutating func sent(at time: UInt64, lateness late: UInt64, listeners: Int) {
        guard time >= start, time < end else { return }
        let index = Int((time - start) / Limits.window)
        windows[index].expected += UInt64(listeners)
        windows[index].lateness = max(windows[index].lateness, late)
        sent += 1
        lateness.add(late)
    }

    /// A packet arrived.
    ///
    /// - Parameters:
    ///   - time: when it was sent.
    ///   - arrival: when the kernel took it in.
    mutating func heard(sentAt time: UInt64, at arrival: UInt64) {
        guard time >= start, time < end else { return }
        windows[Int((time - start) / Limits.window)].delays.add(arrival > time ? arrival - time : 0)
    }

    /// A packet arrived that only counts. It belongs to the moment of its arrival, since it does not say when it was
    /// sent; what is on its way at the beginning stands for what is at the end.
    mutating func counted(at time: UInt64) {
        guard time >= start, time < end else { return }
        windows[Int((time - start) / Limits.window)].counted += 1
    }

    /// Packets that were due to arrive.
    var expected: UInt64 { windows.reduce(0) { $0 + $1.expected } }
    /// Packets that did.
    var heard: UInt64 { windows.reduce(0) { $0 + $1.delays.count + $1.counted } }
    /// The share that did not, 0 to 1.
    var loss: Double {
        let due = expected
        return due > heard ? Double(due - heard) / Double(due) : 0
    }

    /// All delays.
    var delays: DelayHistogram { Self.sum(windows) }
    /// Those of the windows in which the generator was on time, and how many these are.
    var quiet: (delays: DelayHistogram, windows: Int) {
        let quiet = windows.filter(\.isQuiet)
        return (Self.sum(quiet), quiet.count)
    }

    private static func sum(_ windows: [Window]) -> DelayHistogram {
        var sum = DelayHistogram()
        for window in windows { sum.add(window.delays) }
        return sum
    }
}

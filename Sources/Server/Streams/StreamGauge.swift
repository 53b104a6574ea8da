import Signaling
import Synchronization

/// The counters of all threads that have TCP media connections, for whoever asks.
final class StreamGauge: Sendable {
    private let total = Mutex(StreamCounters())

    /// Adds what one thread has counted since it last did.
    func add(_ counters: StreamCounters) {
        total.withLock { $0 += counters }
    }

    var counters: StreamCounters { total.withLock { $0 } }
}

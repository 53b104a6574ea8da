import SFU
import Signaling

/// Answers those who ask for the metrics: asks the media threads, waits until each has answered or its time is over,
/// and has the page written. Confined to the control thread; there only where metrics are configured.
struct MetricsDesk {
    private let workers: [Mailbox<MediaMessage>]
    private var media: [NodeFigures.Media]
    private(set) var store = NodeFigures.Store()
    /// Who waits for the page under way.
    private var askers: [ConnectionID] = []
    /// Workers that have not answered.
    private var missing: [Int] = []
    /// When the page is written with what was heard last of those that have not answered.
    private(set) var deadline: ContinuousClock.Instant?

    init(workers: [Mailbox<MediaMessage>]) {
        self.workers = workers
        media = workers.map { _ in NodeFigures.Media() }
    }

    /// Somebody asks.
    ///
    /// - Returns: what to answer at once, where it is not the page.
    mutating func receive(
        _ id: ConnectionID, _ request: HTTPRequest, at now: ContinuousClock.Instant
    ) -> HTTPResponse? {
        guard request.path == "/metrics" || request.path == "/" else {
            return HTTPResponse(status: 404, body: Array("the metrics are at /metrics\n".utf8))
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            return HTTPResponse(status: 405, headers: [(name: "Allow", value: "GET, HEAD")])
        }
        askers.append(id)
        // Whoever asks while the threads are being asked is answered with the others.
        guard deadline == nil else { return nil }
        deadline = now + Limits.metricsTime
        missing = Array(workers.indices)
        for worker in workers { worker.post(.command(.report), isDroppable: true) }
        return nil
    }

    /// A media thread has answered.
    mutating func receive(_ figures: NodeFigures.Media, of worker: WorkerID) {
        media[worker.rawValue] = figures
        missing.removeAll { $0 == worker.rawValue }
    }

    /// The store is done with a batch.
    mutating func stored(isSaved: Bool, after time: Duration) {
        store.commits.observe(time)
        if !isSaved { store.failures += 1 }
    }

    /// Whether the page is to be written now.
    func isDue(at now: ContinuousClock.Instant) -> Bool {
        guard let deadline else { return false }
        return missing.isEmpty || deadline <= now
    }

    /// The answer to all who wait, and who they are.
    ///
    /// - Parameter rest: what the desk does not know by itself.
    mutating func write(_ rest: NodeFigures) -> (askers: [ConnectionID], response: HTTPResponse) {
        var figures = rest
        figures.version = Version.text
        figures.media = media
        figures.store = store
        defer {
            askers = []
            missing = []
            deadline = nil
        }
        let page = HTTPResponse(
            status: 200, headers: [(name: "Content-Type", value: MetricsPage.contentType)],
            body: Array(MetricsPage.text(figures).utf8))
        return (askers, page)
    }
}

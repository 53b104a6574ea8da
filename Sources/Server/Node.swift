import CLinux
import SFU
import Signaling
import TokenAuth

/// One running server: binds the ports, builds the engines, starts a thread for each, and stops them in order.
///
/// The engines come from functions that are called on the threads which will own them; so they can be anything with
/// the four verbs, and need not be able to travel.
struct Node {
    static let noCandidates =
        "no network interface has an address to offer for media: set rtc.node_ip or rtc.enable_loopback_candidate"

    let listeners: [Listener]
    /// Where the metrics can be read; empty where they are not wanted.
    let metricsListeners: [Listener]
    let workers: [WorkerDescription]
    /// What was found in the store.
    let restored: StoredState.Counts
    private let mailbox: Mailbox<ControlMessage>
    private var threads: [Thread] = []

    /// Starts a node.
    ///
    /// - Parameters:
    ///   - fingerprint: of the certificate that the media engines show, SHA-256.
    ///   - makeMedia: makes a worker's engine.
    ///   - makeControl: makes the control plane over the workers and what was saved.
    /// - Throws: when a port is taken, no address can be told to clients, or the state cannot be read.
    init<Media: MediaEngine & SendableMetatype & ~Copyable, Control: ControlEngine & SendableMetatype & ~Copyable>(
        _ configuration: Configuration, fingerprint: [UInt8], log: Log, times: WebTimes = WebTimes(),
        makeMedia: @escaping @Sendable () -> Media,
        makeControl: @escaping @Sendable ([WorkerDescription], StoredState) -> Control
    ) throws(StartupError) {
        let addresses = LocalAddresses.candidates(for: configuration, interfaces: LocalAddresses.interfaces())
        guard !addresses.isEmpty else { throw .system(Self.noCandidates) }
        try Self.checkLibraries(configuration)
        listeners = try Self.listen(configuration)
        metricsListeners = try Self.listenForMetrics(configuration)
        let hasMetrics = !metricsListeners.isEmpty
        let endpoints = try Self.bindMedia(configuration)
        workers = endpoints.enumerated().map { index, endpoint in
            WorkerDescription(
                id: WorkerID(index), fingerprint: fingerprint,
                candidates: addresses.filter { endpoint.isIPv6 || $0.isIPv4 }.map { $0.transport(port: endpoint.port) })
        }
        let mailbox = Mailbox<ControlMessage>(capacity: Limits.eventsWaiting)
        let commands = endpoints.map { _ in Mailbox<MediaMessage>(capacity: Limits.commandsWaiting) }
        let batches = Mailbox<StoreMessage>(capacity: Limits.batchesWaiting)
        self.mailbox = mailbox
        let (store, state) = try Self.openStore(
            configuration.effectiveStatePath, batches: batches, control: mailbox, log: log)
        restored = state.counts
        threads.append(store)
        for (index, endpoint) in endpoints.enumerated() {
            threads.append(
                Thread(name: "media-\(index)") {
                    var thread = MediaThread(
                        worker: WorkerID(index), engine: makeMedia(), endpoint: endpoint, commands: commands[index],
                        events: mailbox, measures: hasMetrics, log: log)
                    thread.run()
                })
        }
        let webhooks = configuration.room.webhooks.receivers.isEmpty ? nil : startWebhooks(reportingTo: mailbox)
        threads.append(
            Thread(name: "control") {
                [listeners = listeners + metricsListeners, workers, connectionsMax = configuration.connectionsMax] in
                let web = WebServer(
                    listeners: listeners, bell: mailbox.bell, connectionsMax: connectionsMax, times: times)
                var thread = ControlThread(
                    engine: makeControl(workers, state), web: web, mailbox: mailbox, media: commands, store: batches,
                    webhooks: webhooks, hasMetrics: hasMetrics, log: log)
                thread.run()
            })
    }

    /// Begins to stop: everyone is told, then the threads end.
    func drain() {
        mailbox.post(.drain)
    }

    /// Waits until all threads have ended.
    func join() {
        for thread in threads { thread.join() }
    }

    /// What is loaded only by those who need it must be there when they do.
    static func checkLibraries(_ configuration: Configuration) throws(StartupError) {
        guard configuration.room.webhooks.receivers.isEmpty || PostClient.isAvailable else {
            throw .noCurl(neededFor: "webhooks need")
        }
    }

    /// Starts the store's thread, which opens the state itself, and waits for what it read.
    private static func openStore(
        _ path: String, batches: Mailbox<StoreMessage>, control: Mailbox<ControlMessage>, log: Log
    ) throws(StartupError) -> (Thread, StoredState) {
        let opened = Mailbox<Result<StoredState, StoreError>>(capacity: 1)
        let thread = Thread(name: "store") {
            do throws(StoreError) {
                var store = try SQLiteStore(path: path)
                opened.post(.success(try store.load()))
                var thread = StoreThread(store: consume store, batches: batches, control: control, log: log)
                thread.run()
            } catch {
                opened.post(.failure(error))
            }
        }
        var outcomes: [Result<StoredState, StoreError>] = []
        opened.wait()
        opened.take(into: &outcomes)
        switch outcomes.first {
        case .success(let state): return (thread, state)
        case .failure(let error):
            thread.join()
            throw .store(error)
        case nil: preconditionFailure("the store's thread rang without a word")
        }
    }

    private mutating func startWebhooks(reportingTo control: Mailbox<ControlMessage>) -> Mailbox<WebhookMessage> {
        let requests = Mailbox<WebhookMessage>(capacity: Limits.deliveriesWaiting)
        threads.append(
            Thread(name: "webhooks") {
                WebhookSender(requests: requests, results: control, userAgent: "quartet/" + Version.text).run()
            })
        return requests
    }

    private static func listen(_ configuration: Configuration) throws(StartupError) -> [Listener] {
        var listeners: [Listener] = []
        for address in LocalAddresses.listening(for: configuration, hasIPv6: linux_has_ipv6() == 1) {
            do throws(StartupError) {
                // Where the kernel chose the port, the other addresses follow.
                listeners.append(try .bind(address, port: listeners.first?.port ?? configuration.port))
            } catch {
                // Development listens on both loopback addresses; some machines have but one.
                if configuration.bindAddresses.isEmpty && !listeners.isEmpty { continue }
                throw error
            }
        }
        return listeners
    }

    private static func listenForMetrics(_ configuration: Configuration) throws(StartupError) -> [Listener] {
        guard let port = configuration.metricsPort else { return [] }
        var listeners: [Listener] = []
        for address in configuration.metricsAddresses.compactMap({ IPAddress($0) }) {
            var listener = try Listener.bind(address, port: listeners.first?.port ?? port)
            listener.isForMetrics = true
            listeners.append(listener)
        }
        return listeners
    }

    private static func bindMedia(_ configuration: Configuration) throws(StartupError) -> [UDPEndpoint] {
        var endpoints: [UDPEndpoint] = []
        for worker in 0..<configuration.workers {
            let port = configuration.udpPort == 0 ? 0 : configuration.udpPort + UInt16(worker)
            endpoints.append(try .bind(port: port))
        }
        return endpoints
    }
}

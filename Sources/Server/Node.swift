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
    /// Whether voice goes ahead of all other programs.
    let isRealTime: Bool
    /// What was found in the store.
    let restored: StoredState.Counts
    private let mailbox: Mailbox<ControlMessage>
    private var threads: [Thread] = []
    /// The port of media over TCP; 0 where there is none.
    let tcpPort: UInt16
    /// What has happened on media connections over TCP.
    let streams = StreamGauge()
    private var acceptor: (thread: Thread, stop: Mailbox<Void>)?

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
        let streamListener = try Self.bindStreams(configuration)
        let tcpPort = streamListener?.port ?? 0
        self.tcpPort = tcpPort
        workers = endpoints.enumerated().map { index, endpoint in
            WorkerDescription(
                id: WorkerID(index), fingerprint: fingerprint,
                candidates: Self.candidates(
                    addresses.filter { endpoint.isIPv6 || $0.isIPv4 }, udpPort: endpoint.port, tcpPort: tcpPort))
        }
        let mailbox = Mailbox<ControlMessage>(capacity: Limits.eventsWaiting)
        let commands = endpoints.map { _ in Mailbox<MediaMessage>(capacity: Limits.commandsWaiting) }
        let batches = Mailbox<StoreMessage>(capacity: Limits.batchesWaiting)
        self.mailbox = mailbox
        let (store, state) = try Self.openStore(
            configuration.effectiveStatePath, batches: batches, control: mailbox, log: log)
        restored = state.counts
        threads.append(store)
        let precedence = Thread.precedenceForVoice(threads: endpoints.count)
        isRealTime = precedence == .realTime
        for (index, endpoint) in endpoints.enumerated() {
            threads.append(
                Thread(name: "media-\(index)", precedence: precedence) { [streams] in
                    var thread = MediaThread(
                        worker: WorkerID(index), engine: makeMedia(), endpoint: endpoint, commands: commands[index],
                        next: index + 1 < commands.count ? commands[index + 1] : nil, events: mailbox, gauge: streams,
                        measures: hasMetrics, log: log)
                    thread.run()
                })
        }
        if let streamListener { acceptor = startAcceptor(streamListener, handingTo: commands[0], log: log) }
        let webhooks = configuration.room.webhooks.receivers.isEmpty ? nil : startWebhooks(reportingTo: mailbox)
        threads.append(
            Thread(name: "control", precedence: .behind) {
                [
                    listeners = listeners + metricsListeners, workers, streams,
                    connectionsMax = configuration.connectionsMax
                ] in
                let web = WebServer(
                    listeners: listeners, bell: mailbox.bell, connectionsMax: connectionsMax, times: times)
                var thread = ControlThread(
                    engine: makeControl(workers, state), web: web, mailbox: mailbox, media: commands, store: batches,
                    webhooks: webhooks, streams: streams, hasMetrics: hasMetrics, log: log)
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
        acceptor?.stop.post(())
        acceptor?.thread.join()
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
        let thread = Thread(name: "store", precedence: .behind) {
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
            Thread(name: "webhooks", precedence: .behind) {
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

    private func startAcceptor(
        _ listener: Listener, handingTo workers: Mailbox<MediaMessage>, log: Log
    ) -> (Thread, Mailbox<Void>) {
        let stop = Mailbox<Void>(capacity: 1)
        let thread = Thread(name: "media-tcp", precedence: .behind) { [streams] in
            let census = StreamCensus(descriptors: Int(clamping: linux_raise_descriptor_limit()))
            var acceptor = StreamAcceptor(
                listener: listener, stop: stop, workers: workers, census: census, gauge: streams, log: log)
            acceptor.run()
        }
        return (thread, stop)
    }

    /// What clients are told: every address over UDP first, then over TCP.
    private static func candidates(_ addresses: [IPAddress], udpPort: UInt16, tcpPort: UInt16) -> [TransportAddress] {
        let udp = addresses.map { $0.transport(port: udpPort) }
        return tcpPort == 0 ? udp : udp + addresses.map { $0.transport(port: tcpPort, network: .tcp) }
    }

    private static func bindStreams(_ configuration: Configuration) throws(StartupError) -> Listener? {
        guard let port = configuration.tcpPort else { return nil }
        do throws(StartupError) {
            return try .bind(linux_has_ipv6() == 1 ? .anyIPv6 : .anyIPv4, port: port)
        } catch {
            guard case .bind(_, let cause) = error else { throw error }
            throw .bind(address: "TCP port \(port) for media (rtc.tcp_port)", cause: cause)
        }
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

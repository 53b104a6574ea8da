import CLoad
import Caller

/// One run of the load generator: who is loaded, what is measured, in which order.
struct LoadRun {
    private let options: Options
    private let crowd: Crowd
    private let server: ServerProcess?
    private let residentBefore: Int64?
    private var report: LoadReport

    /// Finds the server, and refuses what must not be loaded.
    init(_ options: Options) throws(LoadError) {
        self.options = options
        let address = try Self.address(of: options)
        server = try Self.process(of: options, address)
        if let pin = options.pin {
            let result = load_pin(0, pin)
            guard result == 0 else { throw LoadError("--pin \(pin): \(systemText(-result))") }
        }
        if let pin = options.pinServer {
            guard let server else {
                throw LoadError("--pin-server: the server's process was not found; name it by --pid")
            }
            try server.pin(to: pin)
        }
        crowd = try Crowd(options, address: address, voices: try Self.voices(of: options))
        residentBefore = server?.resident
        report = LoadReport(options: options, hasProcess: server != nil)
    }

    private static func address(of options: Options) throws(LoadError) -> UInt32 {
        let host: String
        switch options.subject {
        case .server(let url): host = url.host
        case .mumble(let server): host = server.host
        case .reflector: return 0x7F00_0001
        }
        var address: UInt32 = 0
        guard unsafe load_resolve(host, &address) == 1 else {
            throw LoadError("\(options.subject.description): the name \(host) has no IPv4 address")
        }
        guard options.mayLeaveMachine || IPv4.isPrivate(address) else {
            throw LoadError(
                "\(options.subject.description): \(IPv4.text(address)) is neither this machine nor a private network; "
                    + "--allow-remote loads it all the same")
        }
        return address
    }

    private static func process(of options: Options, _ address: UInt32) throws(LoadError) -> ServerProcess? {
        if let pid = options.pid { return try ServerProcess(id: pid) }
        switch options.subject {
        case .reflector(let port): return ServerProcess(listeningOn: port, udp: true)
        case .server(let url): return IPv4.isLoopback(address) ? ServerProcess(listeningOn: url.port) : nil
        case .mumble(let server): return IPv4.isLoopback(address) ? ServerProcess(listeningOn: server.port) : nil
        }
    }

    private static func voices(of options: Options) throws(LoadError) -> VoiceBox {
        guard let path = options.voice else { return VoiceBox() }
        guard let bytes = System.bytes(of: path, max: 64 << 20) else { throw LoadError("\(path) cannot be read") }
        let recording: WAVFile
        do { recording = try WAVFile(bytes) } catch {
            throw LoadError("\(path): a WAV file of 16-bit PCM at 8, 12, 16, 24 or 48 kHz was expected (\(error))")
        }
        var settings = OpusSpeech.Settings()
        settings.usesPauses = options.usesPauses
        guard let speech = OpusSpeech(recording, settings) else { throw LoadError("libopus refused \(path)") }
        return VoiceBox(packets: speech.packets, levels: speech.levels)
    }

    /// Does it all.
    mutating func run() throws(LoadError) -> LoadReport {
        defer { clearProgress() }
        if options.isRamp {
            try ramp()
        } else {
            for round in 1...options.rounds { try self.round(round) }
        }
        crowd.leave { progress($0, $1) }
        report.lost = crowd.lost
        report.firstFailure = crowd.firstFailure
        report.book = crowd.book
        return report
    }

    private mutating func round(_ round: Int) throws(LoadError) {
        try join(rooms: options.rooms)
        if round == options.rounds, options.speakers > 0 {
            report.rows.append(measure(rooms: options.rooms))
        } else {
            crowd.run(until: crowd.now + Limits.settling)
        }
        let filled = settledMemory()
        guard options.rounds > 1 else { return }
        crowd.leave { progress($0, $1) }
        report.rounds.append(LoadReport.Round(filled: filled, empty: settledMemory()))
    }

    private mutating func ramp() throws(LoadError) {
        var ramp = Ramp(start: options.rampStart, roomsMax: options.rooms)
        while let rooms = ramp.next {
            // Back from the knee: nobody is sent away by name, so all leave.
            if rooms < ramp.rows.last?.rooms ?? 0 { crowd.leave { progress($0, $1) } }
            try join(rooms: rooms)
            var row = measure(rooms: rooms)
            // A hiccup of the machine looks like a knee, once.
            if row.isPastKnee {
                let again = measure(rooms: rooms)
                if again.forwardedPerSecond > row.forwardedPerSecond || !again.isPastKnee { row = again }
            }
            ramp.took(row)
        }
        report.rows = ramp.rows
        report.ramp = ramp
    }

    private mutating func join(rooms: Int) throws(LoadError) {
        let start = crowd.now
        let server = server?.processorTime
        let generator = load_thread_cpu_ns()
        try crowd.join(rooms: rooms) { progress($0, $1) }
        crowd.book.seconds += Double(crowd.now - start) / 1e9
        crowd.book.generatorCPU += Double(load_thread_cpu_ns() - generator) / 1e9
        if let server, let process = self.server {
            crowd.book.serverCPU = (crowd.book.serverCPU ?? 0) + Double(process.processorTime - server) / 1e9
        }
    }

    private func measure(rooms: Int) -> LoadRow {
        crowd.run(until: crowd.now + Limits.settling)
        let interval = Interval(start: crowd.now, seconds: options.seconds)
        crowd.interval = interval
        let server = server?.processorTime
        let generator = load_thread_cpu_ns()
        let drops = crowd.paths.drops
        // In pieces, for the progress bar; half a second apart it costs nothing that could be seen.
        while crowd.now < interval.end {
            crowd.run(until: min(interval.end, crowd.now + Limits.window * 5))
            let share = Double(crowd.now - interval.start) / Double(interval.end - interval.start)
            progress(share, "measuring, \(rooms) rooms of \(options.perRoom)")
        }
        let generatorCPU = load_thread_cpu_ns() - generator
        let serverCPU = server.flatMap { before in self.server.map { $0.processorTime - before } }
        crowd.run(until: crowd.now + Limits.lastArrivals)
        let present = crowd.members.filter { $0.state == .present }
        var row = LoadRow(
            crowd.interval ?? interval, rooms: rooms, members: present.count,
            speakers: present.count { $0.isSpeaker }, pauses: options.usesPauses)
        crowd.interval = nil
        row.generatorCPU = Double(generatorCPU) / 1e9
        row.generatorDrops = crowd.paths.drops - drops
        row.serverCPU = serverCPU.map { Double($0) / 1e9 }
        row.resident = self.server?.resident
        row.residentBefore = residentBefore
        return row
    }

    /// The server's memory once it stays as it is.
    private func settledMemory() -> Int64? {
        guard let server else { return nil }
        let end = crowd.now + Limits.memoryTimeout
        var last = server.resident
        var since = crowd.now
        while crowd.now < end, crowd.now - since < Limits.memorySettling {
            crowd.run(until: crowd.now + Limits.window)
            let resident = server.resident
            if abs(resident - last) > last / 100 {
                last = resident
                since = crowd.now
            }
        }
        return server.resident
    }

    private func progress(_ share: Double, _ text: String) {
        if System.hasTerminal { System.print(ProgressLine.text(share, text), toError: true) }
    }

    private func clearProgress() {
        if System.hasTerminal { System.print(ProgressLine.erased, toError: true) }
    }
}

/// What `quartet-bench load` was asked to do.
struct Options: Sendable, Equatable {
    /// What is loaded.
    enum Subject: Sendable, Equatable {
        case server(ServerURL)
        /// The floor, on a port of 127.0.0.1.
        case reflector(port: UInt16)
        case mumble(MumbleServer)

        /// Where datagrams go that need no negotiation.
        var port: UInt16? {
            switch self {
            case .server: nil
            case .reflector(let port): port
            case .mumble(let server): server.port
            }
        }

        var description: String {
            switch self {
            case .server(let url): url.description
            case .reflector: "reflector"
            case .mumble(let server): server.description
            }
        }
    }

    var subject: Subject
    var rooms = 25
    var perRoom = 4
    var speakers = 4
    /// Of each room, how many decrypt what they hear and take its time; what comes to the others is counted.
    var ears = 4
    var seconds = 10.0
    var key = "devkey"
    var secret = "secret"
    var rounds = 1
    var isRamp = false
    /// Rooms of a ramp's first step.
    var rampStart = 10
    var joining = Limits.joining
    var usesOneConnection = false
    var usesNack = false
    var usesData = false
    var sendsRedundancy = false
    var usesPauses = false
    /// A WAV file to speak from; synthetic payloads of 80 bytes if there is none.
    var voice: String?
    var pid: Int32?
    /// The processor on which the generator, and the server, is kept.
    var pin: Int32?
    var pinServer: Int32?
    var mayLeaveMachine = false
    var jsonPath: String?
    var svgPath: String?
    var label: String?

    /// Reads the command line behind `load`.
    init(_ arguments: [String]) throws(LoadError) {
        var words = OptionWords(arguments)
        let other = try words.value("--against")
        let url = try words.value("--url")
        switch (url, other) {
        case (let url?, nil): subject = .server(try ServerURL(url))
        case (nil, let text?): subject = try Self.other(text)
        default: throw LoadError("one of --url ws://host:port and --against reflector or mumble:host was expected")
        }
        rooms = try words.integer("--rooms", Limits.rooms) ?? rooms
        perRoom = try words.integer("--per-room", Limits.perRoom) ?? perRoom
        speakers = try words.integer("--speakers", 0...perRoom) ?? min(speakers, perRoom)
        ears = try words.integer("--ears", 1...perRoom) ?? perRoom
        seconds = try words.number("--seconds", Limits.seconds) ?? seconds
        rounds = try words.integer("--rounds", Limits.rounds) ?? rounds
        joining = try words.integer("--joining", 1...256) ?? joining
        key = try words.value("--key") ?? key
        secret = try words.value("--secret") ?? secret
        pid = try words.integer("--pid", 1...(1 << 22)).map { Int32($0) }
        pin = try words.integer("--pin", 0...1023).map { Int32($0) }
        pinServer = try words.integer("--pin-server", 0...1023).map { Int32($0) }
        voice = try words.value("--voice")
        jsonPath = try words.value("--json")
        svgPath = try words.value("--svg")
        label = try words.value("--label")
        isRamp = words.flag("--ramp")
        rampStart = try words.integer("--ramp-from", Limits.rooms) ?? rampStart
        usesOneConnection = words.flag("--v1")
        usesNack = words.flag("--nack")
        usesData = words.flag("--data")
        sendsRedundancy = words.flag("--red")
        usesPauses = words.flag("--dtx")
        mayLeaveMachine = words.flag("--allow-remote")
        try words.finish()
        try check()
    }

    /// What is loaded that does not speak LiveKit's protocol.
    private static func other(_ text: String) throws(LoadError) -> Subject {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts[0] == "reflector", let port = UInt16(parts.count == 2 ? parts[1] : "7890") {
            return .reflector(port: port)
        }
        if parts[0] == "mumble", parts.count == 2, let server = MumbleServer(parts[1]) { return .mumble(server) }
        throw LoadError("--against \(text): reflector, reflector:port, mumble:host or mumble:host:port was expected")
    }

    private func check() throws(LoadError) {
        guard rooms * perRoom <= Limits.members else {
            throw LoadError("\(rooms) rooms of \(perRoom) are more than \(Limits.members) participants")
        }
        guard voice != nil || !usesPauses else { throw LoadError("--dtx needs --voice: only speech has pauses") }
        if case .mumble = subject, usesNack || usesData || sendsRedundancy || usesOneConnection {
            throw LoadError("--nack, --data, --red and --v1 mean nothing to a Mumble server")
        }
        if isRamp && rounds > 1 { throw LoadError("--ramp and --rounds are two different runs") }
        if isRamp && speakers == 0 { throw LoadError("--ramp needs somebody who speaks") }
        // usrsctp lets one process have so many associations, and a bench is no place to find out (see CallerSettings).
        if usesData && rooms * perRoom > 60 { throw LoadError("--data is for 60 participants at most") }
    }

    static let help = """
        quartet-bench load: participants by the dozen, paced like real clients, against a LiveKit-compatible server

          --url ws://HOST:PORT       the server's signaling; loopback and private networks only, unless --allow-remote
          --against reflector[:PORT] the floor instead (quartet-reflector on 127.0.0.1, port 7890)
          --against mumble:HOST[:PORT]
                                     a Mumble server; --secret is its SuperUser's password, who makes the channels
          --rooms N                  how many rooms (25)            --per-room N   participants in each (4)
          --speakers N               of them speak (4)              --seconds S    how long is measured (10)
          --ears N                   of each room N decrypt what they hear, and tell its delay; what comes to the others
                                     is counted by its headers, so that one processor can listen to more (all)
          --key KEY --secret SECRET  for tokens (devkey, secret)    --joining N    on their way in at once (32)
          --ramp                     more and more rooms, until 1 % is lost or p99 is over 20 ms; --rooms is the most
          --ramp-from N              how many rooms it begins with (10)
          --rounds N                 all leave and come again, N times in all: does memory stay flat?
          --voice FILE.wav           speak real Opus out of a recording (16-bit PCM) instead of synthetic payloads
          --dtx --red                with pauses left out; with redundancy (RFC 2198)
          --nack --data              ask for lost packets again; open data channels (60 participants at most)
          --v1                       one connection a participant, as newer clients have
          --pid N                    the server's process, if it cannot be found by its port
          --pin CPU --pin-server CPU keep the generator, and the server, each on one processor
          --json FILE --svg FILE     write the results, draw them; --label TEXT names them

        Reported: joins a second and join times; delay from just before the sending system call until the kernel took
        the packet in for the listener; loss; the server's processor time and memory. "Quiet" are tenths of a second in
        which every send was less than a millisecond late. Rows marked with ! say more of the generator than of the
        server.

        """
}

/// The words of a command line, taken out one by one.
struct OptionWords {
    private var words: [String]

    init(_ words: [String]) { self.words = words }

    mutating func flag(_ name: String) -> Bool {
        guard let place = words.firstIndex(of: name) else { return false }
        words.remove(at: place)
        return true
    }

    mutating func value(_ name: String) throws(LoadError) -> String? {
        guard let place = words.firstIndex(of: name) else { return nil }
        guard place + 1 < words.count else { throw LoadError("\(name) has no value") }
        defer { words.removeSubrange(place...place + 1) }
        return words[place + 1]
    }

    mutating func integer(_ name: String, _ range: ClosedRange<Int>) throws(LoadError) -> Int? {
        guard let text = try value(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw LoadError("\(name) \(text): a number from \(range.lowerBound) to \(range.upperBound) was expected")
        }
        return number
    }

    mutating func number(_ name: String, _ range: ClosedRange<Double>) throws(LoadError) -> Double? {
        guard let text = try value(name) else { return nil }
        guard let number = Double(text), range.contains(number) else {
            throw LoadError("\(name) \(text): a number from \(range.lowerBound) to \(range.upperBound) was expected")
        }
        return number
    }

    func finish() throws(LoadError) {
        if let word = words.first { throw LoadError("\(word) is not understood here; see quartet-bench --help") }
    }
}

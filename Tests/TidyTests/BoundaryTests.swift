import Testing

/// Keeps the architecture's boundaries by reading the source text: ARCHITECTURE.md says why they are where they are.
@Suite struct BoundaryTests {
    /// The targets that are functions of state, input and time.
    static let cores = ["TokenAuth", "RoomPolicy", "SFU", "LiveKitProtocol", "DataChannels", "Signaling"]

    /// What each target may import, besides the standard library.
    static let importsAllowed: [String: Set<String>] = [
        "TokenAuth": ["COpenSSL"],
        "RoomPolicy": [],
        "SFU": ["COpenSSL", "CPrefetch", "CSRTP"],
        "LiveKitProtocol": [],
        "DataChannels": ["CUsrsctp"],
        "Signaling": ["TokenAuth", "RoomPolicy", "SFU", "DataChannels", "LiveKitProtocol", "CZlib"],
        "Datagrams": ["SFU", "CLinux", "Glibc"],
        "WebSocketFrames": ["CWslay"],
        "Server": [
            "Signaling", "SFU", "Datagrams", "TokenAuth", "RoomPolicy", "LiveKitProtocol", "CLinux", "CMicrohttpd",
            "CWslay", "CYAML", "CSQLite", "CCurl", "CHiredis", "COpenSSL", "Glibc", "Synchronization",
            "WebSocketFrames",
        ],
    ]

    /// Where `unsafe` may stand: files that call C, or keep memory of their own behind a safe type. Whoever adds one
    /// says in the file what makes it right.
    static let unsafeAllowed: Set<String> = [
        "Sources/TokenAuth/Digest.swift",
        "Sources/TokenAuth/HMAC.swift",

        "Sources/DataChannels/Stack.swift",

        "Sources/Signaling/Wire/Gzip.swift",

        "Sources/SFU/DTLS/Certificate.swift",
        "Sources/SFU/DTLS/DTLSAssociation.swift",
        "Sources/SFU/DTLS/DTLSContext.swift",
        "Sources/SFU/DTLS/DatagramPipe.swift",
        "Sources/SFU/Array+Prefetch.swift",
        "Sources/SFU/Foresight.swift",
        "Sources/SFU/Outbox.swift",
        "Sources/SFU/PlaceList.swift",
        "Sources/SFU/RTP/Span+NetworkOrder.swift",
        "Sources/SFU/SRTP/MediaCipher.swift",
        "Sources/SFU/SRTP/SRTPSession.swift",
        "Sources/SFU/STUN/ICELite+Fragment.swift",
        "Sources/SFU/STUN/MessageIntegrity.swift",

        "Sources/Datagrams/UDPSocket.swift",

        "Sources/WebSocketFrames/FrameWire.swift",

        "Sources/Server/Check/CheckStream.swift",
        "Sources/Server/Check/MachineCheck.swift",
        "Sources/Server/Commands/ConfigurationSource.swift",
        "Sources/Server/Configuration/YAMLReader.swift",
        "Sources/Server/IPAddress.swift",
        "Sources/Server/LocalAddresses.swift",
        "Sources/Server/Log/Output.swift",
        "Sources/Server/Media/MediaThread.swift",
        "Sources/Server/Media/UDPEndpoint.swift",
        "Sources/Server/Mailbox.swift",
        "Sources/Server/Stores/SQLiteDatabase.swift",
        "Sources/Server/Stores/SQLiteRow.swift",
        "Sources/Server/Stores/SQLiteStatement.swift",
        "Sources/Server/Stores/StoreLock.swift",
        "Sources/Server/Streams/FrameQueue.swift",
        "Sources/Server/Streams/FrameReader.swift",
        "Sources/Server/Streams/StreamAcceptor.swift",
        "Sources/Server/Streams/StreamConnection.swift",
        "Sources/Server/Streams/StreamHandle.swift",
        "Sources/Server/Streams/StreamTable.swift",
        "Sources/Server/SystemError.swift",
        "Sources/Server/SystemRandom.swift",
        "Sources/Server/Thread.swift",
        "Sources/Server/Web/HTTPConnection.swift",
        "Sources/Server/Web/Listener.swift",
        "Sources/Server/Web/WebServer+HTTP.swift",
        "Sources/Server/Web/WebServer+Linger.swift",
        "Sources/Server/Web/WebServer+WebSockets.swift",
        "Sources/Server/Web/WebServer.swift",
        "Sources/Server/Web/WebSocket.swift",
        "Sources/Server/Web/WebSocketCodec.swift",
        "Sources/Server/Webhooks/PostClient.swift",
    ]

    /// What no core may say, and why.
    static let forbidden: [(pattern: String, why: String)] = [
        (
            #"\b(Continuous|Suspending)Clock\(\)|Clock\.now\b|(?<![\w)\]?!])\.now\b|\.(continuous|suspending)\.now\b"#,
            "reads a clock"
        ),
        (
            #"\bSystemRandomNumberGenerator\b|\.randomElement\(\)|\.shuffled?\(\)|\bUUID\(\)"#,
            "draws from the system's randomness"
        ),
        (#"\.random\((?!.*\busing:)"#, "draws from the system's randomness"),
        (#"(?<![.\w])(?<!func )(print|debugPrint|dump)\("#, "writes to the terminal"),
        (#"\b(Task|async|await|actor)\b(?!:)"#, "hands work to a scheduler"),
        (#"\btry!|\bas!"#, "traps on what it should refuse"),
        (#"@unchecked\b|\bnonisolated\(unsafe\)"#, "takes a promise for a proof"),
    ]

    @Test func `the sources are found`() {
        for core in Self.cores { #expect(!Repository.sources(of: core).isEmpty, "\(core)") }
        #expect(Repository.tests.contains { $0.path == "Tests/TidyTests/BoundaryTests.swift" })
    }

    @Test(arguments: importsAllowed.keys.sorted())
    func `a target imports what it may and nothing else`(target: String) throws {
        let allowed = try #require(Self.importsAllowed[target])
        let findings = Repository.sources(of: target).flatMap { file in
            file.imports.filter { !allowed.contains($0) }.map { "\(file) imports \($0)" }
        }
        #expect(findings == [])
    }

    @Test func `every Swift target has its row in the table of imports`() {
        let targets = Set(Repository.sources.map(\.target))
        #expect(targets.subtracting(Self.importsAllowed.keys) == [])
    }

    @Test(arguments: cores)
    func `a core is a function of what it is given`(core: String) throws {
        var findings: [String] = []
        for file in Repository.sources(of: core) {
            for (pattern, why) in Self.forbidden {
                findings += try file.lines(matching: pattern).map { "\(why): \($0)" }
            }
        }
        #expect(findings == [])
    }

    @Test func `unsafe stands in the listed files only`() throws {
        var findings: [String] = []
        for file in Repository.sources where !Self.unsafeAllowed.contains(file.path) {
            findings += try file.lines(matching: #"\bunsafe\b"#)
        }
        #expect(findings == [])
    }

    @Test func `the list of files that may say unsafe has none too many`() {
        let present = Dictionary(uniqueKeysWithValues: Repository.sources.map { ($0.path, $0) })
        let idle = Self.unsafeAllowed.filter { path in
            present[path].map { (try? $0.lines(matching: #"\bunsafe\b"#).isEmpty) ?? true } ?? true
        }
        #expect(idle.sorted() == [])
    }
}

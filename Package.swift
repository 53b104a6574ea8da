// swift-tools-version: 6.2
// Quartet: a real-time voice-room server. ARCHITECTURE.md says which target may import which.

import PackageDescription

/// Settings of every Swift target: new language rules on, warnings are errors, unsafe expressions marked.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// The same without memory-safety marks: test bundles are compiled with macros that do not carry them.
let tests: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Of objects each access would be checked at run time for another under way, which takes a sixth of a packet's
/// instructions. Tests are debug builds, the simulation in them too, and check.
let unchecked: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let package = Package(
    name: "Quartet",
    products: [
        .executable(name: "quartet", targets: ["Server"]),
        .executable(name: "quartet-bench", targets: ["LoadGenerator"]),
        .executable(name: "quartet-reflector", targets: ["Reflector"]),
    ],
    targets: [
        // Pure: state, input and time in; values out.
        .target(name: "TokenAuth", dependencies: ["COpenSSL"], swiftSettings: strict),
        .target(name: "RoomPolicy", swiftSettings: strict),
        .target(name: "SFU", dependencies: ["COpenSSL", "CPrefetch", "CSRTP"], swiftSettings: strict + unchecked),
        .target(name: "LiveKitProtocol", exclude: ["proto"], swiftSettings: strict),
        .target(name: "DataChannels", dependencies: ["CUsrsctp"], swiftSettings: strict),
        .target(
            name: "Signaling",
            dependencies: ["TokenAuth", "RoomPolicy", "SFU", "DataChannels", "LiveKitProtocol", "CZlib"],
            swiftSettings: strict),
        .target(name: "WebSocketFrames", dependencies: ["CWslay"], swiftSettings: strict),

        // The only targets that touch the world.
        .target(name: "Datagrams", dependencies: ["SFU", "CLinux"], swiftSettings: strict),
        .executableTarget(
            name: "Server",
            dependencies: [
                "Signaling", "SFU", "Datagrams", "TokenAuth", "RoomPolicy", "LiveKitProtocol", "CCurl", "CLinux",
                "CMicrohttpd", "CSQLite", "CWslay", "CYAML", "WebSocketFrames",
            ],
            // The web page travels inside the binary.
            resources: [
                .embedInCode("Page/index.html"), .embedInCode("Page/style.css"), .embedInCode("Page/icon.svg"),
                .embedInCode("Page/page.js"), .embedInCode("Page/call.js"), .embedInCode("Page/packets.js"),
                .embedInCode("Page/levels.js"), .embedInCode("Page/words.js"),
            ],
            swiftSettings: strict,
            // Without the shared runtime, of which we use a fraction, an idle server is megabytes smaller, and runs on
            // machines that have no Swift.
            linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),

        // One shim a C library.
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CPrefetch"),
        .systemLibrary(name: "COpus", pkgConfig: "opus", providers: [.apt(["libopus-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CWslay", providers: [.apt(["libwslay-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CCurl"),
        .target(name: "CLinux"),
        .target(name: "CMicrohttpd", linkerSettings: [.linkedLibrary("microhttpd")]),
        .target(
            name: "CSRTP", dependencies: ["COpenSSL"],
            linkerSettings: [.linkedLibrary("srtp2"), .linkedLibrary("crypto")]),
        .target(name: "CUsrsctp", linkerSettings: [.linkedLibrary("usrsctp")]),

        // A voice client without I/O, for the simulation, the load generator, and whoever writes a native client.
        .target(
            name: "Caller", dependencies: ["SFU", "DataChannels", "LiveKitProtocol", "SeededRandom", "COpus"],
            path: "bench/Caller", swiftSettings: strict + unchecked),

        // Chance that can be repeated.
        .target(name: "SeededRandom", path: "bench/SeededRandom", swiftSettings: strict),

        // Participants by the dozen over real sockets, and the floor that they measure against.
        .executableTarget(
            name: "LoadGenerator",
            dependencies: [
                "Caller", "SFU", "TokenAuth", "SeededRandom", "CLinux", "CLoad", "COpenSSL", "CWslay",
                "WebSocketFrames",
            ],
            path: "bench/LoadGenerator", swiftSettings: strict),
        .executableTarget(name: "Reflector", path: "bench/Reflector"),
        .target(name: "CLoad", path: "bench/CLoad"),

        // Closed loops, instruction counts and memory of the engines.
        .target(name: "CMeasure", path: "bench/CMeasure"),
        .executableTarget(
            name: "Microbenchmarks",
            dependencies: ["CMeasure", "Caller", "Datagrams", "SeededRandom", "Signaling", "SFU", "TokenAuth"],
            path: "bench/Microbenchmarks", exclude: ["README.md", "check", "thresholds.json"], swiftSettings: tests),

        .testTarget(name: "TokenAuthTests", dependencies: ["TokenAuth", "SeededRandom"], swiftSettings: tests),
        .testTarget(name: "RoomPolicyTests", dependencies: ["RoomPolicy", "SeededRandom"], swiftSettings: tests),
        .target(name: "CHeap", path: "Tests/CHeap"),
        .testTarget(
            name: "SFUTests", dependencies: ["SFU", "SeededRandom", "COpenSSL", "CSRTP", "COpus", "CHeap"],
            swiftSettings: tests),
        .testTarget(
            name: "LiveKitProtocolTests", dependencies: ["LiveKitProtocol", "SeededRandom"], exclude: ["Vectors"],
            swiftSettings: tests),
        .testTarget(name: "DataChannelsTests", dependencies: ["DataChannels", "SeededRandom"], swiftSettings: tests),
        .testTarget(
            name: "SignalingTests",
            dependencies: [
                "Signaling", "TokenAuth", "RoomPolicy", "SFU", "DataChannels", "LiveKitProtocol", "SeededRandom",
                "CZlib",
            ],
            swiftSettings: tests),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "Datagrams", "Signaling", "SFU", "TokenAuth", "RoomPolicy", "SeededRandom", "CLinux",
                "WebSocketFrames",
            ],
            swiftSettings: tests),
        .testTarget(
            name: "CallerTests", dependencies: ["Caller", "SFU", "LiveKitProtocol", "SeededRandom", "COpus"],
            swiftSettings: tests),
        .testTarget(
            name: "LoadGeneratorTests",
            dependencies: ["LoadGenerator", "Caller", "SFU", "SeededRandom", "WebSocketFrames"],
            swiftSettings: tests),
        .target(
            name: "Simulation",
            dependencies: ["Caller", "Signaling", "SFU", "TokenAuth", "LiveKitProtocol", "SeededRandom"],
            path: "Tests/Simulation", swiftSettings: tests + unchecked),
        .testTarget(
            name: "SimulationTests", dependencies: ["Simulation", "SFU"], swiftSettings: tests),
        .executableTarget(
            name: "Simulate", dependencies: ["Simulation"], path: "Tests/Simulate", swiftSettings: tests),
        .testTarget(name: "TidyTests", swiftSettings: tests),
    ],
    swiftLanguageModes: [.v6]
)

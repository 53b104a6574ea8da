import Signaling
import Testing
import TokenAuth

@testable import Server

@Suite struct ConfigurationSourceTests {
    private func load(_ words: String...) throws(StartupError) -> Configuration {
        var arguments = Arguments(words)
        let loaded = try ConfigurationSource.load(&arguments)
        try arguments.finish()
        return loaded.configuration
    }

    @Test func `the command line overrides`() throws {
        let configuration = try load(
            "--bind", "192.0.2.1", "--bind=::1", "--port", "1", "--udp-port=2", "--node-ip", "203.0.113.1", "--keys",
            "a :b: c ", "--state", "/srv/state.db")
        #expect(configuration.bindAddresses == ["192.0.2.1", "::1"])
        #expect(configuration.port == 1 && configuration.udpPort == 2)
        #expect(configuration.nodeIP == "203.0.113.1")
        #expect(configuration.effectiveStatePath == "/srv/state.db")
        #expect(configuration.keys == [.init(key: "a", secret: "b: c")])
    }

    @Test func `state lies in the working directory, in development in memory, unless it is said where`() throws {
        #expect(try load().effectiveStatePath == "quartet.db")
        #expect(try load("--dev").effectiveStatePath == ":memory:")
        #expect(try load("--dev").stateText == "memory; nothing survives a restart")
        #expect(try load("--dev", "--state", "here.db").stateText == "here.db")
        #expect(try load("--state", ":memory:").effectiveStatePath == ":memory:")
    }

    @Test func `keys are needed and must be strong, except in development`() throws {
        #expect(throws: StartupError.self) { try ConfigurationSource.keyRing(load()) }
        #expect(throws: StartupError.self) { try ConfigurationSource.keyRing(load("--keys", "a: short")) }
        #expect(try ConfigurationSource.keyRing(load("--dev")).keys == ["devkey"])
        let strong = String(repeating: "s", count: 32)
        #expect(try ConfigurationSource.keyRing(load("--dev", "--keys", "own: " + strong)).keys == ["own"])
    }

    @Test func `webhooks are signed with one of the keys`() throws {
        var configuration = Configuration()
        configuration.isDevelopment = true
        configuration.room.webhooks.apiKey = "devkey"
        #expect(try ConfigurationSource.keyRing(configuration).keys == ["devkey"])
        configuration.room.webhooks.apiKey = "other"
        #expect(throws: StartupError.self) { try ConfigurationSource.keyRing(configuration) }
    }

    @Test(arguments: [
        ["--port", "70000"], ["--bind", "localhost"], ["--node-ip", "x"], ["--keys", "nocolon"],
        ["--config", "/nonexistent"], ["--state", ""],
    ])
    func `a bad option is told without its secrets`(words: [String]) {
        var arguments = Arguments(words)
        #expect(throws: StartupError.self) { try ConfigurationSource.load(&arguments) }
    }
}

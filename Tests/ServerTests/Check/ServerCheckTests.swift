import SFU
import Signaling
import Testing

@testable import Server

/// `quartet check` against a real node on this machine, without a relay; the live tests have one, and firewalls.
@Suite struct ServerCheckTests {
    private func configuration(_ statePath: String = SQLiteDatabase.memory) -> Configuration {
        var configuration = Configuration()
        configuration.port = 0
        configuration.udpPort = 0
        configuration.tcpPort = 0
        configuration.bindAddresses = ["127.0.0.1"]
        configuration.nodeIP = "127.0.0.1"
        configuration.isDevelopment = true
        configuration.statePath = statePath
        return configuration
    }

    private func check(_ node: Node, _ configuration: Configuration, room: String? = nil) throws -> [String: CheckLeg] {
        let keys = try ConfigurationSource.keyRing(configuration)
        let place = try #require(WebAddress("http://127.0.0.1:\(node.listeners[0].port)"))
        var report = CheckReport()
        ServerCheck(place: place, room: room, configuration: configuration, keys: keys).run(&report)
        return Dictionary(uniqueKeysWithValues: report.legs.map { ($0.name, $0) })
    }

    @Test func `every leg of a good server holds, and names what it saw`() throws {
        let configuration = configuration()
        let keys = try ConfigurationSource.keyRing(configuration)
        let node = try Node(configuration, keys: keys, log: Log(level: .error))
        defer {
            node.drain()
            node.join()
        }
        let legs = try check(node, configuration)
        #expect(
            legs.mapValues(\.verdict) == [
                "HTTP": .ok, "WebSocket": .ok, "addresses": .ok, "UDP media": .ok, "TCP media": .ok, "TURN": .off,
            ])
        let (udp, tcp) = (node.workers[0].candidates[0], node.workers[0].candidates[1])
        #expect(legs["addresses"]?.text == "clients are told \(udp.text) \(tcp.text)")
        #expect(legs["UDP media"]?.text.hasPrefix("\(udp.text) answered in ") == true)
        #expect(legs["TCP media"]?.text.hasPrefix("\(tcp.text) answered in ") == true)
    }

    @Test func `a server with another configuration is told apart, and a wrong key is a failed join`() throws {
        let configuration = configuration()
        let node = try Node(
            configuration, keys: try ConfigurationSource.keyRing(configuration), log: Log(level: .error))
        defer {
            node.drain()
            node.join()
        }
        var other = configuration
        other.nodeIP = "192.0.2.1"
        #expect(try check(node, other)["addresses"]?.verdict == .failed)
        other.keys = [.init(key: "another", secret: String(repeating: "x", count: 32))]
        let legs = try check(node, other)
        #expect(legs["WebSocket"]?.verdict == .failed && legs["UDP media"] == nil)
        #expect(legs["WebSocket"]?.text == "refused with 401: invalid API key")
    }

    @Test func `where nobody listens the first leg fails, and says what to do`() throws {
        var configuration = configuration()
        configuration.port = 1
        let place = try #require(WebAddress("http://127.0.0.1:1"))
        var report = CheckReport()
        ServerCheck(
            place: place, room: nil, configuration: configuration, keys: try ConfigurationSource.keyRing(configuration)
        ).run(&report)
        #expect(report.failed == ["HTTP"] && report.legs[0].advice.contains("TCP port 1"))
    }
}

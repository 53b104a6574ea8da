import Glibc
import Testing

@testable import Server

@Suite struct MachineCheckTests {
    private func legs(_ change: (inout Configuration) -> Void) -> [String: CheckLeg.Verdict] {
        var configuration = Configuration()
        configuration.port = 0
        configuration.udpPort = 0
        configuration.tcpPort = 0
        configuration.bindAddresses = ["127.0.0.1"]
        configuration.enableLoopbackCandidate = true
        configuration.statePath = SQLiteDatabase.memory
        change(&configuration)
        var report = CheckReport()
        MachineCheck(configuration: configuration).run(&report)
        return Dictionary(uniqueKeysWithValues: report.legs.map { ($0.name, $0.verdict) })
    }

    private let good: [String: CheckLeg.Verdict] = [
        "state": .ok, "HTTP port": .ok, "UDP media port": .ok, "TCP media port": .ok, "addresses": .ok,
    ]

    @Test func `a machine that has everything`() {
        #expect(legs { _ in } == good)
        #expect(legs { $0.tcpPort = nil }["TCP media port"] == .off)
    }

    @Test func `a port that is taken is the leg that fails`() throws {
        let http = try Listener.bind(.loopbackIPv4, port: 0)
        let udp = try UDPEndpoint.bind(port: 0)
        let tcp = try Listener.bind(.anyIPv4, port: 0)
        defer { for descriptor in [http.descriptor, udp.descriptor, tcp.descriptor] { close(descriptor) } }
        for (name, change) in [
            ("HTTP port", { $0.port = http.port }), ("UDP media port", { $0.udpPort = udp.port }),
            ("TCP media port", { $0.tcpPort = tcp.port }),
        ] as [(String, (inout Configuration) -> Void)] {
            var expected = good
            expected[name] = .failed
            #expect(legs(change) == expected)
        }
    }

    @Test func `state that cannot be written is the leg that fails, and a trial leaves nothing`() throws {
        let scratch = Scratch()
        let path = scratch.path
        #expect(legs { $0.statePath = path } == good)
        #expect(access(path + "-check", F_OK) != 0 && access(path, F_OK) != 0)
        #expect(legs { $0.statePath = "/nowhere/at/all/quartet.db" }["state"] == .failed)
    }
}

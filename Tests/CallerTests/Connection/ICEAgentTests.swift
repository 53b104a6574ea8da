import SeededRandom
import Testing

@testable import Caller
@testable import SFU

/// The client's agent against the server's.
@Suite struct ICEAgentTests {
    private let start = ContinuousClock.now
    private let server = TransportAddress(ipv4: 0xC000_0201, port: 7882)
    private let other = TransportAddress(ipv4: 0xC633_6401, port: 7882)
    private let client = TransportAddress(ipv4: 0x0A00_0001, port: 4000)

    private func make() -> (agent: ICEAgent, lite: ICELite, random: SeededGenerator) {
        var random = SeededGenerator(1)
        var agent = ICEAgent(random: &random)
        var lite = ICELite(
            local: LocalParameters(usernameFragment: "servers", password: "a password of 24 letters"),
            at: MediaTime(start))
        lite.remoteFragment = agent.fragment
        agent.connect(
            fragment: "servers", password: "a password of 24 letters", candidates: [other, server], at: start)
        return (agent, lite, random)
    }

    @Test func `the address that answers is the one that is used`() {
        var (agent, lite, random) = make()
        var checks: [(bytes: [UInt8], to: TransportAddress)] = []
        agent.advance(to: start, random: &random) { checks.append(($0, $1)) }
        #expect(checks.map(\.to) == [other, server])
        var established = false
        for check in checks where check.to == server {
            let bytes = check.bytes
            guard case .respond(let answer, _, _, _) = lite.receive(bytes.span, from: client, at: MediaTime(start))
            else {
                Issue.record("the server refused a check")
                continue
            }
            if case .established = agent.receive(answer.span, from: server, at: start) { established = true }
        }
        #expect(established)
        #expect(agent.selected == server)
        #expect(lite.selected == client)
        checks = []
        agent.advance(to: start + .seconds(3), random: &random) { checks.append(($0, $1)) }
        #expect(checks.map(\.to) == [server])
    }

    @Test func `an answer counts only from where it was asked, once, and with the password`() {
        var (agent, lite, random) = make()
        var checks: [(bytes: [UInt8], to: TransportAddress)] = []
        agent.advance(to: start, random: &random) { checks.append(($0, $1)) }
        let check = checks[1].bytes
        guard case .respond(let answer, _, _, _) = lite.receive(check.span, from: client, at: MediaTime(start)) else {
            Issue.record("the server refused a check")
            return
        }
        _ = agent.receive(answer.span, from: other, at: start)
        #expect(agent.selected == nil)
        var forged = answer
        forged[30] ^= 1
        _ = agent.receive(forged.span, from: server, at: start)
        #expect(agent.selected == nil)
        _ = agent.receive(answer.span, from: server, at: start)
        #expect(agent.selected == server)
    }

    @Test func `silence ends a path`() {
        var (agent, lite, random) = make()
        var checks: [[UInt8]] = []
        agent.advance(to: start, random: &random) { bytes, address in if address == server { checks.append(bytes) } }
        #expect(!agent.isLost(at: start + .seconds(60)))
        let check = checks[0]
        if case .respond(let answer, _, _, _) = lite.receive(check.span, from: client, at: MediaTime(start)) {
            _ = agent.receive(answer.span, from: server, at: start)
        }
        #expect(!agent.isLost(at: start + .seconds(29)))
        #expect(agent.isLost(at: start + .seconds(30)))
    }
}

import Testing

@testable import Server

@Suite struct LocalAddressesTests {
    private let machine = [
        LocalAddresses.Interface(name: "lo", address: .loopbackIPv4, isLoopback: true),
        LocalAddresses.Interface(name: "eth0", address: IPAddress("2001:db8::5")!, isLoopback: false),
        LocalAddresses.Interface(name: "eth0", address: IPAddress("192.0.2.5")!, isLoopback: false),
        LocalAddresses.Interface(name: "docker0", address: IPAddress("172.17.0.1")!, isLoopback: false),
        LocalAddresses.Interface(name: "lo", address: .loopbackIPv6, isLoopback: true),
    ]

    private func candidates(_ change: (inout Configuration) -> Void = { _ in }) -> [String] {
        var configuration = Configuration()
        change(&configuration)
        return LocalAddresses.candidates(for: configuration, interfaces: machine).map(\.description)
    }

    @Test func `clients are told every address that leaves the machine, IPv4 first`() {
        #expect(candidates() == ["192.0.2.5", "172.17.0.1", "2001:db8::5"])
        #expect(candidates { $0.interfacesExcluded = ["docker0"] } == ["192.0.2.5", "2001:db8::5"])
        #expect(candidates { $0.interfacesIncluded = ["docker0"] } == ["172.17.0.1"])
    }

    @Test func `a node address stands alone, and listening addresses narrow the choice`() {
        #expect(candidates { $0.nodeIP = "203.0.113.9" } == ["203.0.113.9"])
        #expect(candidates { $0.bindAddresses = ["192.0.2.5"] } == ["192.0.2.5"])
        #expect(candidates { $0.bindAddresses = ["127.0.0.1"] } == candidates(), "HTTP behind a proxy")
        #expect(candidates { $0.bindAddresses = ["0.0.0.0"] } == candidates())
    }

    @Test func `loopback is told when asked for, or when there is nothing else`() {
        #expect(candidates { $0.enableLoopbackCandidate = true }.suffix(2) == ["127.0.0.1", "::1"])
        #expect(candidates { $0.interfacesIncluded = ["lo"] } == ["127.0.0.1", "::1"])
        #expect(candidates { $0.interfacesIncluded = ["none"] } == [])
    }

    @Test func `development listens on this machine alone unless told otherwise`() {
        var configuration = Configuration()
        #expect(LocalAddresses.listening(for: configuration, hasIPv6: true) == [.anyIPv6])
        #expect(LocalAddresses.listening(for: configuration, hasIPv6: false) == [.anyIPv4])
        configuration.isDevelopment = true
        #expect(LocalAddresses.listening(for: configuration, hasIPv6: true) == [.loopbackIPv4, .loopbackIPv6])
        configuration.bindAddresses = ["0.0.0.0", "::"]
        #expect(LocalAddresses.listening(for: configuration, hasIPv6: true) == [.anyIPv6])
    }

    @Test func `this machine has interfaces`() {
        #expect(LocalAddresses.interfaces().contains { $0.isLoopback && $0.name == "lo" })
    }

    @Test(arguments: ["192.0.2.1", "2001:db8::1", "::", "0.0.0.0", "::1"])
    func `addresses are written as they are read`(text: String) {
        #expect(IPAddress(text)?.description == text)
    }

    @Test(arguments: ["", "localhost", "1.2.3", "1.2.3.4:80", "::1%eth0", "256.1.1.1"])
    func `what is no address is none`(text: String) {
        #expect(IPAddress(text) == nil)
    }
}

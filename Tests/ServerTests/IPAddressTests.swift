import Testing

@testable import Server

@Suite struct IPAddressTests {
    @Test(arguments: [
        ("8.8.8.8", true), ("100.63.255.255", true), ("172.15.0.1", true), ("172.32.0.1", true), ("192.169.0.1", true),
        ("2001:4860::1", true), ("0.0.0.0", false), ("0.1.2.3", false), ("10.1.2.3", false), ("100.64.0.1", false),
        ("100.127.0.1", false), ("127.0.0.1", false), ("169.254.1.1", false), ("172.16.0.1", false),
        ("172.31.0.1", false), ("192.168.1.1", false), ("::", false), ("::1", false), ("fc00::1", false),
        ("fdff::1", false), ("fe80::1", false), ("febf::1", false), ("fec0::1", true),
    ])
    func `an address is public if it can be reached from anywhere`(text: String, isPublic: Bool) throws {
        #expect(try #require(IPAddress(text)).isPublic == isPublic)
    }

    @Test func `addresses stand for themselves, and names for theirs`() {
        #expect(IPAddress.resolve("192.0.2.1") == [IPAddress("192.0.2.1")!])
        #expect(IPAddress.resolve("2001:db8::1") == [IPAddress("2001:db8::1")!])
        #expect(IPAddress.resolve("localhost").contains { $0.isLoopback })
        #expect(IPAddress.resolve("no such host").isEmpty)
    }
}

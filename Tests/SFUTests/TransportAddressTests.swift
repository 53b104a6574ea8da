import Testing

@testable import SFU

@Suite struct TransportAddressTests {
    @Test func `an IPv4 address is found again in its mapped form`() {
        let address = TransportAddress(ipv4: 0xC000_0201, port: 3478)
        #expect(address.ipv4 == 0xC000_0201)
        #expect(address == TransportAddress(high: 0, low: 0x0000_FFFF_C000_0201, port: 3478))
        #expect(address != TransportAddress(ipv4: 0xC000_0201, port: 3479))
    }

    @Test func `over TCP it is another address, and so is each connection`() {
        let udp = TransportAddress(ipv4: 0xC000_0201, port: 3478)
        let tcp = TransportAddress(ipv4: 0xC000_0201, port: 3478, network: .tcp, connection: 7)
        #expect(udp != tcp && udp.ipv4 == tcp.ipv4)
        #expect(tcp != TransportAddress(ipv4: 0xC000_0201, port: 3478, network: .tcp, connection: 8))
        #expect(MemoryLayout<TransportAddress>.stride == 24)
    }

    @Test func `an IPv6 address is no IPv4 address`() {
        #expect(TransportAddress(high: 0x2001_0DB8 << 32, low: 1, port: 1).ipv4 == nil)
        #expect(TransportAddress(high: 0, low: 1, port: 1).ipv4 == nil)
        #expect(TransportAddress(high: 1, low: 0x0000_FFFF_C000_0201, port: 1).ipv4 == nil)
    }
}

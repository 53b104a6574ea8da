import Testing

@testable import Server

@Suite struct StreamCensusTests {
    private let one = IPAddress("192.0.2.1")!

    @Test func `an address has so many places and gets them back`() {
        let census = StreamCensus(descriptors: 1_000_000)
        for _ in 0..<Limits.streamsPerAddress { #expect(census.admit(one)) }
        #expect(!census.admit(one))
        #expect(census.admit(IPAddress("192.0.2.2")!))
        census.release(one)
        #expect(census.admit(one) && !census.admit(one))
        #expect(census.count == Limits.streamsPerAddress + 1)
    }

    @Test func `a network of IPv6 counts as one address`() {
        let census = StreamCensus(descriptors: 1_000_000)
        for number in 0..<Limits.streamsPerAddress {
            #expect(census.admit(IPAddress("2001:db8::\(String(number, radix: 16))")!))
        }
        #expect(!census.admit(IPAddress("2001:db8::ffff")!))
        #expect(census.admit(IPAddress("2001:db8:0:1::1")!))
    }

    @Test func `all together have their share of the descriptors`() {
        let census = StreamCensus(descriptors: 1024)
        #expect(census.capacity == 50)
        for number in 0..<50 { #expect(census.admit(IPAddress("192.0.2.\(number)")!)) }
        #expect(!census.admit(IPAddress("192.0.2.200")!))
        #expect(StreamCensus(descriptors: 1_000_000).capacity == Limits.streams)
    }
}

import Testing

@testable import SFU

struct RTPHeaderWriteTests {
    private func written(mid: (id: UInt8, value: [UInt8])?) -> [UInt8] {
        var bytes = [UInt8](repeating: 0xEE, count: RTPHeader.count(midCount: mid?.value.count ?? 0))
        var span = bytes.mutableSpan
        let count = RTPHeader.writeFixed(
            into: &span, marker: true, payloadType: 63, sequenceNumber: 0xABCD, timestamp: 0x0102_0304,
            ssrc: 0xDEAD_BEEF, mid: mid)
        return Array(bytes[..<count])
    }

    @Test func `without an identifier it is twelve bytes`() {
        #expect(written(mid: nil) == hex("80BFABCD 01020304 DEADBEEF"))
        #expect(written(mid: (id: 4, value: [])).count == 12)
        #expect(written(mid: (id: 0, value: [0x30])).count == 12)
        #expect(written(mid: (id: 4, value: Array(repeating: 0x30, count: 256))).count == 12)
    }

    @Test func `a short identifier takes the one-byte form`() {
        #expect(written(mid: (id: 4, value: [0x30])) == hex("90BFABCD 01020304 DEADBEEF BEDE0001 40300000"))
    }

    @Test func `what is written is read again`() throws {
        for count in 1...255 {
            for id: UInt8 in [1, 14, 15, 255] {
                let value = (0..<count).map { UInt8($0) }
                let bytes = written(mid: (id: id, value: value))
                let header = try #require(RTPHeader(bytes))
                #expect(header.marker && header.payloadType == 63 && header.sequenceNumber == 0xABCD)
                #expect(header.timestamp == 0x0102_0304 && header.ssrc == 0xDEAD_BEEF)
                #expect(header.payload == bytes.count..<bytes.count)
                let range = try #require(HeaderExtensions.range(of: id, in: bytes, header))
                #expect(Array(bytes[range]) == value)
            }
        }
    }
}

import Testing

@testable import SFU

struct RedundantAudioTests {
    @Test func `a payload without redundancy is its primary block`() throws {
        let payload = hex("6F AABBCC")
        let primary = try #require(RedundantAudio.primary(in: payload))
        #expect(primary.payloadType == 111)
        #expect(primary.range == 1..<4)
    }

    @Test func `redundant blocks are found with their offsets`() throws {
        // Two blocks, 1,920 and 960 earlier, of 3 and 2 bytes.
        let payload = hex("EF 1E0003 EF 0F0002 6F 010203 0405 0607")
        let blocks = try #require(RedundantAudio.blocks(in: payload))
        #expect(blocks.redundantCount == 2)
        #expect(blocks.redundant(0) == .init(payloadType: 111, timestampOffset: 1920, range: 9..<12))
        #expect(blocks.redundant(1) == .init(payloadType: 111, timestampOffset: 960, range: 12..<14))
        #expect(blocks.primary == .init(payloadType: 111, timestampOffset: 0, range: 14..<16))
    }

    @Test func `the largest offset and length are read`() throws {
        let payload = hex("EF FFFFFF 6F") + [UInt8](repeating: 1, count: 1023)
        let blocks = try #require(RedundantAudio.blocks(in: payload))
        #expect(blocks.redundant(0) == .init(payloadType: 111, timestampOffset: 16_383, range: 5..<1028))
        #expect(blocks.primary.range.isEmpty)
    }

    @Test(arguments: [
        "",
        "EF",  // a header cut off
        "EF 0F00",
        "EF 0F0000",  // no primary header
        "EF 0F0001 6F",  // a block that is not there
        "EF 0F0003 6F 0102",
        "EF 0F03FF 6F 0102",
        "EF0F0000 EF0F0000 EF0F0000 EF0F0000 EF0F0000 6F01",  // one block more than looked at
    ])
    func `a payload that lies about its blocks is refused`(_ digits: String) {
        let payload = hex(digits)
        #expect(RedundantAudio.primary(in: payload) == nil)
    }

    @Test func `forty headers are refused`() {
        let payload = (0..<40).flatMap { _ in hex("EF0F0000") } + hex("6F01")
        #expect(RedundantAudio.blocks(in: payload) == nil)
    }

    @Test func `mutated payloads never trap, and every range lies inside`() {
        var generator = PacketGenerator(seed: 5)
        let seed = hex("EF 1E0003 EF 0F0002 6F 010203 0405 0607")
        for _ in 0..<30_000 {
            let payload = generator.mutate(seed)
            guard let blocks = RedundantAudio.blocks(in: payload) else { continue }
            var end = 0
            for index in 0..<blocks.redundantCount {
                #expect(blocks.redundant(index).range.lowerBound >= end)
                end = blocks.redundant(index).range.upperBound
            }
            #expect(blocks.primary.range.lowerBound >= end)
            #expect(blocks.primary.range.upperBound == payload.count)
        }
    }
}

import Testing

@testable import SFU

struct RTPHeaderTests {
    private let plain = hex("806F1234 00000960 CAFEBABE 01020304")

    @Test func `a plain packet is read`() throws {
        let header = try #require(RTPHeader(hex("80EF1234 00000960 CAFEBABE 01020304")))
        #expect(header.marker)
        #expect(header.payloadType == 111)
        #expect(header.sequenceNumber == 0x1234)
        #expect(header.timestamp == 2400)
        #expect(header.ssrc == 0xCAFE_BABE)
        #expect(header.extensionRange.isEmpty)
        #expect(header.payload == 12..<16)
    }

    @Test func `contributing sources and an extension move the payload`() throws {
        let bytes = hex("926F1234 00000960 CAFEBABE 00000001 00000002 BEDE0001 10850000 AABB")
        let header = try #require(RTPHeader(bytes))
        #expect(header.extensionProfile == 0xBEDE)
        #expect(header.extensionRange == 24..<28)
        #expect(header.payload == 28..<30)
    }

    @Test func `what stays in the clear is the header with all that belongs to it, if it fits`() {
        let bytes = hex("926F1234 00000960 CAFEBABE 00000001 00000002 BEDE0001 10850000 AABB")
        #expect(RTPHeader.clearCount(of: bytes.span) == 28)
        #expect(RTPHeader.clearCount(of: plain.span) == 12)
        for count in 12..<28 { #expect(RTPHeader.clearCount(of: bytes.span.extracting(0..<count)) == nil) }
    }

    @Test func `padding is not payload`() throws {
        let header = try #require(RTPHeader(hex("A06F1234 00000960 CAFEBABE 01020002")))
        #expect(header.payload == 12..<14)
    }

    @Test func `padding and an empty payload are the least there can be`() throws {
        #expect(try #require(RTPHeader(hex("A06F1234 00000960 CAFEBABE 00000004"))).payload == 12..<12)
        #expect(try #require(RTPHeader(hex("806F1234 00000960 CAFEBABE"))).payload == 12..<12)
    }

    @Test(arguments: [
        "",
        "806F1234 00000960 CAFEBA",  // too short
        "406F1234 00000960 CAFEBABE 01020304",  // version 1
        "816F1234 00000960 CAFEBABE",  // a source that is not there
        "8F6F1234 00000960 CAFEBABE 00000001",  // fifteen, one there
        "906F1234 00000960 CAFEBABE",  // no extension header
        "906F1234 00000960 CAFEBABE BEDE00",
        "906F1234 00000960 CAFEBABE BEDE0001",  // no extension
        "906F1234 00000960 CAFEBABE BEDEFFFF 00000000",
        "A06F1234 00000960 CAFEBABE",  // padding without a byte for it
        "A06F1234 00000960 CAFEBABE 01020300",  // padding of none
        "A06F1234 00000960 CAFEBABE 01020305",  // into the header
        "A06F1234 00000960 CAFEBABE 010203FF",
        "B06F1234 00000960 CAFEBABE BEDE0001 10000001",  // padding that would be the extension
    ])
    func `a packet that lies about its lengths is refused`(_ digits: String) {
        #expect(RTPHeader(hex(digits)) == nil)
    }

    @Test func `mutated packets never trap, and their ranges lie inside`() {
        var generator = PacketGenerator(seed: 1)
        let seeds = [
            plain, hex("B26F1234 00000960 CAFEBABE 00000001 00000002 BEDE0001 10850000 AABB0002"),
            hex("906F1234 00000960 CAFEBABE 10000002 01018500 02000000 AABB"),
        ]
        for _ in 0..<30_000 {
            let bytes = generator.mutate(seeds[generator.below(seeds.count)])
            guard let header = RTPHeader(bytes) else { continue }
            #expect(header.payload.upperBound <= bytes.count)
            #expect(header.extensionRange.upperBound <= header.payload.lowerBound)
            for id in UInt8(0)...16 {
                guard let range = HeaderExtensions.range(of: id, in: bytes, header) else { continue }
                #expect(header.extensionRange.lowerBound <= range.lowerBound)
                #expect(range.upperBound <= header.extensionRange.upperBound)
            }
            _ = AudioLevel(id: 1, in: bytes, header)
        }
    }
}

import Testing

@testable import SFU

private func kinds(_ datagram: [UInt8]) -> [RTCPPacket.Kind]? { RTCPWalker.packets(of: datagram)?.map(\.kind) }

struct RTCPWalkerTests {
    /// Receiver report, description, NACK, BYE.
    private static let compound =
        hex("81C90007 00000001 00000002 40000019 00010005 00000010 33445566 00018000")
        + hex("81CA0003 00000001 01026162 00000000")
        + hex("81CD0003 00000001 00000002 FFFB8001") + hex("81CB0001 00000001")

    @Test func `a compound datagram is walked`() {
        #expect(kinds(Self.compound) == [.receiverReport, .sourceDescription, .nack, .bye])
    }

    @Test func `reduced-size and unknown packets pass`() {
        #expect(kinds(hex("81CD0003 00000001 00000002 FFFB0000")) == [.nack])
        #expect(kinds(hex("8FCD0003 00000001 00000002 00000000")) == [.other])
        #expect(kinds(hex("80CF0001 00000001 80CC0002 00000001 41424344")) == [.other, .other])
    }

    @Test func `padding behind the last packet is left out`() throws {
        let datagram = hex("A1CB0002 00000001 00000004")
        let packets = try #require(RTCPWalker.packets(of: datagram))
        #expect(packets.map(\.body) == [4..<8])
    }

    @Test(arguments: [
        "", "80", "80C90000", "80C90001 000000",  // cut off
        "40C90001 00000001",  // version 1
        "80C90002 00000001",  // longer than the datagram
        "80C9FFFF 00000001",
        "80C90001 00000001 80CB",  // a rest too short for a packet
        "80C90001 00000001 00000000",  // a rest that is no packet
        "A1CB0001 00000001 81CB0001 00000001",  // padding before the last
        "A1CB0001 00000000",  // padding of none
        "A1CB0001 00000003",  // not of words
        "A1CB0001 00000008",  // more than there is
    ])
    func `a datagram that lies about its lengths is refused whole`(_ digits: String) {
        #expect(kinds(hex(digits)) == nil)
    }

    @Test func `every value of every length field is survived`() {
        let compound = Self.compound
        for offset in [2, 34, 50, 66] {
            for length in 0...65_535 {
                var datagram = compound
                datagram[offset] = UInt8(length >> 8)
                datagram[offset + 1] = UInt8(length & 255)
                for packet in RTCPWalker.packets(of: datagram) ?? [] { read(packet, in: datagram) }
            }
        }
    }

    @Test func `every count of every packet is survived`() {
        for type in UInt8(192)...223 {
            for count in UInt8(0)...31 {
                for words in 0...8 {
                    var datagram = [0x80 | count, type, 0, UInt8(words)]
                    datagram += [UInt8](repeating: 0x55, count: words * 4)
                    for packet in RTCPWalker.packets(of: datagram) ?? [] { read(packet, in: datagram) }
                }
            }
        }
    }

    @Test func `mutated datagrams never trap, and a walk ends`() {
        var generator = PacketGenerator(seed: 6)
        for _ in 0..<30_000 {
            let datagram = generator.mutate(Self.compound)
            guard let packets = RTCPWalker.packets(of: datagram) else { continue }
            for packet in packets {
                #expect(packet.body.upperBound <= datagram.count)
                read(packet, in: datagram)
            }
            #expect(packets.count <= datagram.count / 4)
        }
    }

    /// Reads all that a packet may hold; what is there decides, not what is announced.
    private func read(_ packet: RTCPPacket, in datagram: [UInt8]) {
        _ = SenderReport(packet, in: datagram)
        for index in 0..<32 {
            let block = packet.reportBlock(at: index, in: datagram)
            #expect((block != nil) == (index < packet.reportBlockCount))
            let source = packet.byeSource(at: index, in: datagram)
            #expect((source != nil) == (index < packet.byeCount))
        }
        guard let nack = NackHeader(packet, in: datagram) else { return }
        #expect(nack.entryCount * 4 <= datagram.count)
        for index in 0..<nack.entryCount { _ = nack.entry(at: index, in: datagram) }
    }
}

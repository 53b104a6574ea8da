import Testing

@testable import SFU

/// The first packet of a datagram.
private func packet(_ datagram: [UInt8]) throws -> RTCPPacket {
    try #require(RTCPWalker.packets(of: datagram)?.first)
}

private func write(
    room: Int = 1200, _ body: (inout RTCPWriter, inout MutableSpan<UInt8>) -> Void
) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xEE, count: room)
    var writer = RTCPWriter()
    var span = bytes.mutableSpan
    body(&writer, &span)
    return Array(bytes[..<writer.count])
}

struct RTCPWriterTests {
    private static let block: ReportBlock = {
        var block = ReportBlock(ssrc: 2)
        block.fractionLost = 64
        block.cumulativeLost = -3
        block.highestSequence = 0x1_0005
        block.jitter = 16
        block.lastSenderReport = 0x3344_5566
        block.delaySinceLastSenderReport = 0x1_8000
        return block
    }()

    @Test func `a receiver report has the bytes of the RFC`() throws {
        let datagram = write { $0.receiverReport(ssrc: 1, blocks: [Self.block], into: &$1) }
        #expect(datagram == hex("81C90007 00000001 00000002 40FFFFFD 00010005 00000010 33445566 00018000"))
        let packet = try packet(datagram)
        #expect(packet.reportBlock(at: 0, in: datagram) == Self.block)
        #expect(packet.reportBlock(at: 1, in: datagram) == nil)
    }

    @Test func `of more than 31 blocks the first are written`() throws {
        let blocks = (UInt32(0)..<40).map { ReportBlock(ssrc: $0) }
        let datagram = write { $0.receiverReport(ssrc: 1, blocks: blocks, into: &$1) }
        let packet = try packet(datagram)
        #expect(packet.reportBlockCount == 31)
        #expect(packet.reportBlock(at: 30, in: datagram)?.ssrc == 30)
    }

    @Test func `a sender report comes back`() throws {
        let report = SenderReport(
            ssrc: 7, ntp: 0x0102_0304_0506_0708, rtp: 0x1122_3344, packetCount: 9, byteCount: 1000)
        let datagram = write { $0.senderReport(report, into: &$1) }
        #expect(datagram.count == 28)
        #expect(SenderReport(try packet(datagram), in: datagram) == report)
    }

    @Test func `a source description ends on a word with at least one zero`() {
        for count in [0, 1, 2, 3, 4, 5, 254, 255, 300] {
            let name = [UInt8](repeating: 0x61, count: count)
            let datagram = write { $0.sourceDescription(ssrc: 1, cname: name, into: &$1) }
            let kept = min(count, 255)
            #expect(datagram.count % 4 == 0)
            #expect(Array(datagram[8..<10]) == [1, UInt8(kept)])
            #expect(datagram[10..<10 + kept].allSatisfy { $0 == 0x61 })
            #expect(datagram[(10 + kept)...].allSatisfy { $0 == 0 })
            #expect((1...4).contains(datagram.count - 10 - kept))
            #expect(RTCPWalker.packets(of: datagram)?.count == 1)
        }
    }

    @Test func `a NACK comes back`() throws {
        let entries = [NackEntry(first: 65_531, following: 0x8001), NackEntry(first: 30, following: 0)]
        let datagram = write { $0.nack(sender: 1, media: 2, entries: entries, into: &$1) }
        #expect(datagram == hex("81CD0004 00000001 00000002 FFFB8001 001E0000"))
        let nack = try #require(NackHeader(try packet(datagram), in: datagram))
        #expect(nack.sender == 1)
        #expect(nack.media == 2)
        #expect((0..<nack.entryCount).map { nack.entry(at: $0, in: datagram) } == entries)
    }

    @Test func `a compound datagram is written one packet behind the other`() throws {
        let datagram = write { writer, span in
            writer.receiverReport(ssrc: 1, blocks: [], into: &span)
            writer.sourceDescription(ssrc: 1, cname: [0x61], into: &span)
            writer.bye(ssrc: 5, into: &span)
        }
        let packets = try #require(RTCPWalker.packets(of: datagram))
        #expect(packets.map(\.kind) == [.receiverReport, .sourceDescription, .bye])
        #expect(packets[2].byeCount == 1)
        #expect(packets[2].byeSource(at: 0, in: datagram) == 5)
    }

    @Test func `without room nothing is begun`() {
        let report = SenderReport(ssrc: 7, ntp: 0, rtp: 0, packetCount: 0, byteCount: 0)
        for room in 0..<28 {
            let datagram = write(room: room) { $0.senderReport(report, into: &$1) }
            #expect(datagram.isEmpty)
        }
        for room in 0..<12 {
            let datagram = write(room: room) { writer, span in
                writer.bye(ssrc: 1, into: &span)
                writer.sourceDescription(ssrc: 1, cname: [0x61], into: &span)
                writer.nack(sender: 1, media: 2, entries: [NackEntry(first: 1, following: 0)], into: &span)
                writer.receiverReport(ssrc: 1, blocks: [ReportBlock(ssrc: 1)], into: &span)
            }
            #expect(datagram.count == (room < 8 ? 0 : 8))
        }
    }
}

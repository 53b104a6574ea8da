import SeededRandom
import Testing

@testable import DataChannels

@Suite struct ChannelControlTests {
    private func parse(_ bytes: [UInt8]) -> ChannelControl? { try? ChannelControl.parse(bytes) }

    private func open(
        type: UInt8 = 0x03, channelType: UInt8 = 0, parameter: [UInt8] = [0, 0, 0, 0], label: [UInt8],
        labelCount: Int? = nil, protocolCount: Int = 0, rest: [UInt8] = []
    ) -> [UInt8] {
        let count = labelCount ?? label.count
        let lengths = [count >> 8, count & 0xFF, protocolCount >> 8, protocolCount & 0xFF].map { UInt8($0) }
        return [type, channelType, 1, 0] + parameter + lengths + label + rest
    }

    @Test func `an open that libwebrtc sends is read`() {
        let lossy = open(channelType: 0x81, label: Array("_lossy".utf8))
        #expect(parse(lossy) == .open(label: "_lossy", Delivery(.lossy)))
        let reliable = open(label: Array("_reliable".utf8))
        #expect(parse(reliable) == .open(label: "_reliable", Delivery(.reliable)))
        #expect(parse([0x02]) == .acknowledgement)
    }

    @Test(arguments: [Reliability.reliable, .lossy])
    func `what is written is read back`(reliability: Reliability) {
        let message = ChannelControl.open(label: "_rëliable", Delivery(reliability))
        #expect(parse(message.bytes) == message)
        #expect(ChannelControl.acknowledgement.bytes == [0x02])
    }

    @Test func `each channel type has its delivery`() {
        let table: [(UInt8, Delivery?)] = [
            (0x00, Delivery(isOrdered: true, persistence: .always)),
            (0x80, Delivery(isOrdered: false, persistence: .always)),
            (0x01, Delivery(isOrdered: true, persistence: .retransmissions(0x0102_0304))),
            (0x81, Delivery(isOrdered: false, persistence: .retransmissions(0x0102_0304))),
            (0x02, Delivery(isOrdered: true, persistence: .milliseconds(0x0102_0304))),
            (0x82, Delivery(isOrdered: false, persistence: .milliseconds(0x0102_0304))),
            (0x03, nil), (0x7F, nil), (0x83, nil), (0xFF, nil),
        ]
        for (type, delivery) in table {
            #expect(Delivery(channelType: type, parameter: 0x0102_0304) == delivery)
            if let delivery {
                #expect(delivery.channelType == type)
                let bytes = open(channelType: type, parameter: [1, 2, 3, 4], label: [0x61])
                let expected = type & 0x7F == 0 ? Delivery(channelType: type, parameter: 0) : delivery
                #expect(parse(bytes) == .open(label: "a", expected ?? delivery))
            }
        }
    }

    @Test func `every length but the right one is refused`() {
        let whole = open(label: Array("_reliable".utf8), protocolCount: 3, rest: [0x61, 0x62, 0x63])
        #expect(parse(whole) != nil)
        for count in 0..<whole.count { #expect(parse(Array(whole[..<count])) == nil, "\(count)") }
        #expect(parse(whole + [0]) == nil)
        for claimed in [0, 8, 10, 255, 65_535] {
            #expect(parse(open(label: Array("_reliable".utf8), labelCount: claimed)) == nil, "\(claimed)")
            #expect(claimed == 0 || parse(open(label: Array("_reliable".utf8), protocolCount: claimed)) == nil)
        }
    }

    @Test func `a label that is too long or no text is refused`() {
        #expect(parse(open(label: [UInt8](repeating: 0x61, count: 64))) != nil)
        #expect(throws: ChannelControl.Fault.badLabel) {
            try ChannelControl.parse(open(label: [UInt8](repeating: 0x61, count: 65)))
        }
        for label: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] {
            #expect(throws: ChannelControl.Fault.badLabel) { try ChannelControl.parse(open(label: label)) }
        }
    }

    @Test func `other message types are refused`() {
        for type in UInt8.min...UInt8.max where type != 0x02 && type != 0x03 {
            #expect(parse(open(type: type, label: [0x61])) == nil)
        }
        #expect(parse([]) == nil)
    }

    @Test func `no bytes make the parser fail otherwise than by refusing`() {
        var random = SeededGenerator(11)
        let whole = open(channelType: 0x81, label: Array("_lossy".utf8), protocolCount: 2, rest: [1, 2])
        var accepted = 0
        for _ in 0..<50_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
            if case .open(let label, _) = parse(bytes) {
                accepted += 1
                #expect(label.utf8.count <= 64)
            }
        }
        #expect(accepted > 0)
    }
}

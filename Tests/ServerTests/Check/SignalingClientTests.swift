import Testing

@testable import Server

@Suite struct SignalingClientTests {
    @Test(arguments: [0, 1, 125, 126, 65_535, 65_536, 100_000])
    func `a frame is cut where it ends`(count: Int) {
        var header: [UInt8] = [0x82]
        switch count {
        case ..<126: header.append(UInt8(count))
        case ..<65_536: header += [126, UInt8(count >> 8), UInt8(count & 255)]
        default: header += [127, 0, 0, 0, 0, 0] + [16, 8, 0].map { UInt8(count >> $0 & 255) }
        }
        let frame = header + [UInt8](repeating: 7, count: count)
        #expect(SignalingClient.frameCount(frame) == frame.count)
        #expect(SignalingClient.frameCount(frame + [1, 2]) == frame.count)
        for cut in Set([0, 1, 2, header.count - 1, frame.count - 1]) where cut < frame.count {
            #expect(SignalingClient.frameCount(Array(frame[..<cut])) == nil)
        }
    }
}

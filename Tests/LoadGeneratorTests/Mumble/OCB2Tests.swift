import Testing

@testable import LoadGenerator

@Suite struct OCB2Tests {
    private static let key = [UInt8](0..<16)
    private static let nonce = CipherBlock(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F)

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    }

    private func sealed(_ plain: [UInt8], nonce: CipherBlock = nonce) throws -> (bytes: [UInt8], tag: CipherBlock) {
        let ocb = try #require(OCB2(key: Self.key))
        var bytes = plain
        var span = bytes.mutableSpan
        let tag = ocb.seal(&span, from: 0, count: plain.count, nonce: nonce)
        return (bytes, tag)
    }

    /// draft-krovetz-ocb-00, the appendix: messages of the bytes 0, 1, 2 and so on.
    @Test(arguments: [
        (0, "", "BF3108130773AD5EC70EC69E7875A7B0"),
        (8, "C636B3A868F429BB", "A45F5FDEA5C088D1D7C8BE37CABC8C5C"),
        (16, "52E48F5D19FE2D9869F0C4A4B3D2BE57", "F7EE49AE7AA5B5E6645DB6B3966136F9"),
        (24, "F75D6BC8B4DC8D66B836A2B08B32A636CC579E145D323BEB", "A1A50F822819D6E0A216784AC24AC84C"),
        (
            32, "F75D6BC8B4DC8D66B836A2B08B32A636CEC3C555037571709DA25E1BB0421A27",
            "09CA6C73F0B5C6C5FD587122D75F2AA3"
        ),
        (
            40, "F75D6BC8B4DC8D66B836A2B08B32A6369F1CD3C5228D79FD6C267F5F6AA7B231C7DFB9D59951AE9C",
            "9DB0CDF880F73E3E10D4EB3217766688"
        ),
    ])
    func `the published vectors come out`(count: Int, ciphertext: String, tag: String) throws {
        let (bytes, found) = try sealed((0..<count).map { UInt8($0) })
        #expect(hex(bytes) == ciphertext)
        #expect(hex((0..<16).map { found[$0] }) == tag)
    }

    @Test func `what was sealed opens, at every length up to a voice's, and with the same tag`() throws {
        let ocb = try #require(OCB2(key: Self.key))
        for count in 0...130 {
            let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }
            let nonce = CipherBlock(counter: UInt128(count) << 90 | 5)
            var (bytes, tag) = try sealed(plain, nonce: nonce)
            var span = bytes.mutableSpan
            let found = ocb.open(&span, from: 0, count: count, nonce: nonce)
            #expect(found == tag && bytes == plain, "\(count) bytes")
        }
    }

    @Test func `a changed bit, anywhere, changes the tag`() throws {
        let ocb = try #require(OCB2(key: Self.key))
        let (bytes, tag) = try sealed([UInt8](0..<40))
        for bit in 0..<320 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            var span = changed.mutableSpan
            let found = ocb.open(&span, from: 0, count: 40, nonce: Self.nonce)
            #expect(found != tag, "bit \(bit)")
        }
    }

    @Test(arguments: [0, 15, 17, 32])
    func `a key of another size is none`(count: Int) {
        #expect(OCB2(key: [UInt8](repeating: 1, count: count)) == nil)
    }
}

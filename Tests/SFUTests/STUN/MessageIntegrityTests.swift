import Testing

@testable import SFU

@Suite struct MessageIntegrityTests {
    @Test func `the vectors of RFC 5769 verify`() throws {
        for bytes in [STUNVectors.request, STUNVectors.ipv4Response, STUNVectors.ipv6Response] {
            let message = try #require(STUNMessage(bytes: bytes))
            let offset = try #require(message.integrityOffset)
            let isValid = MessageIntegrity.isValid(bytes.span, at: offset, password: STUNVectors.password)
            #expect(isValid)
            #expect(message.fingerprintOffset == bytes.count - 8)
        }
    }

    @Test func `a wrong password, or any changed byte before the integrity, does not verify`() throws {
        let offset = 76
        let request = STUNVectors.request
        let wrong = MessageIntegrity.isValid(request.span, at: offset, password: [1, 2, 3])
        #expect(!wrong)
        let empty = MessageIntegrity.isValid(request.span, at: offset, password: [])
        #expect(!empty)
        // The length field is computed anew, so its two bytes do not count.
        for index in 0..<offset + 24 where index != 2 && index != 3 && !(offset..<offset + 4).contains(index) {
            var bytes = STUNVectors.request
            bytes[index] ^= 1
            let isValid = MessageIntegrity.isValid(bytes.span, at: offset, password: STUNVectors.password)
            #expect(!isValid, "byte \(index)")
        }
    }

    /// RFC 8489 §9.2.2.
    @Test func `the key of long-term credentials is the one in the standard's example`() {
        let key = MessageIntegrity.longTermKey(username: "user", realm: "realm", password: "pass")
        let expected: [UInt8] = [
            0x84, 0x93, 0xFB, 0xC5, 0x3B, 0xA5, 0x82, 0xFB, 0x4C, 0x04, 0x4C, 0x45, 0x6B, 0xDC, 0x40, 0xEB,
        ]
        #expect(key == expected)
    }

    @Test func `the checksum has its check value`() {
        var checksum = CRC32()
        for byte in "123456789".utf8 { checksum.append(byte) }
        #expect(checksum.value == 0xCBF4_3926)
    }
}

import Testing
import TokenAuth

@Suite struct HMACTests {
    /// RFC 4231 §4.2 to §4.8. The fifth is given there cut to 128 bits.
    @Test(arguments: [
        (key(0x0B, 20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (key(0x0C, 20), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"),
        (
            key(0xAA, 131), "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            key(0xAA, 131),
            "This is a test using a larger than block-size key and a larger than block-size data. "
                + "The key needs to be hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ])
    func `the texts of RFC 4231 have their codes`(key: [UInt8], data: String, code: String) {
        #expect(hexadecimal(HMAC.sha256(Array(data.utf8), key: key)).hasPrefix(code))
    }

    /// RFC 2202 §3.
    @Test(arguments: [
        (key(0x0B, 20), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"),
        (Array("Jefe".utf8), "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (
            key(0xAA, 80), "Test Using Larger Than Block-Size Key - Hash Key First",
            "aa4ae5e15272d00e95705637ce8a3b55ed402112"
        ),
    ])
    func `the texts of RFC 2202 have their codes`(key: [UInt8], data: String, code: String) {
        #expect(hexadecimal(HMAC.sha1(Array(data.utf8), key: key)) == code)
    }

    @Test func `the byte strings of RFC 4231 have their codes`() {
        #expect(
            hexadecimal(HMAC.sha256(Self.key(0xDD, 50), key: Self.key(0xAA, 20)))
                == "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")
        #expect(
            hexadecimal(HMAC.sha256(Self.key(0xCD, 50), key: Array(1...25)))
                == "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")
    }

    @Test func `nothing under no key has a code too`() {
        #expect(
            hexadecimal(HMAC.sha256([], key: []))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    @Test func `codes are equal if all their bytes are`() {
        #expect(HMAC.areEqual([1, 2, 3], [1, 2, 3]) && HMAC.areEqual([], []))
        #expect(!HMAC.areEqual([1, 2, 3], [1, 2, 4]) && !HMAC.areEqual([1, 2], [1, 2, 3]))
        #expect(!HMAC.areEqual([], [0]))
    }

    @Test func `SHA 256 of abc is that of FIPS 180`() {
        #expect(
            hexadecimal(Digest.sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hexadecimal(Digest.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    private static func key(_ byte: UInt8, _ count: Int) -> [UInt8] {
        [UInt8](repeating: byte, count: count)
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
